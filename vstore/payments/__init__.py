"""Payments: one file a provider, each behind the port in vstore.commerce.payment. No card number ever comes here."""

from collections.abc import Callable, Mapping
from pathlib import Path

from vstore.commerce.checkout import Clock
from vstore.commerce.payment import Payments
from vstore.payments.rehearsal import Rehearsal

PROVIDERS: Mapping[str, Callable[[Path, Clock], Payments]] = {
    "test": Rehearsal,
}
"""Every provider by its name in store.toml: made from the folder for what it must remember, and a clock."""
