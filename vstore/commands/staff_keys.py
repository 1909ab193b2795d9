"""`vstore staff key`: keys by which machines of the brand use the HTTP API."""

import argparse
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from vstore.accounts.role import Role

if TYPE_CHECKING:
    from vstore.accounts.api_key import ApiKey
    from vstore.accounts.staff import Staff

MOST_DAYS = 3_650


def add(
    actions: "argparse._SubParsersAction[argparse.ArgumentParser]", action: Callable[..., argparse.ArgumentParser]
) -> None:
    """`action` makes a parser that works on the store's database."""
    parser = actions.add_parser("key", help="make, list and revoke keys for machines", description=__doc__)
    of_keys = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    making = action(of_keys, "make", "make a key, which is printed this one time", _make)
    making.add_argument("name", metavar="NAME", help="for which machine")
    making.add_argument("--role", type=Role, choices=list(Role), required=True, help="what it may do")
    making.add_argument("--days", type=_days, help="for how long (default: until it is revoked)")
    action(of_keys, "list", "show all keys that ever were", _list)
    revoking = action(of_keys, "revoke", "let a key open nothing any more", _revoke)
    revoking.add_argument("key", metavar="KEY", help="the key's id, as `vstore staff key list` shows it")


def _days(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_DAYS:
        raise argparse.ArgumentTypeError(f"give 1 to {MOST_DAYS} days, not {text!r}")
    return int(text)


async def _make(staff: "Staff", options: argparse.Namespace) -> None:
    made = await staff.make_key(options.name, options.role, options.days and timedelta(days=options.days))
    print(made.text)


async def _list(staff: "Staff", _: argparse.Namespace) -> None:
    keys = await staff.keys()
    print("\n".join(map(_line, keys)) or "there are no keys yet; `vstore staff key make` makes one")


async def _revoke(staff: "Staff", options: argparse.Namespace) -> None:
    key = await staff.revoke_key(options.key)
    print(f"{key.id} ({key.name}) opens nothing any more")


def _line(key: "ApiKey") -> str:
    times = {"made": key.created_at, "used": key.used_at, "ends": key.expires_at, "revoked": key.revoked_at}
    shown = ", ".join(f"{what} {when:%Y-%m-%d %H:%M}" for what, when in times.items() if when)
    return f"{key.id}  {key.name:24} {key.role:9} {shown}"
