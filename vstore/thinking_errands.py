"""What agents ask of the outside so that they understand and speak."""

import msgspec

from avatars import steps
from nlp.lexicon import Lexicon


class LearnWords(msgspec.Struct, frozen=True):
    """These are the catalog's words from now on, by which utterances are to be understood. No answer."""

    lexicon: Lexicon


class Comprehend(msgspec.Struct, frozen=True):
    """An agent has been spoken to: make out what was meant. Answer: `agent_answered`."""

    room: str
    agent: int
    persona: str
    visitor: str
    asked: steps.Comprehend


class NoteDecision(msgspec.Struct, frozen=True):
    """What an agent has made of a visitor's words, for staff to look at. No answer."""

    room: str
    agent: int
    decided: steps.Decided


class StartSpeech(msgspec.Struct, frozen=True):
    """An agent is about to speak: word it and stream the pieces. Answers: `spoken` for each piece.

    `visitor` is whom it speaks to, "" where they have left.
    """

    room: str
    agent: int
    speak: steps.Speak
    visitor: str = ""


class StopSpeech(msgspec.Struct, frozen=True):
    """An agent falls silent in mid-sentence."""

    room: str
    agent: int
    utterance: int


ThinkingErrand = LearnWords | Comprehend | NoteDecision | StartSpeech | StopSpeech
