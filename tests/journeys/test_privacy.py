"""Consents, conversations and taste by real bytes: asked for, kept, brought back, and gone when they are to go."""

from pathlib import Path

import pytest
from sqlalchemy import select

from tests.support.little_store import Guest, House, open_house
from tests.support.privacy import CLERK
from vstore.protocol.client import (
    VERSION,
    CancelOrder,
    ChangeCart,
    CheckOut,
    Contact,
    GetConsents,
    Hello,
    Leave,
    Say,
    SetConsent,
)
from vstore.protocol.server import CartChanged, Closing, ConsentsShown, Done, OrderChanged, Refused, Said, Welcome
from vstore.storage.personal_rows import METADATA

HANA = Contact(name="Hana Kim", email="hana@example.com", address="1 Sejong-daero")


async def agree(house: House, guest: Guest, *, given: bool = True, version: str = "1") -> None:
    guest.send(SetConsent(ref=90, purpose="memory", given=given, version=version, language="en"))
    await house.run(0.1)


async def talk(house: House, guest: Guest, *texts: str) -> None:
    for number, text in enumerate(texts, start=1):
        guest.send(Say(ref=number, text=text))
        await house.run(6.0)


async def come_back(house: House, guest: Guest, locale: str = "en") -> Guest:
    """The same visitor on another day."""
    visitor = guest.last(Welcome).visitor
    guest.send(Leave())
    await house.run()
    guest.drop()
    again = await house.enter("Hana", visitor=visitor, locale=locale)
    await house.run(6.0)
    return again


async def lines(house: House) -> list[tuple[str, str]]:
    """Who said what, as it is kept."""
    await house.privacy.chats.write()
    table = METADATA.tables["chat_lines"]
    chosen = select(table.c.agent, table.c.text).order_by(table.c.id)
    return [tuple(row) for row in await house.database.read(lambda session: session.execute(chosen).all())]


async def test_visitor_is_asked_and_nothing_is_on(tmp_path: Path) -> None:
    house = await open_house(tmp_path)
    guest = await house.enter()
    guest.send(GetConsents(ref=5))
    await house.run()
    shown = guest.last(ConsentsShown)
    assert [(each.purpose, each.given, each.at) for each in shown.consents] == [
        ("memory", False, None),
        ("marketing", False, None),
    ]
    assert all(each.text["ko"] and each.text["en"] for each in shown.consents)
    assert guest.last(Done).ref == 5
    house.close()


async def test_consent_shows_in_every_window_and_outlasts_the_visit(tmp_path: Path) -> None:
    house = await open_house(tmp_path)
    guest = await house.enter()
    other = await house.enter("Hana", visitor=guest.last(Welcome).visitor)
    await agree(house, guest)
    assert other.last(ConsentsShown).consents[0].given
    again = await come_back(house, guest)
    again.send(GetConsents(ref=1))
    await house.run()
    assert again.last(ConsentsShown).consents[0].given
    house.close()


async def test_consent_to_what_was_not_shown_is_refused(tmp_path: Path) -> None:
    house = await open_house(tmp_path)
    guest = await house.enter(locale="ko")
    await agree(house, guest, version="0")
    assert (guest.last(Refused).code, guest.last(Refused).ref) == ("consent_outdated", 90)
    assert "동의 문구가 바뀌었습니다" in guest.last(Refused).text
    guest.send(SetConsent(ref=91, purpose="telepathy", given=True, version="1", language="en"))
    await house.run()
    assert guest.last(Refused).code == "purpose_unknown"
    assert not guest.all(ConsentsShown)
    house.close()


async def test_conversations_are_kept_in_order_masked_and_whole(tmp_path: Path) -> None:
    house = await open_house(tmp_path)
    guest = await house.enter()
    await house.run(6.0)
    await talk(house, guest, "hello, my mail is hana@example.com", "how much is the mug?")
    kept = await lines(house)
    assert [text for agent, text in kept if not agent] == ["hello, my mail is [e-mail]", "how much is the mug?"]
    own = guest.last(Welcome).body
    spoken = [text for body in {said.body for said in guest.all(Said)} - {own} for text in guest.heard(body)]
    assert [text for agent, text in kept if agent == "sori"] == spoken
    assert len(spoken) == 3
    house.close()


@pytest.mark.parametrize(
    ("locale", "likes", "told"),
    [
        ("en", "I like the mug", ("Last time you liked the Moss Mug.", "On your last visit you liked the Moss Mug.")),
        (
            "ko",
            "이 머그 마음에 들어요",
            ("지난번에는 모스 머그를 마음에 들어 하셨죠.", "지난번에 모스 머그를 좋아하셨어요."),
        ),
    ],
)
async def test_agents_remember_who_agreed_and_say_so_once(
    tmp_path: Path, locale: str, likes: str, told: tuple[str, str]
) -> None:
    house = await open_house(tmp_path)
    guest = await house.enter(locale=locale)
    await house.run(6.0)
    await agree(house, guest)
    await talk(house, guest, likes)
    again = await come_back(house, guest, locale)
    spoken = " ".join(again.heard())
    assert sum(spoken.count(each) for each in told) == 1
    third = await come_back(house, again, locale)
    await talk(house, third, "hello" if locale == "en" else "안녕하세요")
    assert sum(" ".join(third.heard()).count(each) for each in told) == 1
    house.close()


async def test_agents_forget_who_did_not_agree(tmp_path: Path) -> None:
    house = await open_house(tmp_path)
    guest = await house.enter()
    await house.run(6.0)
    await talk(house, guest, "I like the mug")
    again = await come_back(house, guest)
    assert "ast time" not in " ".join(again.heard())
    assert await house.privacy.office.remembered(again.session.visitor) is None
    house.close()


async def test_agents_forget_at_once_when_consent_is_taken_back(tmp_path: Path) -> None:
    house = await open_house(tmp_path)
    guest = await house.enter()
    await house.run(6.0)
    await agree(house, guest)
    await talk(house, guest, "I like the mug")
    kept = await house.privacy.office.remembered(guest.session.visitor)
    assert kept is not None and kept.liked == ("mug",)
    await agree(house, guest, given=False)
    body = guest.last(Welcome).body
    crew = house.store.rooms["hall"].crew
    assert crew._memories[body].taste.liked == ()
    await agree(house, guest)
    await talk(house, guest, "hello")
    again = await come_back(house, guest)
    assert "you liked" not in " ".join(again.heard())
    house.close()


async def test_erased_visitor_is_told_goodbye_and_comes_back_as_a_stranger(tmp_path: Path) -> None:
    house = await open_house(tmp_path)
    guest = await house.enter(locale="ko")
    away = await house.enter("Hana", visitor=guest.last(Welcome).visitor)
    away.drop()
    await house.run(6.0)
    await talk(house, guest, "안녕하세요")
    visitor, token = guest.session.visitor, guest.last(Welcome).visitor
    notice = await house.privacy.office.erase(visitor, CLERK, "by letter", "ko")
    assert notice.done
    farewell = guest._codec.decode_server(house.store.part(guest.session)[-1])
    assert isinstance(farewell, Closing)
    assert (farewell.code, farewell.reconnect) == ("erased", False)
    assert "정보를 지웁니다" in farewell.text
    guest.drop()
    assert not [each for each in house.store.sessions.values() if each.visitor == visitor]
    assert await lines(house) == []

    stranger = house.connect()
    welcome = guest.last(Welcome)
    stranger.send(Hello(protocol=VERSION, resume=welcome.resume, visitor=token))
    await house.run()
    assert not stranger.last(Welcome).resumed
    assert stranger.last(Welcome).visitor != token
    assert stranger.session.visitor != visitor
    assert stranger.last(CartChanged).cart.lines == ()
    house.close()


async def test_conversation_about_an_order_taken_back_is_kept_with_it(tmp_path: Path) -> None:
    house = await open_house(tmp_path)
    guest = await house.enter()
    await house.run(6.0)
    await talk(house, guest, "hello")
    guest.send(ChangeCart(ref=50, sku="LAMP", quantity=1))
    await house.run()
    guest.send(CheckOut(ref=51, key="key-of-hana-1", contact=HANA, total=89_000))
    await house.run()
    number = guest.last(OrderChanged).order.number
    guest.send(CancelOrder(ref=52, key="key-of-hana-2", order=number))
    await house.run()
    assert (guest.last(Done).ref, guest.last(OrderChanged).order.state) == (52, "cancelled")
    guest.send(Say(ref=53, text="thank you"))
    await house.run(6.0)
    await house.privacy.chats.write()
    table = METADATA.tables["chat_lines"]
    chosen = select(table.c.text, table.c.disputed_order).where(table.c.agent == "")
    kept = await house.database.read(lambda session: session.execute(chosen.order_by(table.c.id)).all())
    assert [tuple(row) for row in kept] == [("hello", number), ("thank you", None)]
    house.close()


async def test_what_agents_say_is_not_lost_when_a_client_drops(tmp_path: Path) -> None:
    house = await open_house(tmp_path)
    guest = await house.enter()
    await house.run(6.0)
    guest.send(Say(ref=1, text="how much is the mug?"))
    await house.run()
    guest.drop()
    await house.run(5.0)
    kept = await lines(house)
    assert ("", "how much is the mug?") in kept
    assert any("18,000" in text for agent, text in kept if agent)
    assert guest.all(Said)
    house.close()
