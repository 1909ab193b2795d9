"""The tables and readers by which a language is understood."""

from collections.abc import Callable, Mapping
from re import Pattern
from typing import Literal

import msgspec

from nlp.concepts import Field
from nlp.turn import Reference

Stance = Literal["wanted", "excluded", "waived"]


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
    """A phrase that means things of the room, between `start` and `end` of the text, with what its words say of them.

    The attributes named inside belong to the thing; its own noun may still follow up to `reach`. `anchor` is the thing
    that the reference's relation starts from. `skipped` are spans whose words name places, not products. `is_definite`
    False means that the words may as well wish for any such thing, `is_pronoun` that attributes beside it are asked,
    not given, `echoes` that they take up what the utterance has named before, if it has: "the red one, is it warm?".
    """

    start: int
    end: int
    reference: Reference
    reach: int = 0
    anchor: "Pointer | None" = None
    is_definite: bool = True
    is_pronoun: bool = False
    echoes: bool = False
    skipped: tuple[tuple[int, int], ...] = ()


class Grammar(msgspec.Struct, frozen=True):
    """How a language is read. Texts are normalised (nlp.tokens.normal) before they come here.

    `cues` maps a cue's name to a pattern, the same names in every language; `breaks` matches where a new clause may
    begin. `words` maps field and concept to the language's words, `parts` what belongs to a thing ("hood") to its
    words, `uses` kind or tag to what people say who need one and do not name it; `tokens` splits with light morphology;
    `stance(text, start, end)` tells whether what stands there is wanted, must not be, or need not be; `joined` matches
    what stands between things of which the same holds, as is said of the `decisive` one ("not leather or wool",
    "가죽이랑 울은 빼고"); `indexed` gives the forms under which a word is found again. `plain` words are right as they
    stand, and `spoken` ones are what a typing error may have been; `idioms` matches phrases whose words do not mean
    products, `function_words` those that say nothing of what an utterance is about. `prices(text, currency)`, `counts`
    and `pointers` read prices, quantities and references; `written_out` gives what is typed as in chats as a
    dictionary has it. `brands(text, names, kinds)` finds names of another script that are written by their sound, as
    (start, end, name); `kinds` is where kinds begin.
    """

    cues: Mapping[str, Pattern[str]]
    words: Mapping[Field, Mapping[str, tuple[str, ...]]]
    parts: Mapping[str, tuple[str, ...]]
    uses: Mapping[str, tuple[str, ...]]
    tokens: Callable[[str], tuple[Token, ...]]
    indexed: Callable[[str], tuple[str, ...]]
    plain: frozenset[str]
    spoken: frozenset[str]
    idioms: Pattern[str]
    function_words: Pattern[str]
    breaks: Pattern[str]
    prices: Callable[[str, str], tuple[Price, ...]]
    counts: Callable[[str], tuple[Count, ...]]
    pointers: Callable[[str], tuple[Pointer, ...]]
    stance: Callable[[str, int, int], Stance]
    joined: Pattern[str]
    decisive: Literal["first", "last"]
    written_out: Callable[[str], str]
    exchanged: tuple[str, str]
    brands: Callable[[str, frozenset[str], tuple[int, ...]], tuple[tuple[int, int, str], ...]] | None = None
