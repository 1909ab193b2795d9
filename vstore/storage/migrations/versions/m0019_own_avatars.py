"""Visitors wear avatars of their own, but those that staff have taken away."""

import sqlalchemy as sa
from alembic import op

from vstore.storage.columns import UtcTime

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "own_avatars",
        sa.Column("visitor", sa.String(), nullable=False),
        sa.Column("avatar", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("authors", sa.JSON(), nullable=False),
        sa.Column("licence", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("worn_at", UtcTime(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("visitor", "avatar", name=op.f("pk_own_avatars")),
    )
    op.create_index(op.f("ix_own_avatars_avatar"), "own_avatars", ["avatar"])
    op.create_index(op.f("ix_own_avatars_worn_at"), "own_avatars", ["worn_at"])
    op.create_table(
        "refused_avatars",
        sa.Column("avatar", sa.String(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("avatar", name=op.f("pk_refused_avatars")),
    )


def downgrade() -> None:
    op.drop_table("refused_avatars")
    op.drop_index(op.f("ix_own_avatars_worn_at"), table_name="own_avatars")
    op.drop_index(op.f("ix_own_avatars_avatar"), table_name="own_avatars")
    op.drop_table("own_avatars")
