"""A visitor links an e-mail address on one device and then on another: what was on either is on both."""

import msgspec

from tests.support.little_store import Guest, House
from vstore.commerce.email_code import EMAIL_CODE, CodeLetter
from vstore.protocol.client import ChangeCart, CheckOut, ConfirmEmail, Contact, LinkEmail
from vstore.protocol.refusals import Code
from vstore.protocol.server import CartChanged, Done, EmailLinked, OrderChanged, Refused, Welcome
from vstore.storage.books import StoredBooks

EMAIL = "hana@example.com"
CONTACT = Contact(name="Hana Kim", email=EMAIL, address="1 Sejong-daero")


async def code_in_mail(house: House) -> CodeLetter:
    """The newest one that waits in the outbox."""
    events = await StoredBooks(house.database).read(lambda page: page.outbox.unaddressed())
    return [msgspec.json.decode(each.body, type=CodeLetter) for each in events if each.kind == EMAIL_CODE][-1]


async def link(house: House, guest: Guest, ref: int) -> None:
    guest.send(LinkEmail(ref, EMAIL))
    await house.settle()
    assert Done(ref) in guest.all(Done) and not guest.all(EmailLinked)
    guest.send(ConfirmEmail(ref + 1, (await code_in_mail(house)).code))
    await house.settle()
    assert Done(ref + 1) in guest.all(Done) and guest.last(EmailLinked) == EmailLinked(EMAIL)


async def test_cart_and_orders_of_both_devices_come_together(house: House) -> None:
    phone = await house.enter("Hana", locale="ko-KR")
    phone.send(ChangeCart(1, "MUG-G", 1))
    await house.settle()
    phone.send(CheckOut(2, "key-00000001", CONTACT, 21_000))
    await house.settle()
    phone.send(ChangeCart(3, "LAMP", 1))
    await house.settle()
    await link(house, phone, 4)
    assert (await code_in_mail(house)).language == "ko"

    tablet = await house.enter("Hana")
    tablet.send(ChangeCart(1, "MUG-G", 2))
    await house.settle()
    await link(house, tablet, 2)
    for guest in (phone, tablet):
        lines = {line.sku: line.quantity for line in guest.last(CartChanged).cart.lines}
        assert lines == {"LAMP": 1, "MUG-G": 2}
        assert guest.last(OrderChanged).order.contact == CONTACT

    tablet.send(ChangeCart(9, "LAMP", 2))
    await house.settle()
    assert {line.sku: line.quantity for line in phone.last(CartChanged).cart.lines} == {"LAMP": 2, "MUG-G": 2}
    token = tablet.last(Welcome).visitor
    tablet.drop()
    again = await house.enter("Hana", visitor=token)
    assert len(again.last(CartChanged).cart.lines) == 2


async def test_wrong_code_links_nothing_and_the_answer_tells_nothing_of_the_address(house: House) -> None:
    hana, eve = await house.enter("Hana"), await house.enter("Eve")
    await link(house, hana, 1)
    eve.send(LinkEmail(1, EMAIL))
    eve.send(ConfirmEmail(2, "000000"))
    await house.settle()
    assert eve.all(Done) == [Done(1)]
    assert [(each.ref, each.code) for each in eve.all(Refused)] == [(2, Code.EMAIL_CODE_WRONG)]
    assert eve.all(EmailLinked) == []
