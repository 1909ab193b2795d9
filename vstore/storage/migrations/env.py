"""Alembic runs this: migrations on the connection that vstore.storage.schema gives."""

from alembic import context

from vstore.storage.schema import every_table

context.configure(
    connection=context.config.attributes["connection"], target_metadata=every_table(), render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
