"""Endpoints that handle visitors' personal data, each call of which stands in the access log."""

from collections.abc import Awaitable, Callable, Iterable

from msgspec.structs import replace

from vstore.doors.api.endpoint import Call, Endpoint
from vstore.privacy.access import Action, Actor, ActorKind

Note = Callable[[Actor, Action, str, str], Awaitable[None]]
"""Enters who did what to the data of whom (an order number, or "": everybody), and which data."""


def watched(endpoints: Iterable[Endpoint], note: Note) -> tuple[Endpoint, ...]:
    """The same endpoints; those that are `personal` answer once it stands in the log."""
    return tuple(each if each.personal is None else _watched(each, each.personal, note) for each in endpoints)


def _watched(endpoint: Endpoint, what: str, note: Note) -> Endpoint:
    action = Action.LOOKED if endpoint.method == "GET" else Action.CHANGED

    async def act(call: Call) -> object:
        answer = await endpoint.act(call)
        await note(actor_of(call), action, call.path.get("number", ""), what)
        return answer

    return replace(endpoint, act=act)


def actor_of(call: Call) -> Actor:
    """Who calls, as the access log names them."""
    if call.who is None:
        return Actor(ActorKind.VISITOR, "")
    return Actor(ActorKind.MACHINE if call.who.account is None else ActorKind.STAFF, call.who.name)
