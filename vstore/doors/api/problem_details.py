"""Errors of the HTTP API as programs and people read them: problem details (RFC 9457)."""

from collections.abc import Mapping
from http import HTTPStatus

import msgspec

from vstore.problem import Problem

PROBLEM_JSON = "application/problem+json"


class ProblemDetails(msgspec.Struct, frozen=True, omit_defaults=True):
    """`title` is the status in words, `detail` a sentence that says what to do, `code` the same for programs.

    `problems` are faults in files that were sent. Other members may follow.
    """

    title: str
    status: int
    detail: str
    code: str
    problems: tuple[Problem, ...] = ()


class ApiProblem(Exception):
    """The call cannot be answered; to be told as problem details."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        members: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.code = code
        self.members = members or {}
        self.headers = headers or {}

    def encoded(self) -> bytes:
        """The body, of type application/problem+json."""
        told = ProblemDetails(HTTPStatus(self.status).phrase, self.status, str(self), self.code)
        return msgspec.json.encode({**dict(self.members), **msgspec.to_builtins(told)})
