"""An agent's mind: from what a visitor said, and what is true now, to an answer."""

from collections.abc import Callable, Mapping
from heapq import nlargest

from msgspec.structs import replace

from avatars import policy
from avatars.items import Assortment
from avatars.meaning import with_things
from avatars.memory import Memory
from avatars.order_lines import with_lines
from avatars.outdated import is_outdated
from avatars.perceptions import CartAnswered, OrderAnswered, OrderSettled
from avatars.persona import Persona
from avatars.plan import Say
from avatars.skills import greet, locate, return_or_cancel, settle
from avatars.steps import Decided
from avatars.talk import Answer, Talk, ids
from avatars.view import View, VisitorSeen
from avatars.vocabulary import Vocabulary
from avatars.voice import Voice, described
from nlp.comprehension import Understood, Utterance
from nlp.languages import LANGUAGES
from nlp.lexicon import Lexicon
from nlp.turn import Act, Turn
from scenes.money import Money

BESIDE_WISHES = frozenset(
    {Act.GREET, Act.CHITCHAT, Act.AFFIRM, Act.DENY, Act.ASK_POLICY, Act.ORDER_STATUS, Act.HANDOFF, Act.SHOW_CART}
)
ABOUT_OFFERED = frozenset({Act.ASK_ATTRIBUTE, Act.COMPARE, Act.LOCATE, Act.FEEDBACK})
NOTED = 3
"""So many of the nearest products are noted."""


class Mind:
    """Resolves what was understood, and decides. Keeps nothing of a conversation: that is in the memory it is given.

    `stopwatch` gives seconds, for those who look into it; nothing depends on them.
    """

    def __init__(
        self, persona: Persona, seed: int, vocabulary: Vocabulary, stopwatch: Callable[[], float] = float
    ) -> None:
        self._persona = persona
        self._seed = seed
        self._vocabulary = vocabulary
        self._stopwatch = stopwatch

    def utterance(self, text: str, memory: Memory) -> Utterance:
        """An utterance with what of the conversation helps to understand it; that is worked out elsewhere."""
        expecting = memory.question.expectation() if memory.question else None
        return Utterance(text, memory.language, expecting, memory.wish, memory.previous)

    def answer(self, understood: Understood, visitor: VisitorSeen, memory: Memory, view: View) -> Answer:
        """What to say and do about an utterance; `memory` then holds it, and what was asked or named."""
        began = self._stopwatch()
        talk = self.consider(understood, visitor, memory, view)
        resolved = self._stopwatch()
        found = self.decide(talk)
        note = _noted(talk, found, resolved - began, self._stopwatch() - resolved)
        return replace(found, steps=(*found.steps, note))

    def consider(self, understood: Understood, visitor: VisitorSeen, memory: Memory, view: View) -> Talk:
        """What an utterance means here: the things meant, with whatever question it answers taken up."""
        lexicon = self._vocabulary.lexicon(view.products, view.currency)
        turn = understood.turn
        memory.language = self._persona.language(turn.language)
        memory.heard(" ".join(each.text for each in (turn, turn.then) if each))
        memory.near = understood.near
        talk = self._talk(turn, visitor, memory, view, lexicon)
        memory.question = None
        memory.previous = turn
        meant = policy.taken_up(with_lines(with_things(talk)))
        if _keeps_to_wish(meant):
            memory.keep_wish()
        return meant

    def decide(self, talk: Talk) -> Answer:
        """What to say and do about what was understood."""
        answer = policy.answer(talk)
        if talk.turn.then is not None:
            then = replace(talk, turn=talk.turn.then, question=None, lines=())
            answer = answer.then(policy.answer(with_lines(with_things(then))))
        if talk.turn.act is not Act.GREET and talk.persona.id not in talk.memory.met:
            answer = greet.introduction(talk).then(answer)
        return _remembered(answer, talk)

    def greet(self, known: bool, visitor: VisitorSeen, memory: Memory, view: View) -> Answer:
        """Words for a visitor who has just come in."""
        return self._unasked(visitor, memory, view, lambda talk: greet.welcome(talk, known=known))

    def cart_answered(self, told: tuple[CartAnswered, ...], visitor: VisitorSeen, memory: Memory, view: View) -> Answer:
        """Tells what came of the visitor's cart wish, then answers what else they had said with it."""
        return self._unasked(visitor, memory, view, lambda talk: _settled(talk, told))

    def order_settled(self, told: OrderSettled, visitor: VisitorSeen, memory: Memory, view: View) -> Answer:
        return self._unasked(visitor, memory, view, lambda talk: settle.order(talk, told))

    def order_answered(self, told: OrderAnswered, visitor: VisitorSeen, memory: Memory, view: View) -> Answer:
        """Tells what came of the visitor's wish about an order."""
        return self._unasked(visitor, memory, view, lambda talk: return_or_cancel.answered(talk, told))

    def keep_promise(self, visitor: VisitorSeen, memory: Memory, view: View) -> Answer:
        """Leads the visitor to what was promised."""
        return self._unasked(visitor, memory, view, locate.kept)

    def corrected(
        self, prices: Mapping[str, frozenset[Money]], say: Say, visitor: VisitorSeen, memory: Memory, view: View
    ) -> Say | None:
        """What to say in place of something that tells a price which no longer holds."""
        if not is_outdated(say, prices, visitor, view):
            return None
        lexicon = self._vocabulary.lexicon(view.products, view.currency)
        turn = memory.previous or Turn(text="", language=memory.language, act=Act.GREET)
        facts = settle.repriced(self._talk(turn, visitor, memory, view, lexicon), tuple(prices), say.about)
        memory.said(facts.phrase)
        return replace(say, facts=facts)

    def voice(self, memory: Memory, visitor: int, heard: str = "") -> Voice:
        """The voice for a conversation, in the language spoken last."""
        language = LANGUAGES[memory.language]
        return Voice(language, self._persona.tone, memory.phrases_used, seed=self._seed + visitor, heard=heard)

    def described(self, voice: Voice, view: View) -> str:
        """Who is speaking, for a language model that words the answers."""
        return described(self._persona, view.store_name, voice.language.code)

    def _unasked(self, visitor: VisitorSeen, memory: Memory, view: View, answer: Callable[[Talk], Answer]) -> Answer:
        lexicon = self._vocabulary.lexicon(view.products, view.currency)
        turn = memory.previous or Turn(text="", language=memory.language, act=Act.GREET)
        talk = self._talk(turn, visitor, memory, view, lexicon)
        return _remembered(answer(talk), talk)

    def _talk(self, turn: Turn, visitor: VisitorSeen, memory: Memory, view: View, lexicon: Lexicon) -> Talk:
        return Talk(
            turn=turn,
            visitor=visitor,
            view=view,
            memory=memory,
            persona=self._persona,
            voice=self.voice(memory, visitor.body, turn.text),
            lexicon=lexicon,
            assortment=Assortment(view),
            question=memory.question,
            # What was near may no longer be sold.
            near={product: near for product, near in memory.near.items() if product in lexicon.entries},
        )


def _keeps_to_wish(talk: Talk) -> bool:
    """Whether a turn is about no other thing than was offered: whoever asks about delivery in between wishes on."""
    of_wish = bool(talk.items) and all(item.product.id in talk.memory.offered for item in talk.items)
    return talk.turn.act in BESIDE_WISHES or (of_wish and talk.turn.act in ABOUT_OFFERED)


def _noted(talk: Talk, answer: Answer, resolve_seconds: float, decide_seconds: float) -> Decided:
    near = nlargest(NOTED, talk.near.items(), key=lambda each: each[1].score)
    return Decided(
        visitor=talk.visitor.body,
        turn=talk.turn,
        meant=ids(*talk.items),
        unsure=ids(*talk.unsure),
        near={product: round(each.score, 3) for product, each in near},
        says=tuple(each.key for each in answer.says),
        does=tuple(type(each).__name__ for each in answer.steps),
        resolve_seconds=resolve_seconds,
        decide_seconds=decide_seconds,
    )


def _settled(talk: Talk, told: tuple[CartAnswered, ...]) -> Answer:
    found = settle.cart(talk, told)
    waiting, talk.memory.after_cart = talk.memory.after_cart, ()
    is_done = bool(told) and all(each.refused is None for each in told)
    for act in waiting if is_done else ():
        found = found.then(policy.answer_act(talk, act))
    return found


def _remembered(answer: Answer, talk: Talk) -> Answer:
    talk.memory.name(answer.about)
    if answer.question is not None:
        talk.memory.question = answer.question
    return locate.led_now_or_later(talk, answer)
