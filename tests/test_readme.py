"""The README cannot lie: what it must name, it names."""

import re
from pathlib import Path

import pytest

from nlp.languages import LANGUAGES
from vstore.catalogues.importing import FORMATS
from vstore.payments import PROVIDERS
from vstore.payments.stories import STORIES
from vstore.protocol.codec import CODECS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()


def test_readme_names_what_can_be_chosen() -> None:
    named = [*PROVIDERS, *STORIES, *CODECS, *(f"nlp/languages/{code}" for code in LANGUAGES)]
    assert [each for each in named if f"`{each}`" not in README] == []
    assert [each.name for each in FORMATS if each.name not in README] == []


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:vstore|avatars|nlp|scenes|tests|clients)/[\w./-]+)`", README)))
)
def test_every_path_in_the_readme_exists(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("picture", re.findall(r"!\[[^]]*\]\(([^)]+)\)", README))
def test_every_picture_in_the_readme_exists(picture: str) -> None:
    assert (ROOT / picture).is_file()
