"""Letters in Korean."""

from collections.abc import Mapping
from datetime import timedelta, timezone

from vstore.commerce.outbox import EventKind
from vstore.post.wording import Occasion, Wording


def withdrawal(days: int) -> str:
    return (
        f"상품을 받으신 날부터 {days}일 이내에는 이유를 밝히지 않고 청약을 철회하실 수 있습니다. 스토어에서 "
        "주문을 열어 신청하시거나, 이 메일에 주문번호를 적어 답장해 주세요. 청약을 철회하시면 결제하신 금액을 "
        "돌려드립니다. 주문 제작 상품이거나 포장을 뜯어 가치가 떨어진 상품은 철회가 제한될 수 있습니다."
    )


def address(part: Mapping[str, str]) -> list[str]:
    place = " ".join(filter(None, (part["region"], part["city"], part["address"])))
    code = f"({part['postal_code']})" if part["postal_code"] else ""
    country = "" if part["country"] == "KR" else part["country"]
    return [f"{part['name']} 님", " ".join(filter(None, (code, place))), part["address_detail"], country]


KOREAN = Wording(
    zone=timezone(timedelta(hours=9), "KST"),
    occasions={
        EventKind.ORDER_AWAITING_PAYMENT: Occasion(
            "[{store}] 주문 {number} 접수, 입금을 기다립니다",
            "주문해 주셔서 고맙습니다. 결제가 확인되면 다시 알려 드리겠습니다.",
        ),
        EventKind.ORDER_PAID: Occasion(
            "[{store}] 주문 {number} 결제가 완료되었습니다", "주문해 주셔서 고맙습니다. 결제가 완료되었습니다."
        ),
        EventKind.ORDER_DECLINED: Occasion(
            "[{store}] 주문 {number} 결제가 이루어지지 않았습니다",
            "이 주문의 결제가 이루어지지 않았으며, 청구된 금액은 없습니다. 언제든 다시 주문하실 수 있습니다.",
        ),
        EventKind.ORDER_CANCELLED: Occasion(
            "[{store}] 주문 {number} 취소 안내",
            "이 주문이 취소되었으며, 청구된 금액은 없습니다.",
            "이 주문이 취소되었습니다. 결제하신 금액은 돌려드리는 중입니다.",
        ),
        EventKind.ORDER_REFUNDED: Occasion(
            "[{store}] 주문 {number} 환불 안내",
            "이 주문에 결제하신 금액을 돌려드렸습니다. 계좌나 카드에 반영되기까지 며칠 걸릴 수 있습니다.",
        ),
        EventKind.ITEMS_CANCELLED: Occasion(
            "[{store}] 주문 {number} 일부 취소 안내",
            "이 주문의 일부가 취소되었습니다. 해당 금액은 돌려드리는 중입니다.",
        ),
        EventKind.SHIPMENT_SENT: Occasion(
            "[{store}] 주문 {number} 상품이 발송되었습니다", "주문하신 상품이 발송되었습니다."
        ),
        EventKind.SHIPMENT_DELIVERED: Occasion(
            "[{store}] 주문 {number} 상품이 배송되었습니다", "주문하신 상품의 배송이 완료되었습니다."
        ),
        EventKind.RETURN_REQUESTED: Occasion(
            "[{store}] 주문 {number} 반품·청약철회 접수 확인",
            "아래 상품을 돌려주시겠다는 의사표시를 잘 받았음을 확인해 드립니다.",
        ),
        EventKind.RETURN_DECLINED: Occasion(
            "[{store}] 주문 {number} 반품 안내", "이 주문에서 신청하신 반품은 받아 드릴 수 없습니다."
        ),
        EventKind.RETURN_RECEIVED: Occasion(
            "[{store}] 주문 {number} 반품 상품 도착",
            "보내 주신 상품이 도착했습니다. 결제하신 금액을 돌려드리겠습니다.",
        ),
        EventKind.REFUND_DONE: Occasion(
            "[{store}] 주문 {number} 환불 안내",
            "환불이 완료되었습니다. 계좌나 카드에 반영되기까지 며칠 걸릴 수 있습니다.",
        ),
    },
    greeting="{name} 님, 안녕하세요.",
    order="주문번호",
    placed="주문일시",
    items="주문하신 상품",
    subtotal="상품 금액",
    delivery="배송비",
    tax="세금",
    tax_included="포함된 세금",
    total="결제 금액",
    deliver_to="배송지",
    carrier="택배사와 송장번호",
    contents="해당 상품",
    declared="접수 시각",
    refund="환불 금액",
    withdrawal_title="청약철회 안내",
    withdrawal=withdrawal,
    address=address,
    keep="이 메일은 구매 내역을 확인하는 자료이니 보관해 주세요.",
    why="이 주소로 {store}에서 주문이 이루어져 보내 드리는 메일입니다.",
    code_subject="[{store}] 인증 코드 {code}",
    code_opening="이 이메일 주소를 스토어 방문과 연결하려면 스토어에 이 코드를 입력해 주세요. "
    "{minutes}분 동안 유효합니다.",
    code_advice="요청하신 적이 없다면 이 메일은 무시하셔도 됩니다. 코드 없이는 아무 일도 일어나지 않습니다. "
    "코드를 누구에게도 알려 주지 마세요.",
)
