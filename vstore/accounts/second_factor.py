"""A second factor: codes of an authenticator app by time (TOTP, RFC 6238), and codes for when the app is lost."""

from collections.abc import Callable
from datetime import datetime

import msgspec
from msgspec.structs import replace
from pyotp import TOTP
from pyotp.exceptions import OTPVerificationError

from vstore.accounts.digests import digest

WINDOW = 1
"""Steps of 30 s that a device's clock may be off (RFC 6238, section 5.2)."""

RECOVERY_CODES = 10
RECOVERY_LETTERS = 16
"""Of base32: 80 bits, so that a plain hash of them cannot be searched."""


class SecondFactor(msgspec.Struct, frozen=True, kw_only=True):
    """`secret` is in base32. No code of `last_step` or earlier is taken again; recovery codes are kept as digests."""

    secret: str
    confirmed: bool = False
    last_step: int = -1
    recovery: frozenset[str] = frozenset()

    def after(self, code: str, now: datetime) -> "SecondFactor | None":
        """The factor once it has taken this code, which it never takes again; None: the code is not right."""
        compact = "".join(code.split()).replace("-", "")
        if (step := self._step(compact, now)) is not None:
            return replace(self, last_step=step)
        if (spent := digest(compact.upper())) in self.recovery:
            return replace(self, recovery=self.recovery - {spent})
        return None

    def _step(self, code: str, now: datetime) -> int | None:
        try:
            step = TOTP(self.secret).verify_and_get_timecode(code, for_time=now, valid_window=WINDOW)
        except OTPVerificationError:
            return None
        return step if step > self.last_step else None

    def uri(self, name: str, issuer: str) -> str:
        """What an authenticator app reads from a QR code (Key URI Format)."""
        return TOTP(self.secret).provisioning_uri(name=name, issuer_name=issuer)


def confirmed(factor: SecondFactor, new_secret: Callable[[], str]) -> tuple[SecondFactor, tuple[str, ...]]:
    """The factor in force, and the recovery codes, which are not to be had again."""
    codes = tuple(new_secret()[:RECOVERY_LETTERS] for _ in range(RECOVERY_CODES))
    kept = replace(factor, confirmed=True, recovery=frozenset(map(digest, codes)))
    return kept, tuple("-".join(code[start : start + 4] for start in range(0, len(code), 4)) for code in codes)
