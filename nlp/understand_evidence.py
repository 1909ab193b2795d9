"""What a decision on an act is taken from, and how rules take it."""

from collections.abc import Callable, Iterable

import msgspec

from nlp.turn import Act, Expectation, Turn


class Decision(msgspec.Struct, frozen=True):
    """An act with its topic and the attributes asked for; `is_elliptical` where they come from the turn before."""

    act: Act
    topic: str | None = None
    asked: tuple[str, ...] = ()
    is_elliptical: bool = False


class Evidence(msgspec.Struct, frozen=True):
    """What a decision is taken from: cues, what is named and pointed at, and what went before.

    `points` tells that known things are meant, `ranks` that only a superlative says so. `fields` are the attributes
    named, `beside` those named outside of a pointing phrase, `ruled_out` those of which a value is not
    wanted. `is_sold` False: only kinds are named that no product is. `bare`: nothing is said but what is named.
    """

    cues: frozenset[str]
    points: bool
    ranks: bool
    names: bool
    fields: frozenset[str]
    beside: frozenset[str]
    counts: bool
    prices: bool
    sizes: bool
    is_sold: bool
    unknown: bool
    bare: bool = False
    ruled_out: frozenset[str] = frozenset()
    expecting: Expectation | None = None
    last: Turn | None = None

    def any(self, *cues: str) -> bool:
        return not self.cues.isdisjoint(cues)

    @property
    def wishes(self) -> bool:
        """Whether a kind of thing is described, not a known thing meant."""
        return not self.points and (bool(self.fields) or self.prices)


Rule = Callable[[Evidence], Decision | None]

ASKED_OF = {"color": "color", "material": "material", "tag": "tags", "brand": "brand", "size": "size", "kind": "name"}
ABOUT_THINGS = (Act.ASK_ATTRIBUTE, Act.LOCATE, Act.COMPARE, Act.ADD_TO_CART, Act.REMOVE_FROM_CART, Act.FEEDBACK)


def asked_of(fields: Iterable[str]) -> tuple[str, ...]:
    """The attributes that are asked for by naming values of `fields` ("in black?")."""
    return tuple(dict.fromkeys(ASKED_OF[each] for each in sorted(fields) if each in ASKED_OF))


def decide(rules: tuple[Rule, ...], evidence: Evidence) -> Decision | None:
    """The first decision of `rules` in their order."""
    return next((decision for rule in rules if (decision := rule(evidence))), None)
