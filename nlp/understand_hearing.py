"""What stands in an utterance: cues, prices, sizes, quantities, names and pointing phrases."""

import re
from collections.abc import Iterable
from itertools import pairwise
from re import Pattern
from typing import Protocol

import msgspec

from nlp.concepts import within
from nlp.currencies import SPOKEN
from nlp.languages import LANGUAGES, mixed_in
from nlp.languages.grammar import Count, Grammar, Pointer, Price, Stance
from nlp.lexicon import Lexicon
from nlp.tokens import normal
from nlp.vocabulary import Mention, Sense

Span = tuple[int, int]

_CODES = frozenset({"xs", "s", "m", "l", "xl", "xxl", "xxxl", "2xl", "3xl"})
_NUMBER = re.compile(r"(?<![\d.,$₩€#-])\d{2,3}(?![\d.,]*\d|\s?%)")
_SHOE_SIZE = re.compile(r"\d\d[05](?!\d)|\d{2,3}\s?mm")
_WORN = frozenset({"clothing", "shoes"})
_BESIDE = 12
"""Characters on either side in which "size" makes a word a size."""


class Spanned(Protocol):
    """What stands between two places of the text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class Named(msgspec.Struct, frozen=True):
    """A whole product name in the text, and whose it is."""

    start: int
    end: int
    entries: frozenset[str]


class Heard(msgspec.Struct, frozen=True):
    """An utterance taken apart. `plain` is its normalised, corrected text, which all spans refer to.

    `foreign` is the currency of amounts that are not in the store's own, where only such are said.
    """

    plain: str
    language: str
    prices: tuple[Price, ...]
    sizes: tuple[Mention, ...]
    counts: tuple[Count, ...]
    mentions: tuple[Mention, ...]
    names: tuple[Named, ...]
    pointers: tuple[Pointer, ...]
    foreign: str | None = None

    @property
    def grammar(self) -> Grammar:
        return LANGUAGES[self.language].grammar

    def fired(self, text: str | None = None) -> frozenset[str]:
        """The cues whose patterns occur in `text`, or in the whole utterance."""
        said = self.plain if text is None else text
        return frozenset[str]().union(*(_cues(said, each.grammar) for each in mixed_in(said, self.language)))

    def stance(self, mention: Mention) -> Stance:
        """Whether what is mentioned is wanted, in whichever language of mixed speech that is said."""
        if mention.sense.field == "kind" and self._is_served(mention):
            return "waived"
        stances = (self._stance(mention, each.grammar) for each in LANGUAGES.values())
        return next((stance for stance in stances if stance != "wanted"), "wanted")

    def _is_served(self, mention: Mention) -> bool:
        """Whether a kind of thing is only what another is for: "a throw for the sofa"."""
        marked = self.plain
        for each in reversed(self.named("kind")):
            begin, end = "<>" if each == mention else "{}"
            marked = f"{marked[: each.start]}{begin}{marked[each.start : each.end]}{end}{marked[each.end :]}"
        return bool(self.grammar.cues["served"].search(marked))

    def _stance(self, mention: Mention, grammar: Grammar) -> Stance:
        said = grammar.stance(self.plain, mention.start, mention.end)
        decisive = self._joined(mention, grammar) if said == "wanted" else None
        return self._stance(decisive, grammar) if decisive else said

    def _joined(self, mention: Mention, grammar: Grammar) -> Mention | None:
        """The neighbour in a list from which `mention` has its stance: what is said of one end holds for all."""
        for before, after in pairwise(self.mentions):
            decisive, other = (before, after) if grammar.decisive == "first" else (after, before)
            between = grammar.joined.match(self.plain, before.end) if other == mention else None
            if between and between.end() == after.start and before.sense.field == after.sense.field:
                return decisive
        return None

    def pieces(self) -> list[Span]:
        """The clauses, as far as they can be told."""
        breaks = (found.end() for found in self.grammar.breaks.finditer(self.plain))
        cuts = [0, *breaks, len(self.plain)]
        return [(start, end) for start, end in pairwise(cuts) if end > start]

    def named(self, field: str) -> tuple[Mention, ...]:
        """The mentions of one field."""
        return tuple(each for each in self.mentions if each.sense.field == field)


def hear(text: str, language: str, lexicon: Lexicon) -> Heard:
    """Takes `text`, spoken in `language`, apart with the words of `lexicon`."""
    grammar = LANGUAGES[language].grammar
    plain = corrected(normal(text), language, lexicon)
    prices = grammar.prices(plain, lexicon.currency)
    names = tuple(
        Named(start, end, entries)
        for start, end, entries in lexicon.names.whole(plain, language)
        if not lexicon.vocabulary.senses(plain[start:end])
    )
    mentions = _with_brands_by_sound(lexicon.mentions(plain, language), plain, lexicon, grammar)
    free = _unclaimed(mentions, [*spans(prices, names), *_idioms(plain, grammar)])
    sizes = (*_size_words(plain, free, lexicon, grammar), *_size_numbers(plain, prices, lexicon, grammar))
    counts = grammar.counts(plain)
    return Heard(
        plain=plain,
        language=language,
        prices=prices,
        sizes=sizes,
        counts=tuple(each for each in counts if not _overlaps((each.start, each.end), spans(sizes, prices))),
        mentions=tuple(each for each in free if each.sense.field != "size"),
        names=names,
        pointers=grammar.pointers(plain),
        foreign=None if prices else _foreign(plain, grammar, lexicon.currency),
    )


def _with_brands_by_sound(
    mentions: tuple[Mention, ...], plain: str, lexicon: Lexicon, grammar: Grammar
) -> tuple[Mention, ...]:
    """The mentions, and the brands that are written by their sound where nothing else is named."""
    if grammar.brands is None:
        return mentions
    kinds = tuple(each.start for each in mentions if each.sense.field == "kind")
    found = grammar.brands(plain, lexicon.known["brand"], kinds)
    spelled = (Mention(start, end, (Sense("brand", brand),)) for start, end, brand in found)
    new = _unclaimed(tuple(spelled), spans(mentions))
    return tuple(sorted((*mentions, *new), key=lambda each: each.start)) if new else mentions


def _foreign(plain: str, grammar: Grammar, own: str) -> str | None:
    return next((each for each in SPOKEN if each != own and grammar.prices(plain, each)), None)


def corrected(plain: str, language: str, lexicon: Lexicon) -> str:
    """`plain` without chat spellings, and with words that are one letter off from a known word put right.

    What says something as it stands ("not too pricey") is no typing error.
    """
    grammar, spelling = LANGUAGES[language].grammar, lexicon.spellings[language]
    plain = grammar.written_out(plain)
    for token in reversed(grammar.tokens(plain)):
        if any(form in grammar.plain or lexicon.knows(form) for form in token.forms):
            continue
        meant = next(((form, word) for form in token.forms[:2] if (word := spelling.meant(form))), None)
        if meant and plain[token.start :].startswith(meant[0]):
            right = plain[: token.start] + meant[1] + plain[token.start + len(meant[0]) :]
            plain = right if _cues(plain, grammar) <= _cues(right, grammar) else plain
    return plain


def _cues(text: str, grammar: Grammar) -> frozenset[str]:
    return frozenset(cue for cue, pattern in grammar.cues.items() if pattern.search(text))


def spans(*groups: Iterable[Spanned]) -> list[Span]:
    """Where things of any sort stand."""
    return [(each.start, each.end) for group in groups for each in group]


def _overlaps(span: Span, others: list[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _idioms(plain: str, grammar: Grammar) -> list[Span]:
    return [found.span() for found in grammar.idioms.finditer(plain)]


def _unclaimed(mentions: tuple[Mention, ...], claimed: list[Span]) -> tuple[Mention, ...]:
    return tuple(each for each in mentions if not _overlaps((each.start, each.end), claimed))


def _size_words(plain: str, mentions: tuple[Mention, ...], lexicon: Lexicon, grammar: Grammar) -> tuple[Mention, ...]:
    """The mentions that are sizes: codes and the catalog's own words, unless they just describe ("a small bag")."""
    kinds = {each.start: each.sense.value for each in mentions if each.sense.field == "kind"}
    return tuple(
        Mention(each.start, each.end, (sense,))
        for each in mentions
        for sense in each.senses[:1]
        if sense.field == "size"
        and _is_size(
            plain,
            each,
            grammar.cues["size_word"],
            known=lexicon.is_sold("size", sense.value),
            before=kinds.get(each.end + 1),
        )
    )


def _is_size(plain: str, each: Mention, size_word: Pattern[str], *, known: bool, before: str | None) -> bool:
    """`before` is the kind of thing that follows: a large jacket is of size L, a large bag is not."""
    said = plain[each.start : each.end]
    if said in _CODES or _is_beside(plain, each.start, each.end, size_word):
        return True
    is_code = any(sense.field == "size" and sense.value.casefold() in _CODES for sense in each.senses)
    worn = before is not None and not _WORN.isdisjoint(within("kind", before))
    return (worn and is_code) or (known and before is None)


def _is_beside(plain: str, start: int, end: int, size_word: Pattern[str]) -> bool:
    """Whether "size" stands right before or behind."""
    before = plain[max(start - _BESIDE, 0) : start].rstrip()
    found = [each.end() for each in size_word.finditer(before)]
    return (bool(found) and found[-1] == len(before)) or bool(size_word.match(plain[end:].lstrip()))


def _size_numbers(plain: str, prices: tuple[Price, ...], lexicon: Lexicon, grammar: Grammar) -> tuple[Mention, ...]:
    """Numbers that are sizes: those of the catalog, and others that are said to be ("size 290")."""
    numeric = any(value.isdigit() for value in lexicon.known["size"])
    return tuple(
        Mention(found.start(), found.end(), (Sense("size", found[0]),))
        for found in _NUMBER.finditer(plain)
        if not _overlaps(found.span(), spans(prices))
        and not grammar.cues["unit"].match(plain[found.end() :])
        and (
            lexicon.is_sold("size", found[0])
            or _is_beside(plain, found.start(), found.end(), grammar.cues["size_word"])
            or (numeric and bool(_SHOE_SIZE.match(plain[found.start() :])))
        )
    )
