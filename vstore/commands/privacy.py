"""`vstore privacy`: exports, erases and tells about visitors' data in the store that is open."""

import argparse
import sys
from typing import Any
from urllib.parse import quote

import msgspec

from vstore.commands.api_client import add_api_options, api_client
from vstore.commands.failure import CommandFailed
from vstore.privacy.access import Access
from vstore.privacy.consent import Agreed
from vstore.privacy.erasure import Notice

PATH = "/api/staff/privacy"


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "privacy",
        help="export or erase a visitor's data, see who has handled it",
        description="What visitors may ask of the store about their data, done on their behalf, with an owner's key. "
        "WHO is a visitor id, an order number or an e-mail address. Each call stands in the access log.",
    )
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    export = actions.add_parser("export", help="everything about a visitor, as JSON on standard output")
    erase = actions.add_parser("erase", help="erase a visitor; what law obliges to keep is kept apart")
    separated = actions.add_parser("separated", help="what law had to be kept of an erased visitor's order, as JSON")
    accesses = actions.add_parser("accesses", help="who has handled visitors' data, newest first")
    agreed = actions.add_parser("agreed", help="the e-mail addresses of those who agree to a purpose, one a line")
    agreed.add_argument("purpose", metavar="PURPOSE", help='such as "marketing"')
    expire = actions.add_parser("expire", help="take away now what has outlived its period")
    for each in (export, erase, separated):
        each.add_argument("about", metavar="WHO", help="a visitor id, an order number or an e-mail address")
        each.add_argument("--reason", required=True, help="why; it stands in the access log")
    accesses.add_argument("about", metavar="WHO", nargs="?", default="", help="only about them")
    accesses.add_argument("--most", type=int, default=100, help="how many lines (default: 100)")
    erase.add_argument("--lang", default="en", help="the language of what is told (default: en)")
    expire.add_argument("--dry-run", action="store_true", help="only tell how many records would go")
    for each, run in (
        (export, _export),
        (erase, _erase),
        (separated, _separated),
        (accesses, _accesses),
        (agreed, _agreed),
        (expire, _expire),
    ):
        add_api_options(each)
        each.set_defaults(run=run)


def _export(options: argparse.Namespace) -> int:
    return _print_json(options, "export")


def _separated(options: argparse.Namespace) -> int:
    return _print_json(options, "separated")


def _print_json(options: argparse.Namespace, what: str) -> int:
    found = api_client(options).ask("POST", f"{PATH}/{what}", list[Any], body=_asked(options))
    if not found:
        raise CommandFailed(f"nothing is kept under {options.about}")
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n")
    return 0


def _erase(options: argparse.Namespace) -> int:
    body = {**_asked(options), "language": options.lang}
    for notice in api_client(options).ask("POST", f"{PATH}/erase", list[Notice], body=body):
        print(notice.text)
    return 0


def _accesses(options: argparse.Namespace) -> int:
    query = {"about": options.about, "most": str(options.most)}
    for each in api_client(options).ask("GET", f"{PATH}/accesses", list[Access], query=query):
        whom = each.subject or "everybody"
        why = f" ({each.reason})" if each.reason else ""
        print(
            f"{each.at:%Y-%m-%d %H:%M:%S} {each.actor.kind} {each.actor.name} {each.action} {each.what} of {whom}{why}"
        )
    return 0


def _agreed(options: argparse.Namespace) -> int:
    path = f"{PATH}/agreed/{quote(options.purpose, safe='')}"
    for each in api_client(options).ask("GET", path, list[Agreed]):
        for email in each.emails:
            print(email)
    return 0


def _expire(options: argparse.Namespace) -> int:
    client = api_client(options)
    how, what = ("GET", "expired") if options.dry_run else ("POST", "expire")
    counts = client.ask(how, f"{PATH}/{what}", dict[str, int])
    for kind, count in sorted(counts.items()):
        print(f"{kind}: {count}")
    if not counts:
        print("nothing has outlived its period")
    return 0


def _asked(options: argparse.Namespace) -> dict[str, str]:
    return {"about": options.about, "reason": options.reason}
