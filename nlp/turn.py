"""A turn: one utterance with all that was understood of it."""

from enum import StrEnum

import msgspec

UNCLEAR = "unclear"
"""The topic of words that nobody could follow."""


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
    """What a wished-for product must be. Values are the catalog's own ids or words; prices are whole minor units.

    Several kinds, colours, materials, brands or sizes mean any of them, tags all of them. `excluded` holds
    (field, value) pairs such as ("color", "red"); `sort` is cheapest, dearest, best_rated or newest.
    """

    kinds: tuple[str, ...] = ()
    colors: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    excluded: tuple[tuple[str, str], ...] = ()
    price_least: int | None = None
    price_most: int | None = None
    rating_least: float | None = None
    sort: str | None = None

    @property
    def has_limit(self) -> bool:
        """Whether a price is said that it may not be over or under."""
        return self.price_least is not None or self.price_most is not None


class Reference(msgspec.Struct, frozen=True, omit_defaults=True):
    """How a thing in the room was meant: by pointing words, name, attributes, place or order.

    `pointing` is True for "this one", `again` for "it"/"that one" said before, `other` for "the other one", `plural`
    for "both", "those" and "all". `count` says how many were meant ("the two of them"), `ordinal` counts from 1 (-1 is
    the last, 0 the middle one) and starts at the first of `sides` ("second from the left"). `sides` are left, right,
    front, behind of `frame` ("visitor" or "agent"), or the near or far part of what is in view; `fixture_sides` say the
    same, or middle, of the `fixture` on which it is. `extreme` is nearest, farthest, cheapest, dearest, best_rated,
    newest, tallest, biggest or smallest. `level` counts rows from the top (-1 the lowest, 0 the middle).
    `relation` is next_to, closest_to, left_of, right_of, above, below, on, between, before or behind of `anchor`.
    `names` are catalog entries named in full, `words` words of names, `like` the attributes it must have, `quantity`
    how many to take.
    """

    pointing: bool = False
    again: bool = False
    other: bool = False
    plural: bool = False
    count: int | None = None
    ordinal: int | None = None
    sides: tuple[str, ...] = ()
    frame: str = "visitor"
    extreme: str | None = None
    level: int | None = None
    fixture: str | None = None
    fixture_sides: tuple[str, ...] = ()
    relation: str | None = None
    anchor: "Reference | None" = None
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    like: Constraint = Constraint()
    quantity: int | None = None

    @property
    def is_placed(self) -> bool:
        """Whether it says where the thing is."""
        where = self.sides or self.fixture_sides or self.relation or self.fixture
        return bool(where) or self.level is not None

    @property
    def is_ranked_by_record(self) -> bool:
        """Whether only its kind and a rank of the records tell it, "the cheapest mug": of all that the store sells."""
        by_record = self.extreme in ("cheapest", "dearest", "best_rated", "newest")
        known = self.pointing or self.again or self.other or self.is_placed or self.names or self.count
        return by_record and self.like != Constraint() and self.ordinal is None and not known


class Expectation(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the agent has just asked for, so that a bare "yes", "M" or "the black one" is understood.

    `what` is yes_no, which, size, color, option, quantity, wish or order_number. `act` is what an answer takes up
    again (the pending act), with the attributes `asked` then.
    """

    what: str
    act: Act | None = None
    asked: tuple[str, ...] = ()


class Turn(msgspec.Struct, frozen=True, omit_defaults=True):
    """One utterance, understood.

    `constraint` is in a recommendation the whole wish as it now stands, in a question what is asked ("in XL?"), in a
    cart change the chosen variant. `asked` lists the attributes asked for: price, stock, left (how many), size,
    dimensions, capacity, color, material, brand, rating, name, description, care, origin, tags, why (it was
    recommended). `also` holds further acts of the same
    utterance. `topic` is what a policy, chitchat or refusal is about; "overview" or "matching" where a recommendation
    asks what there is at large or what goes with a thing; "change" where a cart change says what there shall be in all.
    `than` is "cheaper" or "dearer" than the thing referred to: a price that only the records can tell. `words` are the
    content words of the utterance, for search. `elliptical` marks a turn that took its act or attributes from the one
    before; `order` is an order's number; `foreign` the currency of a limit that is not in the store's own
    and therefore stands in no constraint. `then` is what is to be done after it, with other things: "take the scarf out
    and add the beanie".
    """

    text: str
    language: str
    act: Act
    constraint: Constraint = Constraint()
    references: tuple[Reference, ...] = ()
    asked: tuple[str, ...] = ()
    quantity: int | None = None
    also: tuple[Act, ...] = ()
    topic: str | None = None
    than: str | None = None
    words: tuple[str, ...] = ()
    polite: bool = True
    elliptical: bool = False
    order: str | None = None
    foreign: str | None = None
    then: "Turn | None" = None
