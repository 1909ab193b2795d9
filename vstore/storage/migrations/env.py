"""Alembic runs this: migrations on the connection that vstore.storage.schema gives."""

from alembic import context

import vstore.storage.link_tables
import vstore.storage.order_life_tables
import vstore.storage.outbox_tables
import vstore.storage.privacy_tables
import vstore.storage.promotion_tables
import vstore.storage.staff_tables  # noqa: F401
from vstore.storage.tables import Table

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Table.metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
