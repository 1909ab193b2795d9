"""Orders as their visitors see them, turned into the protocol's views."""

from datetime import datetime

import msgspec

from vstore.commerce.fulfilment import Return, Shipment, fulfilment
from vstore.commerce.order import KEPT, Order, OrderLine
from vstore.commerce.order_change import Items
from vstore.commerce.payment import PaymentAction, Transfer
from vstore.commerce.withdrawal import Choices
from vstore.protocol import client, views
from vstore.protocol.delivery import DeliveryView
from vstore.views import discount_view


def order_view(order: Order, choices: Choices) -> views.OrderView:
    """An order, and what its visitor may do with it."""
    pieces = fulfilment(order)
    return views.OrderView(
        number=order.number,
        state=order.state,
        lines=tuple(map(_order_line, order.lines)),
        subtotal=order.subtotal,
        delivery=order.delivery,
        total=order.total,
        placed_at=_time(order.placed_at),
        contact=msgspec.convert(order.contact, client.Contact, from_attributes=True),
        action=_action(order.action) if order.action else None,
        reason=order.reason,
        shipments=tuple(map(_shipment, pieces.shipments)),
        cancelled=_pieces(pieces.cancelled) if order.state in KEPT else (),
        returns=tuple(map(_return, pieces.returns)),
        refunds=tuple(views.RefundView(each.amount, each.status, each.reason) for each in order.refunds),
        cancellable=_pieces(choices.cancellable),
        returnable=_pieces(choices.returnable),
        discounts=tuple(map(discount_view, order.discounts)),
        delivery_method=_chosen_delivery(order),
        tax=order.tax if order.tax.amount else None,
        tax_included=order.tax_included,
        withdraw_until=_time(choices.withdraw_until) if choices.withdraw_until else None,
    )


def _action(action: PaymentAction) -> views.PaymentAction:
    transfer = None if action.transfer is None else _transfer(action.transfer)
    return views.PaymentAction(action.kind, action.url, transfer)


def _transfer(transfer: Transfer) -> views.Transfer:
    return views.Transfer(
        bank=transfer.bank,
        account=transfer.account,
        holder=transfer.holder,
        reference=transfer.reference,
        until=_time(transfer.until),
        missing=transfer.missing,
    )


def _chosen_delivery(order: Order) -> DeliveryView | None:
    chosen = order.delivery_method
    return None if chosen is None else DeliveryView(chosen.method, chosen.name, order.delivery, chosen.days)


def _shipment(parcel: Shipment) -> views.ShipmentView:
    return views.ShipmentView(
        number=parcel.number,
        carrier=parcel.carrier,
        tracking=parcel.tracking,
        items=_pieces(parcel.items),
        shipped_at=_time(parcel.shipped_at),
        delivered_at=_time(parcel.delivered_at) if parcel.delivered_at else None,
    )


def _return(wish: Return) -> views.ReturnView:
    return views.ReturnView(
        number=wish.number,
        items=_pieces(wish.items),
        awaited=_pieces(wish.awaited),
        asked_at=_time(wish.asked_at),
        withdrawal=wish.withdrawal,
        declined=wish.declined,
    )


def _pieces(items: Items) -> tuple[client.Pieces, ...]:
    return tuple(client.Pieces(item.sku, item.quantity) for item in items)


def _time(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _order_line(line: OrderLine) -> views.CartLine:
    return views.CartLine(
        sku=line.sku,
        product=line.product,
        name=line.name,
        choice=line.choice,
        quantity=line.quantity,
        unit_price=line.unit_price,
        total=line.total,
        image=line.image,
        discount=line.discount,
    )
