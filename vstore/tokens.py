"""Tokens from one secret: nobody who lacks the seed can guess them, and who has it gets the same ones again."""

from base64 import urlsafe_b64encode
from hashlib import blake2b

SEED_BYTES = 32


class Tokens:
    """Call it for the next token: 192 bits of BLAKE2b (RFC 7693), keyed with the seed, of a running number."""

    def __init__(self, seed: bytes) -> None:
        self._seed = seed
        self._number = 0

    def __call__(self) -> str:
        self._number += 1
        digest = blake2b(self._number.to_bytes(8, "little"), key=self._seed, digest_size=24).digest()
        return urlsafe_b64encode(digest).decode()
