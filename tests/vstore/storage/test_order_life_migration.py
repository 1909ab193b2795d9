"""Orders whose money was going back before refunds had records of their own get one, and lose it without harm."""

from sqlalchemy import text

from tests.vstore.storage.test_order_amounts import keep
from vstore.storage.books import StoredBooks
from vstore.storage.database import Database
from vstore.storage.schema import downgrade, upgrade

OLD_REFUNDS = """
UPDATE orders SET state = 'refund_due', received = 500, received_currency = 'KRW' WHERE number = 'x'
"""


async def test_refund_that_was_due_is_due_still_under_the_key_that_the_provider_knows(database: Database) -> None:
    keep(database, subtotal=500, discount=0, delivery=0, total=500, tax=0, tax_included=True)
    downgrade(database.engine, "0005")
    with database.engine.begin() as connection:
        connection.execute(text(OLD_REFUNDS))
    upgrade(database.engine)
    (order,) = await StoredBooks(database).read(lambda page: page.orders.unsettled())
    assert [(refund.key, refund.amount.amount) for refund in order.due_refunds] == [("x-refund", 500)]
    assert order.refundable == 0


async def test_order_on_its_way_is_a_paid_one_to_the_tables_of_before(database: Database) -> None:
    keep(database, subtotal=500, discount=0, delivery=0, total=500, tax=0, tax_included=True)
    with database.engine.begin() as connection:
        connection.execute(text("UPDATE orders SET state = 'partly_shipped'"))
    downgrade(database.engine, "0005")
    with database.engine.begin() as connection:
        assert connection.execute(text("SELECT state FROM orders")).scalars().all() == ["paid"]
