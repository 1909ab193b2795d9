"""Payments: one file a provider, each behind the port in vstore.commerce.payment. No card number ever comes here.

A provider's own file is imported once a store uses it, for its library may not be installed.
"""

from collections.abc import Mapping
from datetime import timedelta

from vstore.commerce.payment import Payments
from vstore.payments.provider import Premises, Provider, Variable

REDIRECT_HOLD = timedelta(minutes=30)
"""Time to find one's card, and to be called back by a bank."""


def _rehearsal(premises: Premises) -> Payments:
    from vstore.payments.rehearsal import Rehearsal

    return Rehearsal(premises.folder, premises.clock)


def _stripe(premises: Premises) -> Payments:
    from vstore.payments.stripe import Stripe

    return Stripe(premises)


def _invoice(premises: Premises) -> Payments:
    from vstore.payments.invoice import BankTransfer

    return BankTransfer(premises)


def _toss(premises: Premises) -> Payments:
    from vstore.payments.toss import Toss

    return Toss(premises)


PROVIDERS: Mapping[str, Provider] = {
    "test": Provider(make=_rehearsal),
    "stripe": Provider(
        make=_stripe,
        variables=(
            Variable(
                "VSTORE_STRIPE_SECRET_KEY",
                "the secret or restricted key from dashboard.stripe.com/apikeys",
                r"[sr]k_(test|live)_\w+",
                "sk_test_ or sk_live_ (or rk_)",
            ),
            Variable(
                "VSTORE_STRIPE_WEBHOOK_SECRET",
                "the signing secret of the webhook; two with a comma between while it is changed",
                r"whsec_[\w+/=]+(\s*,\s*whsec_[\w+/=]+)*",
                "whsec_",
            ),
        ),
        hold=REDIRECT_HOLD,
        library="stripe",
        live=("sk_live_", "rk_live_"),
    ),
    "toss": Provider(
        make=_toss,
        variables=(
            Variable(
                "VSTORE_TOSS_SECRET_KEY",
                "the secret key from developers.tosspayments.com",
                r"(test|live)_g?sk_\w+",
                "test_sk_ or live_sk_",
            ),
        ),
        currencies=frozenset({"KRW"}),
        hold=REDIRECT_HOLD,
        live=("live_",),
    ),
    "invoice": Provider(make=_invoice, needs_account=True),
}
"""Every provider by its name in store.toml."""
