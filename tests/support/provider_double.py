"""What the doubles of payment providers share: a server on loopback, idempotency keys, and faults to order."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response

Work = Callable[[Request, bytes], Awaitable[Response]]


class Fault:
    """What goes wrong once, at a path that ends so: before the work is done (an error), or after it (silence)."""

    def __init__(self, path_end: str, *, status: int | None = None, before_work: bool = False) -> None:
        self.path_end = path_end
        self.status = status
        self.before_work = before_work


class Kept:
    """What was answered under an idempotency key."""

    def __init__(self, request: bytes) -> None:
        self.request = request
        self.response: Response | None = None


class Desk:
    """Answers requests once for each idempotency key, and spoils those that a test wants spoiled."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.requests: list[str] = []
        self._kept: dict[tuple[str, str], Kept] = {}

    def forget(self) -> None:
        """The idempotency keys have grown too old."""
        self._kept.clear()

    async def serve(self, request: Request, work: Work, in_use: Response, other_body: Response | None) -> Response:
        """`in_use` answers who asks while the first still waits, `other_body` who asks for something else."""
        body = await request.body()
        self.requests.append(f"{request.method} {request.url.path}")
        fault = next((each for each in self.faults if request.url.path.endswith(each.path_end)), None)
        if fault:
            self.faults.remove(fault)
            if fault.before_work:
                return await _spoilt(fault, request)
        response = await self._once(request, body, work, in_use, other_body)
        return await _spoilt(fault, request) if fault else response

    async def _once(
        self, request: Request, body: bytes, work: Work, in_use: Response, other_body: Response | None
    ) -> Response:
        key = request.headers.get("idempotency-key")
        if key is None or request.method != "POST":
            return await work(request, body)
        # Stripe knows keys for the whole account, Toss for each address.
        place = ("" if other_body else request.url.path, key)
        if known := self._kept.get(place):
            if other_body and known.request != request.url.path.encode() + body:
                return other_body
            if known.response is None:
                return in_use
            known.response.headers["Idempotent-Replayed"] = "true"
            return known.response
        kept = self._kept[place] = Kept(request.url.path.encode() + body)
        await asyncio.sleep(0)
        kept.response = await work(request, body)
        return kept.response


async def _spoilt(fault: Fault, request: Request) -> Response:
    while fault.status is None and not await request.is_disconnected():
        await asyncio.sleep(0.01)
    return Response(json.dumps({"error": {"type": "api_error"}, "code": "PROVIDER_ERROR"}), fault.status or 500)


@asynccontextmanager
async def serving(app: Starlette) -> AsyncIterator[str]:
    """An app on a free port of loopback; its address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        # Else each answer waits 40 ms for the other side to acknowledge its head.
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        config = uvicorn.Config(app, lifespan="off", log_config=None, access_log=False, timeout_graceful_shutdown=1)
        config.load()
        server = uvicorn.Server(config)
        server.lifespan = config.lifespan_class(config)
        await server.startup([listener])
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            async with asyncio.timeout(2):  # who asked has hung up
                while server.server_state.connections:
                    await asyncio.sleep(0.001)
            for each in server.servers:
                each.close()
