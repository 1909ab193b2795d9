"""The outbox, and the language of an order."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "outbox_events",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("happened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("addressed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_outbox_events")),
        sa.UniqueConstraint("id", name=op.f("uq_outbox_events_id")),
    )
    op.create_index(op.f("ix_outbox_events_subject"), "outbox_events", ["subject"])
    op.create_index(op.f("ix_outbox_events_addressed"), "outbox_events", ["addressed"])
    op.create_table(
        "outbox_deliveries",
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fault", sa.String(), nullable=False),
        sa.CheckConstraint("attempts >= 0", name=op.f("ck_outbox_deliveries_attempts")),
        sa.ForeignKeyConstraint(["event"], ["outbox_events.id"], name=op.f("fk_outbox_deliveries_event")),
        sa.PrimaryKeyConstraint("event", "recipient", name=op.f("pk_outbox_deliveries")),
    )
    op.create_index(op.f("ix_outbox_deliveries_state"), "outbox_deliveries", ["state"])
    op.create_table(
        "outbox_closed",
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("fault", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("recipient", name=op.f("pk_outbox_closed")),
    )
    op.add_column("orders", sa.Column("language", sa.String(), nullable=False, server_default="en"))


def downgrade() -> None:
    op.drop_column("orders", "language")
    op.drop_table("outbox_closed")
    op.drop_table("outbox_deliveries")
    op.drop_table("outbox_events")
