"""Dropped connections, hostile clients and full rooms."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scenes.entities import Role
from scenes.places import Place, distance
from tests.support.little_store import Guest, House, open_house
from tests.wire.examples import CLIENT
from vstore.limits import StoreLimits
from vstore.protocol.client import (
    ChangeCart,
    ChangeLocale,
    CheckOut,
    Contact,
    Hello,
    Leave,
    Ping,
    Say,
    Walk,
)
from vstore.protocol.codec import JSON, MSGPACK, Codec
from vstore.protocol.server import (
    CartChanged,
    Done,
    OrderChanged,
    Pong,
    Poses,
    Refused,
    Said,
    SceneOpened,
    Thinking,
    Vanished,
    Welcome,
)

CONTACT = Contact(name="Hana Kim", email="hana@example.com", address="1 Sejong-daero")


def come_back(house: House, guest: Guest, codec: Codec = MSGPACK, received: int | None = None) -> Guest:
    back, welcome = house.connect(codec), guest.last(Welcome)
    back.send(Hello(1, "en", resume=welcome.resume, visitor=welcome.visitor, received=received))
    return back


@pytest.mark.parametrize("codec", [MSGPACK, JSON], ids=lambda codec: codec.subprotocol)
async def test_dropped_visitor_comes_back_to_the_same_body_cart_and_unheard_words(house: House, codec: Codec) -> None:
    hana, minsu = await house.enter("Hana"), await house.enter("Minsu")
    hana.send(ChangeCart(1, "MUG-G", 2))
    hana.send(Walk(Place(-3.0, 3.0)))
    await house.run(seconds=5)
    body = hana.last(Welcome).body
    hana.drop()
    minsu.send(Say(1, "are you still there?"))
    await house.run(seconds=50)
    back = come_back(house, hana, codec)
    welcome, scene, cart, *unheard = back.read()
    assert isinstance(welcome, Welcome) and isinstance(scene, SceneOpened) and isinstance(cart, CartChanged)
    assert (welcome.resumed, welcome.body, scene.you) == (True, body, body)
    assert [line.quantity for line in cart.cart.lines] == [2]
    assert any(isinstance(each, Said) and each.piece == "are you still there?" for each in unheard)
    assert not minsu.all(Vanished)
    assert welcome.resume != hana.last(Welcome).resume
    back.send(Say(2, "yes"))
    await house.run()
    assert minsu.heard(body) == ["yes"]


async def test_resume_token_is_void_after_use_and_after_the_grace_time(house: House) -> None:
    hana = await house.enter("Hana")
    hana.drop()
    first = come_back(house, hana)
    first.send(Ping(1))
    second = come_back(house, hana)
    await house.settle()
    assert first.last(Welcome).resumed
    assert not second.last(Welcome).resumed
    first.drop()
    await house.run(seconds=61)
    late = come_back(house, first)
    await house.settle()
    assert not late.last(Welcome).resumed
    assert late.last(Welcome).visitor == hana.last(Welcome).visitor


async def test_connection_that_drops_before_its_welcome_arrives_can_still_come_back(house: House) -> None:
    hana = await house.enter("Hana")
    hana.drop()
    unlucky = come_back(house, hana)
    house.store.disconnect(unlucky.session, house.now)
    back = come_back(house, hana)
    assert back.last(Welcome).resumed
    assert back.last(Welcome).body == hana.last(Welcome).body
    assert list(house.store.sessions) == [back.session.key]


async def test_what_a_broken_connection_swallowed_is_heard_once_after_all(house: House) -> None:
    hana, minsu = await house.enter("Hana"), await house.enter("Minsu")
    arrived = len([each for each in hana.all(object) if not isinstance(each, Poses)])
    minsu.send(Say(1, "lost on the way"))
    hana.drop()
    minsu.send(Say(2, "never sent"))
    back = come_back(house, hana, received=arrived)
    assert back.heard(minsu.last(Welcome).body) == ["lost on the way", "never sent"]
    back.drop()
    nothing_came = come_back(house, hana, received=arrived)
    assert nothing_came.heard(minsu.last(Welcome).body) == ["lost on the way", "never sent"]


async def test_what_is_said_again_after_a_broken_connection_is_said_once(house: House) -> None:
    hana, minsu = await house.enter("Hana"), await house.enter("Minsu")
    hana.send(Say(1, "did you hear me?"))
    hana.drop()
    back = come_back(house, hana, received=3)
    back.send(Say(1, "did you hear me?"))
    back.send(Say(2, "and now?"))
    assert minsu.heard(hana.last(Welcome).body) == ["did you hear me?", "and now?"]


async def test_half_open_connection_is_replaced_and_its_end_harms_nobody(house: House) -> None:
    hana = await house.enter("Hana")
    back = come_back(house, hana)
    assert hana.session.closing and hana.session.closing.code == "replaced"
    hana.drop()
    await house.run()
    back.send(Ping(1))
    assert back.last(Pong) == Pong(1)
    assert [body.name for body in back.last(SceneOpened).bodies if body.role is Role.VISITOR] == ["Hana"]
    assert list(house.store.sessions) == [back.session.key]


async def test_cart_and_orders_are_there_in_a_later_visit(house: House) -> None:
    hana = await house.enter("Hana")
    hana.send(ChangeCart(1, "LAMP", 1))
    await house.settle()
    hana.send(Leave())
    hana.drop()
    again = await house.enter("Hana", visitor=hana.last(Welcome).visitor)
    assert [line.sku for line in again.last(CartChanged).cart.lines] == ["LAMP"]
    assert not again.last(Welcome).resumed


async def test_two_windows_of_one_visitor_share_the_cart(house: House) -> None:
    one = await house.enter("Hana")
    other = await house.enter("Hana", visitor=one.last(Welcome).visitor)
    one.send(ChangeCart(1, "MUG-G", 1))
    await house.settle()
    assert other.last(CartChanged) == one.last(CartChanged)
    assert Done(1) not in other.all(Done)


async def test_late_payment_reaches_the_visitor_who_waits(house: House) -> None:
    hana = await house.enter("Hana")
    hana.send(ChangeCart(1, "MUG-G", 1))
    await house.settle()
    hana.send(CheckOut(2, "key-00000001", CONTACT, 21_000, "late"))
    await house.settle()
    assert hana.last(OrderChanged).order.state == "paying"
    await house.run(seconds=4)

    async def receive(headers: object, body: bytes) -> None:
        await house.runner.settle(await house.shop.receive_webhook(headers, body))  # type: ignore[arg-type]

    assert await house.payments.deliver(receive) == 1
    assert hana.last(OrderChanged).order.state == "paid"


async def test_wrong_version_is_refused_with_a_reason_and_an_end(house: House) -> None:
    guest = house.connect(JSON)
    guest.send(Hello(protocol=99, locale="ko"))
    assert guest.last(Refused).code == "wrong_version"
    assert "버전" in guest.last(Refused).text
    assert guest.session.closing and guest.session.closing.code == "wrong_version"


async def test_nothing_is_done_before_hello_and_hello_only_once(house: House) -> None:
    guest = house.connect()
    guest.send(Say(4, "let me in"))
    assert (guest.last(Refused).code, guest.last(Refused).ref) == ("hello_first", 4)
    guest.send(Ping(9))
    assert guest.last(Pong) == Pong(9)
    guest.send(Hello(protocol=1))
    guest.send(Hello(protocol=1))
    await house.settle()
    assert len(guest.all(Welcome)) == 1
    guest.send(Hello(protocol=1))
    assert guest.last(Refused).code == "already_greeted"


async def test_silent_idle_and_faulty_connections_end(house: House) -> None:
    silent, faulty, idle = house.connect(), house.connect(JSON), await house.enter("Hana")
    for _ in range(11):
        faulty.send_frame("{")
    assert faulty.session.closing and faulty.session.closing.code == "too_many_faults"
    await house.run(seconds=11)
    assert silent.session.closing and silent.session.closing.code == "hello_late"
    await house.run(seconds=110)
    assert idle.session.closing and idle.session.closing.code == "idle"


async def test_talking_too_fast_is_refused_and_soon_permitted_again(house: House) -> None:
    hana, minsu = await house.enter("Hana"), await house.enter("Minsu")
    for ref in range(5):
        hana.send(Say(ref, f"word {ref}"))
    assert [each.ref for each in hana.all(Refused) if each.code == "too_fast"] == [3, 4]
    await house.run(seconds=2)
    hana.send(Say(9, "slowly"))
    await house.run()
    assert minsu.heard(hana.last(Welcome).body) == ["word 0", "word 1", "word 2", "slowly"]


async def test_slow_reader_gets_one_fresh_picture_and_never_grows(house: House) -> None:
    slow, walker = await house.enter("Slow"), await house.enter("Walker")
    slow.read()
    slow.reading = False
    walker.send(Walk(Place(-6.0, 5.0)))
    await house.run(seconds=6)
    waiting = [each for each in slow.read() if isinstance(each, Poses)]
    assert len(waiting) == 1
    await house.run()
    picture = [each for each in slow.read() if isinstance(each, Poses)]
    assert {pose.body for pose in picture[0].poses} == set(house.store.rooms["hall"].world.bodies)


async def test_reader_who_never_reads_is_dropped_with_a_reason(tmp_path_factory: pytest.TempPathFactory) -> None:
    house = await open_house(tmp_path_factory.mktemp("slow"), StoreLimits(mailbox_bytes=6_000))
    slow, talker = await house.enter("Slow"), await house.enter("Talker")
    slow.reading = False
    for ref in range(40):
        talker.send(Say(ref, "x" * 400))
        await house.run(seconds=1)
        if slow.session.closing:
            break
    assert slow.session.closing and slow.session.closing.code == "slow_reader"
    assert not talker.session.closing
    house.close()


async def test_locale_changes_the_language_of_refusals(house: House) -> None:
    guest = await house.enter("Hana", locale="en")
    guest.send(ChangeLocale("ko"))
    guest.send(Walk(Place(float("inf"), 0.0)))
    assert guest.last(Refused).text == "여기서는 할 수 없는 동작입니다."


async def test_store_says_goodbye_when_it_closes(house: House) -> None:
    guest = await house.enter("Hana", locale="ko")
    house.store.shut_down()
    assert guest.session.closing and guest.session.closing.reconnect
    assert guest.session.closing.text.startswith("매장이 잠시 문을 닫습니다")


messages = st.sampled_from([each for each in CLIENT if not isinstance(each, Hello)])
moves = st.lists(
    st.one_of(
        messages,
        st.sampled_from(["drop", "beat", "second"]),
        st.builds(Say, ref=st.just(1), text=st.text(min_size=1, max_size=60)),
        st.builds(Walk, to=st.builds(Place, st.floats(width=32), st.floats(width=32))),
    ),
    max_size=25,
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(moves=moves)
async def test_no_sequence_of_messages_makes_a_room_raise(
    tmp_path_factory: pytest.TempPathFactory, moves: list[object]
) -> None:
    house = await open_house(tmp_path_factory.mktemp("any"))
    guest = await house.enter("Hana")
    for move in moves:
        match move:
            case "drop":
                guest.drop()
                guest = come_back(house, guest)
                await house.settle()
            case "beat":
                await house.run()
            case "second":
                await house.run(seconds=1)
            case msgspec.Struct():
                guest.send(move)  # type: ignore[arg-type]
        if guest.session.closing:
            guest.drop()
            guest = await house.enter("Hana")
    await house.run(seconds=0.5)
    house.close()


async def test_agent_whose_mind_breaks_begins_afresh_and_costs_nobody_the_beat(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    hana, minsu = await house.enter("Hana"), await house.enter("Minsu")
    await house.run(seconds=20)
    hana.send(Say(1, "hello?"))
    monkeypatch.setattr("avatars.agent.Agent.tick", lambda *_: 1 / 0)
    await house.run()
    agent = next(each.id for each in hana.last(SceneOpened).bodies if each.role is Role.AGENT)
    assert hana.last(Thinking) == Thinking(agent, False)
    assert hana.last(Refused).code == "internal" and not minsu.all(Refused)
    minsu.send(Walk(Place(-3.0, 3.0)))
    await house.run(seconds=5)
    body = minsu.last(Welcome).body
    assert distance(hana.trail(body)[-1].pose, Place(-3.0, 3.0)) < 0.15
    monkeypatch.undo()
    before = len(hana.heard(agent))
    hana.send(Say(2, "hello?"))
    await house.run(seconds=10)
    assert len(hana.heard(agent)) > before
