"""Versions of scenes, so that publishing can be undone."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "scene_versions",
        sa.Column("publication", sa.Integer(), nullable=False),
        sa.Column("scene", sa.String(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("publication", "scene", name=op.f("pk_scene_versions")),
    )


def downgrade() -> None:
    op.drop_table("scene_versions")
