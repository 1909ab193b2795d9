"""A store as a folder on disk: settings, catalog, scenes, assets and knowledge, read strictly and all at once."""

from vstore.storefolder.reading import read_store
from vstore.storefolder.selling import Delivery
from vstore.storefolder.settings import Payment, Policies, Settings
from vstore.storefolder.store import Store, StoreFaults

__all__ = ["Delivery", "Payment", "Policies", "Settings", "Store", "StoreFaults", "read_store"]
