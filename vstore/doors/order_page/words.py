"""What the order page says, by language."""

from collections.abc import Mapping

import msgspec

from vstore.commerce.order import State


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """All words of the page in one language; `states` tell how an order stands."""

    title: str
    lead: str
    number: str
    email: str
    show: str
    unknown: str
    wait: str
    state: str
    under_way: str
    arrived: str
    withdraw: str
    until: str
    check: str
    confirm: str
    keep: str
    received: str
    receipt: str
    refused: str
    states: Mapping[State, str]


ENGLISH = Words(
    title="Your order",
    lead="See where an order is, or withdraw from it. You need no account: its number and the e-mail address of the "
    "order are enough.",
    number="Order number",
    email="E-mail address",
    show="Show the order",
    unknown="There is no order with this number and this e-mail address. Please look at your order mail.",
    wait="That was tried too often. Please wait some minutes.",
    state="State",
    under_way="On its way",
    arrived="Delivered",
    withdraw="Withdraw from contract here",
    until="You can withdraw until {time}.",
    check="You declare that you withdraw from the contract about order {number}. What has not been sent is cancelled; "
    "what has been sent you send back. A receipt goes to {email}.",
    confirm="Confirm withdrawal",
    keep="Keep the order",
    received="We received your withdrawal from order {number} on {time}.",
    receipt="A receipt is on its way to you by mail.",
    refused="This order can no longer be withdrawn from here. Please write to the store.",
    states={
        State.PLACED: "Placed",
        State.PAYING: "Payment under way",
        State.NEEDS_ACTION: "Waiting for your confirmation",
        State.IN_DOUBT: "Payment being checked",
        State.PAID: "Paid",
        State.PREPARING: "Being packed",
        State.PARTLY_SHIPPED: "Partly on its way",
        State.SHIPPED: "On its way",
        State.DELIVERED: "Delivered",
        State.RETURNED: "Returned",
        State.DECLINED: "Payment declined",
        State.CANCELLED: "Cancelled",
        State.REFUND_DUE: "Refund on its way",
        State.REFUNDED: "Refunded",
    },
)
KOREAN = Words(
    title="주문 조회와 청약철회",
    lead="주문이 어디쯤 왔는지 보고 청약철회를 할 수 있습니다. 로그인 없이 주문 번호와 주문할 때 쓴 이메일만 있으면 "
    "됩니다.",
    number="주문 번호",
    email="이메일",
    show="주문 보기",
    unknown="이 주문 번호와 이메일에 맞는 주문이 없습니다. 주문 메일을 확인해 주세요.",
    wait="너무 여러 번 시도했습니다. 몇 분 뒤에 다시 시도해 주세요.",
    state="상태",
    under_way="배송 중",
    arrived="배송 완료",
    withdraw="청약철회하기",
    until="{time}까지 청약철회를 할 수 있습니다.",
    check="주문 {number}의 청약을 철회합니다. 발송되지 않은 상품은 취소되고, 발송된 상품은 돌려보내 주셔야 합니다. "
    "접수증은 {email} 주소로 보내 드립니다.",
    confirm="청약철회 확정",
    keep="그대로 두기",
    received="주문 {number}의 청약철회를 {time}에 접수했습니다.",
    receipt="접수증을 메일로 보내 드립니다.",
    refused="이 주문은 여기서 더 이상 청약철회를 할 수 없습니다. 매장에 문의해 주세요.",
    states={
        State.PLACED: "접수",
        State.PAYING: "결제 진행 중",
        State.NEEDS_ACTION: "결제 확인 대기",
        State.IN_DOUBT: "결제 확인 중",
        State.PAID: "결제 완료",
        State.PREPARING: "상품 준비 중",
        State.PARTLY_SHIPPED: "일부 배송 중",
        State.SHIPPED: "배송 중",
        State.DELIVERED: "배송 완료",
        State.RETURNED: "반품 완료",
        State.DECLINED: "결제 거절",
        State.CANCELLED: "취소",
        State.REFUND_DUE: "환불 진행 중",
        State.REFUNDED: "환불 완료",
    },
)
WORDS: Mapping[str, Words] = {"en": ENGLISH, "ko": KOREAN}
