"""What bodies do besides walking, as others are told of it: sit, clap, look, and be elsewhere at once."""

from msgspec.structs import replace

from scenes.document import Fixture
from scenes.entities import Gesture, Look, Seat
from scenes.places import Place, Pose
from tests.support.little_store import HALL, House
from vstore.protocol.client import ChangeLook, Gesticulate, LookAt, Sit, Steer, Teleport
from vstore.protocol.server import Corrected, Done, Gestured, Looked, Refused, SceneOpened, Seated

BENCH = Fixture("bench", "bench", (-7.7, 0.0, 0.0), (0.7, 0.45, 0.42), heading=90.0)
SEAT = Seat("bench", (-7.7, 0.45, 0.0), 90.0)


async def test_who_sits_is_seen_to_sit_by_those_there_and_those_who_come_until_they_get_up(house: House) -> None:
    house.publish(replace(HALL, fixtures=(*HALL.fixtures, BENCH)))
    hana, minsu = await house.enter("Hana"), await house.enter("Minsu")
    hers = hana.last(SceneOpened).you
    hana.send(Sit("bench"))
    await house.run(seconds=8.0)
    assert minsu.all(Seated) == [Seated(hers, SEAT)]
    assert minsu.replica.bodies[hers].seat == SEAT
    minsu.send(Sit("bench"))
    assert minsu.last(Refused).code == "no_seat"
    late = await house.enter("Late", locale="ko")
    assert {body.id: body.seat for body in late.last(SceneOpened).bodies}[hers] == SEAT
    hana.send(Steer(hana.replica.bodies[hers].pose))
    await house.run()
    assert minsu.last(Seated) == Seated(hers, None)


async def test_applause_and_eyes_are_seen(house: House) -> None:
    hana, minsu = await house.enter("Hana"), await house.enter("Minsu")
    hers = hana.last(SceneOpened).you
    hana.send(Gesticulate(Gesture.CLAP))
    hana.send(LookAt("d-mug"))
    await house.run()
    hana.send(LookAt(None))
    await house.run()
    assert Gestured(hers, Gesture.CLAP) in minsu.all(Gestured)
    assert minsu.all(Looked) == [Looked(hers, "d-mug"), Looked(hers, None)]


async def test_one_changes_clothes_inside_and_wears_them_beyond_the_door(house: House) -> None:
    hana, minsu = await house.enter("Hana"), await house.enter("Minsu")
    hers = hana.last(SceneOpened).you
    dressed = Look(hair="bob", top_color="#2f5d50")
    hana.send(ChangeLook(7, dressed))
    await house.run()
    assert hana.last(Done).ref == 7
    assert hana.replica.bodies[hers].look == minsu.replica.bodies[hers].look == dressed
    late = await house.enter("Late")
    assert late.replica.bodies[hers].look == dressed


async def test_nobody_wears_an_avatar_that_the_store_does_not_have_of_them(house: House) -> None:
    hana = await house.enter("Hana", look=Look(hair="bun", avatar="0f" * 32))
    hers = hana.last(SceneOpened).you
    assert hana.replica.bodies[hers].look == Look(hair="bun")
    hana.send(ChangeLook(8, Look(avatar="0f" * 32)))
    await house.run()
    assert (hana.last(Refused).ref, hana.last(Refused).code) == (8, "unknown_avatar")
    assert hana.replica.bodies[hers].look == Look(hair="bun")


async def test_one_who_teleports_is_told_how_far_that_went_and_others_see_them_there(house: House) -> None:
    hana, minsu = await house.enter("Hana"), await house.enter("Minsu")
    hers = hana.last(SceneOpened).you
    start = hana.replica.bodies[hers].pose
    hana.send(Teleport(Place(start.x - 2.0, start.z)))
    hana.send(Teleport(Place(start.x - 7.0, start.z)))
    await house.run()
    assert hana.all(Corrected)[-2:] == [
        Corrected(Pose(start.x - 2.0, start.z, 270.0)),
        Corrected(Pose(start.x - 4.0, start.z, 270.0)),
    ]
    assert minsu.replica.bodies[hers].pose.x == start.x - 4.0
    hana.send(Teleport(Place(90.0, 0.0)))
    assert hana.last(Refused).code == "not_possible"
