"""Utterances and the turns that they mean: what understanding is held to, or learns from."""

from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from nlp.currencies import minor_digits
from nlp.lexicon import Lexicon
from nlp.training import sayings_en, sayings_ko
from nlp.training.chance import Chance, filled, places
from nlp.training.saying import Saying
from nlp.training.typing_slips import hurried
from nlp.turn import Act, Constraint, Reference, Turn

SAYINGS = {"en": sayings_en.SAYINGS, "ko": sayings_ko.SAYINGS}

_WISHING = frozenset({Act.RECOMMEND})
_CHEAPEST, _DEAREST = 2, 40  # round amounts, in steps of the currency


class Uttered(msgspec.Struct, frozen=True):
    """What was said, and what of a turn it surely tells; fields that a pattern does not fix are left empty."""

    text: str
    turn: Turn


class Utterances:
    """Makes pairs in one language from a catalog, the same ones for the same seed, without end."""

    def __init__(self, lexicon: Lexicon, language: str, seed: int) -> None:
        self._chance = Chance(seed, *language.encode())
        self._lexicon = lexicon
        self._language = language
        self._sayings = SAYINGS[language]
        self._entries = [each for each in lexicon.entries.values() if each.names.get(language)]
        if len(self._entries) < 2:
            raise ValueError(f"fewer than two products of the catalog have names in {language!r}")

    def __iter__(self) -> Iterator[Uttered]:
        while True:
            yield self.one()

    def one(self) -> Uttered:
        """The next pair."""
        saying = self._chance.one(self._sayings.sayings)
        pattern = self._chance.spun(saying.pattern)
        words, wish, reference = self._meant(saying, places(pattern))
        text = hurried(filled(pattern, words).strip(), self._chance)
        about = (reference,) if reference != Reference() else ()
        turn = Turn(
            text,
            self._language,
            saying.act,
            constraint=replace(wish, sort=saying.sort),
            references=about if saying.act is not Act.COMPARE else self._told_apart(reference),
            asked=saying.asked,
            polite=saying.polite,
        )
        return Uttered(text, turn)

    def _meant(self, saying: Saying, named: list[str]) -> tuple[dict[str, str], Constraint, Reference]:
        """Words for the places of a saying, with the wish and the reference that they make."""
        words: dict[str, str] = {}
        like, names, quantity = Constraint(), list[str](), None
        entries = self._chance.some(self._entries, 2)
        for place in named:
            if place in ("name", "othername"):
                entry = entries[len(names)]
                words[place] = entry.names[self._language]
                names.append(entry.id)
            elif place == "count":
                number = self._chance.number(2, len(self._sayings.numbers))
                words[place], quantity = self._sayings.numbers[number - 1], number
            elif place in ("most", "least"):
                words[place], amount = self._price()
                like = replace(like, price_most=amount) if place == "most" else replace(like, price_least=amount)
            else:
                words[place], like = self._attribute(place, like)
        wishing = saying.act in _WISHING
        reference = Reference(
            pointing=saying.pointing,
            again=saying.again,
            plural=saying.plural,
            names=tuple(names),
            like=Constraint() if wishing else like,
            quantity=quantity,
        )
        return words, like if wishing else Constraint(), reference

    def _told_apart(self, reference: Reference) -> tuple[Reference, ...]:
        return tuple(Reference(names=(each,)) for each in reference.names)

    def _attribute(self, place: str, like: Constraint) -> tuple[str, Constraint]:
        """A word for a kind, colour or material of the catalog, and the constraint with it."""
        if place in ("kind", "kinds"):
            kind = self._chance.one(sorted(self._lexicon.known["kind"]))
            word = self._lexicon.label("kind", kind, self._language)
            ending = self._sayings.plural if place == "kinds" and not word.endswith("s") else ""
            return word + ending, replace(like, kinds=(kind,))
        if place == "material":
            material = self._chance.one(sorted(self._lexicon.known["material"]))
            return self._lexicon.label("material", material, self._language), replace(like, materials=(material,))
        among = [each for each in sorted(self._lexicon.known["color"]) if each not in like.colors]
        color = self._chance.one(among)
        return self._lexicon.label("color", color, self._language), replace(like, colors=(*like.colors, color))

    def _price(self) -> tuple[str, int]:
        """A round amount as people say it, and in minor units."""
        currency = self._lexicon.currency
        digits = minor_digits(currency)
        number = self._chance.number(_CHEAPEST, _DEAREST)
        whole = number * (10 if digits else 10_000)
        pattern = self._sayings.amounts.get(currency, f"{{0}} {currency}")
        said = self._chance.spun(pattern).format(f"{whole:,}", number)
        return said, whole * 10**digits
