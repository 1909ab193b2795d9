"""Reads what an OpenAI-compatible server streams: server-sent events, each a JSON chunk of a chat completion.

Sources: WHATWG HTML, "Server-sent events"; OpenAI API reference, "Streaming chat completions".
"""

import msgspec

LONGEST_LINE = 65_536
"""Bytes. A chunk is a few words; whoever sends more is no language model."""


class StreamFault(Exception):
    """The server sends what is no answer; the text goes on a sentence that begins with "The model server"."""


class _Delta(msgspec.Struct):
    content: str | None = None


class _Choice(msgspec.Struct):
    delta: _Delta = msgspec.field(default_factory=_Delta)
    finish_reason: str | None = None


class _Chunk(msgspec.Struct):
    choices: list[_Choice] = []
    error: msgspec.Raw = msgspec.Raw()


_CHUNK = msgspec.json.Decoder(_Chunk)


class CompletionStream:
    """Fed with bytes as they come, cut anywhere; returns the text in them. `is_whole` once the answer has its end."""

    def __init__(self) -> None:
        self._rest = b""
        self.is_whole = False

    def feed(self, data: bytes) -> str:
        """The text that `data` completes. Raises StreamFault."""
        *lines, self._rest = (self._rest + data).split(b"\n")
        if max(map(len, (*lines, self._rest))) > LONGEST_LINE:
            raise StreamFault("sent a line without end")
        return "".join(map(self._text, lines))

    def _text(self, line: bytes) -> str:
        """Of fields other than data, of comments and of blank lines there is none: each event is one line here."""
        field, _, value = line.rstrip(b"\r").partition(b":")
        value = value.removeprefix(b" ")
        if field != b"data" or not value:
            return ""
        if value == b"[DONE]":
            self.is_whole = True
            return ""
        try:
            chunk = _CHUNK.decode(value)
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise StreamFault("sent malformed JSON") from None
        if chunk.error:
            raise StreamFault("broke off with an error of its own")
        if any(choice.finish_reason for choice in chunk.choices):
            self.is_whole = True
        return "".join(choice.delta.content or "" for choice in chunk.choices[:1])
