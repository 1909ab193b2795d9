"""The way back from a payment provider's page: what the visitor brings is looked at, and they go on into the store."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

log = logging.getLogger(__name__)

TakeReturn = Callable[[str, Mapping[str, str]], Awaitable[None]]

LONGEST = 300
"""No provider brings back more in one word."""


def pay_return(take: TakeReturn) -> Callable[[Request], Awaitable[Response]]:
    """`take` gets the order's number and what came with it in the address."""

    async def come_back(request: Request) -> Response:
        order = request.path_params["order"]
        brought = {name: value for name, value in request.query_params.items() if len(value) <= LONGEST}
        try:
            await take(order, brought)
        except Exception:
            # The visitor goes on all the same: reconciliation asks again.
            log.exception("a return from paying could not be taken in")
        # 303, and a fragment: neither what was brought nor the order's number is sent anywhere again.
        return RedirectResponse(f"/#order={quote(order, safe='')}", 303)

    return come_back
