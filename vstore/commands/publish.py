"""`vstore publish`: shows a store folder's scenes in the store that is open, without closing it."""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path

from scenes.publishing import Outline
from vstore.commands.api_client import add_api_options, api_client
from vstore.commands.failure import CommandFailed
from vstore.commands.serve import opened
from vstore.publication import Publication


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "publish",
        help="show changed scenes in the open store",
        description="Checks a store folder and shows its scenes in the store that is open, to those who are in them "
        "too, between two beats. Says what has changed. The open store keeps the catalog, agents and assets with which "
        "it was opened; when it is opened again, its own folder holds.",
    )
    parser.add_argument("store", nargs="?", metavar="STORE", help="the store's folder")
    add_api_options(parser)
    parser.add_argument("--undo", action="store_true", help="go back to what was shown before the last publication")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    if options.undo == bool(options.store):
        raise CommandFailed("name a store's folder to publish it, or give --undo to take the last publication back")
    store = api_client(options)
    if options.undo:
        publication = store.ask("POST", "/api/staff/scenes/undo", Publication)
    else:
        scenes = opened(Path(options.store)).scenes
        publication = store.ask("PUT", "/api/staff/scenes", Publication, body=scenes)
    for outline in publication.changes:
        print(f"{outline.scene}: {'; '.join(_told(outline))}")
    print(f"publication {publication.number}" if publication.changes else "nothing has changed")
    return 0


def _told(outline: Outline) -> Iterator[str]:
    """ "fixtures: added wall-2, changed rack"."""
    verbs: dict[str, Mapping[str, tuple[str, ...]]] = {
        "added": outline.added,
        "changed": outline.changed,
        "removed": outline.removed,
    }
    yield from outline.fields
    parts = dict.fromkeys([*outline.added, *outline.changed, *outline.removed, *outline.reordered])
    for part in parts:
        done = [f"{verb} {', '.join(ids[part])}" for verb, ids in verbs.items() if part in ids]
        if part in outline.reordered:
            done.append("in another order")
        yield f"{part}: {', '.join(done)}"
