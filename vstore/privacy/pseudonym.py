"""A stand-in for a visitor in records that outlast them."""

import hashlib


def pseudonym(visitor: str) -> str:
    """The same for the same visitor. Visitor ids are random (128 bits): once the id is gone nobody gets back to it."""
    return hashlib.sha256(visitor.encode()).hexdigest()[:32]
