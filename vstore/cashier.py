"""The cashier: the payment provider that a store's settings name, opened with the keys that the environment holds."""

import logging
from collections.abc import Iterable, Mapping
from datetime import timedelta
from pathlib import Path

from vstore.commerce.checkout import Clock
from vstore.commerce.payment import Payments
from vstore.commerce.ports import Books
from vstore.payments import PROVIDERS
from vstore.payments.provider import Premises
from vstore.storefolder.settings import Payment

log = logging.getLogger(__name__)


class PaymentNotReady(Exception):
    """A store cannot take money yet; `faults` say what to do, a sentence each."""

    def __init__(self, provider: str, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(f"payment by “{provider}” is not ready:")


def open_payments(
    payment: Payment, *, folder: Path, clock: Clock, books: Books, site: str, environment: Mapping[str, str]
) -> Payments:
    """The provider, ready. Raises PaymentNotReady, and says in the log whether real money moves."""
    provider = PROVIDERS[payment.provider]
    if faults := [*provider.lacking(environment)]:
        raise PaymentNotReady(payment.provider, faults)
    for library in ("httpx", "httpcore", "stripe"):  # they tell every address that is asked, with its keys
        logging.getLogger(library).setLevel(logging.WARNING)
    if provider.variables:
        keys = "live keys: real money moves" if provider.is_live(environment) else "test keys: no real money moves"
        log.info("visitors pay by %s with %s", payment.provider, keys)
    return provider.make(
        Premises(
            folder=folder,
            clock=clock,
            books=books,
            site=site.rstrip("/"),
            environment=environment,
            account=payment.account,
        )
    )


def hold_of(payment: Payment) -> timedelta:
    """How long goods are kept for an order that is not paid yet."""
    provider = PROVIDERS[payment.provider]
    return timedelta(days=payment.account.days) if provider.needs_account and payment.account else provider.hold
