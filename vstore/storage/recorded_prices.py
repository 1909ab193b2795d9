"""The prices that a store has recorded, looked up without opening its database for work."""

from sqlalchemy import inspect
from sqlmodel import Session

from vstore.commerce.price_history import PriceHistory
from vstore.storage.engine import engine_for
from vstore.storage.merchandise import StoredMerchandise
from vstore.storage.merchandise_tables import PriceRow


def recorded_prices(url: str) -> PriceHistory:
    """What the database at an SQLAlchemy URL tells; nothing is changed there, not even tables of an older schema."""
    engine = engine_for(url)
    try:
        if not inspect(engine).has_table(PriceRow.__tablename__):
            return PriceHistory()
        with Session(engine) as session:
            return PriceHistory(StoredMerchandise(session).prices())
    finally:
        engine.dispose()
