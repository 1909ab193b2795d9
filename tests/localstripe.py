"""An optional run of Stripe's provider against localstripe, somebody else's double: `python -m tests.localstripe`.

localstripe is GPL-3.0, so it is never imported: it runs as a program of its own. It knows no payment pages and
refuses `return_url`, so that the payment is made by hand; looking it up and giving it back is our provider's.

    python -m venv /tmp/localstripe && /tmp/localstripe/bin/pip install localstripe==1.15.10
    python -m tests.localstripe /tmp/localstripe/bin/localstripe
"""

import argparse
import asyncio
import subprocess
import sys
import time
from pathlib import Path

import httpx
from msgspec.structs import replace

from tests.support.joyful_shop import won
from tests.support.tills import premises
from vstore.commerce.payment import Charge, PaymentState, RefundState
from vstore.payments.stripe import Stripe

PORT = 8420
ADDRESS = f"http://127.0.0.1:{PORT}"
START_SECONDS = 20.0
KEY = "sk_test_12345"
CHARGE = Charge("VS-7K4M-2QPX", won(41_000))


async def try_cards() -> None:
    """Looks a payment up that was made by hand, and gives some of it back."""
    environment = {
        "VSTORE_STRIPE_SECRET_KEY": KEY,
        "VSTORE_STRIPE_WEBHOOK_SECRET": "whsec_1",
        "VSTORE_STRIPE_API_BASE": ADDRESS,
    }
    payments = Stripe(premises(environment))
    charge = replace(CHARGE, reference=paid_by_hand())
    paid = await payments.get(charge)
    assert paid.state is PaymentState.PAID, paid
    for _ in range(2):
        assert await payments.refund(charge, won(1_000), "refund-1") is RefundState.DONE
    assert await payments.refund(charge, won(2_000), "refund-1") is RefundState.REFUSED
    await payments.hang_up()


def paid_by_hand() -> str:
    """An intent that localstripe has charged: its id."""
    wish = {"amount": "41000", "currency": "krw", "payment_method": "pm_card_visa", "confirm": "true"}
    made = httpx.post(f"{ADDRESS}/v1/payment_intents", data=wish, auth=(KEY, "")).raise_for_status()
    return str(made.json()["id"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path, help="where localstripe is")
    program = parser.parse_args().program
    with subprocess.Popen([str(program), "--from-scratch", "--port", str(PORT)], stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(ADDRESS)
            asyncio.run(try_cards())
        finally:
            process.terminate()
    print("looked up, and given back once: as localstripe tells it")
    return 0


def wait_for(address: str) -> None:
    """Until somebody answers there."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        try:
            httpx.get(address)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"nobody answers at {address}")


if __name__ == "__main__":
    sys.exit(main())
