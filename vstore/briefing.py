"""What the agents of one store are told before they begin."""

from collections.abc import Callable, Mapping

import msgspec

from avatars.persona import Persona
from avatars.view import Passage
from avatars.vocabulary import Vocabulary
from scenes.products import Text


class Briefing(msgspec.Struct, frozen=True):
    """Who they are (by persona id), what they may know beyond the catalog, and the words they share.

    `promoted` is the store's push of products (id -> 0 to 1), which agents admit when asked; `stopwatch`
    measures how long they think.
    """

    personas: Mapping[str, Persona]
    knowledge: tuple[Passage, ...]
    store_name: Text
    currency: str
    vocabulary: Vocabulary
    promoted: Mapping[str, float] = {}
    stopwatch: Callable[[], float] = float
