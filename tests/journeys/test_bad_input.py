"""Bad messages from clients: each is answered clearly, ends its own session at most, and leaves the others alone."""

import json
import math

import pytest

from scenes.places import Place, Pose
from tests.support.little_store import House
from vstore.protocol.client import (
    ChangeCart,
    CheckOut,
    ConfirmPayment,
    Contact,
    EnterDoor,
    Face,
    GetOrders,
    GetProduct,
    LookAt,
    Ping,
    Point,
    Say,
    Steer,
    Walk,
)
from vstore.protocol.codec import JSON
from vstore.protocol.server import Appeared, CartChanged, Done, Pong, Refused, Welcome
from vstore.session import State

CONTACT = Contact(name="Hana Kim", email="hana@example.com", address="1 Sejong-daero")


@pytest.mark.parametrize(
    ("frame", "told"),
    [
        ("", "truncated"),
        ("{", "truncated"),
        ("null", "Expected `object`"),
        ("[]", "Expected `object`"),
        ("{}", "missing required field `type`"),
        ('{"type": 5}', "Expected `str`"),
        ('{"type": "Dance"}', "Invalid value 'Dance'"),
        ('{"type": "Say"}', "missing required field `ref`"),
        ('{"type": "Say", "ref": -1, "text": "a"}', "`$.ref`"),
        ('{"type": "Say", "ref": 1e400, "text": "a"}', "out of range"),
        ('{"type": "Say", "ref": 99999999999999999999999, "text": "a"}', "`$.ref`"),
        ('{"type": "Say", "ref": 1, "text": ["a"]}', "`$.text`"),
        ('{"type": "Say", "ref": 1, "text": ""}', "`$.text`"),
        ('{"type": "Say", "ref": 1, "text": "\\ud800-----------"}', "surrogate"),
        ('{"type": "Walk", "to": [0]}', "`$.to`"),
        ('{"type": "Walk", "to": [NaN, 0]}', "invalid character"),
        ('{"type": "Steer", "pose": {"x": 0, "z": 0, "heading": 0}}', "`$.pose`"),
        ('{"type": "ChangeCart", "ref": 1, "sku": "MUG-G", "quantity": 2.5}', "`$.quantity`"),
        ('{"type": "Ping", "number": ' + "[" * 8_000, "`$.number`"),
        ('{"type": "Ping", "number": 1, "more": ' + "[" * 10_000 + "]" * 10_000 + "}", "nested too deeply"),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else None,
)
async def test_frame_that_is_no_message_is_refused_with_its_reason(house: House, frame: str, told: str) -> None:
    hana = await house.enter("Hana", JSON)
    hana.send_frame(frame)
    refusal = hana.last(Refused)
    assert refusal.code == "malformed"
    assert told in refusal.text
    hana.send(Ping(1))
    assert hana.last(Pong) == Pong(1)


async def test_unknown_fields_and_a_field_written_twice_are_no_fault(house: House) -> None:
    hana = await house.enter("Hana", JSON)
    hana.send_frame('{"type": "Ping", "number": 1, "number": 2, "since": "v2", "extra": {"a": [1]}}')
    assert hana.last(Pong) == Pong(2)
    assert not hana.all(Refused)


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf, 1e300, -1e300, 5e-324])
async def test_no_number_puts_a_body_where_there_is_no_floor(house: House, number: float) -> None:
    hana, minsu = await house.enter("Hana"), await house.enter("Minsu")
    for message in (
        Walk(Place(number, 0.0)),
        Walk(Place(0.0, number)),
        Steer(Pose(number, 4.0, 0.0)),
        Steer(Pose(0.0, number, 0.0)),
        Steer(Pose(0.0, 4.0, number)),
        Face(number),
    ):
        hana.send(message)
        await house.run(seconds=0.5)
    seen = [each.pose for each in minsu.trail(hana.last(Welcome).body)]
    assert seen
    assert all(abs(pose.x) <= 8 and abs(pose.z) <= 6 and 0 <= pose.heading < 360 for pose in seen)
    poses = [body.pose for body in house.store.rooms["hall"].world.bodies.values()]
    assert all(map(math.isfinite, (each for pose in poses for each in (pose.x, pose.z, pose.heading))))
    hana.send(Say(1, "still here"))
    await house.run()
    assert "still here" in minsu.heard()


async def test_what_comes_out_of_order_is_refused_one_by_one(house: House) -> None:
    hana = await house.enter("Hana")
    hana.send(CheckOut(1, "key-00000001", CONTACT, 0))
    hana.send(ConfirmPayment(2, "no-such-order", approve=True))
    hana.send(EnterDoor(3, "no-such-door"))
    hana.send(EnterDoor(4, "east"))
    hana.send(GetProduct(5, "no-such-product"))
    hana.send(ChangeCart(6, "NO-SUCH-SKU", 1))
    hana.send(Point("no-such-display"))
    hana.send(LookAt("no-such-display"))
    await house.settle()
    refused = {each.ref: each for each in hana.all(Refused)}
    assert {1, 2, 3, 4, 5, 6} <= set(refused)
    assert all(each.text.strip() for each in refused.values())
    assert hana.session.state is State.PRESENT


async def test_one_ref_used_twice_is_answered_twice(house: House) -> None:
    hana = await house.enter("Hana")
    hana.send(ChangeCart(7, "MUG-G", 1))
    hana.send(ChangeCart(7, "MUG-G", 2))
    hana.send(GetOrders(7))
    await house.settle()
    assert [each.ref for each in hana.all(Done)] == [7, 7, 7]
    assert [line.quantity for line in hana.last(CartChanged).cart.lines] == [2]


async def test_hundredfold_visitor_does_not_fill_the_store(house: House) -> None:
    crowd = [house.connect() for _ in range(100)]
    late = house.connect()
    assert late.session.closing and late.session.closing.code == "too_many_from_address"
    assert not any(each.session.closing for each in crowd)
    neighbour = house.connect(address="10.0.0.8")
    assert neighbour.session.closing is None
    for guest in (*crowd, late, neighbour):
        guest.drop()
    assert house.store.sessions == {}


async def test_look_that_is_no_look_never_reaches_the_others(house: House) -> None:
    witness = await house.enter("Witness", JSON)
    for look in ({"top_color": "url(javascript:1)"}, {"hair": "x" * 10_000}, {"skin_color": 5}, "red"):
        guest = house.connect(JSON)
        guest.send_frame(json.dumps({"type": "Hello", "protocol": 1, "name": "Mallory", "look": look}))
        await house.settle()
        assert guest.last(Refused).code == "malformed"
        guest.drop()
    await house.run()
    assert not [each for each in witness.all(Appeared) if each.body.name == "Mallory"]
