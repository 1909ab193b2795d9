"""Every endpoint of the HTTP API says for whom it is, and lets in exactly those."""

import asyncio

import httpx
import pytest
from msgspec.structs import replace
from starlette.applications import Starlette

from vstore.accounts.principal import Principal
from vstore.accounts.role import STAFF, Role
from vstore.app import App
from vstore.commands.serve import SAMPLE, opened
from vstore.doors.api.endpoint import Call, Endpoint
from vstore.doors.api.guard import Guard
from vstore.doors.api.routes import routes_of
from vstore.settings import Settings

FOR_EVERYBODY = {
    ("POST", "/api/staff/sessions"),
    ("POST", "/webhooks/payment"),
    # These ask for a visitor's token themselves.
    ("GET", "/api/visitor/personal-data"),
    ("GET", "/api/visitor/consents"),
    ("PUT", "/api/visitor/consents/{purpose}"),
    ("POST", "/api/visitor/erasure"),
    ("POST", "/api/visitor/erasure/confirm"),
    ("POST", "/api/voice/hear"),
    ("POST", "/api/voice/speak"),
}
"""What no role is needed for."""


@pytest.fixture(scope="module")
def endpoints(tmp_path_factory: pytest.TempPathFactory) -> tuple[Endpoint, ...]:
    app = App(opened(SAMPLE), Settings(model="none"), "sqlite://", tmp_path_factory.mktemp("data"))
    asyncio.run(app.close())
    return app.back_office.endpoints


class Reached(Exception):
    """The call got through to what is done."""


async def reach(_: Call) -> None:
    raise Reached


async def holder(token: str) -> Principal | None:
    return Principal(role=Role(token), name=token) if token in STAFF else None


@pytest.mark.parametrize("role", [*Role, None], ids=lambda role: role or "nobody")
async def test_each_role_is_let_in_or_shut_out_as_stated(endpoints: tuple[Endpoint, ...], role: Role | None) -> None:
    """Nothing of an endpoint's own is asked for before: a body of nonsense is refused only to those let in."""
    told = [replace(each, act=reach, errors={Reached: 418}) for each in endpoints]
    app = Starlette(routes=routes_of(told, Guard(holder, holder)))
    headers = {"authorization": f"Bearer {role}"} if role else {}
    faults = []
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://store") as client:
        for each in endpoints:
            path = each.path.replace("{", "").replace("}", "")
            answer = await client.request(each.method, path, headers=headers, content=b"nonsense")
            let_in = each.roles is None or role in each.roles
            expected = {400, 418} if let_in else {403 if role else 401}
            if answer.status_code not in expected:
                faults.append(f"{each.method} {each.path}: {role} got {answer.status_code}")
    assert faults == []


def test_only_few_are_for_everybody(endpoints: tuple[Endpoint, ...]) -> None:
    assert {(each.method, each.path) for each in endpoints if each.role is None} == FOR_EVERYBODY


def test_accounts_and_keys_are_for_owners_alone(endpoints: tuple[Endpoint, ...]) -> None:
    secured = [each for each in endpoints if each.path.startswith(("/api/staff/accounts", "/api/staff/keys"))]
    assert len(secured) == 9
    assert all(each.roles == frozenset({Role.OWNER}) for each in secured)
