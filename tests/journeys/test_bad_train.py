"""A visitor on a bad train walks, talks and buys: nothing is lost, nothing is doubled, and in the end all agree."""

import asyncio
import signal
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import pytest

from scenes.places import Place, distance
from tests.support.little_store import open_house, opening_of
from tests.support.served import served
from tests.support.train import Train, Traveller
from vstore.client.connection import StoreConnection
from vstore.client.visitor import Visitor
from vstore.errands import StartSpeech
from vstore.journal.inputs import Blocked, Spoken
from vstore.journal.recorded_store import Record
from vstore.journal.replay import Replay
from vstore.limits import StoreLimits
from vstore.lossy.link import Failure, Trouble
from vstore.protocol.client import ChangeCart, CheckOut, Contact, Say, Walk
from vstore.protocol.refusals import Code
from vstore.protocol.server import CartChanged, OrderChanged, Refused

TRAIN = Trouble(latency=0.3, jitter=0.2, stall_every=12.0, stall_for=3.0, drop_every=20.0)
STATION = Trouble(latency=0.01)
SLOW = Trouble(latency=0.1, rate=400.0)
CONTACT = Contact(name="Hana", email="hana@example.com", address="1 Sejong-daero")
AGENT = 1
CENTIMETRE = 0.01
PLACES = (Place(-2.0, 2.0), Place(1.0, 1.0), Place(0.0, 3.0))


@pytest.mark.parametrize("seed", [0, 1, 3, 5])
async def test_a_visitor_on_a_bad_train_loses_nothing_and_doubles_nothing(tmp_path: Path, seed: int) -> None:
    records: list[Record] = []
    house = await open_house(tmp_path, record=records.append)
    train = Train(house)
    hana, minsu = train.board("Hana", TRAIN, seed), train.board("Minsu", STATION)
    await train.ride(10)
    sayings = [f"hana {number}" for number in range(60)]
    for text in sayings:
        hana.ask(Say(hana.ref(), text))
    for number in range(20):
        hana.tell(Walk(PLACES[number % 3]))
        if number == 3:
            hana.ask(ChangeCart(hana.ref(), "LAMP", 2))
        if number == 6:
            hana.ask(CheckOut(hana.ref(), "key-of-the-order", CONTACT, total_of(hana), "approve"))
        await train.ride(3)
        minsu.ask(Say(minsu.ref(), f"minsu {number}"))
        await train.ride(3)
    await settled(train, hana)

    assert {each.failed for each in hana.carriages[:-1]} >= {Failure.RESET, Failure.SILENCE}
    assert {each.code for each in hana.seen if isinstance(each, Refused)} <= {Code.TOO_FAST}
    hers, his = body_of(hana), body_of(minsu)
    for listener in (hana, minsu):
        assert listener.heard(hers) == sayings
        assert listener.heard(his) == [f"minsu {number}" for number in range(20)]
    answers = worded(train, records, to=hers)
    assert len(answers) >= 5
    assert hana.heard(AGENT, to=hers) == answers

    visitor = hana.carriages[-1].session.visitor
    assert [order.state.value for order in await house.shop.orders_of(visitor)] == ["paid"]
    assert [each.order.state for each in hana.seen if isinstance(each, OrderChanged)][-1] == "paid"
    assert (await house.shop.available())["LAMP"] == 0
    assert list(house.store.sessions.values()) == [minsu.carriages[-1].session, hana.carriages[-1].session]
    assert agree(train, hana)
    assert replayed(records).difference is None
    house.close()


def replayed(records: list[Record]) -> Replay:
    replay = Replay(opening_of(StoreLimits()))
    for record in records:
        replay.feed(record)
    return replay


def total_of(traveller: Traveller) -> int:
    carts = [each.cart for each in traveller.seen if isinstance(each, CartChanged)]
    return carts[-1].total.amount


def body_of(traveller: Traveller) -> int:
    assert traveller.welcome
    return traveller.welcome.body


def worded(train: Train, records: list[Record], to: int) -> list[str]:
    """What the agent said to one visitor, as it was worded, in order."""
    addressed = {
        (each.agent, each.speak.utterance)
        for each in train.errands
        if isinstance(each, StartSpeech) and each.speak.visitor == to
    }
    texts: dict[tuple[int, int], str] = {}
    for each in records:
        if isinstance(each, Spoken) and (each.agent, each.utterance) in addressed:
            texts[each.agent, each.utterance] = texts.get((each.agent, each.utterance), "") + each.piece
    return list(texts.values())


def agree(train: Train, traveller: Traveller) -> bool:
    """Whether a traveller knows all bodies of the hall and stands them where the world does, to the centimetre."""
    world = train.house.store.rooms["hall"].world.bodies
    known = traveller.replica.bodies
    return known.keys() == world.keys() and all(
        distance(known[body].pose, world[body].pose) < CENTIMETRE for body in world
    )


async def settled(train: Train, traveller: Traveller) -> None:
    """Rides on until the newest line is welcomed and everything is answered; two minutes are enough on any train."""
    await train.ride(10)
    for _ in range(110):
        if traveller.carriages[-1].session.visitor and not traveller.waiting and agree(train, traveller):
            return
        await train.ride(1)
    raise AssertionError((traveller.waiting, traveller.replica.bodies))


async def test_a_line_too_slow_for_the_crowd_misses_poses_and_nothing_else(tmp_path: Path) -> None:
    records: list[Record] = []
    house = await open_house(tmp_path, record=records.append)
    train = Train(house)
    slow, *others = (train.board(name, line) for name, line in (("Slow", SLOW), ("Ann", STATION), ("Bo", STATION)))
    await train.ride(20)
    sayings = [f"this is the saying with the number {number}" for number in range(20)]
    for number, text in enumerate(sayings):
        for other in others:
            other.ask(Say(other.ref(), text))
            other.tell(Walk(PLACES[number % 3]))
        await train.ride(1.5)
    await settled(train, slow)

    assert len(slow.carriages) == 1
    assert any(isinstance(each, Blocked) for each in records)
    assert [slow.heard(body_of(other)) for other in others] == [sayings, sayings]
    assert replayed(records).difference is None
    house.close()


async def test_a_real_visitor_buys_over_a_real_bad_way(tmp_path: Path) -> None:
    with served(None, tmp_path / "store.db") as store:
        trouble = ("--latency", "20", "--jitter", "20", "--stall", "1,0.2", "--rate", "500")
        way = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "vstore", "lossy", store.address, *trouble, stdout=PIPE, stderr=PIPE
        )
        assert way.stdout
        opened = (await way.stdout.readline()).decode()
        assert opened.startswith(f"vstore: a bad way to {store.address} is open at http://")
        async with StoreConnection(opened.split()[-1]) as connection:
            visitor = Visitor(connection)
            await visitor.enter("Hana", "en")
            assert visitor.scene
            await visitor.put_in_cart(visitor.scene.displays[0].sku)
            order = await visitor.check_out(CONTACT, "approve")
            await visitor.leave()
        assert order.state == "paid"
        way.send_signal(signal.SIGINT)
        printed, complaints = await way.communicate()
        assert (printed.decode().splitlines()[0], complaints, way.returncode) == (
            "vstore: connection 1 is open",
            b"",
            0,
        )
