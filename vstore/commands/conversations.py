"""`vstore conversations`: what visitors thought of what agents said in the store that is open."""

import argparse

from vstore.commands.api_client import add_api_options, api_client
from vstore.privacy.chat import RatedLine

RATED = "/api/staff/conversations/rated"


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("conversations", help="read what visitors found good or not in what agents said")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    rated = actions.add_parser(
        "rated",
        help="what agents said that visitors gave a thumb for, newest first",
        description="With an owner's key; that it was read stands in the access log.",
    )
    which = rated.add_mutually_exclusive_group()
    which.add_argument("--good", action="store_const", const="true", help="only thumbs up")
    which.add_argument("--bad", action="store_const", const="false", dest="good", help="only thumbs down")
    rated.add_argument("--most", type=int, default=100, help="how many (default: 100)")
    add_api_options(rated)
    rated.set_defaults(run=_rated)


def _rated(options: argparse.Namespace) -> int:
    query = {"most": str(options.most)} | ({"good": options.good} if options.good else {})
    for each in api_client(options).ask("GET", RATED, list[RatedLine], query=query):
        print(f"{each.at:%Y-%m-%d %H:%M}  {'good' if each.good else 'bad '}  {each.agent} in {each.room}")
        if each.asked:
            print(f"  visitor: {each.asked}")
        print(f"  {each.agent}: {each.text}")
    return 0
