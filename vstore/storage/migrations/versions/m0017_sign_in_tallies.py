"""Failures to sign in outlive a restart."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sign_in_tallies",
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_sign_in_tallies")),
    )
    op.create_index(op.f("ix_sign_in_tallies_last"), "sign_in_tallies", ["last"])


def downgrade() -> None:
    op.drop_table("sign_in_tallies")
