"""Letters in English."""

from collections.abc import Mapping
from datetime import UTC

from vstore.commerce.outbox import EventKind
from vstore.post.wording import Occasion, Wording


def withdrawal(days: int) -> str:
    return (
        f"You may withdraw from this purchase within {days} days of receiving the goods, without giving a reason. Open "
        "the order in the store, or answer this mail naming the order number. We then give back what you paid, with "
        "the standard delivery. It does not hold for goods made to your order, or sealed goods that you have opened."
    )


def address(part: Mapping[str, str]) -> list[str]:
    city = " ".join(filter(None, (part["city"], part["region"], part["postal_code"])))
    return [part["name"], part["address"], part["address_detail"], city, part["country"]]


ENGLISH = Wording(
    zone=UTC,
    occasions={
        EventKind.ORDER_AWAITING_PAYMENT: Occasion(
            "{store}: we have your order {number} and wait for the payment",
            "Thank you for your order. As soon as your payment has arrived we write to you again.",
        ),
        EventKind.ORDER_PAID: Occasion(
            "{store}: receipt for order {number}", "Thank you for your order. Your payment has arrived."
        ),
        EventKind.ORDER_DECLINED: Occasion(
            "{store}: the payment of order {number} did not go through",
            "The payment of this order did not go through, and no money was taken. You can order again at any time.",
        ),
        EventKind.ORDER_CANCELLED: Occasion(
            "{store}: order {number} is cancelled",
            "This order is cancelled, and no money was taken.",
            "This order is cancelled. What you have paid is on its way back to you.",
        ),
        EventKind.ORDER_REFUNDED: Occasion(
            "{store}: refund for order {number}",
            "We have given back what you paid for this order. Until you see it on your account may take some days.",
        ),
        EventKind.ITEMS_CANCELLED: Occasion(
            "{store}: change of order {number}",
            "Part of this order is cancelled. What you have paid for it is on its way back to you.",
        ),
        EventKind.SHIPMENT_SENT: Occasion(
            "{store}: a parcel of order {number} is on its way", "A parcel of your order has left us."
        ),
        EventKind.SHIPMENT_DELIVERED: Occasion(
            "{store}: a parcel of order {number} has arrived", "A parcel of your order has been delivered."
        ),
        EventKind.RETURN_REQUESTED: Occasion(
            "{store}: we have received your declaration about order {number}",
            "We confirm that we have received your declaration that you want to give back what is named below.",
        ),
        EventKind.RETURN_DECLINED: Occasion(
            "{store}: your return of order {number}", "We cannot take back what you wanted to return of this order."
        ),
        EventKind.RETURN_RECEIVED: Occasion(
            "{store}: your return of order {number} has arrived",
            "What you sent back has arrived. We now give back what you paid for it.",
        ),
        EventKind.REFUND_DONE: Occasion(
            "{store}: refund for order {number}",
            "We have given money back to you. Until you see it on your account may take some days.",
        ),
    },
    greeting="Hello {name},",
    order="Order number",
    placed="Ordered",
    items="What you ordered",
    subtotal="Subtotal",
    delivery="Delivery",
    tax="Tax",
    tax_included="Tax included",
    total="Total",
    deliver_to="Delivered to",
    carrier="Carrier and number",
    contents="What it is about",
    declared="Received from you",
    refund="Refund",
    withdrawal_title="Your right to withdraw",
    withdrawal=withdrawal,
    address=address,
    keep="Please keep this mail as a record of your purchase.",
    why="You get this mail because somebody ordered at {store} with this address.",
    code_subject="{code} is your code for {store}",
    code_opening="Type this code in the store to link this e-mail address with your visit. It is good for {minutes} "
    "minutes.",
    code_advice="If it was not you who asked for it, forget this mail: without the code nothing happens. Tell nobody "
    "the code.",
)
