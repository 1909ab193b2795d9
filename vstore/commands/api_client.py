"""How commands speak with a running store: by its HTTP API."""

import argparse
import http.client
import os
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import TypeVar
from urllib.parse import urlencode

import msgspec

from vstore.commands.failure import CommandFailed
from vstore.doors.api.problem_details import ProblemDetails

Answer = TypeVar("Answer")

SECONDS = 120.0
"""How long a store may take: a large one needs its time to check and prepare scenes."""


def add_api_options(parser: argparse.ArgumentParser) -> None:
    """`--url` and `--token`, of which `api_client` makes a client."""
    parser.add_argument(
        "--url", default="http://127.0.0.1:8000", help="the open store's address (default: http://127.0.0.1:8000)"
    )
    parser.add_argument("--token", help="a staff key (default: VSTORE_TOKEN, else VSTORE_STAFF_TOKEN)")


def api_client(options: argparse.Namespace) -> "ApiClient":
    token = options.token or os.environ.get("VSTORE_TOKEN") or os.environ.get("VSTORE_STAFF_TOKEN")
    if not token:
        raise CommandFailed("give a staff key by --token or VSTORE_TOKEN; the first one ends the staff page's address")
    return ApiClient(options.url, token)


class ApiClient:
    """Asks the store at an address, as the holder of a key."""

    def __init__(self, address: str, token: str) -> None:
        self._address = (address if "://" in address else f"http://{address}").rstrip("/")
        self._token = token

    def ask(
        self,
        method: str,
        path: str,
        answer: type[Answer],
        *,
        body: object = msgspec.UNSET,
        query: Mapping[str, str] | None = None,
    ) -> Answer:
        """What comes of a call, `path` being "/api/..."; `body` is sent as JSON. Raises CommandFailed."""
        url = f"{self._address}{path}" + (f"?{urlencode(query)}" if query else "")
        headers = {"Authorization": f"Bearer {self._token}", "Content-Type": "application/json"}
        data = None if body is msgspec.UNSET else msgspec.json.encode(body)
        try:
            request = urllib.request.Request(url, data, headers, method=method)
            with urllib.request.urlopen(request, timeout=SECONDS) as response:
                return msgspec.json.decode(response.read() or b"null", type=answer)
        except urllib.error.HTTPError as refused:
            raise CommandFailed(_reason(refused)) from None
        except (OSError, ValueError, http.client.HTTPException) as fault:
            raise CommandFailed(f"no store answers at {url}: {fault}", 2) from None


def _reason(refused: urllib.error.HTTPError) -> str:
    """What the store said; its faults one a line."""
    try:
        told = msgspec.json.decode(refused.read(), type=ProblemDetails)
    except msgspec.MsgspecError:
        return f"the address answers {refused.code} {refused.reason}; is it that of a store?"
    return "\n".join([told.detail, *(f"  {problem}" for problem in told.problems)])
