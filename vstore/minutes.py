"""The minutes of what agents say: pieces joined to whole utterances, each with the visitor whose conversation it is."""

import msgspec


class Utterance(msgspec.Struct, frozen=True):
    """Something an agent said to a visitor; `agent` is its persona's id."""

    visitor: str
    agent: str
    text: str = ""


def spoken_as(body: int, utterance: int) -> str:
    """By what an utterance is known among those of its room."""
    return f"{body}:{utterance}"


class Minutes:
    """Utterances by the speaking body and their number, until they have ended."""

    def __init__(self) -> None:
        self._begun: dict[tuple[int, int], Utterance] = {}

    def begin(self, body: int, utterance: int, visitor: str, agent: str) -> None:
        self._begun[body, utterance] = Utterance(visitor, agent)

    def add(self, body: int, utterance: int, piece: str, *, done: bool) -> Utterance | None:
        """The whole utterance where this was its last piece and anything was said."""
        so_far = self._begun.pop((body, utterance), None)
        if so_far is None:
            return None
        whole = msgspec.structs.replace(so_far, text=so_far.text + piece)
        if not done:
            self._begun[body, utterance] = whole
            return None
        return whole if whole.text else None
