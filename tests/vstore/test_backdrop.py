"""A picture composed of parts that were encoded before is, byte for byte, the picture encoded at once."""

import pytest

from scenes.entities import Body, Look, Role
from scenes.places import Pose
from tests.support.little_store import HALL, LAMP, MUG, STUDY
from vstore.assortment import Assortment
from vstore.protocol.codec import JSON, MSGPACK, Codec
from vstore.protocol.server import SceneOpened

BODIES = [Body(id=each, role=Role.VISITOR, name=f"guest {each}", pose=Pose(0, 0, 0), look=Look()) for each in (1, 900)]


@pytest.mark.parametrize("codec", [MSGPACK, JSON], ids=lambda codec: codec.subprotocol)
def test_picture_is_the_same_bytes_as_encoded_at_once(codec: Codec) -> None:
    assortment = Assortment([MUG, LAMP], [HALL, STUDY])
    for scene, bodies, you in (("hall", BODIES, 900), ("hall", BODIES[:1], 1), ("study", [], 65_534)):
        letter = assortment.backdrop(scene).picture(bodies, you)
        frame = letter.frame(codec)
        assert frame == codec.encode(letter.message)
        opened = codec.decode_server(frame)
        assert isinstance(opened, SceneOpened)
        assert (opened.scene, opened.bodies, opened.you) == (scene, tuple(bodies), you)


def test_new_stock_makes_a_new_backdrop_and_old_pictures_stay_as_they_were() -> None:
    assortment = Assortment([MUG, LAMP], [HALL, STUDY])
    before = assortment.backdrop("hall").picture(BODIES, 1)
    assert assortment.backdrop("hall") is assortment.backdrop("hall")
    assortment.restock({"MUG-G": 0})
    after = assortment.backdrop("hall").picture(BODIES, 1)
    stocks = [
        MSGPACK.decode_server(each.frame(MSGPACK)).products[0].variants[0].stock  # type: ignore[union-attr]
        for each in (before, after)
    ]
    assert stocks == [5, 0]
