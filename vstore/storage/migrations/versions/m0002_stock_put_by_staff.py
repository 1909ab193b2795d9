"""Stock remembers that staff have put a count, so that a catalog loaded later does not overrule them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("stock", sa.Column("put_by_staff", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column("stock", "put_by_staff")
