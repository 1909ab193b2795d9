"""Visitors link e-mail addresses by codes; who turns out to be somebody known before becomes that visitor."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "email_links",
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("visitor", sa.String(), nullable=False),
        sa.Column("linked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("email", name=op.f("pk_email_links")),
    )
    op.create_index(op.f("ix_email_links_visitor"), "email_links", ["visitor"])
    op.create_table(
        "email_codes",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("visitor", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("used", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_email_codes")),
    )
    for column in ("visitor", "email", "asked_at"):
        op.create_index(op.f(f"ix_email_codes_{column}"), "email_codes", [column])
    op.add_column("visitors", sa.Column("visitor", sa.String(), nullable=True))
    op.execute("UPDATE visitors SET visitor = id")
    with op.batch_alter_table("visitors") as visitors:
        visitors.alter_column("visitor", existing_type=sa.String(), nullable=False)
        visitors.create_index(op.f("ix_visitors_visitor"), ["visitor"])


def downgrade() -> None:
    with op.batch_alter_table("visitors") as visitors:
        visitors.drop_index(op.f("ix_visitors_visitor"))
        visitors.drop_column("visitor")
    op.drop_table("email_codes")
    op.drop_table("email_links")
