"""Every endpoint of the real store is called with whatever its OpenAPI document allows, and with what it does not."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, TypeAlias

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from jsonschema import Draft202012Validator
from schemathesis import Case, GenerationMode
from schemathesis.checks import CheckFunction, not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from tests.support.staff_room import PASSWORD, cheap_hasher
from vstore.__main__ import main
from vstore.app import App
from vstore.commands.serve import SAMPLE, opened
from vstore.settings import Settings

AnyCase: TypeAlias = "Case[Any]"

STAFF_TOKEN = "of the tests"
SETTINGS = settings(
    max_examples=6,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
ALWAYS: list[CheckFunction] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
CHECKS = {GenerationMode.POSITIVE: ALWAYS, GenerationMode.NEGATIVE: [*ALWAYS, negative_data_rejection]}


# What is no JSON is bytes to those who make calls up.
schemathesis.serializer.alias("audio/wav", "application/octet-stream")


class OpenApi:
    """A store that is open to calls, in an event loop of its own."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._runner = asyncio.Runner()
        self._client = httpx.AsyncClient(
            transport=httpx.ASGITransport(app.http()),
            base_url="http://store",
            headers={"authorization": f"Bearer {STAFF_TOKEN}"},
        )
        self._runner.run(self._open())

    async def _open(self) -> None:
        await self._app.shop.open()
        await self._app.back_office.open()

    def ask(self, method: str, url: str, **request: Any) -> httpx.Response:
        return self._runner.run(self._client.request(method, url, **request))

    def send(self, case: AnyCase) -> httpx.Response:
        """What comes of a call that was made up: path, query and body as they are, asked for by an owner."""
        made_up = case.as_transport_kwargs(base_url="http://store")
        parts = {part: made_up[part] for part in ("params", "json") if part in made_up}
        kind = made_up["headers"].get("Content-Type", "application/json")
        return self.ask(
            made_up["method"], made_up["url"], content=made_up.get("data"), headers={"content-type": kind}, **parts
        )

    def close(self) -> None:
        self._runner.run(self._client.aclose())
        self._runner.run(self._app.close())
        self._runner.close()


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenApi]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("vstore.passwords.PasswordHasher", cheap_hasher)
        folder = tmp_path_factory.mktemp("store")
        app = App(opened(SAMPLE), Settings(model="none", staff_token=STAFF_TOKEN), "sqlite://", folder)
        api = OpenApi(app)
        api.ask("POST", "/api/staff/accounts", json={"name": "hana", "role": "owner", "password": PASSWORD})
        api.ask("POST", "/api/staff/keys", json={"name": "till", "role": "clerk", "days": 9})
        yield api
        api.close()


def test_the_document_is_openapi(api: OpenApi) -> None:
    """And it holds no secret, not even as an example."""
    document = api.ask("GET", "/api/openapi.json").json()
    assert STAFF_TOKEN not in str(document) and PASSWORD not in str(document)
    for schema in document["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    schemathesis.openapi.from_dict(document).validate()


def test_the_document_is_printed_without_a_store(api: OpenApi, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--api"]) == 0
    assert json.loads(capsys.readouterr().out) == api.ask("GET", "/api/openapi.json").json()


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_no_call_is_too_much_for_the_store_and_each_answer_is_as_described(api: OpenApi, mode: GenerationMode) -> None:
    document = api.ask("GET", "/api/openapi.json").json()
    called = set()
    for found in schemathesis.openapi.from_dict(document).get_all_operations():
        assert isinstance(found, Ok), found
        operation = found.ok()

        @settings(SETTINGS)
        @given(operation.as_strategy(generation_mode=mode))
        def call(case: AnyCase) -> None:
            case.validate_response(api.send(case), checks=CHECKS[mode])

        with suppress(Unsatisfiable):  # where anything fits, nothing that does not fit can be made up
            call()
            called.add(operation.label)
    assert len(called) > 20
