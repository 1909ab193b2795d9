"""`vstore schema`: the JSON Schemas that client developers and scene designers work from."""

import argparse

import msgspec

from scenes.schema import scene_schema
from vstore.protocol.schema import protocol_schema


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("schema", help="print the protocol's JSON Schema", description=__doc__)
    parser.add_argument("--scene", action="store_true", help="print the scene document's schema instead")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    schema = scene_schema() if options.scene else protocol_schema()
    print(msgspec.json.format(msgspec.json.encode(schema), indent=2).decode())
    return 0
