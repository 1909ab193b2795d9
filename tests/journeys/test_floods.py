"""Clients that flood, nest and swell: told a little, then let go, and nobody else notices."""

import json

import msgspec
import pytest

from tests.support.little_store import House, open_house
from vstore.limits import StoreLimits
from vstore.protocol.client import ChangeCart, Face, Hello, Ping, Say
from vstore.protocol.codec import JSON, MSGPACK, Codec
from vstore.protocol.server import Done, Pong, Refused, Welcome
from vstore.session import State

LEVELS = 10_000


def too_fast(refusals: list[Refused]) -> list[int | None]:
    return [each.ref for each in refusals if each.code == "too_fast"]


async def test_flood_is_answered_a_few_times_and_ends_with_a_reason(house: House) -> None:
    hana, minsu = await house.enter("Hana"), await house.enter("Minsu")
    hana.read()
    hana.reading = False
    sent = 0
    while hana.session.closing is None and sent < 10_000:
        hana.send(Face(0.0))
        sent += 1
    assert hana.session.closing and hana.session.closing.code == "too_many_faults"
    assert len(hana.session.mailbox) <= 12
    assert 1_000 < sent < 2_000
    assert not minsu.session.closing
    await house.run()
    minsu.send(Ping(1))
    assert minsu.last(Pong) == Pong(1)


async def test_what_a_stalled_network_delivers_at_once_is_no_attack(house: House) -> None:
    hana = await house.enter("Hana")
    for _ in range(3):
        for turn in range(20 * 20):
            hana.send(Face(float(turn % 360)))
        await house.run(seconds=20)
    assert hana.session.closing is None
    assert len(too_fast(hana.all(Refused))) <= 45


async def test_end_of_a_flood_is_no_drop_to_come_back_from(house: House) -> None:
    hana = await house.enter("Hana")
    while hana.session.closing is None:
        hana.send(Ping(1))
    back = house.connect()
    back.send(Hello(protocol=1, resume=hana.last(Welcome).resume))
    await house.settle()
    assert not back.last(Welcome).resumed


async def test_coming_back_is_no_way_round_the_limits(house: House) -> None:
    hana = await house.enter("Hana")
    for ref in range(4):
        hana.send(Say(ref, "word"))
    assert too_fast(hana.all(Refused)) == [3]
    hana.drop()
    back = house.connect()
    back.send(Hello(protocol=1, resume=hana.last(Welcome).resume))
    back.send(Say(9, "word"))
    assert too_fast(back.all(Refused)) == [9]


async def test_visitors_of_one_address_share_its_allowance(house: House) -> None:
    limits = StoreLimits(sessions_per_address=2)
    crowd = [await house.enter(f"guest {number}") for number in range(2)]
    share = house.store.addresses
    allowed = limits.address_rates.speech * house.store.limits.sessions_per_address * 30
    said = sum(share.may_send("127.0.0.1", "speech", house.now) for _ in range(2_000))
    assert said == allowed
    crowd[0].send(Say(1, "hello"))
    assert too_fast(crowd[0].all(Refused)) == [1]
    neighbour = await house.enter("neighbour", address="10.0.0.9")
    neighbour.send(Say(1, "hello"))
    assert not too_fast(neighbour.all(Refused))
    await house.run(seconds=1)
    crowd[1].send(Say(2, "hello"))
    assert not too_fast(crowd[1].all(Refused))


def nested(codec: Codec, opening: str, levels: int = LEVELS) -> bytes | str:
    """A Ping with an unknown field that is nested so deep."""
    if codec is JSON:
        inside = "[" * levels + "]" * levels if opening == "list" else '{"a":' * levels + "1" + "}" * levels
        return f'{{"type":"Ping","number":1,"more":{inside}}}'
    inside_packed = b"\x91" * levels + b"\xc0" if opening == "list" else b"\x81\xa1a" * levels + b"\xc0"
    head = msgspec.msgpack.encode({"type": "Ping", "number": 1, "more": None})
    return head[:-1] + inside_packed


@pytest.mark.parametrize("codec", [MSGPACK, JSON], ids=lambda codec: codec.subprotocol)
@pytest.mark.parametrize("opening", ["list", "map"])
async def test_depth_without_end_is_refused(house: House, codec: Codec, opening: str) -> None:
    hana = await house.enter("Hana", codec)
    assert codec.decode(nested(codec, opening, levels=20)) == Ping(1)
    hana.send_frame(nested(codec, opening))
    assert hana.last(Refused).code == "malformed"
    assert not hana.all(Pong)
    hana.send(Ping(2))
    assert hana.last(Pong) == Pong(2)


@pytest.mark.parametrize(
    "frame",
    [
        '{"type":"ChangeCart","ref":1,"sku":"MUG-G","quantity":' + "9" * 5_000 + "}",
        '{"type":"ChangeCart","ref":1,"sku":"MUG-G","quantity":-1}',
        '{"type":"ChangeCart","ref":1,"sku":"MUG-G","quantity":1e999}',
        '{"type":"ChangeCart","ref":1,"sku":"MUG-G","quantity":NaN}',
        '{"type":"ChangeCart","ref":18446744073709551616,"sku":"MUG-G","quantity":1}',
        '{"type":"ChangeCart","ref":1,"sku":"\\ud800 is half a sign","quantity":1}',
        msgspec.msgpack.encode({"type": "ChangeCart", "ref": 2**64 - 1, "sku": "MUG-G", "quantity": 1}),
        msgspec.msgpack.encode({"type": "ChangeCart", "ref": 1, "sku": "MUG-G", "quantity": float("nan")}),
        msgspec.msgpack.encode({"type": "ChangeCart", "ref": 1, "sku": "MUG-G", "quantity": float("inf")}),
        msgspec.msgpack.encode({"type": "ChangeCart", "ref": 1, "sku": "MUG-?", "quantity": 1}).replace(b"?", b"\xed"),
        b"\xdf\xff\xff\xff\xff",
        b"\x81\xa4type\xdb\xff\xff\xff\xff",
    ],
    ids=range(12),
)
async def test_number_or_text_that_is_none_is_refused(house: House, frame: bytes | str) -> None:
    hana = await house.enter("Hana", MSGPACK if isinstance(frame, bytes) else JSON)
    hana.send_frame(frame)
    assert hana.last(Refused).code == "malformed"
    assert house.store.drain_errands() == []
    hana.send(ChangeCart(2, "MUG-G", 1))
    await house.settle()
    assert hana.last(Done) == Done(2)


async def test_key_written_twice_counts_once_and_as_written_last(house: House) -> None:
    for codec in (JSON, MSGPACK):
        hana = await house.enter("Hana", codec)
        twice = '{"type":"Ping","number":1,"number":2}'
        packed = b"\x83" + b"".join(map(msgspec.msgpack.encode, ("type", "Ping", "number", 1, "number", 2)))
        hana.send_frame(twice if codec is JSON else packed)
        assert hana.all(Pong) == [Pong(2)]
    assert json.loads(twice)["number"] == 2


async def test_dropped_visitors_do_not_use_up_their_address(tmp_path_factory: pytest.TempPathFactory) -> None:
    house = await open_house(tmp_path_factory.mktemp("away"), StoreLimits(sessions_per_address=3))
    first = [await house.enter(f"guest {number}") for number in range(3)]
    for guest in first:
        guest.drop()
    second = [await house.enter(f"late {number}") for number in range(3)]
    assert not any(guest.session.closing for guest in second)
    second[0].drop()
    states = [guest.session.state for guest in (*first, *second)]
    assert states == [State.GONE, State.AWAY, State.AWAY, State.AWAY, State.PRESENT, State.PRESENT]
    house.close()
