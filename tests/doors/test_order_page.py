"""The order page: shut to those who know only half, always the same to them, and withdrawing in two steps."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from msgspec.structs import replace
from starlette.applications import Starlette

from tests.support.joyful_shop import ADA, TurnedClock, open_shop
from tests.support.memory_books import MemoryBooks
from vstore.commerce.order_change import Change, Deliver, Request, Ship
from vstore.commerce.outbox import EventKind
from vstore.commerce.shop import Shop
from vstore.doors.order_page.page import GuestDesk, OrderPage
from vstore.doors.tries import MOST, Tries
from vstore.payments.rehearsal import Rehearsal
from vstore.protocol.store_view import StoreView

ABOUT = StoreView({"en": "Crunchy", "ko": "바삭"}, ("en", "ko"), "KRW", {})
NEVER = "VS-2222-2222"


@pytest.fixture
def books() -> MemoryBooks:
    return MemoryBooks()


@pytest.fixture
async def shop(tmp_path: Path, books: MemoryBooks) -> AsyncIterator[Shop]:
    clock = TurnedClock()
    payments = Rehearsal(tmp_path, clock)
    yield await open_shop(books, payments, clock)
    payments.close()


@pytest.fixture
async def page(shop: Shop) -> AsyncIterator[httpx.AsyncClient]:
    desk = GuestDesk(
        proven=shop.desk.proven,
        choices=shop.desk.choices,
        withdraw=shop.desk.withdraw,
        new_key=lambda: "key-of-the-page",
        network_of=lambda address: address,
        seconds=lambda: 0.0,
        now=TurnedClock(),
    )
    transport = httpx.ASGITransport(Starlette(routes=OrderPage(desk, lambda: ABOUT).routes))
    async with httpx.AsyncClient(transport=transport, base_url="http://store") as client:
        yield client


async def bought(shop: Shop) -> str:
    await shop.change_cart("ada", "HUMBLE-LAMP", 1)
    return (await shop.check_out("ada", "key-of-ada-1", ADA, 22_000, "approve")).number


async def test_guest_withdraws_in_two_steps_and_gets_a_receipt(
    shop: Shop, books: MemoryBooks, page: httpx.AsyncClient
) -> None:
    number = await bought(shop)
    sent: tuple[Change, ...] = (Ship("CJ", "64-1"), Deliver(1))
    for n, change in enumerate(sent):
        await shop.desk.change(number, Request(f"key-{n}", "staff:kim", change), by_owner=True)
    proof = {"number": number.lower().replace("-", " "), "email": " ADA@example.com"}
    shown = await page.post("/orders", data=proof)
    assert "CJ 64-1: Delivered" in shown.text
    assert "Withdraw from contract here" in shown.text
    asked = await page.post("/orders", data={**proof, "step": "withdraw"})
    assert "Confirm withdrawal" in asked.text
    assert not (await shop.desk.find(number)).events[2:]
    key = re.findall('name="key" value="([^"]+)"', asked.text)[0]
    for _ in range(2):
        done = await page.post("/orders", data={**proof, "step": "confirm", "key": key})
        assert "We received your withdrawal from order" in done.text
        assert "2026-11-20 12:00 UTC" in done.text
    assert len((await shop.desk.find(number)).events) == 3
    assert EventKind.RETURN_REQUESTED in [event.kind for event in books.page.outbox.about(number)]


async def test_what_was_not_sent_is_cancelled_and_given_back(shop: Shop, page: httpx.AsyncClient) -> None:
    number = await bought(shop)
    proof = {"number": number, "email": "ada@example.com", "step": "confirm", "key": "k" * 20}
    assert "Cancelled" in (await page.post("/orders", data=proof)).text
    assert (await shop.desk.find(number)).refundable == 0
    refused = await page.post("/orders", data={**proof, "key": "l" * 20})
    assert (refused.status_code, "can no longer be withdrawn" in refused.text) == (409, True)


async def test_whatever_is_wrong_the_answer_is_the_same(shop: Shop, page: httpx.AsyncClient) -> None:
    number = await bought(shop)
    answers = []
    for proof in ({"number": number, "email": "eve@example.com"}, {"number": NEVER, "email": "ada@example.com"}):
        for step in ("show", "withdraw", "confirm"):
            answer = await page.post("/orders", data={**proof, "step": step})
            answers.append((answer.status_code, answer.text.replace(proof["number"], "N").replace(proof["email"], "E")))
    assert len(set(answers)) == 1
    assert answers[0][0] == 404


async def test_an_order_whose_buyer_is_erased_opens_to_nobody(
    shop: Shop, books: MemoryBooks, page: httpx.AsyncClient
) -> None:
    number = await bought(shop)
    order = await shop.desk.find(number)
    erased = replace(order, contact=replace(order.contact, name="", email="", address=""))
    await books.write(lambda page: page.orders.save(erased))
    for step in ("", "withdraw", "confirm"):
        answer = await page.post("/orders", data={"number": number, "email": "", "step": step, "key": "key-of-mallory"})
        assert answer.status_code == 404
    assert await shop.desk.find(number) == erased


async def test_guessing_is_stopped_for_the_order_and_for_the_network(shop: Shop, page: httpx.AsyncClient) -> None:
    number = await bought(shop)
    guess = {"number": number, "email": "eve@example.com"}
    assert [(await page.post("/orders", data=guess)).status_code for _ in range(11)] == [404] * 10 + [429]
    right = {"number": number, "email": "ada@example.com"}
    assert (await page.post("/orders", data=right)).status_code == 429
    others = [(await page.post("/orders", data={"number": f"VS-{n}", "email": "a@b.c"})).status_code for n in range(9)]
    assert others == [404] * 8 + [429]


async def test_page_speaks_what_its_reader_does_and_shows_words_as_words(page: httpx.AsyncClient) -> None:
    assert "주문 조회와 청약철회" in (await page.get("/orders", headers={"accept-language": "ko-KR,en"})).text
    assert "Your order" in (await page.get("/orders?lang=en", headers={"accept-language": "ko"})).text
    hostile = await page.post("/orders", data={"number": '"><script>alert(1)</script>', "email": "é\x00"})
    assert "<script>" not in hostile.text
    assert (await page.get("/orders/page.css")).status_code == 200
    assert (await page.post("/orders", content=b"number=" + b"A" * 5_000)).status_code == 413


def test_tries_come_back_with_time_and_never_fill_the_memory() -> None:
    tries = Tries(rate=0.1, burst=2)
    assert [tries.take("a", now) for now in (0, 0, 0, 10)] == [True, True, False, True]
    for n in range(MOST):
        tries.take(str(n), 10)
    assert tries.take("a", 10)
