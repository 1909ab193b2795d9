"""Which products are called by name, in any of their languages."""

import re
from collections.abc import Iterable

from scenes.events import Said
from scenes.products import Product

_CAN_PRECEDE = re.compile(r"(?:^|[^0-9A-Za-z가-힣])$")
_CAN_FOLLOW = re.compile(r"^(?:$|[^0-9A-Za-z])")
"""Korean particles are written to the name."""


class Mentions:
    """The utterances that are being spoken, whose pieces may end in the middle of a name."""

    def __init__(self) -> None:
        self._spoken: dict[tuple[int, int], str] = {}

    def hear(self, said: Said, products: Iterable[Product]) -> tuple[str, ...]:
        """The ids of the products that an utterance has named by the end of this piece."""
        key = said.body, said.utterance
        text = self._spoken.pop(key, "") + said.piece
        if not said.done:
            self._spoken[key] = text
        return named_in(text, products)


def named_in(text: str, products: Iterable[Product]) -> tuple[str, ...]:
    """Their ids, in the order in which they are named. Of names within each other, the longest counts."""
    names = [(name, each.id) for each in products for name in set(each.name.values()) if name and name in text]
    found: dict[int, str] = {}
    taken = [False] * len(text)
    for name, product in sorted(names, key=lambda known: (-len(known[0]), known)):
        for at in _places(name, text):
            end = at + len(name)
            if not any(taken[at:end]):
                taken[at:end] = [True] * len(name)
                found[at] = product
    return tuple(dict.fromkeys(found[at] for at in sorted(found)))


def _places(name: str, text: str) -> Iterable[int]:
    for match in re.finditer(re.escape(name), text):
        if _CAN_PRECEDE.search(text[: match.start()]) and _CAN_FOLLOW.search(text[match.end() :]):
            yield match.start()
