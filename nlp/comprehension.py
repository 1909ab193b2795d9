"""An utterance made out by its words alone: what it means, and which products are near to it.

This is what of an agent's thinking costs most (two thirds, the sentence encoder's share included) and the one part that
reads neither the room nor the conversation's memory: words of the catalog in, values out. So it can be computed in
another process, while all that depends on where things stand, and what was agreed, is decided where that is known.
"""

from heapq import nlargest

import msgspec

from nlp.languages import language_of
from nlp.lexicon import Lexicon
from nlp.nearness import Near
from nlp.tokens import normal
from nlp.turn import UNCLEAR, Act, Constraint, Expectation, Turn
from nlp.understand import understand

MOST_NEAR = 100
"""So many products are told to be near, the nearest: of a large catalog nobody is offered the others."""


class Utterance(msgspec.Struct, frozen=True):
    """What was said, and what of the conversation before it helps to understand it; see `nlp.understand`."""

    text: str
    language: str
    expecting: Expectation | None = None
    previous: Constraint | None = None
    last: Turn | None = None


class Understood(msgspec.Struct, frozen=True):
    """What was made of an utterance. `near` maps ids of products to how near they are in meaning."""

    turn: Turn
    near: dict[str, Near] = {}


def comprehend(utterance: Utterance, lexicon: Lexicon) -> Understood:
    """Never raises, whatever was said."""
    turn = understand(
        utterance.text,
        lexicon=lexicon,
        language=utterance.language,
        expecting=utterance.expecting,
        previous=utterance.previous,
        last=utterance.last,
    )
    near = lexicon.near(utterance.text)
    return Understood(turn, dict(nlargest(MOST_NEAR, near.items(), key=lambda each: each[1].score)))


def not_followed(utterance: Utterance) -> Understood:
    """What is left where nothing could be made of it: the agent asks to hear it again in other words."""
    language = language_of(normal(utterance.text), utterance.language)
    return Understood(Turn(utterance.text, language, Act.CHITCHAT, topic=UNCLEAR))
