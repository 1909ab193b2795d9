"""Consents, chats, what agents remember, the access log, erasures and the separated store."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "consents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visitor", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consents")),
    )
    op.create_index(op.f("ix_consents_visitor"), "consents", ["visitor"])
    op.create_table(
        "visit_memories",
        sa.Column("visitor", sa.String(), nullable=False),
        sa.Column("liked", sa.JSON(), nullable=False),
        sa.Column("rejected", sa.JSON(), nullable=False),
        sa.Column("budget", sa.BigInteger(), nullable=True),
        sa.Column("kept_at", AT, nullable=False),
        sa.PrimaryKeyConstraint("visitor", name=op.f("pk_visit_memories")),
    )
    op.create_index(op.f("ix_visit_memories_kept_at"), "visit_memories", ["kept_at"])
    op.create_table(
        "chat_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visitor", sa.String(), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.Column("disputed_order", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat_lines")),
    )
    op.create_index(op.f("ix_chat_lines_visitor"), "chat_lines", ["visitor"])
    op.create_index(op.f("ix_chat_lines_at"), "chat_lines", ["at"])
    op.create_index(op.f("ix_chat_lines_disputed_order"), "chat_lines", ["disputed_order"])
    op.create_table(
        "personal_data_accesses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", AT, nullable=False),
        sa.Column("actor_kind", sa.String(), nullable=False),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_personal_data_accesses")),
    )
    op.create_index(op.f("ix_personal_data_accesses_at"), "personal_data_accesses", ["at"])
    op.create_index(op.f("ix_personal_data_accesses_subject"), "personal_data_accesses", ["subject"])
    op.create_table(
        "erasures",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("visitor", sa.String(), nullable=False),
        sa.Column("asked_at", AT, nullable=False),
        sa.Column("confirmed_at", AT, nullable=True),
        sa.Column("carried_out_at", AT, nullable=True),
        sa.Column("closed_at", AT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasures")),
    )
    op.create_index(op.f("ix_erasures_visitor"), "erasures", ["visitor"])
    op.create_index("ix_erasures_under_way", "erasures", ["closed_at", "confirmed_at"])
    op.create_table(
        "separated_records",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("record_class", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("separated_at", AT, nullable=False),
        sa.Column("kept_until", AT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_separated_records")),
    )
    op.create_index(op.f("ix_separated_records_reference"), "separated_records", ["reference"])
    op.create_index(op.f("ix_separated_records_kept_until"), "separated_records", ["kept_until"])


def downgrade() -> None:
    for table in (
        "separated_records",
        "erasures",
        "personal_data_accesses",
        "chat_lines",
        "visit_memories",
        "consents",
    ):
        op.drop_table(table)
