"""`vstore schema`: the schemas that client developers, scene designers and whoever uses the API work from."""

import argparse
import asyncio
import tempfile
from pathlib import Path
from typing import Any

import msgspec

from scenes.schema import scene_schema
from vstore.post.webhook_message import webhook_schema
from vstore.protocol.schema import protocol_schema


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("schema", help="print the protocol's JSON Schema", description=__doc__)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--scene", action="store_true", help="print the scene document's schema instead")
    which.add_argument("--api", action="store_true", help="print the HTTP API's OpenAPI document instead")
    which.add_argument("--webhooks", action="store_true", help="print the schema of webhooks to the brand instead")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    schema = _chosen(options)
    print(msgspec.json.format(msgspec.json.encode(schema), indent=2).decode())
    return 0


def _chosen(options: argparse.Namespace) -> dict[str, Any]:
    if options.api:
        return api_schema()
    if options.scene:
        return scene_schema()
    return webhook_schema() if options.webhooks else protocol_schema()


def api_schema() -> dict[str, Any]:
    """The OpenAPI document that a store serves at /api/openapi.json, taken from the sample store."""
    from vstore.app import App
    from vstore.commands.serve import SAMPLE, opened
    from vstore.doors.api.openapi import openapi
    from vstore.settings import Settings

    with tempfile.TemporaryDirectory() as data:
        app = App(opened(SAMPLE), Settings(model="none"), "sqlite://", Path(data))
        try:
            return openapi(app.back_office.endpoints)
        finally:
            asyncio.run(app.close())
