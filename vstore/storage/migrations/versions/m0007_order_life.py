"""What happens to orders after they were paid: events and refunds; lines that cannot be withdrawn from."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

REFUNDS_SO_FAR = """
INSERT INTO refunds (order_number, position, key, amount, currency, reason, status, asked_at, answered_at)
SELECT number, 0, number || '-refund', received, received_currency, 'not_kept',
       CASE state WHEN 'refunded' THEN 'done' ELSE 'due' END, changed_at,
       CASE state WHEN 'refunded' THEN changed_at END
FROM orders WHERE state IN ('refund_due', 'refunded') AND received > 0
"""

LIVED = "('preparing', 'partly_shipped', 'shipped', 'delivered', 'returned')"


def upgrade() -> None:
    op.add_column("order_lines", sa.Column("no_withdrawal", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "order_events",
        sa.Column("order_number", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("change", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["order_number"], ["orders.number"], name=op.f("fk_order_events_order_number")),
        sa.PrimaryKeyConstraint("order_number", "position", name=op.f("pk_order_events")),
        sa.UniqueConstraint("order_number", "key", name=op.f("uq_order_events_order_number")),
    )
    op.create_table(
        "refunds",
        sa.Column("order_number", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("amount > 0", name=op.f("ck_refunds_amount")),
        sa.ForeignKeyConstraint(["order_number"], ["orders.number"], name=op.f("fk_refunds_order_number")),
        sa.PrimaryKeyConstraint("order_number", "position", name=op.f("pk_refunds")),
        sa.UniqueConstraint("key", name=op.f("uq_refunds_key")),
    )
    op.create_index(op.f("ix_refunds_status"), "refunds", ["status"])
    op.execute(REFUNDS_SO_FAR)


def downgrade() -> None:
    op.drop_table("refunds")
    op.drop_table("order_events")
    op.drop_column("order_lines", "no_withdrawal")
    # Without their events, these are orders that were paid: nothing more is known of them.
    op.execute(f"UPDATE orders SET state = 'paid' WHERE state IN {LIVED}")
