"""A language model behind an OpenAI-compatible server: vLLM, llama.cpp's server, Ollama, or one on the net."""

import asyncio
import logging
import re
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing, suppress

import httpx
import msgspec

from nlp.model import Line, ModelAbsent, Prompt
from vstore.histogram import Histogram
from vstore.inference.circuit import Circuit
from vstore.inference.completion_stream import CompletionStream, StreamFault
from vstore.inference.host_process import FIRST_WORDS_SECONDS
from vstore.inference.messages import Work
from vstore.inference.watched_process import State

log = logging.getLogger(__name__)

RETRY_SECONDS = (0.1, 0.3)
"""Pauses before an answer is asked for again, while nobody has heard a word of it; spread by half, up and down."""

REACH_SECONDS = (1.0, 5.0, 30.0)
"""Pauses before a server that cannot be reached is called again, the last one for ever."""

_PASSING = frozenset({408, 429, 500, 502, 503, 504})
_ROLES = {"agent": "assistant", "visitor": "user"}
_CONTROL_WORDS = re.compile(r"<\|[^|<>]*\|>|</?s>|<(?:start|end)_of_turn>|\[/?INST\]")


class ServerFault(Exception):
    """The server does not do what is asked; `passes` where it may a moment later.

    The text goes on a sentence that begins with "The model server".
    """

    def __init__(self, why: str, *, passes: bool = False) -> None:
        super().__init__(why)
        self.passes = passes


class _Model(msgspec.Struct):
    id: str


class _Models(msgspec.Struct):
    data: list[_Model]


class RemoteModel:
    """A `nlp.model.Model` at `url`, such as http://127.0.0.1:8000/v1, with `key` where the server wants one.

    `name` is the model there; without, it is the first that the server names. The heads of `warm` are read there first.
    An answer must connect within `connect_seconds`, begin within `first_seconds`, all tries together, and end within
    `total_seconds`. `chance` gives numbers from 0 to 1. After `most_failures` in a row the server is left alone for
    `rest` seconds. `state` and `detail` say how it is; neither names the address. Proxies of the environment are not
    used.
    """

    def __init__(
        self,
        url: str,
        *,
        chance: Callable[[], float],
        name: str = "",
        key: str = "",
        warm: Sequence[Prompt] = (),
        connect_seconds: float = 1.0,
        first_seconds: float = 2.0,
        total_seconds: float = 30.0,
        most_open: int = 64,
        most_failures: int = 5,
        rest: float = 10.0,
        retry_seconds: Sequence[float] = RETRY_SECONDS,
        reach_seconds: Sequence[float] = REACH_SECONDS,
    ) -> None:
        self._http = httpx.AsyncClient(
            base_url=url,
            headers={"authorization": f"Bearer {key}"} if key else {},
            timeout=httpx.Timeout(total_seconds, connect=connect_seconds),
            limits=httpx.Limits(max_connections=most_open),
            trust_env=False,
        )
        self._name = name
        self._warm = warm
        self._chance = chance
        self._first_seconds, self._total_seconds = first_seconds, total_seconds
        self._most_open = most_open
        self._circuit = Circuit(most_failures, rest)
        self._retry_seconds, self._reach_seconds = retry_seconds, reach_seconds
        self._reaching: asyncio.Task[None] | None = None
        self._settled = asyncio.Event()
        self.first_words = Histogram(FIRST_WORDS_SECONDS)
        self.work = Work()
        self.answering = 0
        self.state = State.ABSENT
        self.detail = "The model server has not been called."

    def start(self) -> None:
        """Calls the server in the background until it answers."""
        self._become(State.LOADING, "The model server is being called: agents speak in phrases until it answers.")
        self._reaching = asyncio.create_task(self._reach())

    async def settled(self) -> State:
        """Waits until the server has answered, for good or ill."""
        await self._settled.wait()
        return self.state

    async def stop(self) -> None:
        """Ends every connection."""
        if self._reaching:
            self._reaching.cancel()
            await asyncio.wait({self._reaching})
        await self._http.aclose()
        self._become(State.ABSENT, "The model server was left.")

    async def say(self, prompt: Prompt) -> AsyncGenerator[str, None]:
        """The answer's pieces; see nlp.model.Model."""
        clock = asyncio.get_running_loop().time
        began = clock()
        self._enter(began)
        self.answering += 1
        heard, deadline = False, began + self._first_seconds
        try:
            async with aclosing(self._tried(prompt)) as pieces:
                while True:
                    async with asyncio.timeout_at(deadline):
                        piece = await anext(pieces)
                    if not heard:
                        heard, deadline = True, began + self._total_seconds
                        self.first_words.add(clock() - began)
                    yield piece
        except StopAsyncIteration:
            self._circuit.succeeded()
            self._become(State.READY, "The model server answers.")
        except TimeoutError:
            raise self._absent(f"did not {'end' if heard else 'begin'} an answer in time", clock()) from None
        except ServerFault as fault:
            raise self._absent(str(fault), clock()) from None
        except (asyncio.CancelledError, GeneratorExit):
            self._circuit.gave_up()
            raise
        finally:
            self.answering -= 1

    def _enter(self, now: float) -> None:
        if self.answering >= self._most_open:
            raise ModelAbsent("the language model is busy")
        is_known = self.state is State.READY or self._circuit.is_open
        if not is_known or not self._circuit.enter(now):
            raise ModelAbsent(self.detail)

    def _absent(self, why: str, now: float) -> ModelAbsent:
        self._circuit.failed(now)
        if self._circuit.is_open:
            self._become(State.LOADING, f"The model server {why} too often: agents speak in phrases meanwhile.")
        return ModelAbsent(f"the model server {why}")

    async def _tried(self, prompt: Prompt) -> AsyncGenerator[str, None]:
        """The answer's pieces, asked for again where the server fails in passing before the first of them."""
        heard = False
        for pause in (*self._retry_seconds, None):
            try:
                async with aclosing(self._streamed(prompt)) as pieces:
                    async for piece in pieces:
                        heard = True
                        yield piece
            except ServerFault as fault:
                if heard or not fault.passes or pause is None:
                    raise
                await asyncio.sleep(pause * (0.5 + self._chance()))
            else:
                return

    async def _streamed(self, prompt: Prompt) -> AsyncGenerator[str, None]:
        """One request's pieces. Closing it closes the request, by which these servers stop computing."""
        stream = CompletionStream()
        try:
            async with self._http.stream("POST", "chat/completions", json=self._asked(prompt)) as response:
                if response.status_code != httpx.codes.OK:
                    raise self._refusal(response.status_code)
                if not response.headers.get("content-type", "").startswith("text/event-stream"):
                    raise ServerFault("answers, but with no event stream: is it OpenAI-compatible?")
                async for data in response.aiter_bytes():
                    if text := stream.feed(data):
                        yield text
                    if stream.is_whole:
                        return
        except httpx.HTTPError as fault:
            raise _unreachable(fault) from None
        except StreamFault as fault:
            raise ServerFault(str(fault)) from None
        raise ServerFault("broke off its answer", passes=True)

    def _asked(self, prompt: Prompt) -> dict[str, object]:
        said = [_message(line) for line in (*prompt.examples, *prompt.lines)]
        return {
            "model": self._name,
            "messages": [{"role": "system", "content": prompt.head}, *said],
            "max_tokens": prompt.most_tokens,
            "temperature": 0,
            "stream": True,
        }

    async def _reach(self) -> None:
        """Calls until the server has the model, or answers what calling again will not mend."""
        tries = 0
        while True:
            try:
                await self._find()
            except ServerFault as fault:
                if not fault.passes:
                    self._become(State.FAILED, f"The model server {fault}. Agents speak in phrases.")
                    return
                self._become(State.LOADING, f"The model server {fault}: agents speak in phrases until then.")
            else:
                await self._read_heads()
                self._become(State.READY, f"The model server answers, with {self._name}.")
                return
            await asyncio.sleep(self._reach_seconds[min(tries, len(self._reach_seconds) - 1)])
            tries += 1

    async def _find(self) -> None:
        """Settles on a model of the server. Raises ServerFault."""
        try:
            names = await self._names()
        except ServerFault:
            if not self._name:
                raise
            # Not every server can list what it serves: it has the model if that says a word.
            await self._have_a_word(Prompt(""))
            return
        self._name = self._name or names[0]
        if self._name not in names:
            raise ServerFault(f"has no model {self._name}; it has {', '.join(names)}")

    async def _read_heads(self) -> None:
        """Has a word said to each: a slow server that has to read a head would be late with many an answer."""
        for head in self._warm:
            with suppress(ServerFault):
                await self._have_a_word(head)

    async def _have_a_word(self, head: Prompt) -> None:
        """Raises ServerFault."""
        asked = msgspec.structs.replace(head, lines=(Line("visitor", "?"),), most_tokens=1)
        async with aclosing(self._streamed(asked)) as pieces:
            async for _ in pieces:
                pass

    async def _names(self) -> list[str]:
        """The server's models. Raises ServerFault."""
        try:
            answer = await self._http.get("models")
        except httpx.HTTPError as fault:
            raise _unreachable(fault) from None
        if answer.status_code != httpx.codes.OK:
            raise self._refusal(answer.status_code)
        try:
            names = [model.id for model in msgspec.json.decode(answer.content, type=_Models).data]
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise ServerFault("names no models as OpenAI's interface does: is the address right?") from None
        if not names:
            raise ServerFault("has no model yet", passes=True)
        return names

    def _refusal(self, status: int) -> ServerFault:
        if status in (401, 403):
            return ServerFault(f"refuses our key (HTTP {status}): set VSTORE_MODEL_KEY")
        if status == httpx.codes.NOT_FOUND:
            model = f" or no model {self._name}" if self._name else ""
            return ServerFault(f"knows no such address{model} (HTTP 404); the address often ends in /v1")
        return ServerFault(f"answers with HTTP {status}", passes=status in _PASSING)

    def _become(self, state: State, detail: str) -> None:
        if state is not self.state:
            level = logging.WARNING if state is State.FAILED else logging.INFO
            log.log(level, detail, extra={"model_state": state.value})
        self.state, self.detail = state, detail
        if state is State.LOADING:
            self._settled.clear()
        else:
            self._settled.set()


def _unreachable(fault: httpx.HTTPError) -> ServerFault:
    if isinstance(fault, httpx.ConnectError | httpx.ConnectTimeout):
        return ServerFault("cannot be reached", passes=True)
    if isinstance(fault, httpx.UnsupportedProtocol):
        return ServerFault("has no web address: it begins with http:// or https://")
    return ServerFault("broke the connection", passes=True)


def _message(line: Line) -> dict[str, str]:
    """What a visitor types never ends the visitor's turn: control words of chat templates are left out."""
    return {"role": _ROLES[line.role], "content": _CONTROL_WORDS.sub("", line.text)}
