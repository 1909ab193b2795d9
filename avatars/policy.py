"""Which skill answers a turn: one table from acts, and what a yes or a no means after each question."""

import msgspec

from avatars.choosing import names_value
from avatars.question import Asking
from avatars.skills import SKILLS, add_to_cart, ask_back, inform, meet_need, not_understood, remove_from_cart
from avatars.skills.accept import AGREED, DECLINE, DECLINED, ELSE
from avatars.skills.informing import among
from avatars.skills.informing.wondering import asks_particularly, wonders
from avatars.steps import ChangeCart
from avatars.talk import Answer, Skill, Talk, has_cue
from nlp.turn import UNCLEAR, Act, Constraint, Turn

BY_ACT: dict[Act, Skill] = {act: skill for skill in SKILLS for act in skill.acts} | {
    Act.AFFIRM: ELSE,
    Act.DENY: DECLINE,
}
AMONG = Skill("inform_among", among.answer)
# Acts whose words may as well answer "which size?" or "shall I add that?" ("yes, in red").
OPEN_TO_OPTIONS = frozenset({Act.ADD_TO_CART, Act.AFFIRM, Act.RECOMMEND, Act.CHITCHAT})
TAKEN_UP = frozenset({Asking.OPTION, Asking.ADD})
# Acts for which a question about a thing may be taken by its words.
MISTAKEN = frozenset(
    {Act.LOCATE, Act.COMPARE, Act.RECOMMEND, Act.ADD_TO_CART, Act.REMOVE_FROM_CART, Act.SHOW_CART, Act.FEEDBACK}
)
# The third thing said in one breath is one too many to answer well.
MOST_ACTS = 3


def answer(talk: Talk) -> Answer:
    """The answer to everything that was said in one turn, in the order said."""
    said = _answer_one(talk)
    further = tuple(act for act in talk.turn.also if act is not talk.turn.act)[: MOST_ACTS - 1]
    if any(isinstance(step, ChangeCart) for step in said.steps):
        talk.memory.after_cart = further
        return said
    for act in further:
        said = said.then(answer_act(talk, act))
    return said


def answer_act(talk: Talk, act: Act) -> Answer:
    """The answer to one further act of a turn."""
    return _answer_one(msgspec.structs.replace(talk, turn=msgspec.structs.replace(talk.turn, act=act), question=None))


def taken_up(talk: Talk) -> Talk:
    """After "which one?", the thing named answers the turn that had to wait."""
    question = talk.question
    if question is None or question.asking is not Asking.WHICH or question.turn is None or not talk.items:
        return talk
    waiting = question.turn
    asks_anew = talk.turn.asked not in ((), waiting.asked) and not talk.turn.elliptical
    wonders_now = asks_particularly(talk) or (talk.turn.act is Act.ASK_ATTRIBUTE and wonders(talk, talk.items[0]))
    if (
        asks_anew
        or wonders_now
        or _looks_first(talk, waiting)
        or talk.turn.act
        not in (
            waiting.act,
            Act.CHITCHAT,
            Act.RECOMMEND,
            Act.AFFIRM,
            Act.ASK_ATTRIBUTE,
            Act.LOCATE,
        )
    ):
        return talk
    turn = msgspec.structs.replace(waiting, text=talk.turn.text, language=talk.turn.language)
    return msgspec.structs.replace(talk, turn=turn, question=None)


def _looks_first(talk: Talk, waiting: Turn) -> bool:
    """Whether a thing is wished to be seen where one was to be bought: who wants to look buys nothing yet."""
    return waiting.act is Act.ADD_TO_CART and has_cue(talk, "show") and not has_cue(talk, "cart_add")


def choose(talk: Talk) -> Skill:
    """The skill for this turn."""
    question, act = talk.question, talk.turn.act
    if question is not None and act is Act.AFFIRM and question.asking in AGREED:
        return AGREED[question.asking]
    if question is not None and act is Act.DENY and question.asking in DECLINED:
        return DECLINED[question.asking]
    if question is not None and question.asking in TAKEN_UP and act in OPEN_TO_OPTIONS and names_value(talk):
        return add_to_cart.SKILL
    if act is Act.RETURN_OR_CANCEL and _cancels_line(talk):
        return remove_from_cart.SKILL
    if act in MISTAKEN and asks_particularly(talk):
        return inform.SKILL
    if meet_need.is_told(talk):
        return meet_need.SKILL
    if act is Act.ASK_ATTRIBUTE and _is_about_nothing(talk) and talk.turn.constraint != Constraint():
        return BY_ACT[Act.RECOMMEND]
    if act is not Act.RECOMMEND and meet_need.is_guessed(talk):
        return meet_need.GUESS
    if act is Act.CHITCHAT and talk.turn.topic == UNCLEAR:
        return not_understood.SKILL
    if among.is_asked(talk):
        return AMONG
    skill = BY_ACT[act]
    return ask_back.SKILL if skill.needs_item and talk.unsure else skill


def _cancels_line(talk: Talk) -> bool:
    """Whether what is to be cancelled lies in the cart, and no order could be meant."""
    meant = {item.product.id for item in (*talk.items, *talk.unsure)}
    in_cart = any(line.product in meant for line in talk.visitor.cart)
    return in_cart and has_cue(talk, "cancels") and talk.turn.order is None and not talk.visitor.orders


def _is_about_nothing(talk: Talk) -> bool:
    """Whether there is nothing that a question could be about: then what it names is wished for."""
    return not (talk.items or talk.unsure or talk.memory.named)


def _answer_one(talk: Talk) -> Answer:
    skill = choose(talk)
    if skill not in (not_understood.SKILL, meet_need.GUESS, meet_need.SKILL):
        talk.memory.not_understood = 0
    return skill.answer(talk)
