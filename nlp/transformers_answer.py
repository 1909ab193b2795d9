"""An answer under way: what has been read and said of it, token by token."""

from collections.abc import Callable, Collection, Sequence

from nlp.transformers_draft import Draft
from nlp.transformers_packed import KeyValues, Piece

_STEP = 128  # tokens read at once: other answers wait no longer than that
_ECHO = 8  # tokens; an answer that says as many again as it just did has lost its way

Decode = Callable[[Sequence[int]], str]


class Answer:
    """Reads `prompt`, then says token after token: until one of `ends`, the end of a line, or `most` of them.

    It begins once `head`, what its prompt has in common with others, was read. `read` is what the model remembers.
    `draft` guesses tokens, of which those are said that the model says too.
    """

    def __init__(
        self,
        prompt: Sequence[int],
        most: int,
        ends: Collection[int],
        decode: Decode,
        head: "Answer | None" = None,
        draft: Draft | None = None,
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
        self._draft = draft or Draft()
        self._guess = self._guessed()

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
        return min(_STEP, len(self.tokens) + len(self._guess) - self.read.length)

    @property
    def piece(self) -> Piece:
        """These tokens."""
        first, past = self.read.length, self.read.length + self.cost
        guessed = max(0, past - len(self.tokens))
        return Piece([*self.tokens, *self._guess][first:past], self.read, guessed)

    def hear(self, likeliest: Sequence[int]) -> str:
        """Takes what follows, by the model, what is known and each guess; returns what is said more, maybe nothing."""
        if self.read.length < len(self.tokens):
            return ""
        before = len(self.text)
        for number, token in enumerate(likeliest):
            self._say(token)
            if self.is_over or self._guess[number : number + 1] != [token]:
                break
        # What follows a wrong guess was read in vain.
        self.read.length = min(self.read.length, len(self.tokens) - 1)
        self._guess = self._guessed()
        return self.text[before:]

    def _say(self, token: int) -> None:
        if len(self.tokens) == self.room:
            self.is_over = True
            return
        self.tokens.append(token)
        said = self.tokens[self._asked :]
        text = self._decode(said)
        if token in self._ends or "\n" in text or _echoes(said):
            self.is_over = True
            return
        self.is_over = len(self.tokens) == self.room
        if not text.endswith("\ufffd"):
            # A syllable may take several tokens; the replacement character stands for its unfinished bytes.
            self.text = text

    def _guessed(self) -> list[int]:
        return self._draft.after(self.tokens[self._asked :])[: self.room - len(self.tokens)]


def _echoes(said: Sequence[int]) -> bool:
    return len(said) >= 2 * _ECHO and said[-_ECHO:] == said[-2 * _ECHO : -_ECHO]
