"""Who an agent is: the name, tone and look that a brand gives it in store.toml."""

from typing import Literal

import msgspec

from scenes.entities import Look
from scenes.products import Text


class Persona(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """An agent's character. `greeting` is said after its introduction.

    `tone` chooses its manner of speaking; in Korean -습니다 where it is formal, -요 otherwise. It answers in the
    language it is spoken to if that is one of `languages`, otherwise in the first of them.
    """

    id: str
    name: Text
    tone: Literal["polite", "casual", "formal"] = "polite"
    look: Look = Look()
    greeting: Text = {}
    languages: tuple[str, ...] = ("ko", "en")

    def language(self, heard: str) -> str:
        """The language to answer in when `heard` was spoken."""
        return heard if heard in self.languages else self.languages[0]
