"""What every letter of a store has in common: whose it is, and what its law and its brand want said."""

from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from scenes.products import Text, text_in
from vstore.post.wording import Wording
from vstore.post.wording_en import ENGLISH
from vstore.post.wording_ko import KOREAN

WORDINGS: Mapping[str, Wording] = {"en": ENGLISH, "ko": KOREAN}

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=lambda name: name is not None and name.endswith(".html"),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
"""What people wrote is text in HTML, never markup."""


class Letterhead(msgspec.Struct, frozen=True):
    """A store as it signs its letters. `language` is its own, for those who read none that letters are written in;
    `links` are its terms and the like, by what they are called; `withdrawal_days` gives a country's right of it;
    `business` is who the store is, as its law wants it told."""

    store: Text
    language: str
    withdrawal_days: Callable[[str], int]
    links: tuple[tuple[Text, str], ...] = ()
    business: Text = {}

    def language_for(self, wanted: str) -> str:
        """The language of a letter to somebody who reads `wanted`."""
        return next((each for each in (wanted, self.language) if each in WORDINGS), "en")

    def name_in(self, language: str) -> str:
        return text_in(self.store, language)

    def links_in(self, language: str) -> list[tuple[str, str]]:
        return [(text_in(label, language), url) for label, url in self.links]
