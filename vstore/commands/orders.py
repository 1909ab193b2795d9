"""`vstore orders`: looks into the orders of the open store, and moves them on."""

import argparse
import secrets
from collections.abc import Callable, Iterable
from urllib.parse import quote

from nlp.languages import LANGUAGES
from scenes.money import Money
from vstore.catalogues.amounts import Unclear, price
from vstore.commands.api_client import ApiClient, add_api_options, api_client
from vstore.commands.failure import CommandFailed
from vstore.commerce.cart import CartItem
from vstore.commerce.order import State
from vstore.commerce.order_change import (
    Cancel,
    Change,
    DeclineReturn,
    Deliver,
    GiveBack,
    Items,
    Prepare,
    ReceiveReturn,
    RequestReturn,
    Ship,
)
from vstore.doors.api.orders import ChangeRequest, OrderPage, StaffOrder

ORDERS = "/api/staff/orders"

Making = Callable[[argparse.Namespace, StaffOrder], Change]


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("orders", help="look into orders, ship them, take them back, give money back")
    verbs = parser.add_subparsers(title="what to do", metavar="VERB", required=True)
    listing = verbs.add_parser("list", help="orders, newest first")
    listing.add_argument("--text", default="", help="in their number or e-mail")
    listing.add_argument("--state", choices=[state.value for state in State], help="in this state")
    listing.add_argument("--most", type=int, default=50, help="how many (default: 50)")
    listing.add_argument("--after", default="", help="go on where another list ended")
    add_api_options(listing)
    listing.set_defaults(run=_list)
    showing = verbs.add_parser("show", help="one order and its history")
    showing.add_argument("number", help="the order's number")
    add_api_options(showing)
    showing.set_defaults(run=_show)
    _verb(verbs, "prepare", "say that it is being packed", lambda _, __: Prepare())
    ship = _verb(verbs, "ship", "say that a parcel has left", lambda o, _: Ship(o.carrier, o.tracking, _items(o.items)))
    ship.add_argument("--carrier", required=True, help="who carries it")
    ship.add_argument("--tracking", default="", help="the carrier's number for it")
    _add_items(ship)
    deliver = _verb(verbs, "deliver", "say that a parcel has arrived", lambda o, known: Deliver(_parcel(o, known)))
    deliver.add_argument("--shipment", type=int, help="the parcel's number (default: the only one under way)")
    cancel = _verb(verbs, "cancel", "cancel what was not sent", lambda o, _: Cancel(_items(o.items), o.reason))
    _add_items(cancel)
    cancel.add_argument("--reason", default="", help="why")
    _add_return(verbs)
    refund = _verb(verbs, "refund", "give money back by grace", lambda o, known: GiveBack(_amount(o, known), o.reason))
    refund.add_argument("amount", help="how much, in the order's currency, such as 5000 or 12.50")
    refund.add_argument("--reason", default="", help="why")


def _add_return(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    back = _verb(verbs, "return", "note that things are to come back, have come, or are not taken back", _return_change)
    back.add_argument("--received", type=int, metavar="RETURN", help="things of this return have come back")
    back.add_argument("--decline", type=int, metavar="RETURN", help="this return is not taken; never a withdrawal")
    back.add_argument("--restock", action="store_true", help="with --received: they can be sold again")
    back.add_argument("--withdrawal", action="store_true", help="the visitor withdrew by right, by mail or phone")
    back.add_argument("--reason", default="", help="why")
    _add_items(back)


def _verb(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, what: str, making: Making
) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=what, description=f"{what[0].upper()}{what[1:]}. Prints the order afterwards.")
    verb.add_argument("number", help="the order's number")
    verb.add_argument("--key", help="a text of yours: with the same key it is done once, however often you ask")
    add_api_options(verb)
    verb.set_defaults(run=lambda options: _change(options, making))
    return verb


def _add_items(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("items", nargs="*", metavar="SKU=COUNT", help="so many of these (default: all that there are)")


def _list(options: argparse.Namespace) -> int:
    asked = {"text": options.text, "state": options.state, "after": options.after, "most": str(options.most)}
    query = {name: value for name, value in asked.items() if value}
    page = api_client(options).ask("GET", ORDERS, OrderPage, query=query)
    for each in page.orders:
        print(
            f"{each.number}  {each.state:<14} {_money(each.total):>14}  {each.placed_at:%Y-%m-%d %H:%M}  {each.email}"
        )
    if page.next:
        print(f"more: --after {page.next}")
    return 0


def _show(options: argparse.Namespace) -> int:
    _tell(_found(api_client(options), options.number))
    return 0


def _change(options: argparse.Namespace, making: Making) -> int:
    store = api_client(options)
    change = making(options, _found(store, options.number))
    asked = ChangeRequest(options.key or secrets.token_hex(16), change)
    _tell(store.ask("POST", f"{ORDERS}/{quote(options.number, safe='')}/changes", StaffOrder, body=asked))
    return 0


def _found(store: ApiClient, number: str) -> StaffOrder:
    return store.ask("GET", f"{ORDERS}/{quote(number, safe='')}", StaffOrder)


def _return_change(options: argparse.Namespace, _: StaffOrder) -> Change:
    items = _items(options.items)
    if options.received is not None:
        return ReceiveReturn(options.received, items, options.restock)
    if options.decline is not None:
        return DeclineReturn(options.decline, options.reason)
    return RequestReturn(items, options.reason, options.withdrawal)


def _parcel(options: argparse.Namespace, known: StaffOrder) -> int:
    if options.shipment is not None:
        return int(options.shipment)
    under_way = [each.number for each in known.order.shipments if each.delivered_at is None]
    if len(under_way) != 1:
        raise CommandFailed(f"{len(under_way)} parcels are under way; name one by --shipment")
    return under_way[0]


def _amount(options: argparse.Namespace, known: StaffOrder) -> Money:
    try:
        return price(options.amount, known.order.total.currency)
    except Unclear as reason:
        raise CommandFailed(f"{options.amount!r} {reason}") from None


def _items(written: Iterable[str]) -> Items:
    return tuple(map(_item, written))


def _item(written: str) -> CartItem:
    sku, _, count = written.rpartition("=")
    if not sku or not count.isdecimal():
        raise CommandFailed(f"write {written!r} as SKU=COUNT, such as MUG-GREEN=2")
    return CartItem(sku, int(count))


def _tell(known: StaffOrder) -> None:
    order = known.order
    print(f"{order.number}  {order.state}  {_money(order.total)}  {order.contact.name} <{order.contact.email}>")
    for line in order.lines:
        count = known.pieces[line.sku]
        places = {
            "open": count.open,
            "shipped": count.shipped,
            "delivered": count.delivered,
            "cancelled": count.cancelled,
            "awaited back": count.awaited,
            "returned": count.returned,
        }
        told = ", ".join(f"{number} {place}" for place, number in places.items() if number)
        print(f"  {line.quantity} × {line.sku}  {told}")
    for parcel in order.shipments:
        arrived = f"delivered {parcel.delivered_at:%Y-%m-%d}" if parcel.delivered_at else "under way"
        print(f"  parcel {parcel.number}: {parcel.carrier} {parcel.tracking} {arrived}")
    for wish in order.returns:
        what = "withdrawal" if wish.withdrawal else "return"
        print(f"  {what} {wish.number}: {'declined' if wish.declined else 'awaited' if wish.awaited else 'received'}")
    for refund in order.refunds:
        print(f"  refund {_money(refund.amount)} {refund.status} ({refund.reason})")
    for done in known.history:
        print(f"  {done.at:%Y-%m-%d %H:%M} {done.by}: {type(done.change).__name__}")


def _money(money: Money) -> str:
    return LANGUAGES["en"].money(money.amount, money.currency)
