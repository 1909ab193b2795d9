"""`vstore payments`: what came in by bank transfer, and what was transferred back."""

import argparse

from nlp.languages import LANGUAGES
from scenes.money import Money
from vstore.commands.api_client import ApiClient, add_api_options, api_client
from vstore.commands.failure import CommandFailed
from vstore.doors.api.payments import InvoiceView, ReceivedTransfer


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "payments",
        help="say what came in by bank transfer",
        description="For a store whose payment provider is “invoice”: lists what is still to come, says what came in "
        "and what was transferred back. The order is paid once all of it is there.",
    )
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    listing = verbs.add_parser("list", help="list the invoices that wait for money, or for money to be given back")
    listing.set_defaults(run=list_waiting)
    receiving = verbs.add_parser("received", help="say that money came in for an order")
    receiving.add_argument("order", metavar="ORDER", help="the order's number, VS-....-....")
    receiving.add_argument("amount", metavar="AMOUNT", help="how much, in the order's currency: 41000, 12.50")
    receiving.add_argument(
        "--reference", help="the bank's reference of this transfer; the same one counts once (default: the first one)"
    )
    receiving.set_defaults(run=receive)
    refunding = verbs.add_parser("refunded", help="say that a refund was transferred back")
    refunding.add_argument("order", metavar="ORDER", help="the order's number")
    refunding.add_argument("refund", metavar="REFUND", help="the refund, as `vstore payments list` names it")
    refunding.set_defaults(run=note_refunded)
    for verb in (listing, receiving, refunding):
        add_api_options(verb)


def list_waiting(options: argparse.Namespace) -> int:
    waiting = api_client(options).ask("GET", "/api/staff/invoices", tuple[InvoiceView, ...])
    for invoice in waiting:
        print(described(invoice))
    print(f"{len(waiting)} invoices wait")
    return 0


def receive(options: argparse.Namespace) -> int:
    client = api_client(options)
    invoice = _invoice(client, options.order)
    try:
        amount = Money.parse(options.amount, invoice.amount.currency)
    except ValueError as fault:
        raise CommandFailed(f"{fault}; write it as 41000 or 12.50") from None
    told = ReceivedTransfer(amount.amount, amount.currency, options.reference or "first")
    received = client.ask("POST", f"/api/staff/invoices/{invoice.order}/received", InvoiceView, body=told)
    print(described(received))
    return 0


def note_refunded(options: argparse.Namespace) -> int:
    path = f"/api/staff/invoices/{options.order}/refunds/{options.refund}"
    print(described(api_client(options).ask("POST", path, InvoiceView)))
    return 0


def described(invoice: InvoiceView) -> str:
    """An invoice in one line: what is missing, or too much, and what is to be transferred back."""
    if invoice.missing.amount:
        state = f"{shown(invoice.missing)} of {shown(invoice.amount)} missing"
        state += ", closed" if invoice.closed else f", to come until {invoice.until}"
    else:
        state = f"{shown(invoice.amount)} paid"
    if invoice.excess.amount:
        state += f", {shown(invoice.excess)} too much: transfer it back"
    for key, amount in invoice.due_refunds.items():
        state += f"; transfer {shown(amount)} back, then `vstore payments refunded {invoice.order} {key}`"
    return f"{invoice.order}: {state}"


def shown(money: Money) -> str:
    return LANGUAGES["en"].money(money.amount, money.currency)


def _invoice(client: ApiClient, order: str) -> InvoiceView:
    return client.ask("GET", f"/api/staff/invoices/{order}", InvoiceView)
