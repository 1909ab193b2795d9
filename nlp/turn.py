"""A turn: one utterance with all that was understood of it."""

from enum import StrEnum

import msgspec


class Act(StrEnum):
    """What a visitor does by speaking."""

    GREET = "greet"
    RECOMMEND = "recommend"
    ASK_ATTRIBUTE = "ask_attribute"
    COMPARE = "compare"
    LOCATE = "locate"
    ADD_TO_CART = "add_to_cart"
    REMOVE_FROM_CART = "remove_from_cart"
    SHOW_CART = "show_cart"
    CHECKOUT = "checkout"
    ORDER_STATUS = "order_status"
    RETURN_OR_CANCEL = "return_or_cancel"
    ASK_POLICY = "ask_policy"
    HANDOFF = "handoff"
    FEEDBACK = "feedback"
    AFFIRM = "affirm"
    DENY = "deny"
    CHITCHAT = "chitchat"
    OUT_OF_SCOPE = "out_of_scope"


class Constraint(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a wished-for product must be. Values are the catalog's own ids or words; prices are whole minor units."""

    kinds: tuple[str, ...] = ()
    colors: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    price_least: int | None = None
    price_most: int | None = None
    rating_least: float | None = None
    sort: str | None = None


class Reference(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a thing in the room was meant: by pointing words, name, place or order.

    `pointing` is True for "this one", `again` for "it"/"that one" said before, `ordinal` counts from 1 (-1 is the
    last), `side` is left/right/front/behind of `frame` ("visitor" or "agent"), `words` are the content words to match.
    """

    pointing: bool = False
    again: bool = False
    other: bool = False
    plural: bool = False
    ordinal: int | None = None
    side: str | None = None
    frame: str = "visitor"
    extreme: str | None = None
    words: tuple[str, ...] = ()


class Turn(msgspec.Struct, frozen=True, omit_defaults=True):
    """One utterance, understood. `asked` lists the attributes asked for; `also` further acts of the same utterance."""

    text: str
    language: str
    act: Act
    constraint: Constraint = Constraint()
    references: tuple[Reference, ...] = ()
    asked: tuple[str, ...] = ()
    quantity: int | None = None
    also: tuple[Act, ...] = ()
    topic: str | None = None
