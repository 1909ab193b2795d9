"""Why something was not done: a code for programs, slots for the sentence people read."""

from collections.abc import Mapping
from enum import StrEnum

from scenes.money import Money

Slot = str | int | Money


class Code(StrEnum):
    """Every reason commerce gives. The sentences live with the languages."""

    NOT_SOLD = "not_sold"
    SOLD_OUT = "sold_out"
    NOT_ENOUGH_STOCK = "not_enough_stock"
    TOO_MANY = "too_many"
    TOO_MANY_LINES = "too_many_lines"
    CART_EMPTY = "cart_empty"
    PRICE_CHANGED = "price_changed"
    KEY_REUSED = "key_reused"
    CHECKOUT_BUSY = "checkout_busy"
    ORDER_UNKNOWN = "order_unknown"
    ORDER_STATE = "order_state"
    NOT_SO_MANY = "not_so_many"
    SHIPMENT_UNKNOWN = "shipment_unknown"
    RETURN_UNKNOWN = "return_unknown"
    RETURN_TOO_LATE = "return_too_late"
    RETURN_EXCLUDED = "return_excluded"
    RETURN_OF_RIGHT = "return_of_right"
    REFUND_TOO_MUCH = "refund_too_much"
    REFUND_NEEDS_OWNER = "refund_needs_owner"
    PAYMENT_DECLINED = "payment_declined"
    PAYMENT_UNAVAILABLE = "payment_unavailable"
    PAYMENT_EXPIRED = "payment_expired"
    PAYMENT_MISMATCH = "payment_mismatch"
    PAYMENT_NO_FUNDS = "payment_no_funds"
    PAYMENT_NOT_VERIFIED = "payment_not_verified"
    PAYMENT_CALLED_OFF = "payment_called_off"
    REFUND_UNKNOWN = "refund_unknown"
    WEBHOOK_REJECTED = "webhook_rejected"
    COUPON_UNKNOWN = "coupon_unknown"
    COUPON_TOO_EARLY = "coupon_too_early"
    COUPON_OVER = "coupon_over"
    COUPON_USED_UP = "coupon_used_up"
    COUPON_USED_BEFORE = "coupon_used_before"
    TOO_MANY_COUPONS = "too_many_coupons"
    PROMOTION_EXISTS = "promotion_exists"
    NOT_DELIVERED_THERE = "not_delivered_there"
    DELIVERY_NOT_OFFERED = "delivery_not_offered"
    FIELD_MISSING = "field_missing"
    FIELD_WRONG = "field_wrong"
    TOO_MANY_CODES = "too_many_codes"
    TOO_MANY_WISHES = "too_many_wishes"
    EMAIL_CODE_WRONG = "email_code_wrong"
    LINE_GONE = "line_gone"
    LINE_BEING_PAID = "line_being_paid"


SLOTS: Mapping[Code, frozenset[str]] = {
    Code.NOT_SOLD: frozenset({"sku"}),
    Code.SOLD_OUT: frozenset({"sku"}),
    Code.NOT_ENOUGH_STOCK: frozenset({"sku", "available"}),
    Code.TOO_MANY: frozenset({"limit"}),
    Code.TOO_MANY_LINES: frozenset({"limit"}),
    Code.CART_EMPTY: frozenset(),
    Code.PRICE_CHANGED: frozenset({"total"}),
    Code.KEY_REUSED: frozenset(),
    Code.CHECKOUT_BUSY: frozenset({"order"}),
    Code.ORDER_UNKNOWN: frozenset({"order"}),
    Code.ORDER_STATE: frozenset({"order"}),
    Code.NOT_SO_MANY: frozenset({"sku", "available"}),
    Code.SHIPMENT_UNKNOWN: frozenset({"order"}),
    Code.RETURN_UNKNOWN: frozenset({"order"}),
    Code.RETURN_TOO_LATE: frozenset({"order"}),
    Code.RETURN_EXCLUDED: frozenset({"sku"}),
    Code.RETURN_OF_RIGHT: frozenset({"order"}),
    Code.REFUND_TOO_MUCH: frozenset({"total"}),
    Code.REFUND_NEEDS_OWNER: frozenset({"total"}),
    Code.PAYMENT_DECLINED: frozenset(),
    Code.PAYMENT_UNAVAILABLE: frozenset(),
    Code.PAYMENT_EXPIRED: frozenset(),
    Code.PAYMENT_MISMATCH: frozenset(),
    Code.PAYMENT_NO_FUNDS: frozenset(),
    Code.PAYMENT_NOT_VERIFIED: frozenset(),
    Code.PAYMENT_CALLED_OFF: frozenset(),
    Code.REFUND_UNKNOWN: frozenset({"key"}),
    Code.WEBHOOK_REJECTED: frozenset(),
    Code.COUPON_UNKNOWN: frozenset({"coupon"}),
    Code.COUPON_TOO_EARLY: frozenset({"coupon"}),
    Code.COUPON_OVER: frozenset({"coupon"}),
    Code.COUPON_USED_UP: frozenset({"coupon"}),
    Code.COUPON_USED_BEFORE: frozenset({"coupon"}),
    Code.TOO_MANY_COUPONS: frozenset({"limit"}),
    Code.PROMOTION_EXISTS: frozenset({"promotion"}),
    Code.NOT_DELIVERED_THERE: frozenset(),
    Code.DELIVERY_NOT_OFFERED: frozenset(),
    Code.FIELD_MISSING: frozenset({"field"}),
    Code.FIELD_WRONG: frozenset({"field", "example"}),
    Code.TOO_MANY_CODES: frozenset(),
    Code.TOO_MANY_WISHES: frozenset({"limit"}),
    Code.EMAIL_CODE_WRONG: frozenset(),
    Code.LINE_GONE: frozenset(),
    Code.LINE_BEING_PAID: frozenset(),
}
"""Which slots each code fills: `available` and `limit` are counts, `total` is Money, `order` an order number,
`coupon` a code as it was given, `promotion` an id, `field` a field of Contact and `example` how that is written."""


class Refused(Exception):
    """A wish that cannot be granted; nothing has changed."""

    def __init__(self, code: Code, **slots: Slot) -> None:
        if slots.keys() != SLOTS[code]:
            raise TypeError(f"{code} takes the slots {sorted(SLOTS[code])}, not {sorted(slots)}")
        super().__init__(code.value)
        self.code = code
        self.slots = slots
