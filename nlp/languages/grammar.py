"""The tables and readers by which a language is understood."""

from collections.abc import Callable, Mapping
from re import Pattern

import msgspec

from nlp.concepts import Field
from nlp.turn import Reference


class Token(msgspec.Struct, frozen=True):
    """A word of an utterance: `start` and `end` in the text, `forms` what it may stand for, barest last."""

    start: int
    end: int
    forms: tuple[str, ...]


class Price(msgspec.Struct, frozen=True):
    """A price or a range that was said, in whole minor units, between `start` and `end` of the text."""

    start: int
    end: int
    least: int | None = None
    most: int | None = None


class Count(msgspec.Struct, frozen=True):
    """A number of pieces that was said, between `start` and `end` of the text."""

    start: int
    end: int
    number: int


class Pointer(msgspec.Struct, frozen=True):
    """A phrase that points at things of the room, between `start` and `end` of the text.

    `definite` False means that the words alone ask for any such thing, not for one that is known.
    """

    start: int
    end: int
    reference: Reference


class Grammar(msgspec.Struct, frozen=True):
    """How a language is read. Texts are normalised (nlp.tokens.normal) before they come here.

    `cues` maps a cue's name (nlp.cues lists them) to a pattern; `words` maps field and concept to the language's words;
    `tokens` splits with light morphology; `negated(text, start, end)` tells whether what stands there is not wanted;
    `prices(text, currency)`, `counts` and `pointers` read prices, quantities and references.
    """

    cues: Mapping[str, Pattern[str]]
    words: Mapping[Field, Mapping[str, tuple[str, ...]]]
    tokens: Callable[[str], tuple[Token, ...]]
    prices: Callable[[str, str], tuple[Price, ...]]
    counts: Callable[[str], tuple[Count, ...]]
    pointers: Callable[[str], tuple[Pointer, ...]]
    negated: Callable[[str, int, int], bool]
