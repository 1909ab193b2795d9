"""Ids that nobody can guess."""

import base64
import secrets


def new_token() -> str:
    """A secret of 192 bits that a client keeps to prove who it is."""
    return secrets.token_urlsafe(24)


def new_id() -> str:
    """An id of 128 bits that nobody else has."""
    return secrets.token_hex(16)


def new_secret() -> str:
    """A secret of 160 bits in base32, as authenticator apps want it (RFC 4226, section 4, R6)."""
    return base64.b32encode(secrets.token_bytes(20)).decode()
