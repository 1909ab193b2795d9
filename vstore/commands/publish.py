"""`vstore publish`: shows a store folder's scenes in the store that is open, without closing it."""

import argparse
import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from scenes.publishing import Outline
from vstore.commands.failure import CommandFailed
from vstore.commands.serve import opened
from vstore.problem import Problem
from vstore.publication import Publication
from vstore.settings import SettingsFault, read_settings

SECONDS = 120.0
"""How long a large store may take to check and prepare its scenes."""


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "publish",
        help="show changed scenes in the open store",
        description="Checks a store folder and shows its scenes in the store that is open, to those who are in them "
        "too, between two beats. Says what has changed. The open store keeps the catalog, agents and assets with which "
        "it was opened; when it is opened again, its own folder holds.",
    )
    parser.add_argument("store", nargs="?", metavar="STORE", help="the store's folder")
    parser.add_argument(
        "--url", default="http://127.0.0.1:8000", help="the open store's address (default: http://127.0.0.1:8000)"
    )
    parser.add_argument("--token", help="the staff token (default: VSTORE_STAFF_TOKEN)")
    parser.add_argument("--undo", action="store_true", help="go back to what was shown before the last publication")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    if options.undo == bool(options.store):
        raise CommandFailed("name a store's folder to publish it, or give --undo to take the last publication back")
    try:
        token = options.token or read_settings().staff_token
    except SettingsFault as fault:
        raise CommandFailed(str(fault)) from None
    if not token:
        raise CommandFailed("give the staff token by --token or VSTORE_STAFF_TOKEN; it ends the staff page's address")
    if options.undo:
        publication = _asked("POST", options.url, "scenes/undo", token)
    else:
        scenes = opened(Path(options.store)).scenes
        publication = _asked("PUT", options.url, "scenes", token, msgspec.json.encode(scenes))
    for outline in publication.changes:
        print(f"{outline.scene}: {'; '.join(_told(outline))}")
    print(f"publication {publication.number}" if publication.changes else "nothing has changed")
    return 0


def _asked(method: str, address: str, what: str, token: str, body: bytes | None = None) -> Publication:
    url = f"{address if '://' in address else f'http://{address}'}".rstrip("/") + f"/api/staff/{what}"
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    try:
        request = urllib.request.Request(url, body, headers, method=method)
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:
            return msgspec.json.decode(answer.read(), type=Publication)
    except urllib.error.HTTPError as refused:
        raise CommandFailed(_reason(refused)) from None
    except (OSError, ValueError, http.client.HTTPException) as fault:
        raise CommandFailed(f"no store answers at {url}: {fault}", 2) from None


def _reason(refused: urllib.error.HTTPError) -> str:
    """What the store said; its faults one a line."""
    try:
        told = json.loads(refused.read())
        problems = msgspec.convert(told.get("problems", []), list[Problem])
        return "\n".join([told["error"], *(f"  {problem}" for problem in problems)])
    except (ValueError, KeyError, TypeError, AttributeError):
        return f"the address answers {refused.code} {refused.reason}; is it that of a store?"


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
