"""`vstore staff`: who of the staff may sign in, and which machines have keys."""

import argparse
import asyncio
import getpass
import sys
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from vstore.accounts.faults import AccountFault
from vstore.accounts.role import Role
from vstore.commands import staff_keys
from vstore.commands.failure import CommandFailed
from vstore.commands.serve import SAMPLE, data_folder, database_url, opened
from vstore.settings import SettingsFault, read_settings

if TYPE_CHECKING:
    from vstore.accounts.account import Account
    from vstore.accounts.staff import Staff

Act = Callable[["Staff", argparse.Namespace], Awaitable[None]]


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "staff",
        help="see to the accounts of the staff and to keys for machines",
        description="Works on the store's database itself, whether or not the store is open: the first owner could not "
        "sign in otherwise. Owners do the same by the HTTP API.",
    )
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    adding = _action(actions, "add", "add somebody; asks for the password, or reads it from standard input", _add)
    adding.add_argument("name", metavar="NAME")
    adding.add_argument("--role", type=Role, choices=list(Role), required=True, help="what they are there for")
    _action(actions, "list", "show everybody", _list)
    changing = _action(actions, "role", "give somebody another role", _set_role)
    changing.add_argument("name", metavar="NAME")
    changing.add_argument("role", type=Role, choices=list(Role))
    disabling = _action(actions, "disable", "let somebody sign in no more", _disable)
    disabling.add_argument("name", metavar="NAME")
    disabling.add_argument("--undo", action="store_true", help="let them sign in again")
    wanting = _action(actions, "totp", "want codes of an authenticator app from somebody", _want_codes)
    wanting.add_argument("name", metavar="NAME")
    wanting.add_argument("--off", action="store_true", help="want them no more, for example because the app is lost")
    resetting = _action(actions, "reset-password", "give somebody another password", _reset_password)
    resetting.add_argument("name", metavar="NAME")
    staff_keys.add(actions, _action)


def _action(
    actions: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, what: str, act: Act
) -> argparse.ArgumentParser:
    parser = actions.add_parser(name, help=what, description=f"To {what}.")
    parser.add_argument("--store", metavar="STORE", help="the store's folder (default: the sample store)")
    parser.add_argument("--database", metavar="URL", help="SQLAlchemy URL (default: as `vstore serve`)")
    parser.set_defaults(run=run, act=act)
    return parser


def run(options: argparse.Namespace) -> int:
    from vstore.passwords import Argon2Passwords
    from vstore.staffing import staff_in
    from vstore.storage.database import open_database
    from vstore.storage.engine import DatabaseUnusable

    try:
        database = open_database(options.database or _database_of(options.store))
    except (DatabaseUnusable, SettingsFault) as fault:
        raise CommandFailed(str(fault)) from None
    with closing(database), closing(Argon2Passwords()) as passwords:
        try:
            asyncio.run(options.act(staff_in(database, passwords, None), options))
        except AccountFault as fault:
            raise CommandFailed(str(fault)) from None
    return 0


def _database_of(folder: str | None) -> str:
    """Where `vstore serve` keeps what it must remember of this store."""
    store = opened(Path(folder) if folder else SAMPLE)
    return database_url(None, read_settings(), data_folder(store, is_sample=folder is None))


async def _add(staff: "Staff", options: argparse.Namespace) -> None:
    account = await staff.add(options.name, options.role, _typed_password())
    print(f"{account.name} is {account.role} and signs in at /staff")


async def _list(staff: "Staff", _: argparse.Namespace) -> None:
    accounts = await staff.accounts()
    print("\n".join(map(_line, accounts)) or "there are no accounts yet; `vstore staff add` adds one")


async def _set_role(staff: "Staff", options: argparse.Namespace) -> None:
    account = await staff.set_role(options.name, options.role)
    print(f"{account.name} is {account.role} now; every session has ended")


async def _disable(staff: "Staff", options: argparse.Namespace) -> None:
    account = await staff.set_disabled(options.name, disabled=not options.undo)
    print(f"{account.name} {'signs in no more; every session has ended' if account.disabled else 'signs in again'}")


async def _want_codes(staff: "Staff", options: argparse.Namespace) -> None:
    if options.off:
        print(f"{(await staff.drop_factor(options.name)).name} signs in by password alone; every session has ended")
        return
    account = await staff.named(options.name)
    told = await staff.begin_enrolment(account.id)
    print(f"Put this secret into the authenticator app: {told.secret}\nor make a QR code of {told.uri}")
    confirmed = await staff.confirm_enrolment(account.id, _typed("The code that the app shows: "))
    print("Codes are wanted from now on. If the app is lost, each of these lets in once:")
    print("\n".join(f"  {code}" for code in confirmed.recovery_codes))


async def _reset_password(staff: "Staff", options: argparse.Namespace) -> None:
    account = await staff.reset_password(options.name, _typed_password())
    print(f"{account.name} has another password; every session has ended")


def _typed(question: str) -> str:
    try:
        return input(question if sys.stdin.isatty() else "").strip()
    except EOFError:
        raise CommandFailed("nothing was typed") from None


def _typed_password() -> str:
    """Typed twice and unseen; from a pipe, its first line."""
    if not sys.stdin.isatty():
        return _typed("")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != password:
        raise CommandFailed("the two passwords differ; nothing was changed")
    return password


def _line(account: "Account") -> str:
    notes = [*(["codes"] if account.wants_code else []), *(["disabled"] if account.disabled else [])]
    return f"{account.name:24} {account.role:9} since {account.created_at:%Y-%m-%d} {', '.join(notes)}".rstrip()
