"""An answer under way: what has been read and said of it, token by token."""

from collections.abc import Callable, Collection, Sequence

from nlp.transformers_packed import KeyValues, Piece

_STEP = 128  # tokens read at once: other answers wait no longer than that
_ECHO = 8  # tokens; an answer that says as many again as it just did has lost its way

Decode = Callable[[Sequence[int]], str]


class Answer:
    """Reads `prompt`, then says token after token: until one of `ends`, the end of a line, or `most` of them.

    It begins once `head`, what its prompt has in common with others, was read. `read` is what the model remembers.
    """

    def __init__(
        self,
        prompt: Sequence[int],
        most: int,
        ends: Collection[int],
        decode: Decode,
        head: "Answer | None" = None,
    ) -> None:
        self.tokens = list(prompt)
        self.room = len(prompt) + most
        self.read = KeyValues(self.room)
        self.text = ""
        self.is_over = False
        self._asked = len(prompt)
        self._ends = ends
        self._decode = decode
        self._head = head

    @property
    def said(self) -> int:
        """How many tokens it has said, the end among them."""
        return len(self.tokens) - self._asked

    @property
    def work(self) -> "Answer":
        """What must be computed next: itself, or the head it waits for."""
        return self if self._head is None or self._head.is_over else self._head

    @property
    def cost(self) -> int:
        """How many tokens its next step computes."""
        return min(_STEP, len(self.tokens) - self.read.length)

    @property
    def piece(self) -> Piece:
        """These tokens."""
        return Piece(self.tokens[self.read.length : self.read.length + self.cost], self.read)

    def hear(self, token: int) -> str:
        """Takes the token that follows what was read last; returns what is said more, maybe nothing."""
        if self.read.length < len(self.tokens):
            return ""
        if len(self.tokens) == self.room:
            self.is_over = True
            return ""
        self.tokens.append(token)
        said = self.tokens[self._asked :]
        text = self._decode(said)
        if token in self._ends or "\n" in text or _echoes(said):
            self.is_over = True
            return ""
        self.is_over = len(self.tokens) == self.room
        if text.endswith("\ufffd"):
            # A syllable may take several tokens; the replacement character stands for its unfinished bytes.
            return ""
        more, self.text = text[len(self.text) :], text
        return more


def _echoes(said: Sequence[int]) -> bool:
    return len(said) >= 2 * _ECHO and said[-_ECHO:] == said[-2 * _ECHO : -_ECHO]
