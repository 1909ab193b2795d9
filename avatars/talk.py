"""One turn of a conversation as a skill sees it, and what a skill answers."""

from collections.abc import Callable, Mapping

import msgspec

from avatars.items import Assortment, Item
from avatars.memory import Memory
from avatars.persona import Persona
from avatars.question import Question
from avatars.steps import Step
from avatars.view import View, VisitorSeen
from avatars.voice import Voice
from nlp.facts import Facts
from nlp.languages import mixed_in
from nlp.lexicon import Lexicon
from nlp.nearness import Near
from nlp.tokens import normal
from nlp.turn import Act, Turn
from scenes.entities import Gesture


class Talk(msgspec.Struct, frozen=True):
    """All that a skill may use: what was understood, the things meant, the records and the conversation so far.

    `items` are the things meant, `unsure` those between which the visitor must choose, `near` maps products to how near
    they are to what was said. Of an order that tells its things one by one, `lines` are the talks about each. Skills
    may write to `memory`.
    """

    turn: Turn
    visitor: VisitorSeen
    view: View
    memory: Memory
    persona: Persona
    voice: Voice
    lexicon: Lexicon
    assortment: Assortment
    items: tuple[Item, ...] = ()
    unsure: tuple[Item, ...] = ()
    question: Question | None = None
    near: Mapping[str, Near] = {}
    lines: tuple["Talk", ...] = ()

    def name(self, item: Item) -> str:
        return self.voice.text(item.product.name)


class Answer(msgspec.Struct, frozen=True):
    """What to say and do.

    `says` are sentences of one utterance. With `lead` the agent first walks to that thing (or to the door of its
    scene), `leaving` being said as it sets out. `points` is shown from where the agent stands. `about` are ids of
    displays spoken of, `steps` take effect at once, `question` is what has been asked.
    """

    says: tuple[Facts, ...] = ()
    lead: Item | None = None
    leaving: Facts | None = None
    points: Item | None = None
    about: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    question: Question | None = None
    gesture: Gesture | None = None

    def then(self, other: "Answer") -> "Answer":
        """Both answers in one: what comes later decides what is asked, what comes first where to go."""
        return Answer(
            says=self.says + other.says,
            lead=self.lead or other.lead,
            leaving=self.leaving or other.leaving,
            points=self.points or other.points,
            about=tuple(dict.fromkeys(self.about + other.about)),
            steps=self.steps + other.steps,
            question=other.question or self.question,
            gesture=self.gesture or other.gesture,
        )


class Skill(msgspec.Struct, frozen=True):
    """Something an agent can do: the acts it answers, and how. `needs_item`: it is about a known thing."""

    name: str
    answer: Callable[[Talk], Answer]
    acts: tuple[Act, ...] = ()
    needs_item: bool = False


def ids(*items: Item) -> tuple[str, ...]:
    """The ids to light up, or to remember as spoken of."""
    return tuple(item.id for item in items)


def has_cue(talk: Talk, cue: str) -> bool:
    """Whether the visitor's words hold a cue of their language, or of one that they mix in."""
    plain = normal(talk.turn.text)
    grammars = [each.grammar for each in mixed_in(plain, talk.turn.language)]
    return any(cue in each.cues and each.cues[cue].search(each.written_out(plain)) for each in grammars)
