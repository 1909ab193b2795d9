"""Carts are kept for a while since they were last touched; those there are count from now."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    touches = op.create_table(
        "cart_touches",
        sa.Column("visitor", sa.String(), nullable=False),
        sa.Column("touched_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("visitor", name=op.f("pk_cart_touches")),
    )
    op.create_index(op.f("ix_cart_touches_touched_at"), "cart_touches", ["touched_at"])
    lines = sa.table("cart_lines", sa.column("visitor", sa.String()))
    whose = sa.select(lines.c.visitor, sa.literal(datetime.now(UTC), sa.DateTime(timezone=True))).distinct()
    op.execute(sa.insert(touches).from_select(["visitor", "touched_at"], whose))


def downgrade() -> None:
    op.drop_table("cart_touches")
