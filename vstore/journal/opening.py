"""What an open store began with: all that its outputs depend on besides its inputs."""

import msgspec

from avatars.persona import Persona
from avatars.view import Passage
from scenes.document import SceneDocument
from scenes.products import Product
from vstore.limits import StoreLimits
from vstore.protocol.store_view import StoreView
from vstore.tokens import Tokens


class Opening(msgspec.Struct, frozen=True):
    """The first record of a journal. `seed` is the secret that tokens come from, `schema` the protocol's hash.

    `software` holds the versions of what may round or order differently elsewhere, by name.
    """

    software: dict[str, str]
    schema: str
    seed: bytes
    about: StoreView
    products: tuple[Product, ...]
    scenes: tuple[SceneDocument, ...]
    personas: dict[str, Persona]
    knowledge: tuple[Passage, ...]
    limits: StoreLimits
    promoted: dict[str, float] = {}

    def arguments(
        self,
    ) -> tuple[
        StoreView,
        tuple[Product, ...],
        tuple[SceneDocument, ...],
        dict[str, Persona],
        tuple[Passage, ...],
        StoreLimits,
        Tokens,
    ]:
        """What to make the OpenStore with."""
        tokens = Tokens(self.seed)
        return self.about, self.products, self.scenes, self.personas, self.knowledge, self.limits, tokens
