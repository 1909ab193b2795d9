"""A brand's own catalog, as its shop system exports it, read into products: nothing good is lost to a broken row."""

from vstore.catalogues.building import Imported
from vstore.catalogues.importing import read_catalogue, usual_currency
from vstore.catalogues.writing import write_catalogue

__all__ = ["Imported", "read_catalogue", "usual_currency", "write_catalogue"]
