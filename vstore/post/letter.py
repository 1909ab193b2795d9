"""A letter: what a visitor gets by mail, before it is an e-mail message."""

import msgspec


class Letter(msgspec.Struct, frozen=True):
    """To one person, in one language (ISO 639-1), as plain text and as HTML. `name` may be empty."""

    name: str
    email: str
    language: str
    subject: str
    text: str
    html: str

    def __repr__(self) -> str:
        return "Letter(...)"
