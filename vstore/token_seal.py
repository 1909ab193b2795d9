"""Seals: what a token must end with to be one that we gave (HMAC-SHA256, RFC 2104, cut to 128 bits)."""

import hashlib
import hmac

MAC_BYTES = 16


class TokenSeal:
    """Signs secrets with one key, so that a token that nobody was given is told at sight."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def sealed(self, secret: str) -> str:
        """The token to give away: the secret, a dot and its signature."""
        return f"{secret}.{self._signature(secret)}"

    def is_ours(self, token: str) -> bool:
        """Whether a token bears our signature; takes as long for any of its length."""
        secret, _, signature = token.rpartition(".")
        return hmac.compare_digest(_bytes(signature), self._signature(secret).encode())

    def _signature(self, secret: str) -> str:
        return hmac.digest(self._key, _bytes(secret), hashlib.sha256)[:MAC_BYTES].hex()


def _bytes(text: str) -> bytes:
    # Clients may send what is no Unicode text.
    return text.encode(errors="surrogatepass")
