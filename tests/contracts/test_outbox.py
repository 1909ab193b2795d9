"""What every keeper of the outbox promises."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.support.joyful_shop import NOON
from vstore.commerce.outbox import Delivery, DeliveryState, Event, EventKind, Waiting
from vstore.commerce.ports import Books, Page

LATER = NOON + timedelta(minutes=1)
BRAND, MAIL = "https://brand.example/hooks", "mail"


def event(number: int, subject: str = "VS-1") -> Event:
    return Event(
        f"{subject}.{number}", EventKind.ORDER_PAID, subject, NOON + timedelta(seconds=number), f'{{"n":{number}}}'
    )


PLACED, PAID, OTHER = event(1), event(2), event(3, "VS-2")


async def put(books: Books, *events: Event, to: tuple[str, ...] = ()) -> None:
    def entry(page: Page) -> None:
        for each in events:
            page.outbox.put(each)
            if to:
                page.outbox.address(each, to)

    await books.write(entry)


async def due(books: Books, recipient: str, limit: int = 10) -> list[Event]:
    found = await books.read(lambda page: page.outbox.due(recipient, LATER, limit))
    return [each.event for each in found]


async def change(books: Books, event: Event, recipient: str, **fields: object) -> Delivery:
    def entry(page: Page) -> Delivery:
        found = page.outbox.find(event.id, recipient)
        assert found is not None
        page.outbox.save(replace(found, **fields))
        return found

    return await books.write(entry)


async def test_event_is_kept_once_for_each_id_and_read_back_in_order(books: Books) -> None:
    await put(books, PLACED, OTHER, PAID)
    await put(books, replace(PLACED, body='{"n":"another"}'))
    assert await books.read(lambda page: page.outbox.about("VS-1")) == (PLACED, PAID)
    assert await books.read(lambda page: page.outbox.unaddressed()) == (PLACED, OTHER, PAID)


async def test_entry_that_raises_puts_nothing(books: Books) -> None:
    def entry(page: Page) -> None:
        page.outbox.put(PLACED)
        page.outbox.address(PLACED, [BRAND])
        page.outbox.close(MAIL, "gone")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await books.write(entry)
    assert await books.read(lambda page: page.outbox.about("VS-1")) == ()
    assert await books.read(lambda page: page.outbox.count()) == Waiting(0, 0)


async def test_addressed_event_is_due_for_each_recipient_and_addressed_no_more(books: Books) -> None:
    await put(books, PLACED, to=(BRAND, MAIL))
    assert await books.read(lambda page: page.outbox.unaddressed()) == ()
    assert await due(books, BRAND) == await due(books, MAIL) == [PLACED]
    found = await books.read(lambda page: page.outbox.find(PLACED.id, MAIL))
    assert found == Delivery(event=PLACED, recipient=MAIL, due_at=PLACED.happened_at)
    assert await books.read(lambda page: page.outbox.find(PLACED.id, "nobody")) is None


async def test_later_events_of_a_subject_wait_for_the_earlier_ones_of_the_same_recipient(books: Books) -> None:
    await put(books, PLACED, PAID, OTHER, to=(BRAND, MAIL))
    await change(books, PLACED, MAIL, state=DeliveryState.SENT)
    await change(books, PLACED, BRAND, due_at=LATER + timedelta(seconds=1))
    assert (await due(books, BRAND), await due(books, MAIL)) == ([OTHER], [PAID, OTHER])
    assert await due(books, MAIL, limit=1) == [PAID]
    await change(books, PLACED, BRAND, state=DeliveryState.PARKED)
    assert await due(books, BRAND) == [PAID, OTHER]


async def test_delivery_comes_back_as_it_was_saved(books: Books) -> None:
    await put(books, PLACED, to=(BRAND,))
    state = {"attempts": 3, "due_at": LATER, "state": DeliveryState.PARKED, "fault": "500 Internal Server Error"}
    before = await change(books, PLACED, BRAND, **state)
    assert await books.read(lambda page: page.outbox.parked()) == (replace(before, **state),)
    assert await books.read(lambda page: page.outbox.count()) == Waiting(0, 1)


async def test_closed_recipient_gets_nothing_more_until_it_is_open_again(books: Books) -> None:
    await put(books, PLACED, to=(BRAND, MAIL))
    await books.write(lambda page: page.outbox.close(BRAND, "410 Gone"))
    await put(books, PAID, to=(BRAND,))
    parked = await books.read(lambda page: page.outbox.parked())
    assert [(each.event.id, each.fault) for each in parked] == [(PLACED.id, "410 Gone"), (PAID.id, "410 Gone")]
    assert (await due(books, BRAND), await due(books, MAIL)) == ([], [PLACED])
    await books.write(lambda page: page.outbox.reopen(BRAND))
    await put(books, OTHER, to=(BRAND,))
    assert await due(books, BRAND) == [OTHER]


async def test_what_waits_for_somebody_who_is_no_recipient_any_more_is_parked(books: Books) -> None:
    await put(books, PLACED, to=(BRAND, MAIL))
    await books.write(lambda page: page.outbox.park_others({MAIL}, "not in store.toml"))
    parked = await books.read(lambda page: page.outbox.parked())
    assert [(each.recipient, each.fault) for each in parked] == [(BRAND, "not in store.toml")]
    assert await due(books, MAIL) == [PLACED]


async def test_only_old_events_that_all_have_taken_are_forgotten(books: Books) -> None:
    await put(books, PLACED, OTHER, to=(BRAND, MAIL))
    await put(books, PAID)
    await change(books, PLACED, MAIL, state=DeliveryState.SENT)
    assert await books.write(lambda page: page.outbox.forget(LATER)) == 0
    await change(books, PLACED, BRAND, state=DeliveryState.SENT)
    assert await books.write(lambda page: page.outbox.forget(PLACED.happened_at)) == 0
    assert await books.write(lambda page: page.outbox.forget(LATER)) == 1
    assert await books.read(lambda page: page.outbox.about("VS-1")) == (PAID,)
    assert await due(books, BRAND) == await due(books, MAIL) == [OTHER]
