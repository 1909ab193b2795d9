"""Beginnings of texts that a model has read already, so that it need not read them again."""

from collections import OrderedDict
from collections.abc import Sequence

from nlp.transformers_packed import KeyValues


class Prefixes:
    """Keeps what was read of token sequences in at most `most_bytes`; what was of no use for longest goes first."""

    def __init__(self, most_bytes: int) -> None:
        self._most_bytes = most_bytes
        self._kept: OrderedDict[tuple[int, ...], KeyValues] = OrderedDict()

    @property
    def bytes(self) -> int:
        return sum(each.bytes for each in self._kept.values())

    def __contains__(self, tokens: Sequence[int]) -> bool:
        return tuple(tokens) in self._kept

    def keep(self, tokens: Sequence[int], read: KeyValues) -> None:
        """Keeps what was `read` of `tokens`, all of them; nobody may write to it any more."""
        self._kept[tuple(tokens)] = read
        while self.bytes > self._most_bytes:
            self._kept.popitem(last=False)

    def known(self, tokens: Sequence[int]) -> int:
        """How many of `tokens` need not be read; the last must be, for what follows it is asked."""
        return max((_common(kept, tokens) for kept in self._kept), default=0)

    def start(self, tokens: Sequence[int], room: int) -> KeyValues:
        """What is `known` of `tokens`, copied to go on with."""
        if not self.known(tokens):
            return KeyValues(room)
        best = max(self._kept, key=lambda kept: _common(kept, tokens))
        self._kept.move_to_end(best)
        return self._kept[best].start(_common(best, tokens), room)


def _common(some: Sequence[int], tokens: Sequence[int]) -> int:
    """How many tokens they begin with alike, short of the last of `tokens`."""
    most = min(len(some), len(tokens) - 1)
    return next((number for number in range(most) if some[number] != tokens[number]), most)
