"""Leads the product's own mind through a written dialogue and notes what it decides at every turn."""

import re
from collections.abc import Iterator

import msgspec

from avatars.items import Item
from avatars.memory import Memory
from avatars.mind import Mind
from avatars.persona import Persona
from avatars.question import Asking, Question
from avatars.talk import Answer, Talk
from avatars.vocabulary import Vocabulary
from nlp.comprehension import comprehend
from nlp.turn import Act
from tests.eval.dialogue import VISITOR, Dialogue, Moment

MINA = Persona(id="mina", name={"en": "Mina", "ko": "미나"})
# What a written reply asks, by its words: the product knows what it asked itself, here only the text tells.
ASKED: tuple[tuple[Asking, re.Pattern[str]], ...] = (
    (Asking.WHICH, re.compile(r"\bwhich\b|what (?:item|one|pair)|\bspecif|point (?:it|them) out|어느|어떤|무슨", re.I)),
    (Asking.OPTION, re.compile(r"what size|size (?:would|do)|사이즈", re.I)),
    (Asking.ADD, re.compile(r"\bcart\b|\bbasket\b|담아|넣어", re.I)),
    (Asking.CHECKOUT, re.compile(r"\bpay\b|check ?out|결제|계산", re.I)),
    (Asking.WISH, re.compile(r"looking for|help|like to see|찾으|찾는|도와", re.I)),
    (Asking.MORE, re.compile(r"\?\s*$")),
)
ASKING_BACK = re.compile(r"\?|\bwhich\b|specif|clarify", re.I)


class Decided(msgspec.Struct, frozen=True):
    """What the product made of one turn, and what it would have answered."""

    moment: Moment
    talk: Talk
    answer: Answer

    @property
    def asks_back(self) -> bool:
        return self.answer.question is not None and self.answer.question.asking is Asking.WHICH

    @property
    def candidates(self) -> tuple[str, ...]:
        return shown_ids(self.talk.unsure) if self.asks_back else ()

    @property
    def meant(self) -> tuple[str, ...]:
        """The things that the turn was taken to be about; two are compared where only one was named."""
        return () if self.asks_back else self.settled

    @property
    def settled(self) -> tuple[str, ...]:
        """The same, and where one of several things is asked about, the others."""
        compared = self.talk.turn.act is Act.COMPARE and not self.asks_back
        return self.answer.about if compared else shown_ids(self.talk.items)

    @property
    def alike(self) -> tuple[str, ...]:
        """Whatever in this room is of the kinds that were said, or of those that the things meant are of."""
        return alike(self.talk)

    @property
    def recommended(self) -> tuple[str, ...]:
        """What was recommended as fitting; what only comes near a wish that nothing meets is not."""
        fits = any(each.key in ("recommend.reason", "recommend.plain") for each in self.answer.says)
        return self.answer.about if fits and self.talk.turn.act is Act.RECOMMEND else ()


class Visits:
    """Leads one mind through dialogues; its vocabulary is kept from each to the next."""

    def __init__(self) -> None:
        self._vocabulary = Vocabulary()
        self._mind = Mind(MINA, 0, self._vocabulary)

    def decisions(self, dialogue: Dialogue) -> Iterator[Decided]:
        """A decision for each turn. After it the memory goes on from the paper's reply, not from the mind's own."""
        memory = Memory(dialogue.language)
        memory.met.add(MINA.id)
        for moment in dialogue.moments:
            seen = moment.view.visitors[VISITOR]
            lexicon = self._vocabulary.lexicon(moment.view.products, moment.view.currency)
            understood = comprehend(self._mind.utterance(moment.text, memory), lexicon)
            talk = self._mind.consider(understood, seen, memory, moment.view)
            before = list(memory.named), memory.listed, memory.latest, list(memory.offered)
            answer = self._mind.decide(talk)
            yield Decided(moment, talk, answer)
            memory.named, memory.listed, memory.latest, memory.offered = before
            _reply(moment, talk, memory)


def alike(talk: Talk) -> tuple[str, ...]:
    """What is on show in this room of the kinds that were said, or else of those that the things meant are of."""
    values = talk.lexicon.values
    said = {kind for each in talk.turn.references for kind in each.like.kinds}
    kinds = said or {kind for item in (*talk.items, *talk.unsure) for kind in values(item.product.id, "kind")}
    return tuple(
        each.display.id
        for each in talk.view.shown
        if any(talk.lexicon.has(each.product.id, "kind", kind) for kind in kinds)
    )


def shown_ids(items: tuple[Item, ...]) -> tuple[str, ...]:
    return tuple(item.id for item in items)


def _reply(moment: Moment, talk: Talk, memory: Memory) -> None:
    """Remembers the paper's reply as if the mind had given it."""
    memory.said(moment.reply)
    memory.name(moment.named)
    memory.question = _question(moment, talk)
    if talk.turn.act is Act.RECOMMEND:
        memory.offered.extend(item.product.id for item in talk.assortment.items(moment.named))


def _question(moment: Moment, talk: Talk) -> Question | None:
    if not ASKING_BACK.search(moment.reply):
        return None
    asking = next((asking for asking, words in ASKED if words.search(moment.reply)), None)
    displays = moment.named or shown_ids(talk.unsure) or (alike(talk) if asking is Asking.WHICH else ())
    products = tuple(item.product.id for item in talk.assortment.items(displays))
    option = "size" if asking is Asking.OPTION else None
    return Question(asking, talk.turn, products, displays, option) if asking else None
