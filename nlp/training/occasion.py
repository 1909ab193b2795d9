"""Occasions on which an agent speaks: what was said to it, what it has to say, and how it may take that up."""

import msgspec


class Occasion(msgspec.Struct, frozen=True):
    """One kind of exchange in one language.

    `heard` are patterns of what a visitor says, `says` keys of phrases that make the reply, `openings` patterns of
    courtesies that may stand before it. Where `echoes`, the visitor tells a <situation>, which the reply takes up;
    elsewhere one may be told (<lived> is a whole sentence of it), and the reply is about something else.
    """

    heard: tuple[str, ...]
    says: tuple[tuple[str, ...], ...]
    openings: tuple[str, ...] = ()
    echoes: bool = False


class Situation(msgspec.Struct, frozen=True):
    """What somebody needs a thing for: as they tell it, and beginnings of an answer that takes it up.

    What is told may be a whole sentence, or the end of one ("do you have something for ...").
    """

    told: str
    taken_up: tuple[str, ...]
    is_sentence: bool = False


class Occasions(msgspec.Struct, frozen=True):
    """All occasions of one language.

    `rewritings` are (pattern, replacement) pairs that turn a phrase into another way to say the same; `things` words
    that visitors use for goods, `reasons` and `places` values of slots that no catalog holds.
    """

    occasions: tuple[Occasion, ...]
    situations: tuple[Situation, ...]
    rewritings: tuple[tuple[str, str], ...]
    personas: tuple[str, ...]
    things: tuple[str, ...]
    values: dict[str, tuple[str, ...]]
