"""The export of everything about a visitor: one documented shape, for people and for programs (GDPR art. 15, 20)."""

from datetime import datetime

import msgspec

from scenes.products import Text

FORMAT = "vstore-personal-data/1"


class Section(msgspec.Struct, frozen=True):
    """The records of one kind. `about` says what they are; times are RFC 3339 in UTC, amounts minor units."""

    name: str
    about: Text
    records: tuple[dict[str, object], ...]


class PersonalData(msgspec.Struct, frozen=True):
    """Everything that a store holds about one visitor, empty kinds left out."""

    visitor: str
    exported_at: datetime
    sections: tuple[Section, ...]
    format: str = FORMAT


class NobodyFound(Exception):
    """Nobody is known by this visitor id, order number or e-mail address."""

    def __init__(self) -> None:
        super().__init__("Nobody is known by this. Give a visitor id, an order number or an e-mail address.")
