"""Greets: says who it is, that it is an AI, and what it can do."""

from avatars.talk import Answer, Skill, Talk
from nlp.facts import Facts
from nlp.turn import Act
from scenes.entities import Gesture


def welcome(talk: Talk, *, known: bool) -> Answer:
    """For somebody who has just come in."""
    if known and talk.memory.greeted:
        return Answer((talk.voice.say("greet.back"),), gesture=Gesture.WAVE)
    return Answer(_first_words(talk), gesture=Gesture.WAVE)


def introduction(talk: Talk) -> Answer:
    """One sentence before the first answer, for somebody who spoke before they were greeted."""
    talk.memory.greeted = True
    return Answer((talk.voice.exactly("greet.introduction", AGENT=_name(talk)),), gesture=Gesture.WAVE)


def answer(talk: Talk) -> Answer:
    """For somebody who greets."""
    if talk.memory.greeted:
        return Answer((talk.voice.say("greet.again"),), gesture=Gesture.NOD)
    return Answer(_first_words(talk), gesture=Gesture.WAVE)


def _first_words(talk: Talk) -> tuple[Facts, ...]:
    talk.memory.greeted = True
    voice = talk.voice
    who = voice.exactly("greet.first", AGENT=_name(talk), STORE=voice.text(talk.view.store_name))
    own = talk.persona.greeting.get(voice.language.code)
    return who, voice.exactly("greet.own", GREETING=own) if own else voice.say("greet.offer")


def _name(talk: Talk) -> str:
    return talk.voice.text(talk.persona.name)


SKILL = Skill("greet", answer, (Act.GREET,))
