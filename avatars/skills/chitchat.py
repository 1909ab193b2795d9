"""Small talk: thanks, how it is, whether it is a robot, calm under abuse."""

from avatars.question import Asking, Question
from avatars.talk import Answer, Skill, Talk
from nlp.turn import Act
from scenes.entities import Gesture

GESTURES = {"thanks": Gesture.NOD, "farewell": Gesture.WAVE}
# What is answered word for word, because it must be true whoever words the rest.
EXACT = frozenset({"ai", "abuse", "world"})


def answer(talk: Talk) -> Answer:
    """A short friendly sentence on the topic that was understood."""
    topic = talk.turn.topic or ""
    key = f"chitchat.{topic}"
    key = key if talk.voice.knows(key) else "chitchat.other"
    name = talk.voice.text(talk.persona.name)
    speak = talk.voice.exactly if topic in EXACT else talk.voice.say
    says = (speak(key, AGENT=name),)
    return Answer(says, gesture=GESTURES.get(topic), question=talk.question)


def anything_else(talk: Talk) -> Answer:
    """After a yes or no that answers nothing."""
    return Answer((talk.voice.say("chitchat.else"),), question=Question(Asking.WISH), gesture=Gesture.NOD)


SKILL = Skill("chitchat", answer, (Act.CHITCHAT,))
