"""English as it is written: money, numbers, lists, "a" and "an"."""

import re
from collections.abc import Sequence

from nlp.currencies import written

_SIGNS = {"KRW": "₩", "USD": "$", "JPY": "¥", "EUR": "€", "GBP": "£"}
_TWICE = re.compile(r"\b[Tt]he (?=(?:An?|The) [A-Z])")
_ARTICLE = re.compile(r"\b([Aa])\(n\) (?=(\w))")


def money(amount: int, currency: str) -> str:
    return written(amount, currency, _SIGNS)


def number(value: int | float) -> str:
    return f"{value:,}"


def listed(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def fit(text: str) -> str:
    """Chooses "a" or "an" where "a(n)" stands; a name that has an article of its own gets no other one."""
    text = _TWICE.sub("", text)
    return _ARTICLE.sub(lambda found: f"{found[1]}{'n' if found[2] in 'aeiouAEIOU8' else ''} ", text)
