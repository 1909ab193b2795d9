"""An endpoint of the HTTP API as a value: from it come its route, its checks, and its part of the OpenAPI document."""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol, runtime_checkable

import msgspec

from vstore.accounts.principal import Principal
from vstore.accounts.role import Role
from vstore.commerce.refusal import Code

BODY_BYTES = 1_000_000
JSON = "application/json"

Errors = Mapping[type[Exception] | Code, int]
"""What may be raised, with the HTTP status that tells it; codes are those of `vstore.commerce.refusal.Refused`."""


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """One request, decoded and allowed. `body` and `query` are of the endpoint's types; `who` is None where it has no
    role. `headers` are by lower-case name; `address` is the client's, "" where it is not known; `secure`: by https.
    """

    path: Mapping[str, str]
    body: Any = None
    query: Any = None
    who: Principal | None = None
    headers: Mapping[str, str] = {}
    address: str = ""
    secure: bool = False

    @property
    def bearer(self) -> str | None:
        """The token of an `Authorization: Bearer` header (RFC 6750)."""
        return bearer_of(self.headers)


class Reply(msgspec.Struct, frozen=True):
    """What `act` may return in place of the bare answer, where headers go with it."""

    answer: object
    headers: Mapping[str, str]


@runtime_checkable
class Detailed(Protocol):
    """An exception with more to tell than its text: extension members of the problem (RFC 9457, section 3.2)."""

    @property
    def members(self) -> Mapping[str, object]: ...


class Endpoint(msgspec.Struct, frozen=True, kw_only=True):
    """What is done at `method` and `path` ("/api/staff/orders/{number}"), by whom, with what, and what comes of it.

    An endpoint with a `role` is for those who have one of its roles, and for owners; one without is for everybody.
    `body` is decoded from JSON of at most `body_bytes` (msgspec.Raw: given as it came, and is of `body_media`),
    `query`, a Struct with defaults, from the query. A large body may have more `body_seconds` than others to arrive,
    and `admit`, which may raise what `act` may, is asked before it is waited for. What `act` returns is sent as
    `answer`: as JSON, as it is where `media` is another, and with status 204 where `answer` is None. `errors` are what
    `act` may raise, codes being those of `vstore.commerce.refusal.Refused`, with the status of each; the text of an
    exception is a sentence that says what to do. Whatever else it raises is a fault of ours.

    `personal` names the personal data of visitors that it handles ("orders"): each call then stands in the access log,
    with the order that {number} in the path names.
    """

    method: str
    path: str
    summary: str
    role: Role | frozenset[Role] | None
    act: Callable[[Call], Awaitable[object]]
    body: Any = None
    body_bytes: int = BODY_BYTES
    body_media: str = JSON
    query: type[msgspec.Struct] | None = None
    body_seconds: float | None = None
    admit: Callable[[Call], Awaitable[object]] | None = None
    answer: Any = None
    media: str = JSON
    errors: Errors = {}
    personal: str | None = None

    @property
    def roles(self) -> frozenset[Role] | None:
        """Those let in; None: everybody."""
        if self.role is None:
            return None
        return frozenset({Role.OWNER, self.role} if isinstance(self.role, Role) else {Role.OWNER, *self.role})

    @property
    def parameters(self) -> list[str]:
        """The names of the parts of the path that differ from call to call."""
        return re.findall(r"{(\w+)}", self.path)


def bearer_of(headers: Mapping[str, str]) -> str | None:
    """The token of an `Authorization: Bearer` header (RFC 6750); None where there is none."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() or None if scheme.lower() == "bearer" else None
