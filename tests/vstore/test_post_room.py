"""The post room: what staff see of the outbox and do about it, and secrets that are checked and never shown."""

from datetime import timedelta
from pathlib import Path

import httpx
import msgspec
import pytest
from starlette.applications import Starlette

from tests.support.joyful_shop import NOON, TurnedClock
from tests.support.memory_books import MemoryBooks
from vstore.accounts.principal import Principal
from vstore.accounts.role import Role
from vstore.commands.serve import SAMPLE, opened
from vstore.commerce.outbox import DeliveryState, Event
from vstore.commerce.ports import Page
from vstore.doors.api.guard import Guard
from vstore.doors.api.routes import routes_of
from vstore.post_room import KEPT_FOR, PostRoom, webhook_secrets
from vstore.settings import Settings, SettingsFault

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
URL = "http://127.0.0.1:9/hooks"
EVENT = Event("VS-1.order.paid", "order.paid", "VS-1", NOON, "{}")


@pytest.fixture
def clock() -> TurnedClock:
    return TurnedClock()


@pytest.fixture
def books() -> MemoryBooks:
    return MemoryBooks()


@pytest.fixture
def room(books: MemoryBooks, clock: TurnedClock, tmp_path: Path) -> PostRoom:
    return PostRoom(opened(SAMPLE), Settings(), books=books, data=tmp_path, clock=clock)


async def holder(token: str) -> Principal | None:
    return Principal(role=Role.CLERK, name="hana") if token == "clerk" else None


def client(room: PostRoom) -> httpx.AsyncClient:
    app = Starlette(routes=routes_of(room.endpoints, Guard(holder, holder)))
    headers = {"authorization": "Bearer clerk"}
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://store", headers=headers)


async def park(books: MemoryBooks, state: DeliveryState = DeliveryState.PARKED) -> None:
    def entry(page: Page) -> None:
        page.outbox.put(EVENT)
        page.outbox.address(EVENT, ["mail"])
        (delivery,) = page.outbox.due("mail", NOON, 1)
        page.outbox.save(msgspec.structs.replace(delivery, state=state, attempts=16, fault="SMTP 550"))

    await books.write(entry)


async def test_staff_see_what_could_not_be_sent_and_send_it_again(room: PostRoom, books: MemoryBooks) -> None:
    await park(books)
    async with client(room) as staff:
        shown = (await staff.get("/api/staff/outbox")).json()
        assert shown["waiting"] == 0
        assert [(each["event"], each["about"], each["fault"]) for each in shown["parked"]] == [
            ("VS-1.order.paid", "VS-1", "SMTP 550")
        ]
        wrong = await staff.post("/api/staff/outbox/retry", json={"event": "VS-2.order.paid"})
        assert wrong.status_code == 404
        right = await staff.post("/api/staff/outbox/retry", json={"event": "VS-1.order.paid", "recipient": "mail"})
        assert right.json() == {"retried": 1}
        assert (await staff.get("/api/staff/outbox")).json() == {"waiting": 1, "parked": []}


async def test_what_was_sent_is_forgotten_after_its_time(
    room: PostRoom, books: MemoryBooks, clock: TurnedClock
) -> None:
    await park(books, DeliveryState.SENT)
    forget = next(timer for timer in room.timers if timer.name == "forget what was sent")
    clock.turn(seconds=KEPT_FOR.total_seconds())
    await forget.act()
    assert books.page.outbox.about("VS-1") == (EVENT,)
    clock.turn(seconds=timedelta(seconds=1).total_seconds())
    await forget.act()
    assert books.page.outbox.about("VS-1") == ()


async def test_counts_are_there_from_the_opening(room: PostRoom, books: MemoryBooks) -> None:
    await park(books)
    await room.open()
    assert (room.count.waiting, room.count.parked) == (0, 1)
    await room.close()


@pytest.mark.parametrize(
    "secrets", ["whsec_short", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", f"{SECRET} whsec_!!", "whsec_" + "A" * 100]
)
def test_secret_that_is_none_is_refused_without_being_shown(secrets: str) -> None:
    with pytest.raises(SettingsFault, match="VSTORE_WEBHOOK_SECRETS: secret") as fault:
        webhook_secrets(Settings(webhook_secrets=secrets), needed=True)
    assert secrets.split()[-1] not in str(fault.value)


def test_webhooks_without_a_secret_are_refused_and_several_are_kept_in_order() -> None:
    with pytest.raises(SettingsFault, match="set VSTORE_WEBHOOK_SECRETS"):
        webhook_secrets(Settings(), needed=True)
    assert webhook_secrets(Settings(), needed=False) == ()
    other = SECRET.replace("M", "N")
    assert webhook_secrets(Settings(webhook_secrets=f"{other} {SECRET}"), needed=True) == (other, SECRET)
