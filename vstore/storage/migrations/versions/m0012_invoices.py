"""Invoices and their entries; where to transfer an order's money to."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("orders", sa.Column("action_transfer", sa.JSON(), nullable=True))
    op.create_table(
        "invoices",
        sa.Column("order_number", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("is_waiting", sa.Boolean(), nullable=False),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_invoices_amount")),
        sa.ForeignKeyConstraint(["order_number"], ["orders.number"], name=op.f("fk_invoices_order_number")),
        sa.PrimaryKeyConstraint("order_number", name=op.f("pk_invoices")),
    )
    op.create_index(op.f("ix_invoices_is_waiting"), "invoices", ["is_waiting"])
    op.create_table(
        "invoice_entries",
        sa.Column("order_number", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("ck_invoice_entries_amount")),
        sa.ForeignKeyConstraint(["order_number"], ["orders.number"], name=op.f("fk_invoice_entries_order_number")),
        sa.PrimaryKeyConstraint("order_number", "position", name=op.f("pk_invoice_entries")),
        sa.UniqueConstraint("order_number", "key", name=op.f("uq_invoice_entries_order_number")),
    )


def downgrade() -> None:
    op.drop_table("invoice_entries")
    op.drop_table("invoices")
    op.drop_column("orders", "action_transfer")
    # Without a word of where to transfer it to, nobody can pay these.
    op.execute("UPDATE orders SET state = 'cancelled', action_kind = NULL WHERE action_kind = 'transfer'")
