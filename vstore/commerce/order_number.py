"""Order numbers people can read out: VS-7K4M-2QPX, without look-alikes, the last character checking the others."""

import hashlib

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTVWXYZ"  # 31 signs, a prime: then one wrong or two swapped signs never check out
LENGTH = 7


def order_number(new_id: str) -> str:
    """The number made of an id that nobody else has; the same id gives the same number."""
    rest = int.from_bytes(hashlib.sha256(new_id.encode()).digest(), "big")
    signs = ""
    for _ in range(LENGTH):
        rest, place = divmod(rest, len(ALPHABET))
        signs += ALPHABET[place]
    signs += _check_sign(signs)
    return f"VS-{signs[:4]}-{signs[4:]}"


def read_order_number(text: str) -> str | None:
    """The order number in what somebody typed or said, or None where it cannot be one."""
    signs = "".join(sign for sign in text.upper() if sign.isalnum())
    if len(signs) > LENGTH + 1:
        signs = signs.removeprefix("VS")
    if len(signs) != LENGTH + 1 or not set(signs) <= set(ALPHABET) or _check_sign(signs[:-1]) != signs[-1]:
        return None
    return f"VS-{signs[:4]}-{signs[4:]}"


def _check_sign(signs: str) -> str:
    weighted = sum(weight * ALPHABET.index(sign) for weight, sign in enumerate(signs, start=2))
    return ALPHABET[weighted % len(ALPHABET)]
