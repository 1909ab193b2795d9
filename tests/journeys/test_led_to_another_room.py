"""Visitors go from room to room, and its agents go on where those of the other room left off."""

from pathlib import Path

import msgspec

from scenes.document import Post
from scenes.places import Place, Pose
from tests.support.little_store import HALL, STUDY, Guest, House, open_house
from vstore.protocol.client import EnterDoor, Say, Walk

STAFFED = msgspec.structs.replace(STUDY, posts=(Post("corner", "sori", Pose(0.0, -3.0, 180.0)),), capacity=4)


async def through_the_door(house: House, guest: Guest, door: str, at: Place) -> None:
    guest.send(Walk(at))
    await house.run(seconds=10.0)
    guest.send(EnterDoor(9, door))
    await house.run(seconds=6.0)


async def test_who_was_led_to_a_door_is_led_on_behind_it_and_remembered(tmp_path: Path) -> None:
    house = await open_house(tmp_path, scenes=(HALL, STAFFED))
    hana = await house.enter("Hana")
    await house.run(seconds=6.0)
    hana.send(Say(1, "do you have lamps?"))
    await house.run(seconds=15.0)
    assert any("Dune Lamp" in said for said in hana.heard())
    before = len("".join(hana.heard()))
    await through_the_door(house, hana, "east", Place(7.0, 0.0))
    await house.run(seconds=10.0)
    led_on = len("".join(hana.heard())) - before
    assert 0 < led_on < len("Here's the Dune Lamp. I'm Sori, an AI.")
    hana.send(Say(2, "what does it cost?"))
    await house.run(seconds=10.0)
    assert "₩89,000" in hana.heard()[-1]
    house.close()


async def test_an_agent_of_the_same_name_does_not_introduce_itself_again(tmp_path: Path) -> None:
    house = await open_house(tmp_path, scenes=(HALL, STAFFED))
    hana = await house.enter("Hana")
    await house.run(seconds=6.0)
    heard = hana.heard()
    await through_the_door(house, hana, "east", Place(7.0, 0.0))
    assert hana.heard() == heard
    house.close()
