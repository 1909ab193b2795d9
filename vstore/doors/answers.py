"""What the HTTP routes share: JSON answers, and bodies of bounded size and time."""

import asyncio

import msgspec
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import NotModifiedResponse

from vstore.doors.api.problem_details import ApiProblem
from vstore.doors.packed_files import REVALIDATE, is_known, tag_of

BODY_SECONDS = 10.0


class Json(Response):
    """A value as JSON."""

    media_type = "application/json"

    def render(self, content: object) -> bytes:
        return msgspec.json.encode(content)


def tagged(request: Request, answer: Response) -> Response:
    """The answer with an ETag, or 304 where the asker has the same already. Weak: it may yet be compressed."""
    etag = f"W/{tag_of(bytes(answer.body))}"
    answer.headers.update({"etag": etag, "cache-control": REVALIDATE})
    return NotModifiedResponse(answer.headers) if is_known(etag, request.headers) else answer


async def body_of(request: Request, most: int, patience: float | None = None) -> bytes:
    """The body; no more than `most` bytes of it are ever held. Raises ApiProblem where it is larger, or slow."""
    seconds, body = patience or BODY_SECONDS, bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for piece in request.stream():
                body += piece
                if len(body) > most:
                    raise ApiProblem(413, "too_large", f"A body sent here holds at most {most} bytes.")
    except TimeoutError:
        raise ApiProblem(408, "too_slow", f"The body did not arrive within {seconds:g} seconds.") from None
    return bytes(body)
