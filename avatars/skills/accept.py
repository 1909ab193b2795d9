"""What a yes or a no brings after each question of the agent's."""

from avatars.question import Asking, Question
from avatars.skills import add_to_cart, checkout, chitchat, handoff, locate, recommend, return_or_cancel
from avatars.skills.settle import COMPANION
from avatars.talk import Answer, Skill, Talk
from avatars.totals import total_words
from scenes.entities import Gesture


def lead(talk: Talk) -> Answer:
    """Goes to what was offered to be shown."""
    items = talk.assortment.items(talk.question.displays) if talk.question else ()
    return locate.lead(talk, items) if items else chitchat.anything_else(talk)


def decline(talk: Talk) -> Answer:
    """Takes a no without another word about it; after a thing that goes with another, the offer to pay is open.

    Where nothing was asked, it is a no to the way that was promised.
    """
    if talk.question is None:
        talk.memory.promised = None
    total = talk.visitor.cart_total
    if talk.question is not None and talk.question.reason == COMPANION and total is not None:
        talk.memory.once("checkout")
        offer = talk.voice.say("cart.total.offer", TOTAL=total_words(talk, total))
        return Answer((talk.voice.say("declined"), offer), gesture=Gesture.NOD, question=Question(Asking.CHECKOUT))
    return Answer((talk.voice.say("declined"),), gesture=Gesture.NOD)


def ask_wish(talk: Talk) -> Answer:
    """After "is there anything you are looking for?" - "yes"."""
    return Answer((talk.voice.say("wish.ask"),))


DECLINE = Skill("decline", decline)
ELSE = Skill("anything_else", chitchat.anything_else)

AGREED: dict[Asking, Skill] = {
    Asking.ADD: add_to_cart.SKILL,
    Asking.OPTION: add_to_cart.SKILL,
    Asking.CHECKOUT: checkout.BEGIN,
    Asking.PERSON: handoff.SKILL,
    Asking.LEAD: Skill("locate_and_lead", lead),
    Asking.MORE: Skill("recommend", recommend.more),
    Asking.WISH: Skill("ask_wish", ask_wish),
    Asking.CANCEL_ORDER: return_or_cancel.DO,
    Asking.RETURN_ORDER: return_or_cancel.DO,
}
DECLINED: dict[Asking, Skill] = dict.fromkeys(Asking, DECLINE)
