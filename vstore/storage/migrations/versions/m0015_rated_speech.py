"""Visitors say whether what an agent said was good: kept with the line of the conversation."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("chat_lines") as lines:
        lines.add_column(sa.Column("utterance", sa.String(), nullable=False, server_default=""))
        lines.add_column(sa.Column("good", sa.Boolean(), nullable=True))
        lines.create_index(op.f("ix_chat_lines_good"), ["good"])
    with op.batch_alter_table("chat_lines") as lines:
        lines.alter_column("utterance", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("chat_lines") as lines:
        lines.drop_index(op.f("ix_chat_lines_good"))
        lines.drop_column("good")
        lines.drop_column("utterance")
