"""Patterns of what visitors say, and what each means."""

import msgspec

from nlp.turn import Act


class Saying(msgspec.Struct, frozen=True):
    """One way to say something.

    `pattern` is spun (see Chance.spun); the places in it add what they stand for to the turn: <kind>, <kinds> (several
    of them), <color>, <material> and <brand> attributes of what is wanted or meant, <most>, <least> and <between> a
    price, <name> a product, <count> how many. `pointing` and `again` tell how a thing is meant that is not named.
    """

    act: Act
    pattern: str
    asked: tuple[str, ...] = ()
    pointing: bool = False
    again: bool = False
    plural: bool = False
    extreme: str | None = None
    sort: str | None = None
    polite: bool = True


class Sayings(msgspec.Struct, frozen=True):
    """All ways of one language.

    `amounts` are its ways to write amounts of a currency ({0} in digits, {1} in ten thousands), `numbers` its numbers
    from one on, `plural` the ending of a noun.
    """

    sayings: tuple[Saying, ...]
    amounts: dict[str, str]
    numbers: tuple[str, ...]
    plural: str
