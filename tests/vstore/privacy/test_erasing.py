"""Erasure: two steps, never while an order is under way, whole or not at all, and again for what came late."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from msgspec.structs import replace
from sqlalchemy import event, select

from avatars.remembered import Remembered
from tests.support.crashing import Crash
from tests.support.joyful_shop import ADA, NOON, TurnedClock, won
from tests.support.privacy import CLERK, Bureau
from vstore.commerce.cart import Cart, CartItem
from vstore.commerce.order import Order, OrderLine, State
from vstore.commerce.outbox import DeliveryState, Event, EventKind
from vstore.privacy.access import Action, ActorKind
from vstore.privacy.chat import ChatLine
from vstore.privacy.consent import MEMORY, Channel
from vstore.privacy.erasure import ErasureUnknown
from vstore.privacy.pseudonym import pseudonym
from vstore.storage.books import StoredBooks
from vstore.storage.database import Database
from vstore.storage.personal_rows import METADATA

NUMBER = "VS-7K4M-2QPX"


def order(state: State) -> Order:
    return Order(
        number=NUMBER,
        visitor="ada",
        key="key-of-ada-1",
        fingerprint="f",
        lines=(OrderLine("LAMP", "lamp", {"en": "Lamp"}, {}, 2, won(19_000)),),
        contact=ADA,
        subtotal=won(38_000),
        delivery=won(3_000),
        total=won(41_000),
        placed_at=NOON,
        changed_at=NOON,
        held_until=NOON,
        state=state,
    )


async def live(office: Bureau, database: Database, state: State | None = State.DELIVERED) -> None:
    """Ada talks, fills a cart, agrees to be remembered, and orders."""
    office.chats.add(ChatLine("ada", "hall-1", "", "hello, I am ada@example.com", NOON))
    await office.chats.write()
    await office.choose("ada", MEMORY, given=True, version="1", language="en", channel=Channel.PAGE)
    await office.remember("ada", Remembered(("lamp",)))
    books = StoredBooks(database)
    await books.write(lambda page: page.carts.save(Cart("ada", (CartItem("LAMP", 1),))))
    if state is not None:
        await books.write(lambda page: page.orders.add(order(state)))


async def kinds(office: Bureau) -> list[str]:
    return [section.name for section in (await office.export("ada", CLERK, "test")).sections]


async def test_visitor_is_told_what_goes_and_what_stays_before_and_after(office: Bureau, database: Database) -> None:
    await live(office, database)
    asked = await office.ask_erasure("ada", "en")
    assert "cannot be undone" in asked.text
    assert f"{NUMBER} until 2031-11-21" in asked.text
    assert (asked.done, asked.waits_for) == (False, ())
    assert "cart_lines" in await kinds(office)

    done = await office.confirm_erasure("ada", asked.confirmation or "", "ko")
    assert done.done
    assert done.text.startswith("보관하던 고객님의 정보를 모두 지웠어요. 주문 기록은 법에 따라")
    assert f"{NUMBER} 2031-11-21까지" in done.text
    assert office.dismissed == ["ada"]
    assert await kinds(office) == ["personal_data_accesses", "erasures"]
    assert await office.visitors.visitor_of("token of ada") is None
    assert await office.visitors.visitor_of("token of bob") == "bob"


async def test_withdrawal_of_each_consent_can_be_shown_of_a_pseudonym(office: Bureau, database: Database) -> None:
    await live(office, database, None)
    await office.erase("ada", CLERK, "letter of 20 November", "en")
    (proof,) = await office.separated(pseudonym("ada"), CLERK, "test")
    assert (proof["kind"], proof["record_class"]) == ("consents", "disputes")
    assert proof["content"] == {"purpose": MEMORY, "version": "1", "given": False, "at": NOON.isoformat()}


async def test_nothing_goes_without_the_second_step(office: Bureau, database: Database, clock: TurnedClock) -> None:
    await live(office, database)
    asked = await office.ask_erasure("ada", "en")
    for visitor, confirmation in (("ada", "guess"), ("bob", asked.confirmation or ""), ("ada", "")):
        with pytest.raises(ErasureUnknown):
            await office.confirm_erasure(visitor, confirmation, "en")
    clock.turn(minutes=15)
    with pytest.raises(ErasureUnknown):
        await office.confirm_erasure("ada", asked.confirmation or "", "en")
    await office.keep_house()
    assert "cart_lines" in await kinds(office)
    assert office.dismissed == []


async def test_asking_again_makes_the_first_confirmation_void(office: Bureau) -> None:
    first, second = await office.ask_erasure("ada", "en"), await office.ask_erasure("ada", "en")
    with pytest.raises(ErasureUnknown):
        await office.confirm_erasure("ada", first.confirmation or "", "en")
    assert (await office.confirm_erasure("ada", second.confirmation or "", "en")).done


async def test_erasure_waits_for_an_order_under_way_and_then_happens_by_itself(
    office: Bureau, database: Database, clock: TurnedClock
) -> None:
    await live(office, database, State.NEEDS_ACTION)
    asked = await office.ask_erasure("ada", "en")
    notice = await office.confirm_erasure("ada", asked.confirmation or "", "en")
    assert (notice.done, notice.waits_for) == (False, (NUMBER,))
    assert f"Order {NUMBER} is still under way" in notice.text
    await office.keep_house()
    assert "orders" in await kinds(office)
    assert office.dismissed == []

    await StoredBooks(database).write(lambda page: page.orders.save(order(State.CANCELLED)))
    clock.turn(minutes=5)
    await office.keep_house()
    assert office.dismissed == ["ada"]
    assert await kinds(office) == ["personal_data_accesses", "erasures"]


async def test_erasure_waits_a_month_at_most_for_what_is_to_be_delivered(
    office: Bureau, database: Database, clock: TurnedClock
) -> None:
    await live(office, database, State.PAID)
    assert (await office.erase("ada", CLERK, "by telephone", "en")).waits_for == (NUMBER,)
    clock.turn(days=29)
    await office.keep_house()
    assert "orders" in await kinds(office)
    clock.turn(days=1)
    await office.keep_house()
    assert await kinds(office) == ["personal_data_accesses", "erasures"]


async def test_erasure_waits_until_all_who_must_hear_of_an_order_have(office: Bureau, database: Database) -> None:
    await live(office, database)
    paid = Event("event-1", EventKind.ORDER_PAID, NUMBER, NOON, "{}")
    books = StoredBooks(database)
    await books.write(lambda page: page.outbox.put(paid))
    assert (await office.erase("ada", CLERK, "by telephone", "en")).waits_for == (NUMBER,)
    await books.write(lambda page: page.outbox.address(paid, ["brand"]))
    await office.keep_house()
    (delivery,) = await books.read(lambda page: page.outbox.due("brand", NOON, 10))
    assert office.dismissed == []
    await books.write(lambda page: page.outbox.save(replace(delivery, state=DeliveryState.SENT)))
    await office.keep_house()
    assert office.dismissed == ["ada"]
    assert await kinds(office) == ["personal_data_accesses", "erasures"]


async def test_confirming_twice_is_confirming_once(office: Bureau, database: Database, clock: TurnedClock) -> None:
    await live(office, database)
    asked = await office.ask_erasure("ada", "en")
    await office.confirm_erasure("ada", asked.confirmation or "", "en")
    clock.turn(hours=2)
    assert (await office.confirm_erasure("ada", asked.confirmation or "", "en")).done
    erased = [each for each in await office.accesses(10, "ada") if each.action is Action.ERASED]
    assert len(erased) == 1


async def test_what_came_late_is_erased_too_and_then_the_id_itself_goes(
    office: Bureau, database: Database, clock: TurnedClock
) -> None:
    await live(office, database)
    await office.erase("ada", CLERK, "by telephone", "en")
    await StoredBooks(database).write(lambda page: page.carts.save(Cart("ada", (CartItem("LAMP", 3),))))
    await office.keep_house()
    assert "cart_lines" in await kinds(office)
    clock.turn(hours=1)
    await office.keep_house()
    await office.keep_house()
    with database.engine.connect() as connection:
        everything = [repr(connection.execute(select(table)).all()) for table in METADATA.sorted_tables]
    assert not any("'ada'" in each for each in everything)


async def test_what_is_said_or_liked_after_the_erasure_is_not_kept(office: Bureau, database: Database) -> None:
    await live(office, database)
    await office.erase("ada", CLERK, "by telephone", "en")
    office.chats.add(ChatLine("ada", "hall-1", "sori", "goodbye", NOON))
    office.chats.add(ChatLine("bob", "hall-1", "", "hi", NOON))
    await office.remember("ada", Remembered(("mug",)))
    assert await kinds(office) == ["personal_data_accesses", "erasures"]
    assert [each.name for each in (await office.export("bob", CLERK, "test")).sections][1] == "chat_lines"


@pytest.mark.parametrize("statement", range(3, 14))
async def test_crash_leaves_everything_or_nothing(office: Bureau, database: Database, statement: int) -> None:
    """The first two statements confirm the wish; every later one belongs to the erasure itself."""
    await live(office, database)
    before = await kinds(office)
    asked = await office.ask_erasure("ada", "en")
    with dying_at(database, statement), pytest.raises(Crash):
        await office.confirm_erasure("ada", asked.confirmation or "", "en")
    assert set(before) <= set(await kinds(office))
    await office.keep_house()
    assert await kinds(office) == ["personal_data_accesses", "erasures"]
    kept = await office.separated(NUMBER, CLERK, "test")
    assert [each["kind"] for each in kept] == ["orders"]


@contextmanager
def dying_at(database: Database, statement: int) -> Iterator[None]:
    """The process dies at the so-manieth statement that would change something."""
    left = statement

    def count(connection: object, cursor: object, sql: str, *_: object) -> None:
        nonlocal left
        left -= not sql.startswith(("SELECT", "BEGIN"))
        if left == 0:
            raise Crash

    event.listen(database.engine, "before_cursor_execute", count)
    try:
        yield
    finally:
        event.remove(database.engine, "before_cursor_execute", count)


async def test_chats_are_masked_before_they_are_kept(office: Bureau, database: Database) -> None:
    await live(office, database)
    exported = await office.export("ada", CLERK, "test")
    (chats,) = [section for section in exported.sections if section.name == "chat_lines"]
    assert chats.records[0]["text"] == "hello, I am [e-mail]"


async def test_log_has_who_did_what_to_whom_and_why(office: Bureau, clock: TurnedClock) -> None:
    await office.export("ada", CLERK, "asked by mail from ada@example.com")
    clock.turn(minutes=1)
    await office.note(CLERK, Action.LOOKED, "bob", "orders")
    newest, earlier = await office.accesses(10)
    assert (newest.subject, newest.action, newest.what) == (pseudonym("bob"), Action.LOOKED, "orders")
    assert (earlier.actor, earlier.action, earlier.subject) == (CLERK, Action.EXPORTED, pseudonym("ada"))
    assert earlier.reason == "asked by mail from [e-mail]"
    assert await office.accesses(10, "ada") == (earlier,)
    assert await office.accesses(1) == (newest,)


async def test_housekeeping_is_logged_and_announced(office: Bureau, database: Database, clock: TurnedClock) -> None:
    await live(office, database)
    assert await office.expired() == {}
    clock.turn(days=91)
    assert await office.expired() == {"chat_lines": 1}
    assert await office.expire() == {"chat_lines": 1}
    assert await office.expired() == {}
    (line,) = await office.accesses(10)
    assert (line.actor.kind, line.what) == (ActorKind.STORE, "1 expired of chat_lines")
