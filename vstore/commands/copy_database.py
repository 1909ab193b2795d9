"""`vstore copy-database FROM TO`: takes a store's books along to another database."""

import argparse

from vstore.commands.failure import CommandFailed

LEFT = (
    "data/mail/ (letters), data/rehearsal.sqlite (what the test provider remembers of charges) and journals stay where "
    "they are. Where the store moves to another machine, copy its whole folder along."
)


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "copy-database",
        help="take a store's books along to another database",
        description="Copies orders, carts, stock and all else that a store keeps to an empty database, all or nothing. "
        "Close the store before, and open it on the new database afterwards; the old one stays as it is. What a store "
        "keeps in files is not copied and stays where it is, in its data folder: letters in mail/, the test provider's "
        "own rehearsal.sqlite, and journals where you had them written.",
        epilog="Example: vstore copy-database sqlite:///mystore/data/store.db postgresql://shop@db.example/shop",
    )
    parser.add_argument("source", metavar="FROM", help="URL of the database that the store has now")
    parser.add_argument("target", metavar="TO", help="URL of an empty one; a password is better in ~/.pgpass")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    from vstore.storage.copying import copy_database
    from vstore.storage.engine import DatabaseUnusable

    try:
        rows = copy_database(options.source, options.target)
    except DatabaseUnusable as fault:
        raise CommandFailed(str(fault)) from None
    print(f"{rows} rows are copied; open the store with --database from now on")
    print(f"Files are not: {LEFT}")
    return 0
