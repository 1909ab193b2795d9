"""Greets: says who it is, that it is an AI, and what it can do."""

from avatars.items import Item
from avatars.skills.presenting import there
from avatars.talk import Answer, Skill, Talk, ids
from avatars.wishes import described
from nlp.facts import Facts
from nlp.turn import Act
from scenes.entities import Gesture


def welcome(talk: Talk, *, known: bool) -> Answer:
    """For somebody who has just come in."""
    memory = talk.memory
    led = talk.assortment.item(memory.heading_for) if memory.heading_for else None
    if led is not None and led.here:
        return _continued(talk, led)
    if talk.persona.id in memory.met:
        return Answer((talk.voice.say("greet.back"),), gesture=Gesture.WAVE) if known else Answer()
    wanted = described(talk, memory.wish) if memory.wish is not None else ""
    if not wanted:
        return Answer(_first_words(talk), gesture=Gesture.WAVE)
    return Answer((_who(talk), talk.voice.say("greet.handed_on", WISH=wanted)), gesture=Gesture.WAVE)


def _continued(talk: Talk, item: Item) -> Answer:
    """For somebody who was led here from another room: the rest of the way."""
    talk.memory.heading_for = None
    who = () if talk.persona.id in talk.memory.met else (_who(talk),)
    here = there(talk, item) if talk.view.engaged else talk.voice.say("greet.here", NAME=talk.name(item))
    says = (*who, here)
    return Answer(says, lead=item, about=ids(item), gesture=Gesture.WAVE)


def introduction(talk: Talk) -> Answer:
    """One sentence before the first answer, for somebody who spoke before they were greeted."""
    talk.memory.met.add(talk.persona.id)
    return Answer((talk.voice.exactly("greet.introduction", AGENT=_name(talk)),), gesture=Gesture.WAVE)


def answer(talk: Talk) -> Answer:
    """For somebody who greets."""
    if talk.persona.id in talk.memory.met:
        # Who was greeted at the door, and has said nothing else yet, greets back.
        key = "greet.returned" if talk.memory.turns == 1 else "greet.again"
        return Answer((talk.voice.say(key),), gesture=Gesture.NOD)
    return Answer(_first_words(talk), gesture=Gesture.WAVE)


def _first_words(talk: Talk) -> tuple[Facts, ...]:
    voice = talk.voice
    own = talk.persona.greeting.get(voice.language.code)
    offer = voice.exactly("greet.own", GREETING=own) if own else voice.say("greet.offer")
    return (_who(talk), *_last_time(talk), offer)


def _last_time(talk: Talk) -> tuple[Facts, ...]:
    """For somebody who has agreed to be remembered: what they liked at an earlier visit and can still be had. Once."""
    liked = talk.assortment.items(reversed(talk.memory.last_time))
    talk.memory.last_time = ()
    if not liked:
        return ()
    return (talk.voice.exactly("greet.last_time", NAMES=talk.voice.listed([talk.name(item) for item in liked[:2]])),)


def _who(talk: Talk) -> Facts:
    talk.memory.met.add(talk.persona.id)
    return talk.voice.exactly("greet.first", AGENT=_name(talk), STORE=talk.voice.text(talk.view.store_name))


def _name(talk: Talk) -> str:
    return talk.voice.text(talk.persona.name)


SKILL = Skill("greet", answer, (Act.GREET,))
