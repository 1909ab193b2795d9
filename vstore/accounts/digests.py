"""Digests of secrets that are too long to be guessed; passwords want `vstore.accounts.password` instead."""

import hashlib
import hmac


def digest(secret: str) -> str:
    """SHA-256 in hex: what is kept in place of a random secret of 80 bits or more."""
    return hashlib.sha256(secret.encode()).hexdigest()


def same(one: str, other: str) -> bool:
    """Whether two texts are equal, in a time that does not tell where they differ."""
    return hmac.compare_digest(one.encode(), other.encode())
