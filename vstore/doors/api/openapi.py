"""The HTTP API described for programs: an OpenAPI 3.1 document made from the endpoints themselves."""

import re
from collections.abc import Iterator, Sequence
from http import HTTPStatus
from inspect import cleandoc
from typing import Any

import msgspec

from vstore import __version__
from vstore.doors.api.cookie import PLAIN
from vstore.doors.api.endpoint import JSON, Endpoint
from vstore.doors.api.problem_details import PROBLEM_JSON, ProblemDetails

Document = dict[str, Any]

COMPONENT = "#/components/schemas/{name}"


def openapi(endpoints: Sequence[Endpoint], title: str = "vstore") -> Document:
    """The document (OpenAPI 3.1.0). Who may call is under `security` and, by role, under `x-roles`."""
    schemas = _Schemas(endpoints)
    paths: dict[str, Document] = {}
    for each in endpoints:
        paths.setdefault(each.path, {})[each.method.lower()] = _operation(each, schemas)
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": __version__},
        "paths": paths,
        "components": {
            "schemas": schemas.components,
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer"},
                "session": {"type": "apiKey", "in": "cookie", "name": PLAIN},
            },
        },
    }


class _Schemas:
    """JSON Schemas of all types that go in and out; what several have in common is a component."""

    def __init__(self, endpoints: Sequence[Endpoint]) -> None:
        types: list[Any] = [ProblemDetails]
        for each in endpoints:
            types += [kind for kind in (each.body, each.query, each.answer) if kind is not None]
        schemas, self.components = msgspec.json.schema_components(types, schema_hook=_anything, ref_template=COMPONENT)
        self._types = types
        self._schemas = schemas
        for component in self.components.values():
            if "description" in component:
                component["description"] = cleandoc(component["description"])

    def of(self, kind: Any) -> Document:
        return self._schemas[self._types.index(kind)]


def _anything(kind: type) -> Document:
    """What msgspec has no schema for: `object`, which is any JSON."""
    if kind is object:
        return {"description": "Any JSON."}
    raise NotImplementedError


def _operation(endpoint: Endpoint, schemas: _Schemas) -> Document:
    operation: Document = {
        "operationId": _operation_id(endpoint),
        "summary": endpoint.summary,
        "responses": {**_success(endpoint, schemas), **dict(_failures(endpoint, schemas))},
    }
    if parameters := [*_path_parameters(endpoint), *_query_parameters(endpoint, schemas)]:
        operation["parameters"] = parameters
    if endpoint.body is not None:
        operation["requestBody"] = {
            "required": True,
            "content": {endpoint.body_media: {"schema": _body(endpoint, schemas)}},
        }
    if endpoint.roles is not None:
        operation["security"] = [{"bearer": []}, {"session": []}]
        operation["x-roles"] = sorted(endpoint.roles)
    return operation


def _body(endpoint: Endpoint, schemas: _Schemas) -> Document:
    return schemas.of(endpoint.body) if endpoint.body_media == JSON else {"type": "string", "format": "binary"}


def _operation_id(endpoint: Endpoint) -> str:
    words = re.findall(r"\w+", endpoint.path.removeprefix("/api"))
    return "_".join([endpoint.method.lower(), *words])


def _path_parameters(endpoint: Endpoint) -> Iterator[Document]:
    for name in endpoint.parameters:
        yield {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}


def _query_parameters(endpoint: Endpoint, schemas: _Schemas) -> Iterator[Document]:
    if endpoint.query is None:
        return
    struct = schemas.components[schemas.of(endpoint.query)["$ref"].removeprefix(COMPONENT.format(name=""))]
    for name, schema in struct["properties"].items():
        yield {"name": name, "in": "query", "required": name in struct.get("required", ()), "schema": schema}


def _success(endpoint: Endpoint, schemas: _Schemas) -> Document:
    if endpoint.answer is None:
        return {"204": {"description": "Done."}}
    schema = schemas.of(endpoint.answer) if endpoint.media == JSON else {"type": "string"}
    return {"200": {"description": "Done.", "content": {endpoint.media: {"schema": schema}}}}


def _failures(endpoint: Endpoint, schemas: _Schemas) -> Iterator[tuple[str, Document]]:
    statuses = {500, *endpoint.errors.values()}
    if endpoint.body is not None:
        statuses |= {400, 408, 413}
    if endpoint.query is not None:
        statuses.add(400)
    if endpoint.roles is not None:
        statuses |= {401, 403}
    content = {PROBLEM_JSON: {"schema": schemas.of(ProblemDetails)}}
    for status in sorted(statuses):
        yield str(status), {"description": f"{HTTPStatus(status).phrase}.", "content": content}
