"""Who calls the HTTP API, and whether they may."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request

from vstore.accounts.principal import Principal
from vstore.accounts.role import Role
from vstore.doors.api.cookie import SAFE, CrossSite, is_from_here, session_token
from vstore.doors.api.endpoint import bearer_of
from vstore.doors.api.problem_details import ApiProblem

Holder = Callable[[str], Awaitable[Principal | None]]

SIGN_IN_FIRST = "Send a staff key as “Authorization: Bearer ...”, or sign in on the staff page."


class Guard:
    """`holder_of_key` gives whose key a text is, `holder_of_session` whose session; None for nobody's."""

    def __init__(self, holder_of_key: Holder, holder_of_session: Holder) -> None:
        self._holder_of_key = holder_of_key
        self._holder_of_session = holder_of_session

    async def admit(self, request: Request, roles: frozenset[Role]) -> Principal:
        """Who calls, if one of these roles is theirs. Raises ApiProblem."""
        who = await self._who(request)
        if who is None:
            raise ApiProblem(401, "unauthenticated", SIGN_IN_FIRST)
        if who.role not in roles:
            needed = " or ".join(sorted(roles))
            raise ApiProblem(403, "forbidden", f"This is for the role {needed}, and yours is {who.role}. Ask an owner.")
        return who

    async def _who(self, request: Request) -> Principal | None:
        if key := bearer_of(request.headers):
            return await self._holder_of_key(key)
        token = session_token(request.headers, secure=is_secure(request))
        if token is None:
            return None
        if request.method not in SAFE and not is_from_here(request.headers):
            raise ApiProblem(403, "cross_site", str(CrossSite()))
        return await self._holder_of_session(token)


def is_secure(request: Request) -> bool:
    """Whether it came by https, if only to a proxy that says so."""
    return request.url.scheme == "https"
