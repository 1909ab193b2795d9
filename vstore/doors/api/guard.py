"""Who calls the HTTP API, and whether they may."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request

from vstore.accounts.principal import Principal
from vstore.accounts.role import Role
from vstore.doors.api.endpoint import bearer_of
from vstore.doors.api.problem_details import ApiProblem

SIGN_IN_FIRST = "Send a staff key as “Authorization: Bearer ...”."


class Guard:
    """`holder` gives who has a token, or None."""

    def __init__(self, holder: Callable[[str], Awaitable[Principal | None]]) -> None:
        self._holder = holder

    async def admit(self, request: Request, roles: frozenset[Role]) -> Principal:
        """Who calls, if one of these roles is theirs. Raises ApiProblem."""
        token = bearer_of(request.headers)
        who = await self._holder(token) if token else None
        if who is None:
            raise ApiProblem(401, "unauthenticated", SIGN_IN_FIRST, headers={"www-authenticate": "Bearer"})
        if who.role not in roles:
            needed = " or ".join(sorted(roles))
            raise ApiProblem(403, "forbidden", f"This is for the role {needed}, and yours is {who.role}. Ask an owner.")
        return who
