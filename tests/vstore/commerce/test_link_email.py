"""Linking an e-mail address: who can, how often, and what nobody learns by it."""

from datetime import timedelta

import msgspec
import pytest

from tests.support.joyful_shop import ADA, NOON, TurnedClock, open_shop
from tests.support.memory_books import MemoryBooks
from vstore.commerce.cart import CartLimits
from vstore.commerce.email_code import EMAIL_CODE, LIFE, MOST_ATTEMPTS, MOST_PER_EMAIL, MOST_PER_VISITOR, CodeLetter
from vstore.commerce.link_email import Linked, ask_for_code, confirm_code
from vstore.commerce.refusal import Code, Refused
from vstore.payments.rehearsal import Rehearsal

EMAIL = "ada@example.com"


class Desk:
    """Asks and confirms; codes are drawn in turn."""

    def __init__(self, books: MemoryBooks, clock: TurnedClock) -> None:
        self.books, self.clock = books, clock
        self.drawn = 0

    async def ask(self, visitor: str, email: str = EMAIL) -> None:
        self.drawn += 1
        await ask_for_code(
            visitor,
            email,
            "ko",
            books=self.books,
            now=self.clock(),
            new_id=lambda: f"id-{self.drawn}",
            new_code=lambda: f"{self.drawn:06}",
        )
        self.clock.turn(seconds=1)

    async def confirm(self, visitor: str, code: str) -> Linked:
        return await confirm_code(visitor, code, books=self.books, limits=CartLimits(), now=self.clock())

    async def refuses(self, visitor: str, code: str) -> Code:
        with pytest.raises(Refused) as refused:
            await self.confirm(visitor, code)
        return refused.value.code

    @property
    def letters(self) -> list[CodeLetter]:
        events = self.books.page.outbox.events.values()
        return [msgspec.json.decode(each.body, type=CodeLetter) for each in events if each.kind == EMAIL_CODE]


@pytest.fixture
def desk(books: MemoryBooks, clock: TurnedClock) -> Desk:
    return Desk(books, clock)


async def test_code_is_sent_and_links_the_address(desk: Desk) -> None:
    await desk.ask("ada", " Ada@Example.COM ")
    (letter,) = desk.letters
    assert (letter.email, letter.code, letter.language, letter.until) == (EMAIL, "000001", "ko", NOON + LIFE)
    assert await desk.confirm("ada", "000001") == Linked("ada", EMAIL)
    assert desk.books.page.links.holder(EMAIL) == "ada"


async def test_code_itself_is_not_kept(desk: Desk) -> None:
    await desk.ask("ada")
    (kept,) = desk.books.page.link_book.codes.values()
    assert "000001" not in msgspec.json.encode(kept).decode()


async def test_wrong_code_is_counted_and_after_five_the_right_one_is_wrong_too(desk: Desk) -> None:
    await desk.ask("ada")
    for _ in range(MOST_ATTEMPTS - 1):
        assert await desk.refuses("ada", "999999") is Code.EMAIL_CODE_WRONG
    await desk.ask("eve")
    for _ in range(MOST_ATTEMPTS):
        assert await desk.refuses("eve", "999999") is Code.EMAIL_CODE_WRONG
    assert await desk.refuses("eve", "000002") is Code.EMAIL_CODE_WRONG
    assert (await desk.confirm("ada", "000001")).visitor == "ada"


async def test_code_holds_ten_minutes_for_who_asked_and_only_the_newest(desk: Desk, clock: TurnedClock) -> None:
    await desk.ask("ada")
    assert await desk.refuses("eve", "000001") is Code.EMAIL_CODE_WRONG
    clock.turn(minutes=5)
    await desk.ask("ada")
    assert await desk.refuses("ada", "000001") is Code.EMAIL_CODE_WRONG
    clock.turn(seconds=LIFE.total_seconds())
    assert await desk.refuses("ada", "000002") is Code.EMAIL_CODE_WRONG


async def test_right_code_gives_the_same_answer_when_it_is_sent_again(desk: Desk) -> None:
    await desk.ask("ada")
    await desk.confirm("ada", "000001")
    await desk.ask("phone")
    first = await desk.confirm("phone", "000002")
    assert first == Linked("ada", EMAIL) == await desk.confirm("phone", "000002") == await desk.confirm("ada", "000002")


async def test_visitor_who_asks_too_often_is_refused_for_a_while(desk: Desk, clock: TurnedClock) -> None:
    for number in range(MOST_PER_VISITOR):
        await desk.ask("ada", f"ada{number}@example.com")
    with pytest.raises(Refused) as refused:
        await desk.ask("ada", "another@example.com")
    assert refused.value.code is Code.TOO_MANY_CODES
    clock.turn(seconds=timedelta(hours=1).total_seconds())
    await desk.ask("ada", "another@example.com")


async def test_address_gets_only_so_many_codes_and_nobody_can_tell(desk: Desk) -> None:
    for number in range(MOST_PER_EMAIL + 2):
        await desk.ask(f"stranger-{number}")
    assert len(desk.letters) == MOST_PER_EMAIL


async def test_visitor_with_several_addresses_takes_them_along(desk: Desk) -> None:
    await desk.ask("ada")
    await desk.confirm("ada", "000001")
    await desk.ask("phone", "work@example.com")
    await desk.confirm("phone", "000002")
    await desk.ask("phone")
    await desk.confirm("phone", "000003")
    links = desk.books.page.links
    assert (links.holder(EMAIL), links.holder("work@example.com"), links.current("phone")) == ("ada", "ada", "ada")


async def test_what_was_under_way_when_visitors_became_one_is_the_ones(
    desk: Desk, books: MemoryBooks, payments: Rehearsal, clock: TurnedClock
) -> None:
    shop = await open_shop(books, payments, clock)
    await desk.ask("ada")
    await desk.confirm("ada", "000001")
    await shop.change_cart("phone", "HUMBLE-LAMP", 1)
    order = await shop.check_out("phone", "key-of-phone-1", ADA, 22_000, "confirm")
    await desk.ask("phone")
    await desk.confirm("phone", "000002")
    await shop.change_cart("phone", "BOTTOMLESS-TEA", 2)
    cart, _ = await shop.cart_of("ada")
    assert {item.sku: item.quantity for item in cart.items} == {"HUMBLE-LAMP": 1, "BOTTOMLESS-TEA": 2}
    assert await shop.check_out("phone", "key-of-phone-1", ADA, 22_000, "confirm") == books.page.order_of[order.number]
    await shop.confirm_payment("ada", order.number, approve=True)
    cart, _ = await shop.cart_of("ada")
    assert [item.sku for item in cart.items] == ["BOTTOMLESS-TEA"]


def test_codes_and_addresses_show_in_no_log() -> None:
    letter = CodeLetter(EMAIL, "123456", "en", NOON)
    assert "ada" not in repr([letter, Linked("v", EMAIL)]) and "123456" not in repr(letter)
