"""Each quote asks what a visitor has used: the books find it without reading every order's use."""

from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(op.f("ix_promotion_uses_visitor"), "promotion_uses", ["visitor"])


def downgrade() -> None:
    op.drop_index(op.f("ix_promotion_uses_visitor"), table_name="promotion_uses")
