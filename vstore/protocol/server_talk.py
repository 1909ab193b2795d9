"""What the server says of the talk: what is said, who is about to say something, and what one could say."""

from vstore.protocol.server_fields import ServerStruct


class Said(ServerStruct, frozen=True):
    """A piece of an utterance: append pieces with one `utterance` number until `done`. Agents may say several at once.

    `about` lists displays meant; `to` is the body that an agent speaks to, overheard by others. `products` are those
    that an agent has called by name so far, by id: they may be on show in another room, or nowhere.
    """

    body: int
    utterance: int
    piece: str
    done: bool = True
    about: tuple[str, ...] = ()
    to: int | None = None
    products: tuple[str, ...] = ()


class Typing(ServerStruct, frozen=True):
    """Somebody near is writing (take it for over after six seconds without another word of it), or no longer."""

    body: int
    typing: bool


class Suggested(ServerStruct, frozen=True):
    """What you could say now and be answered, best first, in your language. Replaces what was suggested before."""

    suggestions: tuple[str, ...]


class Thinking(ServerStruct, frozen=True):
    """An agent has heard and is about to answer (True), or no longer is (False)."""

    body: int
    thinking: bool
