"""Endpoints: orders, and what staff do with them."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from scenes.money import Money
from vstore.accounts.role import Role
from vstore.commerce.fulfilment import LineCount, fulfilment
from vstore.commerce.order import Order, State
from vstore.commerce.order_change import Change, Request
from vstore.commerce.order_search import OrderSearch
from vstore.commerce.published_order import PublishedOrder, published
from vstore.commerce.refusal import Code
from vstore.doors.api.endpoint import Call, Endpoint

ChangeOrder = Callable[[str, Request, bool], Awaitable[Order]]

CHANGING: Mapping[type[Exception] | Code, int] = {
    Code.ORDER_UNKNOWN: 404,
    Code.REFUND_NEEDS_OWNER: 403,
    Code.KEY_REUSED: 409,
    Code.ORDER_STATE: 409,
    Code.NOT_SO_MANY: 409,
    Code.SHIPMENT_UNKNOWN: 409,
    Code.RETURN_UNKNOWN: 409,
    Code.RETURN_OF_RIGHT: 409,
    Code.REFUND_TOO_MUCH: 409,
}


class OrdersQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which orders: `text` in their number or e-mail, in `state`; `after` is `next` of the page before."""

    text: Annotated[str, Meta(max_length=254, pattern=r"^[^\x00]*$")] = ""
    state: State | None = None
    after: Annotated[str, Meta(max_length=80, pattern=r"^[^\x00]*$")] = ""
    most: Annotated[int, Meta(ge=1, le=200)] = 50


class OrderInList(msgspec.Struct, frozen=True):
    """An order in short."""

    number: str
    state: str
    name: str
    email: str
    total: Money
    placed_at: datetime
    changed_at: datetime


class OrderPage(msgspec.Struct, frozen=True):
    """Some orders, newest first; with `next` there are more."""

    orders: tuple[OrderInList, ...]
    next: str | None = None


class Done(msgspec.Struct, frozen=True):
    """Something that was done with an order: by whom ("visitor", "guest", "staff:NAME"), when, what."""

    at: datetime
    by: str
    change: Change


class StaffOrder(msgspec.Struct, frozen=True):
    """An order with all that staff may know: where its pieces are, by sku, and its history."""

    order: PublishedOrder
    pieces: dict[str, LineCount]
    history: tuple[Done, ...]


class ChangeRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A change under a key of yours: sent again with the same key, it is made once. Without `items`, all there are."""

    key: Annotated[str, Meta(min_length=8, max_length=128, pattern=r"^[\x21-\x7e]+$")]
    change: Change


class NoSuchPage(Exception):
    """`after` is no place in the list."""

    def __init__(self) -> None:
        super().__init__("Send as “after” what came as “next” with the page before.")


def order_endpoints(
    search: Callable[[OrderSearch], Awaitable[tuple[Order, ...]]],
    find: Callable[[str], Awaitable[Order]],
    change: ChangeOrder,
) -> tuple[Endpoint, ...]:
    """`change` takes an order's number, a request, and whether it is an owner's."""

    async def list_orders(call: Call) -> OrderPage:
        wanted: OrdersQuery = call.query
        after = _place(wanted.after) if wanted.after else None
        found = await search(OrderSearch(wanted.text.strip(), wanted.state, after, wanted.most + 1))
        page = found[: wanted.most]
        return OrderPage(tuple(map(_in_list, page)), _cursor(page[-1]) if len(found) > wanted.most else None)

    async def show_order(call: Call) -> StaffOrder:
        return _for_staff(await find(call.path["number"]))

    async def change_order(call: Call) -> StaffOrder:
        assert call.who is not None
        asked: ChangeRequest = call.body
        request = Request(asked.key, f"staff:{call.who.name}", asked.change)
        return _for_staff(await change(call.path["number"], request, call.who.role is Role.OWNER))

    return (
        Endpoint(
            method="GET",
            path="/api/staff/orders",
            summary="Orders, newest first",
            role=Role.CLERK,
            query=OrdersQuery,
            answer=OrderPage,
            personal="the list of orders",
            errors={NoSuchPage: 400},
            act=list_orders,
        ),
        Endpoint(
            method="GET",
            path="/api/staff/orders/{number}",
            summary="One order, where its pieces are, and its history",
            role=Role.CLERK,
            answer=StaffOrder,
            personal="an order",
            errors={Code.ORDER_UNKNOWN: 404},
            act=show_order,
        ),
        Endpoint(
            method="POST",
            path="/api/staff/orders/{number}/changes",
            summary="Prepare, ship, deliver, cancel, take back, or give money back, once for each key",
            role=Role.CLERK,
            body=ChangeRequest,
            answer=StaffOrder,
            personal="an order",
            errors=CHANGING,
            act=change_order,
        ),
    )


def _in_list(order: Order) -> OrderInList:
    contact = order.contact
    return OrderInList(
        order.number, order.state, contact.name, contact.email, order.total, order.placed_at, order.changed_at
    )


def _for_staff(order: Order) -> StaffOrder:
    history = tuple(Done(event.at, event.by, event.change) for event in order.events)
    return StaffOrder(published(order), dict(fulfilment(order).lines), history)


def _cursor(order: Order) -> str:
    return f"{order.placed_at.isoformat()}~{order.number}"


def _place(cursor: str) -> tuple[datetime, str]:
    """Raises NoSuchPage."""
    moment, _, number = cursor.partition("~")
    try:
        placed_at = datetime.fromisoformat(moment)
    except ValueError:
        raise NoSuchPage from None
    if placed_at.tzinfo is None:
        raise NoSuchPage
    return placed_at, number
