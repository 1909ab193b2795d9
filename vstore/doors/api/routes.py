"""Endpoints as routes: decodes, checks and encodes what goes in and out, and tells every error as problem details."""

import logging
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from msgspec.structs import replace
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from vstore.commerce.refusal import Refused
from vstore.doors.answers import body_of
from vstore.doors.api.endpoint import JSON, Call, Detailed, Endpoint, Reply
from vstore.doors.api.guard import Guard, is_secure
from vstore.doors.api.problem_details import PROBLEM_JSON, ApiProblem
from vstore.protocol.refusals import Code, sentence

log = logging.getLogger(__name__)

# Answers are about people and secrets: no cache between may keep them.
NO_STORE = {"cache-control": "no-store"}
INTERNAL = "This is a fault of the store's. It is in its log; try again later, and tell who keeps the store."


def routes_of(endpoints: Iterable[Endpoint], guard: Guard) -> list[Route]:
    """One route for each path, in the endpoints' order."""
    by_path: dict[str, dict[str, Endpoint]] = {}
    for each in endpoints:
        methods = by_path.setdefault(each.path, {})
        if each.method in methods:
            raise ValueError(f"{each.method} {each.path} is there twice")
        methods[each.method] = each
    return [Route(path, _Address(methods, guard)) for path, methods in by_path.items()]


class _Address:
    """What is at one path, by method."""

    def __init__(self, methods: Mapping[str, Endpoint], guard: Guard) -> None:
        self._methods = methods
        self._guard = guard

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self._answer(Request(scope, receive))
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> Response:
        try:
            return await _answered(self._endpoint(request.method), request, self._guard)
        except ApiProblem as problem:
            return told(problem)
        except ClientDisconnect:
            return Response(status_code=400)
        except Exception:
            path = next(iter(self._methods.values())).path
            log.exception("a call of the API failed", extra={"path": path})
            return told(ApiProblem(500, "internal", INTERNAL))

    def _endpoint(self, method: str) -> Endpoint:
        endpoint = self._methods.get("GET" if method == "HEAD" else method)
        if endpoint is None:
            raise no_such_method(", ".join(self._methods))
        return endpoint


async def _answered(endpoint: Endpoint, request: Request, guard: Guard) -> Response:
    who = await guard.admit(request, endpoint.roles) if endpoint.roles is not None else None
    call = Call(
        path=request.path_params,
        query=_query(endpoint, request),
        who=who,
        headers=request.headers,
        address=request.client.host if request.client else "",
        secure=is_secure(request),
    )
    try:
        if endpoint.admit:
            await endpoint.admit(call)
        done = await endpoint.act(replace(call, body=await _body(endpoint, request)))
    except tuple(_raised(endpoint)) as fault:
        raise _problem(endpoint, fault) from fault
    reply = done if isinstance(done, Reply) else Reply(done, {})
    headers = {**NO_STORE, **reply.headers}
    if endpoint.answer is None:
        return Response(status_code=204, headers=headers)
    content = msgspec.json.encode(reply.answer) if endpoint.media == JSON else reply.answer
    return Response(content, headers=headers, media_type=endpoint.media)


async def _body(endpoint: Endpoint, request: Request) -> Any:
    if endpoint.body is None:
        return None
    body = await body_of(request, endpoint.body_bytes, endpoint.body_seconds)
    if endpoint.body is msgspec.Raw:
        return body
    try:
        return msgspec.json.decode(body, type=endpoint.body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as fault:
        raise ApiProblem(400, "malformed", f"The body does not fit: {fault}. See /api/openapi.json.") from None


def _query(endpoint: Endpoint, request: Request) -> msgspec.Struct | None:
    if endpoint.query is None:
        return None
    known = {field.encode_name for field in msgspec.structs.fields(endpoint.query)}
    if unknown := sorted(set(request.query_params) - known):
        detail = f"There is no parameter {', '.join(unknown)}; there are {', '.join(sorted(known))}."
        raise ApiProblem(400, "malformed", detail)
    try:
        return msgspec.convert(dict(request.query_params), endpoint.query, strict=False)
    except msgspec.ValidationError as fault:
        raise ApiProblem(400, "malformed", f"The query does not fit: {fault}. See /api/openapi.json.") from None


def _raised(endpoint: Endpoint) -> set[type[Exception]]:
    return {each if isinstance(each, type) else Refused for each in endpoint.errors}


def _problem(endpoint: Endpoint, fault: Exception) -> Exception:
    """A fault that the endpoint names as a problem; the same fault where it names others of its kind only."""
    if isinstance(fault, Refused):
        status = endpoint.errors.get(fault.code)
        if status is None:
            return fault
        slots = {"name": fault.slots["sku"], **fault.slots} if "sku" in fault.slots else fault.slots
        return ApiProblem(status, fault.code, sentence(Code(fault.code), "en", **slots), fault.slots)
    kind = next(each for each in type(fault).__mro__ if each in endpoint.errors)
    members = fault.members if isinstance(fault, Detailed) else {}
    return ApiProblem(endpoint.errors[kind], _snake(kind.__name__), str(fault), members)


def _snake(name: str) -> str:
    """ "NotPublished" -> "not_published"."""
    return "".join(f"_{each.lower()}" if each.isupper() else each for each in name).lstrip("_")


def told(problem: ApiProblem) -> Response:
    """A problem as a response."""
    headers = {**NO_STORE, **problem.headers}
    if problem.status == 401:
        headers["www-authenticate"] = "Bearer"
    if isinstance(seconds := problem.members.get("retry_after"), int):
        headers["retry-after"] = str(seconds)
    return Response(problem.encoded(), problem.status, headers, PROBLEM_JSON)


def no_such_method(allowed: str) -> ApiProblem:
    return ApiProblem(405, "method_not_allowed", f"This address takes {allowed}.", headers={"allow": allowed})


async def tell_http_exception(_: Request, fault: Exception) -> Response:
    """What the routing itself refuses: an address or a method that is not there."""
    assert isinstance(fault, HTTPException)
    headers = fault.headers or {}
    match fault.status_code:
        case 404:
            return told(ApiProblem(404, "not_found", "There is nothing here. /api/openapi.json lists what there is."))
        case 405:
            return told(no_such_method(headers.get("Allow", "GET, HEAD")))
        case status:
            return told(ApiProblem(status, "refused", fault.detail, headers=headers))
