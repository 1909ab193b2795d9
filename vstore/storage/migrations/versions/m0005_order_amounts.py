"""Orders record discounts, tax and the way of delivery, each line its share; contacts have a region and a detail."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TOTAL = "total = subtotal - discount + delivery + CASE WHEN tax_included THEN 0 ELSE tax END"


def upgrade() -> None:
    with op.batch_alter_table("order_lines") as lines:
        for name in ("discount", "tax"):
            lines.add_column(sa.Column(name, sa.BigInteger(), nullable=False, server_default="0"))
    with op.batch_alter_table("orders") as orders:
        for name in ("discount", "delivery_tax", "tax"):
            orders.add_column(sa.Column(name, sa.BigInteger(), nullable=False, server_default="0"))
        orders.add_column(sa.Column("tax_included", sa.Boolean(), nullable=False, server_default=sa.true()))
        orders.add_column(sa.Column("discounts", sa.JSON(), nullable=False, server_default="[]"))
        orders.add_column(sa.Column("delivery_method", sa.JSON(), nullable=True))
        for name in ("region", "address_detail"):
            orders.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        orders.drop_constraint(op.f("ck_orders_total"), type_="check")
        orders.create_check_constraint(op.f("ck_orders_total"), TOTAL)
        orders.create_check_constraint(op.f("ck_orders_discount"), "discount >= 0 AND discount <= subtotal")


def downgrade() -> None:
    with op.batch_alter_table("orders") as orders:
        orders.drop_constraint(op.f("ck_orders_total"), type_="check")
        orders.drop_constraint(op.f("ck_orders_discount"), type_="check")
    # The older tables know no discounts and no tax: what was agreed stays true in the total.
    op.execute("UPDATE orders SET subtotal = total - delivery")
    with op.batch_alter_table("orders") as orders:
        orders.create_check_constraint(op.f("ck_orders_total"), "total = subtotal + delivery")
        for name in ("address_detail", "region", "delivery_method", "discounts"):
            orders.drop_column(name)
        for name in ("tax_included", "tax", "delivery_tax", "discount"):
            orders.drop_column(name)
    with op.batch_alter_table("order_lines") as lines:
        for name in ("tax", "discount"):
            lines.drop_column(name)
