"""Real product exports, which live beside the repository and never in it."""

from pathlib import Path

import pytest

EXPORTS = Path(__file__).parents[3] / "shared" / "data" / "catalogues"


def export(name: str) -> bytes:
    """The bytes of an export such as "shopify/apparel.csv"; skips the test where the data is absent."""
    path = EXPORTS / name
    if not path.is_file():
        pytest.skip(f"{path} is absent: real exports are tested only where they are at hand")
    return path.read_bytes()
