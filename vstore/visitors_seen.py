"""The visitors of a room as its agents see them: put together only when looked at, however many there are."""

from collections.abc import Iterator, Mapping

from avatars.view import CartLine, OrderSeen, ParcelSeen, VisitorSeen
from scenes.crowd import Crowd
from scenes.money import Money
from vstore.protocol.views import OrderView
from vstore.session import Session


class VisitorsSeen(Mapping[int, VisitorSeen]):
    """By body id, as of now: who they are from their session in `sessions`, where they stand from the `crowd`."""

    def __init__(self, sessions: Mapping[int, Session], crowd: Crowd) -> None:
        self._sessions = sessions
        self._crowd = crowd

    def __getitem__(self, body: int) -> VisitorSeen:
        session = self._sessions[body]
        lines = session.cart.lines if session.cart else ()
        return VisitorSeen(
            body=body,
            name=session.name,
            pose=self._crowd.pose(body),
            language=session.locale.split("-")[0],
            looking_at=session.looking_at,
            cart=tuple(CartLine(each.sku, each.product, each.quantity, each.unit_price) for each in lines),
            cart_total=session.cart.total if session.cart else None,
            cart_delivery=session.cart.delivery if session.cart else None,
            orders=tuple(map(_order, session.orders.values())),
        )

    def __contains__(self, body: object) -> bool:
        return body in self._sessions

    def __iter__(self) -> Iterator[int]:
        return iter(self._sessions)

    def __len__(self) -> int:
        return len(self._sessions)


def _order(order: OrderView) -> OrderSeen:
    parcels = (ParcelSeen(each.carrier, each.tracking, each.delivered_at is not None) for each in order.shipments)
    given_back = sum(each.amount.amount for each in order.refunds if each.status != "refused")
    return OrderSeen(
        order.number,
        order.state,
        order.total,
        parcels=tuple(parcels),
        cancellable=bool(order.cancellable),
        returnable=bool(order.returnable),
        given_back=Money(given_back, order.total.currency) if given_back else None,
    )
