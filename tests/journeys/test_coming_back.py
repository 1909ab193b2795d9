"""Coming back after a dropped connection: for those who hold the tokens, once, and for nobody else."""

from pathlib import Path

from scenes.entities import Role
from tests.support.little_store import Guest, House, open_house
from vstore.limits import StoreLimits
from vstore.protocol.client import ChangeCart, CheckOut, Contact, Hello, Leave, Ping, Say
from vstore.protocol.codec import JSON
from vstore.protocol.server import OrderChanged, Pong, SceneOpened, Waiting, Welcome
from vstore.session import State

CONTACT = Contact(name="Hana Kim", email="hana@example.com", address="1 Sejong-daero")


async def greeting(house: House, resume: str | None, visitor: str | None = None) -> Guest:
    guest = house.connect()
    guest.send(Hello(protocol=1, name="someone", resume=resume, visitor=visitor))
    await house.settle()
    return guest


def visitors(house: House) -> list[str]:
    """The names of the visitors' bodies in all rooms."""
    bodies = [body for room in house.store.rooms.values() for body in room.world.bodies.values()]
    return sorted(body.name for body in bodies if body.role is Role.VISITOR)


async def test_old_token_replayed_opens_nothing_and_ends_nobodys_visit(house: House) -> None:
    hana = await house.enter("Hana")
    stolen = hana.last(Welcome).resume
    hana.drop()
    back = await greeting(house, stolen)
    back.send(Ping(1))
    thief = await greeting(house, stolen)
    assert not thief.last(Welcome).resumed
    assert thief.last(Welcome).visitor != back.last(Welcome).visitor
    assert back.session.state is State.PRESENT and back.session.closing is None
    back.send(Ping(2))
    assert back.last(Pong) == Pong(2)
    await house.run(seconds=61)
    assert visitors(house) == ["Hana", "someone"]


async def test_of_two_racing_resumes_with_one_token_one_lives_and_the_body_is_one(house: House) -> None:
    hana = await house.enter("Hana")
    hana.drop()
    token = hana.last(Welcome).resume
    racers = [house.connect(), house.connect()]
    for racer in racers:
        racer.send(Hello(protocol=1, resume=token))
    await house.settle()
    assert [racer.last(Welcome).body for racer in racers] == [hana.last(Welcome).body] * 2
    assert racers[0].session.closing and racers[0].session.closing.code == "replaced"
    racers[0].drop()
    await house.run()
    racers[1].send(Ping(1))
    assert racers[1].last(Pong) == Pong(1)
    assert visitors(house) == ["Hana"]
    assert len({hana.last(Welcome).resume, *(racer.last(Welcome).resume for racer in racers)}) == 3
    loser = await greeting(house, racers[0].last(Welcome).resume)
    assert not loser.last(Welcome).resumed


async def test_token_of_somebody_else_does_not_open_their_visit(house: House) -> None:
    hana, minsu = await house.enter("Hana"), await house.enter("Minsu")
    hana.drop()
    mixed_up = await greeting(house, hana.last(Welcome).resume, minsu.last(Welcome).visitor)
    assert not mixed_up.last(Welcome).resumed
    assert mixed_up.last(Welcome).visitor == minsu.last(Welcome).visitor
    assert hana.session.state is State.AWAY
    back = await greeting(house, hana.last(Welcome).resume, hana.last(Welcome).visitor)
    assert back.last(Welcome).resumed
    assert back.last(Welcome).visitor == hana.last(Welcome).visitor


async def test_wrong_token_touches_no_timer_and_no_seat(house: House) -> None:
    hana = await house.enter("Hana")
    hana.drop()
    for second in range(6):
        guess = await greeting(house, f"token-{second:032x}")
        assert not guess.last(Welcome).resumed
        guess.drop()
        await house.run(seconds=9)
    back = await greeting(house, hana.last(Welcome).resume)
    assert back.last(Welcome).resumed
    back.drop()
    await house.run(seconds=61)
    late = await greeting(house, back.last(Welcome).resume)
    assert not late.last(Welcome).resumed


async def test_who_drops_out_of_the_line_has_nothing_to_come_back_to(tmp_path: Path) -> None:
    house = await open_house(tmp_path, StoreLimits(sessions=1))
    hana = await house.enter("Hana")
    impatient, patient = await greeting(house, None), await greeting(house, "token-made-up")
    await house.run()
    assert impatient.last(Waiting) == Waiting(1)
    impatient.drop()
    assert impatient.session.state is State.GONE
    await house.run(seconds=2)
    assert patient.last(Waiting) == Waiting(1)
    hana.send(Leave())
    hana.drop()
    await house.run()
    assert not patient.last(Welcome).resumed
    house.close()


async def test_token_is_void_when_its_copy_of_the_room_was_closed(house: House) -> None:
    crowd = [await house.enter(f"guest {number}") for number in range(5)]
    crowd[4].drop()
    await house.run(seconds=61)
    assert "hall#2" not in house.store.rooms
    late = await greeting(house, crowd[4].last(Welcome).resume, crowd[4].last(Welcome).visitor)
    assert not late.last(Welcome).resumed
    assert late.last(Welcome).visitor == crowd[4].last(Welcome).visitor
    assert len(late.all(SceneOpened)) == 1


async def test_who_left_is_not_brought_back(house: House) -> None:
    hana = await house.enter("Hana")
    hana.send(Leave())
    back = await greeting(house, hana.last(Welcome).resume)
    assert not back.last(Welcome).resumed
    hana.drop()
    assert visitors(house) == ["someone"]


async def test_others_never_see_what_one_comes_back_with(house: House) -> None:
    witness = await house.enter("Witness", JSON)
    hana = await house.enter("Hana")
    hana.send(Say(1, "hello"))
    await house.run()
    hana.drop()
    back = await greeting(house, hana.last(Welcome).resume)
    await house.run(seconds=2)
    secrets = {token for each in (hana, back) for token in (each.last(Welcome).resume, each.last(Welcome).visitor)}
    told = "".join(str(JSON.encode(each)) for each in witness.all(object))
    assert "Hana" in told
    assert not [secret for secret in secrets if secret in told]
    assert back.session.visitor and back.session.visitor not in told


async def test_slow_reader_who_comes_back_learns_what_became_of_cart_and_orders(tmp_path: Path) -> None:
    house = await open_house(tmp_path, StoreLimits(mailbox_bytes=8_000))
    hana, talker = await house.enter("Hana"), await house.enter("Talker")
    hana.send(ChangeCart(1, "MUG-G", 1))
    await house.settle()
    hana.read()
    hana.reading = False
    for ref in range(40):
        talker.send(Say(ref, "x" * 400))
        await house.run(seconds=1)
    assert hana.session.closing and hana.session.closing.code == "slow_reader"
    await order(house, hana)
    house.store.disconnect(hana.session, house.now)
    assert hana.session.state is State.AWAY
    back = await greeting(house, hana.last(Welcome).resume)
    assert back.last(Welcome).resumed and back.session.closing is None
    assert [each.order.state for each in back.all(OrderChanged)] == ["paid"]
    house.close()


async def order(house: House, guest: Guest) -> None:
    """The visitor orders in another window."""
    other = await house.enter("Hana", visitor=guest.last(Welcome).visitor)
    other.send(CheckOut(2, "key-00000001", CONTACT, 21_000))
    await house.settle()
    assert other.last(OrderChanged).order.state == "paid"
