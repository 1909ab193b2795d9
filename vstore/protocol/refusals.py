"""Refusals: a machine code for programs, a sentence in the visitor's language for people."""

from enum import StrEnum

from nlp.languages import LANGUAGES
from scenes.money import Money
from scenes.products import Text, text_in
from vstore.protocol.server import Closing, Refused


class Code(StrEnum):
    """Everything that can be refused. Codes are part of the protocol: added, never renamed."""

    MALFORMED = "malformed"
    WRONG_VERSION = "wrong_version"
    HELLO_FIRST = "hello_first"
    ALREADY_GREETED = "already_greeted"
    TOO_FAST = "too_fast"
    TOO_MANY_FAULTS = "too_many_faults"
    SLOW_READER = "slow_reader"
    REPLACED = "replaced"
    IDLE = "idle"
    LEFT = "left"
    HELLO_LATE = "hello_late"
    SHUTTING_DOWN = "shutting_down"
    STORE_FULL = "store_full"
    ROOM_FULL = "room_full"
    TOO_MANY_FROM_ADDRESS = "too_many_from_address"
    INTERNAL = "internal"
    UNKNOWN_SCENE = "unknown_scene"
    UNKNOWN_DOOR = "unknown_door"
    DOOR_TOO_FAR = "door_too_far"
    UNKNOWN_DISPLAY = "unknown_display"
    UNKNOWN_PRODUCT = "unknown_product"
    NOT_POSSIBLE = "not_possible"
    NO_SEAT = "no_seat"
    SPEECH_EMPTY = "speech_empty"
    NOT_SOLD = "not_sold"
    SOLD_OUT = "sold_out"
    NOT_ENOUGH_STOCK = "not_enough_stock"
    TOO_MANY = "too_many"
    TOO_MANY_LINES = "too_many_lines"
    CART_EMPTY = "cart_empty"
    PRICE_CHANGED = "price_changed"
    KEY_REUSED = "key_reused"
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
    CHECKOUT_BUSY = "checkout_busy"
    PURPOSE_UNKNOWN = "purpose_unknown"
    CONSENT_OUTDATED = "consent_outdated"
    ERASED = "erased"
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
    CARD_NUMBER = "card_number"
    UTTERANCE_UNKNOWN = "utterance_unknown"
    INVITATION_OVER = "invitation_over"
    INVITATION_OWN = "invitation_own"
    TOO_MANY_FRIENDS = "too_many_friends"
    FRIEND_ROOM_FULL = "friend_room_full"
    FRIEND_UNKNOWN = "friend_unknown"
    CART_NOT_SHARED = "cart_not_shared"
    LINE_GONE = "line_gone"
    LINE_BEING_PAID = "line_being_paid"
    NOT_INSIDE = "not_inside"
    UNFIT_RECORDING = "unfit_recording"
    NEVER_SAID = "never_said"
    VOICE_BUSY = "voice_busy"
    VOICE_UNAVAILABLE = "voice_unavailable"
    UNKNOWN_AVATAR = "unknown_avatar"
    AVATAR_LEAVE = "avatar_leave"
    AVATAR_REFUSED = "avatar_refused"
    AVATARS_FULL = "avatars_full"
    AVATAR_NOT_EXAMINED = "avatar_not_examined"


CLOSE_CODES: dict[Code, int] = {
    Code.SHUTTING_DOWN: 1012,
    Code.INTERNAL: 1011,
    Code.LEFT: 1000,
    Code.WRONG_VERSION: 4001,
    Code.HELLO_LATE: 4010,
    Code.TOO_MANY_FAULTS: 4003,
    Code.SLOW_READER: 4004,
    Code.REPLACED: 4005,
    Code.IDLE: 4006,
    Code.ERASED: 4011,
    Code.STORE_FULL: 4007,
    Code.TOO_MANY_FROM_ADDRESS: 4009,
}
"""Websocket close codes: the standard's own where one fits, else from the range for applications."""

RECONNECT = frozenset(
    {
        Code.SHUTTING_DOWN,
        Code.INTERNAL,
        Code.SLOW_READER,
        Code.IDLE,
        Code.STORE_FULL,
        Code.TOO_MANY_FROM_ADDRESS,
    }
)
"""Reasons after which a client should come back by itself."""

Slot = str | int | Money | Text

FIELDS: dict[str, Text] = {
    "region": {"en": "state or province", "ko": "시/도"},
    "city": {"en": "city", "ko": "도시"},
    "address": {"en": "street address", "ko": "주소"},
    "address_detail": {"en": "address details", "ko": "상세 주소"},
    "postal_code": {"en": "postal code", "ko": "우편번호"},
}
"""What people call the fields of a Contact that a slot `field` names."""


def sentence(code: Code, locale: str, **slots: Slot) -> str:
    """The refusal in the language of `locale` ("ko-KR"), else in English, with its slots as people read them."""
    language = LANGUAGES.get(locale.split("-")[0].lower(), LANGUAGES["en"])
    words: dict[str, str] = {}
    for name, slot in slots.items():
        match slot:
            case Money(amount, currency):
                words[name] = language.money(amount, currency)
            case dict():
                words[name] = text_in(slot, language.code)
            case str() if name == "field":
                words[name] = text_in(FIELDS[slot], language.code)
            case _:
                words[name] = str(slot)
    return language.fit(language.refusals[code].format(**words))


def refused(code: Code, locale: str, ref: int | None = None, **slots: Slot) -> Refused:
    field = slots.get("field")
    text = sentence(code, locale, **slots)
    return Refused(code=code, text=text, ref=ref, field=field if isinstance(field, str) else None)


def closing(code: Code, locale: str) -> Closing:
    return Closing(code=code, text=sentence(code, locale), reconnect=code in RECONNECT)
