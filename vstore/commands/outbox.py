"""`vstore outbox`: what was to leave an open store and could not."""

import argparse

from vstore.commands.api_client import add_api_options, api_client
from vstore.commands.failure import CommandFailed
from vstore.doors.api.outbox import OutboxView, Retried, Retry


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "outbox",
        help="list what could not be sent, and send it again",
        description="Webhooks to the brand and mail to visitors that failed too often wait for a person. Lists them, "
        "or sends them again.",
    )
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    listing = verbs.add_parser("list", help="list what could not be sent, with why")
    add_api_options(listing)
    listing.set_defaults(run=list_parked)
    retrying = verbs.add_parser("retry", help="send it again")
    retrying.add_argument("event", nargs="?", metavar="EVENT", help="only this event, as `vstore outbox list` names it")
    retrying.add_argument("--to", metavar="RECIPIENT", help="only to this recipient")
    retrying.add_argument("--all", action="store_true", help="everything that is parked")
    add_api_options(retrying)
    retrying.set_defaults(run=retry)


def list_parked(options: argparse.Namespace) -> int:
    outbox = api_client(options).ask("GET", "/api/staff/outbox", OutboxView)
    for each in outbox.parked:
        print(f"{each.event} to {each.recipient}: {each.fault} (after {each.attempts} attempts)")
    print(f"{outbox.waiting} wait to be sent, {len(outbox.parked)} wait for a person")
    return 0


def retry(options: argparse.Namespace) -> int:
    if options.all == bool(options.event or options.to):
        raise CommandFailed("name an event, or a recipient with --to, or give --all to send everything again")
    body = Retry(options.event, options.to)
    print(f"{api_client(options).ask('POST', '/api/staff/outbox/retry', Retried, body=body).retried} are sent again")
    return 0
