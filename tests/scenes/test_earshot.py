"""Twelve metres of voice."""

from scenes.earshot import EARSHOT, hears
from scenes.places import Place, Pose


def test_voice_carries_twelve_metres_whichever_way_one_looks() -> None:
    assert hears(Pose(0, 0, 0), Pose(0, 12, 90))
    assert not hears(Pose(0, 0, 180), Place(0, 12.01))
    assert EARSHOT == 12.0
