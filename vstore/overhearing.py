"""Who hears an utterance while it is spoken, and who hears it whole when it ends."""

from collections.abc import Collection

import msgspec

from scenes.events import Said

EARSHOT = 12.0
"""Metres that a voice carries. A friendly one carries so far in a shop with music; were it farther, a hall of a hundred
visitors would be one conversation."""

CLOSE = 6.0
"""Metres within which one follows every word; farther off one hears what was said once it is said."""


class _Utterance(msgspec.Struct):
    listeners: frozenset[int]
    text: str = ""


class Overhearing:
    """The utterances that are being spoken. Whoever hears one begin hears it to its end, wherever they go."""

    def __init__(self) -> None:
        self._spoken: dict[tuple[int, int], _Utterance] = {}

    def hear(self, said: Said, close: Collection[int], around: Collection[int]) -> list[tuple[Collection[int], str]]:
        """Who is told which words now, given who stands close to the speaker and who is in earshot."""
        utterance = self._spoken.setdefault((said.body, said.utterance), _Utterance(frozenset(close)))
        utterance.text += said.piece
        told: list[tuple[Collection[int], str]] = [(utterance.listeners, said.piece)]
        if said.done:
            del self._spoken[said.body, said.utterance]
            if utterance.text:
                told.append(([each for each in around if each not in utterance.listeners], utterance.text))
        return told
