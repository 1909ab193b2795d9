"""The backdrop of a scene: all of its picture that every visitor gets alike, encoded once for each encoding."""

from collections.abc import Iterable

from msgspec import Raw
from msgspec.structs import replace

from scenes.entities import Body
from vstore.mailbox import Letter
from vstore.protocol.codec import Codec, Frame
from vstore.protocol.server import SceneOpened

LONG_PARTS = ("fixtures", "displays", "doors", "lights", "products")


class Backdrop:
    """Made from a scene as it looks with nobody in it."""

    def __init__(self, scene: SceneOpened) -> None:
        self._scene = scene
        self._encoded: dict[str, SceneOpened] = {}

    def picture(self, bodies: Iterable[Body], you: int) -> Letter:
        """The scene with bodies in it, as the client whose body is `you` is shown it."""
        return _Picture(self, replace(self._scene, bodies=tuple(bodies), you=you))

    def encode(self, picture: SceneOpened, codec: Codec) -> Frame:
        """The same bytes as `codec.encode(picture)`: what is encoded already is not encoded again."""
        if codec.subprotocol not in self._encoded:
            long_parts = {name: Raw(codec.encode(getattr(self._scene, name))) for name in LONG_PARTS}
            self._encoded[codec.subprotocol] = replace(self._scene, **long_parts)
        return codec.encode(replace(self._encoded[codec.subprotocol], bodies=picture.bodies, you=picture.you))


class _Picture(Letter):
    __slots__ = ("_backdrop", "_scene")

    def __init__(self, backdrop: Backdrop, scene: SceneOpened) -> None:
        super().__init__(scene)
        self._backdrop = backdrop
        self._scene = scene

    def _encode(self, codec: Codec) -> Frame:
        return self._backdrop.encode(self._scene, codec)
