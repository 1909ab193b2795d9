"""Promotions, the orders that used them, and the coupon codes given for carts."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "cart_codes",
        sa.Column("visitor", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("visitor", "code", name=op.f("pk_cart_codes")),
    )
    op.create_table(
        "promotions",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("definition", sa.JSON(), nullable=False),
        sa.Column("from_folder", sa.Boolean(), nullable=False),
        sa.Column("ended", sa.Boolean(), nullable=False),
        sa.Column("most_uses", sa.Integer(), nullable=True),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.CheckConstraint("used >= 0", name=op.f("ck_promotions_used")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promotions")),
    )
    op.create_index(op.f("ix_promotions_code"), "promotions", ["code"])
    op.create_table(
        "promotion_uses",
        sa.Column("promotion", sa.String(), nullable=False),
        sa.Column("order_number", sa.String(), nullable=False),
        sa.Column("visitor", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["promotion"], ["promotions.id"], name=op.f("fk_promotion_uses_promotion")),
        sa.PrimaryKeyConstraint("promotion", "order_number", name=op.f("pk_promotion_uses")),
    )
    op.create_index(op.f("ix_promotion_uses_order_number"), "promotion_uses", ["order_number"])


def downgrade() -> None:
    op.drop_table("promotion_uses")
    op.drop_table("promotions")
    op.drop_table("cart_codes")
