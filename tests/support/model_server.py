"""A double of OpenAI-compatible model servers, down to the bytes: models, streamed completions, and faults to order."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field

MODEL = "tiny-talker"


def event(text: str | None, finish: str | None = None) -> bytes:
    """One chunk, as vLLM and llama.cpp's server write it."""
    choice = {"index": 0, "delta": {"content": text} if text is not None else {}, "finish_reason": finish}
    chunk = {"object": "chat.completion.chunk", "model": MODEL, "choices": [choice]}
    return b"data: " + json.dumps(chunk, ensure_ascii=False).encode() + b"\n\n"


def whole(*texts: str) -> list[bytes]:
    """A whole answer: the role first, then its pieces, the reason of its end, and the mark of the end."""
    role = b'data: {"choices":[{"delta":{"role":"assistant","content":null}}]}\n\n'
    return [role, *map(event, texts), event(None, "stop"), b"data: [DONE]\n\n"]


@dataclass
class Reply:
    """What a request gets. The connection then stays open and silent where it `hangs`, else it is cut."""

    status: int = 200
    parts: Sequence[bytes] = ()
    content_type: str = "text/event-stream; charset=utf-8"
    hangs: bool = False


@dataclass
class ModelServer:
    """Gives `replies` in order, the last one for ever. Remembers what was asked, and counts who hung up on it."""

    replies: list[Reply] = field(default_factory=list)
    models: Reply = field(default_factory=lambda: _json({"object": "list", "data": [{"id": MODEL}]}))
    asked: list[dict[str, object]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    url: str = ""
    hung_up: asyncio.Event = field(default_factory=asyncio.Event)

    def next_reply(self) -> Reply:
        """What the request that was asked last gets."""
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await _head(reader):
                path, headers = head
                self.keys.append(headers.get("authorization"))
                body = await reader.readexactly(int(headers.get("content-length", "0")))
                await self._answer(path, body, reader, writer)
        except ConnectionError:
            pass
        finally:
            writer.close()

    async def _answer(self, path: str, body: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if path == "/v1/models":
            reply = self.models
        elif path == "/v1/chat/completions":
            self.asked.append(json.loads(body))
            reply = self.next_reply()
        else:
            reply = Reply(404, content_type="text/plain")
        head = (
            f"HTTP/1.1 {reply.status} Told\r\ncontent-type: {reply.content_type}\r\ntransfer-encoding: chunked\r\n\r\n"
        )
        writer.write(head.encode())
        for part in reply.parts:
            writer.write(b"%x\r\n%b\r\n" % (len(part), part))
            await writer.drain()
        if reply.hangs:
            await reader.read()
            self.hung_up.set()
        else:
            writer.write(b"0\r\n\r\n")
            await writer.drain()


async def _head(reader: asyncio.StreamReader) -> tuple[str, dict[str, str]] | None:
    try:
        lines = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    except asyncio.IncompleteReadError:
        return None
    pairs = (line.partition(":") for line in lines[1:] if line)
    return lines[0].split(" ")[1], {name.lower(): value.strip() for name, _, value in pairs}


def _json(value: object) -> Reply:
    return Reply(parts=[json.dumps(value).encode()], content_type="application/json")


def models(*names: str) -> Reply:
    return _json({"object": "list", "data": [{"id": name} for name in names]})


class ParrotServer(ModelServer):
    """Says the sentence that it is asked to word, as it is: the last line of our questions."""

    def next_reply(self) -> Reply:
        messages = self.asked[-1]["messages"]
        assert isinstance(messages, list)
        return Reply(parts=whole(*re.findall(r"\s*\S+", reply_to_word(messages[-1]["content"]))))


def reply_to_word(question: str) -> str:
    return question.splitlines()[-1].partition(": ")[2]


def model_server(*replies: Reply) -> AbstractAsyncContextManager[ModelServer]:
    """One that gives `replies`, on a free port of this machine, at `url`."""
    return serving(ModelServer(list(replies)))


@asynccontextmanager
async def serving(double: ModelServer) -> AsyncIterator[ModelServer]:
    server = await asyncio.start_server(double.serve, "127.0.0.1", 0)
    double.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    try:
        yield double
    finally:
        server.close()
        await server.wait_closed()
