"""A fresh little store for every journey."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.support.little_store import House, open_house


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    opened = await open_house(tmp_path)
    yield opened
    opened.close()
