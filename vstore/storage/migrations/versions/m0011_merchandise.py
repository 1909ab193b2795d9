"""Editions of the catalog, what staff set, flash offers, prices there have been, changes; carts know what was seen."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "catalog_editions",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("products", sa.Text(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_catalog_editions")),
    )
    op.create_table(
        "goods_settings",
        sa.Column("sku", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("price", sa.BigInteger(), nullable=True),
        sa.Column("compare_at", sa.BigInteger(), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("sku", name=op.f("pk_goods_settings")),
    )
    op.create_table(
        "flash_offers",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_flash_offers")),
    )
    op.create_table(
        "prices",
        sa.Column("sku", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("sku", "since", name=op.f("pk_prices")),
    )
    op.create_table(
        "goods_changes",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by", sa.String(), nullable=False),
        sa.Column("sku", sa.String(), nullable=False),
        sa.Column("said_before", sa.JSON(), nullable=False),
        sa.Column("said_after", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_goods_changes")),
    )
    op.create_index(op.f("ix_goods_changes_sku"), "goods_changes", ["sku"])
    with op.batch_alter_table("cart_lines") as lines:
        lines.add_column(sa.Column("seen", sa.BigInteger(), nullable=True))
        lines.add_column(sa.Column("seen_currency", sa.String(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("cart_lines") as lines:
        lines.drop_column("seen_currency")
        lines.drop_column("seen")
    for table in ("goods_changes", "prices", "flash_offers", "goods_settings", "catalog_editions"):
        op.drop_table(table)
