"""What the post office does with whatever becomes of a sending; and that no crash loses or halves anything."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.crashing import Crash, CrashingBooks, Fuse
from tests.support.joyful_shop import NOON, TurnedClock
from tests.support.memory_books import MemoryBooks
from vstore.commerce.deliver import DeliveryUnknown, revive
from vstore.commerce.outbox import LEASE, LONGEST_PAUSE, MOST_ATTEMPTS, Delivery, DeliveryState, Event, Waiting
from vstore.commerce.ports import Books
from vstore.post.office import PostOffice
from vstore.post.recipient import Gone, NeverTaken, NotTaken

PLACED, PAID = "VS-7K4M-2QPX.order.placed", "VS-7K4M-2QPX.order.paid"


class Scripted:
    """A recipient that meets each event with the next of its `fates`, then takes everything."""

    def __init__(self, *fates: BaseException, name: str = "brand", wants: str = "order.") -> None:
        self.name = name
        self.fates = list(fates)
        self.asked: list[str] = []
        self.taken: list[str] = []
        self._wants = wants
        self.at_sending: Callable[[], None] = lambda: None

    def wants(self, kind: str) -> bool:
        return kind.startswith(self._wants)

    async def take(self, event: Event) -> None:
        self.asked.append(event.id)
        if self.fates:
            raise self.fates.pop(0)
        self.taken.append(event.id)
        self.at_sending()


def office(books: Books, clock: TurnedClock, *recipients: Scripted) -> PostOffice:
    return PostOffice(books, recipients, clock, lambda: 1.0)


async def go_round(post: PostOffice) -> int:
    await post.address()
    return sum([await send() for send in post.rounds.values()])


async def test_events_of_an_order_arrive_one_after_the_other(
    books: MemoryBooks, clock: TurnedClock, events: tuple[Event, ...]
) -> None:
    brand, mail = Scripted(), Scripted(name="mail", wants="order.paid")
    post = office(books, clock, brand, mail)
    assert [await go_round(post) for _ in range(3)] == [2, 1, 0]
    assert (brand.taken, mail.taken) == ([PLACED, PAID], [PAID])
    assert books.page.outbox.count() == Waiting(0, 0)


async def test_failed_sending_is_tried_again_after_growing_pauses_and_holds_up_only_its_own_order_and_recipient(
    books: MemoryBooks, clock: TurnedClock, events: tuple[Event, ...]
) -> None:
    brand, mail = Scripted(NotTaken("status 500"), NotTaken("status 500")), Scripted(name="mail", wants="order.paid")
    post = office(books, clock, brand, mail)
    await go_round(post)
    for seconds in (5, 15):
        clock.turn(seconds=seconds - 1)
        await go_round(post)
        assert (brand.taken, mail.taken) == ([], [PAID])
        clock.turn(seconds=1)
        await go_round(post)
    await go_round(post)
    assert brand.asked == [PLACED, PLACED, PLACED, PAID]
    assert brand.taken == [PLACED, PAID]


async def test_what_fails_too_often_is_parked_and_sent_again_when_staff_say_so(
    books: MemoryBooks, clock: TurnedClock, events: tuple[Event, ...]
) -> None:
    brand = Scripted(*(NotTaken("status 500") for _ in range(MOST_ATTEMPTS)))
    post = office(books, clock, brand)
    for _ in range(MOST_ATTEMPTS):
        await go_round(post)
        clock.turn(hours=6)
    assert books.page.outbox.count() == Waiting(1, 1)
    (parked,) = books.page.outbox.parked()
    assert (parked.event.id, parked.attempts, parked.fault) == (PLACED, MOST_ATTEMPTS, "status 500")
    await go_round(post)
    assert brand.taken == [PAID]
    assert await books.write(lambda page: revive(page, PLACED, "brand", clock())) == 1
    await go_round(post)
    assert brand.taken == [PAID, PLACED]
    with pytest.raises(DeliveryUnknown):
        await books.write(lambda page: revive(page, PLACED, "brand", clock()))


async def test_what_never_can_arrive_is_parked_at_once(
    books: MemoryBooks, clock: TurnedClock, events: tuple[Event, ...]
) -> None:
    post = office(books, clock, Scripted(NeverTaken("no such mailbox")))
    await go_round(post)
    assert [(each.event.id, each.fault) for each in books.page.outbox.parked()] == [(PLACED, "no such mailbox")]


async def test_fault_of_ours_is_logged_and_tried_again(
    books: MemoryBooks, clock: TurnedClock, events: tuple[Event, ...], caplog: pytest.LogCaptureFixture
) -> None:
    brand = Scripted(ZeroDivisionError("ada@example.com"))
    post = office(books, clock, brand)
    await go_round(post)
    waiting = books.page.outbox.find(PLACED, "brand")
    assert waiting and (waiting.state, waiting.fault) == (DeliveryState.WAITING, "ZeroDivisionError")
    assert "sending failed" in caplog.text
    clock.turn(seconds=5)
    await go_round(post)
    assert brand.taken == [PLACED]


async def test_recipient_that_is_gone_is_asked_no_more_until_staff_open_it_again(
    books: MemoryBooks, clock: TurnedClock, events: tuple[Event, ...]
) -> None:
    brand = Scripted(Gone("410 Gone"))
    post = office(books, clock, brand)
    await go_round(post)
    clock.turn(hours=12)
    await go_round(post)
    assert brand.asked == [PLACED]
    assert [each.fault for each in books.page.outbox.parked()] == ["410 Gone", "410 Gone"]
    assert await books.write(lambda page: revive(page, None, "brand", clock())) == 2
    await go_round(post)
    await go_round(post)
    assert brand.taken == [PLACED, PAID]


async def test_what_waits_for_a_recipient_that_is_configured_no_more_is_shown_to_staff(
    books: MemoryBooks, clock: TurnedClock, events: tuple[Event, ...]
) -> None:
    await office(books, clock, Scripted(name="former")).address()
    await office(books, clock, Scripted()).open()
    assert {each.recipient for each in books.page.outbox.parked()} == {"former"}


async def test_two_processes_never_send_the_same_at_the_same_time(
    books: MemoryBooks, clock: TurnedClock, events: tuple[Event, ...]
) -> None:
    brand = Scripted()
    ours, others = office(books, clock, brand), office(books, clock, brand)
    sent_meanwhile: list[int] = []

    class Asking(Scripted):
        async def take(self, event: Event) -> None:
            sent_meanwhile.append(await go_round(others))
            await super().take(event)

    await office(books, clock, asking := Asking()).address()
    assert await office(books, clock, asking).rounds["brand"]() == 1
    assert (sent_meanwhile, asking.taken, brand.taken) == ([0], [PLACED], [])
    await go_round(ours)
    assert brand.taken == [PAID]


async def test_failure_of_a_sender_that_was_too_slow_undoes_nothing(
    books: MemoryBooks, clock: TurnedClock, events: tuple[Event, ...]
) -> None:
    brand = Scripted()
    other = office(books, clock, brand)

    class Slow(Scripted):
        async def take(self, event: Event) -> None:
            clock.turn(seconds=LEASE.total_seconds())
            await go_round(other)
            raise NotTaken("too late")

    await go_round(office(books, clock, Slow()))
    sent = books.page.outbox.find(PLACED, "brand")
    assert brand.taken == [PLACED] and sent and sent.state is DeliveryState.SENT


@pytest.mark.parametrize("moment", range(1, 7))
async def test_crash_at_any_moment_loses_nothing_and_the_lease_brings_it_back(
    books: MemoryBooks, clock: TurnedClock, events: tuple[Event, ...], moment: int
) -> None:
    brand, fuse = Scripted(), Fuse(blows_at=moment)
    post = office(CrashingBooks(books, fuse), clock, brand)
    with pytest.raises(Crash):
        await go_round(post)
    reopened = office(books, clock, brand)
    await reopened.open()
    clock.turn(seconds=LEASE.total_seconds())
    while await go_round(reopened):
        pass
    assert list(dict.fromkeys(brand.taken)) == [PLACED, PAID]
    assert len(brand.taken) == (3 if moment == 5 else 2)
    assert books.page.outbox.count() == Waiting(0, 0)


@given(st.integers(1, MOST_ATTEMPTS - 1), st.floats(0, 1))
def test_pause_grows_and_is_half_chance(attempts: int, chance: float) -> None:
    event = Event("VS-1.order.paid", "order.paid", "VS-1", NOON, "{}")
    delivery = Delivery(event=event, recipient="brand", due_at=NOON, attempts=attempts)
    shortest, drawn, longest = (delivery.failed("", NOON, each).due_at - NOON for each in (0.0, chance, 1.0))
    assert longest == min(timedelta(seconds=5) * 3 ** (attempts - 1), LONGEST_PAUSE) == 2 * shortest
    assert shortest <= drawn <= longest
