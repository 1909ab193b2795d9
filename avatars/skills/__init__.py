"""What an agent can do for a visitor: a file each, all of them listed here."""

from avatars.skills import (
    add_to_cart,
    ask_back,
    ask_policy,
    checkout,
    chitchat,
    compare,
    feedback,
    greet,
    handoff,
    inform,
    locate,
    not_understood,
    order_status,
    out_of_scope,
    recommend,
    remove_from_cart,
    return_or_cancel,
    show_cart,
)
from avatars.talk import Skill

SKILLS: tuple[Skill, ...] = (
    greet.SKILL,
    recommend.SKILL,
    inform.SKILL,
    compare.SKILL,
    locate.SKILL,
    add_to_cart.SKILL,
    remove_from_cart.SKILL,
    show_cart.SKILL,
    checkout.SKILL,
    order_status.SKILL,
    return_or_cancel.SKILL,
    ask_policy.SKILL,
    handoff.SKILL,
    feedback.SKILL,
    chitchat.SKILL,
    out_of_scope.SKILL,
    ask_back.SKILL,
    not_understood.SKILL,
)
