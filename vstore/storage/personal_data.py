"""The register of personal data: for each table what it holds about visitors, and what becomes of that.

A new table gets one entry here, or one word in NOT_PERSONAL; a test goes through all tables and names what is missing.
"""

from collections.abc import Mapping
from enum import StrEnum

import msgspec

from scenes.products import Text
from vstore.privacy.retention import RecordClass

ERASED = "erased"
"""Stands for the visitor in a record that no longer has one."""


class Same(msgspec.Struct, frozen=True):
    """The value of another column of the same row."""

    column: str


class Fate(StrEnum):
    """What an erasure does to a row. DETACHED: it stays, with its `cleared` columns telling nothing any more.

    STAYS: it tells of nobody once the record that it belongs to is detached.
    """

    DELETED = "deleted"
    DETACHED = "detached"
    STAYS = "stays"


class Holding(msgspec.Struct, frozen=True, kw_only=True):
    """What one table holds about visitors.

    `owner` is the column that says whose a row is: a visitor's id, a `pseudonym` of it, or a value of one of the
    columns `via` ("orders.number") of a row that is theirs. Columns in `secret` are not exported.

    A row with a `reference` (an order's number) is first copied to the separated store as a record of the class
    `separated`. A row expires by its `period` (that of `separated` where it has a reference), counted from `since`.
    For DETACHED rows `cleared` and `kept` name every column but the owner's.
    """

    about: Text
    owner: str
    via: tuple[str, ...] = ()
    pseudonym: bool = False
    secret: frozenset[str] = frozenset()
    fate: Fate = Fate.DELETED
    cleared: Mapping[str, object] = {}
    kept: frozenset[str] = frozenset()
    reference: str | None = None
    separated: RecordClass | None = None
    period: RecordClass | None = None
    since: str | None = None


HOLDINGS: Mapping[str, Holding] = {
    "visitors": Holding(
        about={"en": "How we know you again", "ko": "다시 오셨을 때 알아보기 위한 정보"},
        owner="visitor",
        secret=frozenset({"token_hash"}),
    ),
    "email_links": Holding(
        about={"en": "E-mail addresses that you have linked", "ko": "연결하신 이메일 주소"}, owner="visitor"
    ),
    "email_codes": Holding(
        about={"en": "Codes that we have sent to you", "ko": "보내 드린 인증 코드"},
        owner="visitor",
        secret=frozenset({"digest"}),
    ),
    "cart_lines": Holding(about={"en": "Your cart", "ko": "장바구니"}, owner="visitor"),
    "wishes": Holding(about={"en": "Your wish list", "ko": "찜 목록"}, owner="visitor"),
    "own_avatars": Holding(
        about={"en": "Your own avatars", "ko": "직접 올리신 아바타"},
        owner="visitor",
        secret=frozenset({"data"}),
        period=RecordClass.AVATARS,
        since="worn_at",
    ),
    "cart_touches": Holding(about={"en": "When you used your cart", "ko": "장바구니를 사용하신 시각"}, owner="visitor"),
    "cart_codes": Holding(about={"en": "Coupons in your cart", "ko": "장바구니의 쿠폰"}, owner="visitor"),
    "promotion_uses": Holding(
        about={"en": "Promotions that your orders used", "ko": "주문에 쓰인 프로모션"},
        owner="order_number",
        via=("orders.number",),
        fate=Fate.DETACHED,
        cleared={"visitor": ERASED},
        kept=frozenset({"promotion", "order_number"}),
    ),
    "orders": Holding(
        about={"en": "Your orders and their payment", "ko": "주문과 결제"},
        owner="visitor",
        secret=frozenset({"key", "fingerprint"}),
        fate=Fate.DETACHED,
        cleared={
            "visitor": ERASED,
            "key": Same("number"),
            "fingerprint": "",
            "action_url": None,
            "action_transfer": None,
            "name": "",
            "email": "",
            "address": "",
            "postal_code": "",
            "city": "",
            "country": "",
            "phone": "",
            "region": "",
            "address_detail": "",
            "language": "",
        },
        kept=frozenset(
            {
                "number",
                "state",
                "attempts",
                "reason",
                "currency",
                "subtotal",
                "discount",
                "discounts",
                "delivery",
                "delivery_method",
                "delivery_tax",
                "tax",
                "tax_included",
                "total",
                "received",
                "received_currency",
                "reference",
                "action_kind",
                "placed_at",
                "changed_at",
                "held_until",
            }
        ),
        reference="number",
        separated=RecordClass.CONTRACTS,
        since="changed_at",
    ),
    "order_lines": Holding(
        about={"en": "What you ordered", "ko": "주문하신 상품"},
        owner="order_number",
        via=("orders.number",),
        fate=Fate.STAYS,
    ),
    "order_events": Holding(
        about={"en": "What was done with your orders", "ko": "주문 처리 내역"},
        owner="order_number",
        via=("orders.number",),
        secret=frozenset({"key", "fingerprint"}),
        fate=Fate.DETACHED,
        cleared={"reason": ""},
        kept=frozenset({"order_number", "position", "key", "fingerprint", "by", "at", "change"}),
        reference="order_number",
        separated=RecordClass.CONTRACTS,
        since="at",
    ),
    "refunds": Holding(
        about={"en": "What was paid back to you", "ko": "환불 내역"},
        owner="order_number",
        via=("orders.number",),
        fate=Fate.STAYS,
    ),
    "invoices": Holding(
        about={"en": "What you were to transfer for your orders", "ko": "주문에 대해 입금하실 금액"},
        owner="order_number",
        via=("orders.number",),
        fate=Fate.STAYS,
    ),
    "invoice_entries": Holding(
        about={"en": "What came in for your orders and went back", "ko": "주문의 입금과 환불 내역"},
        owner="order_number",
        via=("orders.number",),
        fate=Fate.STAYS,
    ),
    "reservations": Holding(
        about={"en": "What is kept back for your orders", "ko": "주문을 위해 확보해 둔 상품"},
        owner="order_number",
        via=("orders.number",),
        fate=Fate.STAYS,
    ),
    "outbox_events": Holding(
        about={"en": "What we wrote to you and told others of your orders", "ko": "보내 드린 메일과 외부에 알린 주문"},
        owner="subject",
        via=("orders.number", "email_codes.id"),
        # It repeats the order, or holds a code that only who reads the address may know.
        secret=frozenset({"body"}),
    ),
    "outbox_deliveries": Holding(
        about={"en": "Whom we told of your orders", "ko": "주문을 알린 곳"},
        owner="event",
        via=("outbox_events.id",),
    ),
    "clerk_calls": Holding(
        about={"en": "When you asked for a person", "ko": "직원 호출"},
        owner="visitor",
        period=RecordClass.CALLS,
        since="asked_at",
    ),
    "consents": Holding(about={"en": "What you agreed to and when", "ko": "동의 내역"}, owner="visitor"),
    "visit_memories": Holding(
        about={"en": "What agents remember of your taste", "ko": "직원이 기억하는 취향"},
        owner="visitor",
        period=RecordClass.MEMORIES,
        since="kept_at",
    ),
    "chat_lines": Holding(
        about={"en": "Your conversations", "ko": "대화 내용"},
        owner="visitor",
        reference="disputed_order",
        separated=RecordClass.DISPUTES,
        period=RecordClass.CHATS,
        since="at",
    ),
    "personal_data_accesses": Holding(
        about={"en": "Who has handled your data", "ko": "개인정보 접근 기록"},
        owner="subject",
        pseudonym=True,
        fate=Fate.STAYS,
        period=RecordClass.ACCESSES,
        since="at",
    ),
    "erasures": Holding(
        about={"en": "When you asked us to erase everything", "ko": "삭제 요청 내역"},
        owner="visitor",
        secret=frozenset({"id"}),
        fate=Fate.STAYS,
        period=RecordClass.DISPUTES,
        since="closed_at",
    ),
}

NOT_PERSONAL = frozenset(
    {
        *("stock", "promotions", "catalog_editions", "goods_settings", "flash_offers", "prices", "goods_changes"),
        *("scene_versions", "outbox_closed", "staff_accounts", "staff_sessions", "sign_in_tallies"),
        *("api_keys", "signing_keys", "refused_avatars"),
    }
)
"""Tables that tell of no visitor."""

SEPARATED = "separated_records"
"""Holds what law has to be kept of those who were erased; each record with its own end."""
