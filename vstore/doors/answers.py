"""What the HTTP routes share: JSON answers, refusals that say what to do, bodies of bounded size and time."""

import asyncio

import msgspec
from starlette.requests import Request
from starlette.responses import Response

BODY_SECONDS = 10.0


class Json(Response):
    """A value as JSON."""

    media_type = "application/json"

    def render(self, content: object) -> bytes:
        return msgspec.json.encode(content)


def refusal(status: int, what: str) -> Response:
    """An error that tells a person what to do."""
    return Json({"error": what}, status_code=status)


async def body_of(request: Request, most: int) -> bytes | Response:
    """The body, or the refusal of one that is larger than `most` bytes or slow; no more than that is ever held."""
    body = b""
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for piece in request.stream():
                body += piece
                if len(body) > most:
                    return refusal(413, f"A body sent here holds at most {most} bytes.")
    except TimeoutError:
        return refusal(408, f"The body did not arrive within {BODY_SECONDS:g} seconds.")
    return body
