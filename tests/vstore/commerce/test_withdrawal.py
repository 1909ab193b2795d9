from datetime import timedelta, timezone
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.joyful_shop import ADA, LAMP, NOON, TEA, TurnedClock, open_shop
from tests.support.memory_books import MemoryBooks
from tests.vstore.commerce.test_order_life import PAID, SENT, after, items
from vstore.commerce.catalog import Catalog
from vstore.commerce.order import Order
from vstore.commerce.order_change import Cancel, Change, Deliver, Prepare, RequestReturn, Ship
from vstore.commerce.refusal import Code, Refused
from vstore.commerce.withdrawal import LEGAL_DAYS, LENIENCE, NO_WITHDRAWAL, ReturnTerms, visitors_rule, withdrawal_ends
from vstore.payments.rehearsal import Rehearsal

DELIVERED = after(*SENT)
TERMS = ReturnTerms()


def to(country: str, order: Order = DELIVERED) -> Order:
    return msgspec.structs.replace(order, contact=msgspec.structs.replace(order.contact, country=country))


def refusal(order: Order, change: Change, days: int = 0, terms: ReturnTerms = TERMS) -> Code:
    with pytest.raises(Refused) as refused:
        visitors_rule(order, change, NOON + timedelta(days=days), terms)
    return refused.value.code


@pytest.mark.parametrize(("country", "days"), [("KR", 7), ("DE", 14), ("IE", 14), ("GB", 14)])
def test_right_to_withdraw_lasts_as_long_as_the_law_of_the_destination_says(country: str, days: int) -> None:
    order = to(country)
    assert withdrawal_ends(order, TERMS) == NOON + timedelta(days=days) + LENIENCE
    granted = visitors_rule(order, RequestReturn(items(TEA=1)), NOON + timedelta(days=days), TERMS)
    assert granted == RequestReturn(items(TEA=1), withdrawal=True)
    assert refusal(order, RequestReturn(), days=days + 4) is Code.RETURN_TOO_LATE


@given(
    st.integers(0, 30_000),
    st.integers(-12, 14),
    st.sampled_from(sorted(LEGAL_DAYS)),
)
def test_period_is_never_shorter_than_the_law_wherever_the_visitor_lives(hours: int, offset: int, country: str) -> None:
    delivered = (NOON + timedelta(hours=hours)).astimezone(timezone(timedelta(hours=offset)))
    last_day = delivered.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=LEGAL_DAYS[country])
    while last_day.weekday() >= 5:
        last_day += timedelta(days=1)
    sent = after(Ship("CJ"))
    event = msgspec.structs.replace(after(Deliver(1), order=sent).events[-1], at=delivered)
    order = to(country, msgspec.structs.replace(DELIVERED, events=(*sent.events, event)))
    ends = withdrawal_ends(order, TERMS)
    assert ends is not None
    assert ends >= last_day + timedelta(days=1)


def test_store_gives_longer_by_country_and_never_shorter() -> None:
    terms = ReturnTerms(withdrawal={"KR": 30, "DE": 3, "US": 10})
    assert [terms.withdrawal_days(country) for country in ("KR", "DE", "US", "BR")] == [30, 14, 10, 0]


def test_after_the_right_the_stores_own_grace_holds() -> None:
    terms = ReturnTerms(days=30)
    granted = visitors_rule(DELIVERED, RequestReturn(), NOON + timedelta(days=20), terms)
    assert isinstance(granted, RequestReturn)
    assert not granted.withdrawal
    assert refusal(DELIVERED, RequestReturn(), days=34, terms=terms) is Code.RETURN_TOO_LATE


def test_nothing_ends_before_everything_has_arrived() -> None:
    order = after(Ship("CJ", items=items(TEA=1)), Deliver(1), Ship("CJ"))
    assert withdrawal_ends(order, TERMS) is None
    granted = visitors_rule(order, RequestReturn(items(TEA=1)), NOON + timedelta(days=400), TERMS)
    assert granted == RequestReturn(items(TEA=1), withdrawal=True)


def bound(order: Order = PAID) -> Order:
    lamp, tea = order.lines
    return msgspec.structs.replace(order, lines=(msgspec.structs.replace(lamp, no_withdrawal="made_to_order"), tea))


def test_what_was_made_to_order_is_cancelled_only_before_somebody_works_on_it_and_never_sent_back() -> None:
    assert visitors_rule(bound(), Cancel(), NOON, TERMS) == Cancel()
    at_work = after(Prepare(), order=bound())
    assert visitors_rule(at_work, Cancel(), NOON, TERMS) == Cancel(items(TEA=1))
    assert refusal(at_work, Cancel(items(LAMP=1))) is Code.RETURN_EXCLUDED
    arrived = after(*SENT, order=bound())
    assert visitors_rule(arrived, RequestReturn(), NOON, TERMS) == RequestReturn(items(TEA=1), withdrawal=True)
    assert refusal(arrived, RequestReturn(items(LAMP=1))) is Code.RETURN_EXCLUDED
    assert refusal(after(Cancel(items(TEA=1)), *SENT, order=bound()), RequestReturn()) is Code.RETURN_EXCLUDED


async def test_what_a_product_says_of_withdrawal_is_kept_with_the_order(tmp_path: Path) -> None:
    clock = TurnedClock()
    payments = Rehearsal(tmp_path, clock)
    told = msgspec.structs.replace(LAMP, details={NO_WITHDRAWAL: {"en": "Made to your measure", "ko": "맞춤 제작"}})
    shop = await open_shop(MemoryBooks(), payments, clock, catalog=Catalog([told, TEA], "KRW"))
    for sku in ("HUMBLE-LAMP", "BOTTOMLESS-TEA"):
        await shop.change_cart("ada", sku, 1)
    order = await shop.check_out("ada", "key-of-ada-1", ADA, 26_500, "approve")
    assert [line.no_withdrawal for line in order.lines] == ["Made to your measure", ""]
    assert shop.desk.choices(order).cancellable == order.items
    payments.close()


def test_visitor_ships_nothing() -> None:
    assert refusal(PAID, Ship("CJ")) is Code.ORDER_STATE
