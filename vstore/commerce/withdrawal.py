"""The visitor's right to send things back: how long it lasts where, and what the store allows beyond it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import msgspec
from msgspec.structs import replace

from scenes.money import Money
from vstore.commerce.fulfilment import fulfilment
from vstore.commerce.order import KEPT, Order, State
from vstore.commerce.order_change import Cancel, Change, Items, Request, RequestReturn
from vstore.commerce.order_life import changed
from vstore.commerce.refusal import Code, Refused

EEA = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK"

LEGAL_DAYS: Mapping[str, int] = {**dict.fromkeys(EEA.split(), 14), "GB": 14, "KR": 7}
"""Days after delivery, by the country delivered to.

EEA: Consumer Rights Directive 2011/83/EU, Art. 9. GB: Consumer Contracts Regulations 2013, reg. 30.
KR: Act on Consumer Protection in Electronic Commerce, Art. 17.
"""

NO_WITHDRAWAL = "no_withdrawal"
"""The detail of a product that says why it cannot be withdrawn from: shown on its card, so before it is bought."""

LENIENCE = timedelta(days=3)
"""Added to every period: the day of delivery does not count, the last one does to its end in the visitor's own time
zone, and a weekend at the end makes it longer (Regulation 1182/71, Art. 3; Korean Civil Act, Art. 157 and 161)."""


class ReturnTerms(msgspec.Struct, frozen=True):
    """`withdrawal` gives a country more days than its law does; until `days` after delivery the store takes things
    back by its own grace. `clerk_refunds` is what a clerk may give back of one order by grace; None: all of it."""

    withdrawal: Mapping[str, int] = {}
    days: int = 0
    clerk_refunds: Money | None = None

    def withdrawal_days(self, country: str) -> int:
        """For how many days after delivery a visitor there may withdraw."""
        return max(LEGAL_DAYS.get(country, 0), self.withdrawal.get(country, 0))


def withdrawal_ends(order: Order, terms: ReturnTerms) -> datetime | None:
    """Until when the order can be withdrawn from; None while something of it has not arrived, and so nothing ends."""
    delivered_at = fulfilment(order).delivered_at
    return None if delivered_at is None else delivered_at + _period(terms.withdrawal_days(order.contact.country))


class Choices(msgspec.Struct, frozen=True):
    """What a visitor may cancel and send back of their order now; until `withdraw_until` the latter is their right."""

    cancellable: Items = ()
    returnable: Items = ()
    withdraw_until: datetime | None = None


def choices(order: Order, now: datetime, terms: ReturnTerms) -> Choices:
    """What `visitors_rule` would grant."""
    if order.state not in KEPT:
        return Choices()
    cancellable = _granted(order, Cancel(), now, terms)
    return Choices(cancellable, _granted(order, RequestReturn(), now, terms), withdrawal_ends(order, terms))


def _granted(order: Order, change: Cancel | RequestReturn, now: datetime, terms: ReturnTerms) -> Items:
    """The items of a change to all that there is, as far as it would be made."""

    def rule(order: Order, change: Change, now: datetime) -> Change:
        return visitors_rule(order, change, now, terms)

    try:
        made = changed(order, Request("", "", change), now, rule).events[-1].change
    except Refused:
        return ()
    return made.items if isinstance(made, Cancel | RequestReturn) else ()


def visitors_rule(order: Order, change: Change, now: datetime, terms: ReturnTerms) -> Change:
    """What a visitor may do with their own order: cancel what was not sent, and send back what was, in time.

    What was said before the purchase to be no matter of withdrawal (Directive, Art. 16; Act, Art. 17(2)) is neither
    cancelled once somebody works on it nor taken back. Refused: return_too_late, return_excluded, order_state.
    """
    match change:
        case Cancel() if order.state is State.PAID:
            return change
        case Cancel(items):
            return replace(change, items=_free(order, items, fulfilment(order).open))
        case RequestReturn(items):
            wanted = _free(order, items, fulfilment(order).returnable)
            return replace(change, items=wanted, withdrawal=_by_right(order, now, terms))
        case _:
            raise Refused(Code.ORDER_STATE, order=order.number)


def _by_right(order: Order, now: datetime, terms: ReturnTerms) -> bool:
    """Whether the return is a withdrawal, or else by the store's grace. Refused: return_too_late."""
    delivered_at = fulfilment(order).delivered_at
    if delivered_at is None or now <= delivered_at + _period(terms.withdrawal_days(order.contact.country)):
        return True
    if terms.days and now <= delivered_at + _period(terms.days):
        return False
    raise Refused(Code.RETURN_TOO_LATE, order=order.number)


def _free(order: Order, items: Items, there: Items) -> Items:
    """Of the items asked for, or else of all there are, those that may be withdrawn. Refused: return_excluded."""
    bound = {line.sku for line in order.lines if line.no_withdrawal}
    for item in items:
        if item.sku in bound:
            raise Refused(Code.RETURN_EXCLUDED, sku=item.sku)
    free = tuple(item for item in there if item.sku not in bound)
    if there and not free:
        raise Refused(Code.RETURN_EXCLUDED, sku=there[0].sku)
    return items or free


def _period(days: int) -> timedelta:
    return timedelta(days=days) + LENIENCE if days else timedelta(0)
