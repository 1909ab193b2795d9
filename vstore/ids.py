"""Ids that nobody can guess."""

import secrets


def new_token() -> str:
    """A secret of 192 bits that a client keeps to prove who it is."""
    return secrets.token_urlsafe(24)


def new_id() -> str:
    """An id of 128 bits that nobody else has."""
    return secrets.token_hex(16)
