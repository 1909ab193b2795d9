"""English amounts and quantities: "under 80 bucks", "between $30 and $60", "a couple of those"."""

import re
from decimal import Decimal

from nlp.languages.grammar import Count, Price
from nlp.prices import about, minor

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "a hundred": 100, "one hundred": 100, "two hundred": 200, "a thousand": 1000,
    "a couple of": 2, "a couple": 2, "a pair of": 1, "a dozen": 12, "half a dozen": 6,
}  # fmt: skip
_NUMBER = "|".join(sorted(_WORDS, key=len, reverse=True))
_SIGNS = {"$": "USD", "₩": "KRW", "€": "EUR", "¥": "JPY", "£": "GBP"}
_NAMES = {
    "bucks": "USD", "buck": "USD", "dollars": "USD", "dollar": "USD", "usd": "USD", "$": "USD",
    "won": "KRW", "krw": "KRW", "euros": "EUR", "euro": "EUR", "eur": "EUR", "€": "EUR",
    "yen": "JPY", "jpy": "JPY", "pounds": "GBP", "quid": "GBP",
}  # fmt: skip

_AMOUNT = (
    rf"(?:(?P<sign{{0}}>[$₩€¥£])\s*)?(?P<number{{0}}>\d[\d,]*(?:\.\d+)?(?!\.?\d)|\b(?:{_NUMBER})\b)\s*(?P<k{{0}}>k"
    rf"|grand|thousand)?(?:\s*(?P<name{{0}}>{'|'.join(map(re.escape, _NAMES))})(?![a-z]|(?<=[$€])\d)|\b)"
)
_MOST = (
    r"under|below|less than|cheaper than|max(?:imum)?(?: of)?|at most|up to|within|no more than"
    r"|not more than|not over|nothing (?:over|above)|not above|budget (?:is|of)|spend|sub"
    r"|(?:don'?t|not) (?:want to )?(?:go|spend) over"
    r"|(?:make|change) (?:it|that)(?: to)?(?= [$₩€£]?\s?\d{1,3}(?:,\d{3}|k\b|,?\d* (?:won|dollars|bucks|euros)))"
)
_LEAST = (
    r"over|above|more than|at least|min(?:imum)?(?: of)?|starting (?:at|from)|upwards of|north of|exceed(?:s|ing)?"
    r"|(?:more expensive|dearer|pricier) than"
)
_ABOUT = r"about|around|roughly|approximately|approx|circa|near|somewhere around|something like|~"
_NO_MONEY = (
    r"(?!\s*(?:cm|mm|m\b|inch|inches|kg|g\b|%|percent|days?|weeks?|years?|hours?|minutes?|stars?|pieces"
    r"|people|of\b|pairs?|points?))"
)

_LIMITS = r"(?:is|'s) (?:my|our|the) (?:absolute |very )?(?:limit|budget|max(?:imum)?|ceiling|cap)"
_NEVER = re.compile(
    r"(?:n'?t|\bnot|\bnever|\bcannot)(?: (?:really|want|wanna|like|wish|plan|to|be|is|spend|pay|go|costs?|priced"
    r"|set (?:me|us) back|any|much)){0,5} $"
)
"""Before "over 80": it may be no more."""
_NONE = re.compile(r"\b(?:not|nothing|no) $")
"""Before "under 80": it may be no less."""
_BUDGET = re.compile(r"\bbudget for .{1,40} (?:is|of) $")
_RATED = re.compile(r"\b(?:rat(?:ed|ings?)|scor(?:es?|ed|ing)|stars?)(?: of| is| are)? $")

_RANGE = re.compile(
    rf"(?:between|from)?\s*{_AMOUNT.format(1)}\s*(?:and|to|-|~|–)\s*{_AMOUNT.format(2)}{_NO_MONEY}"
    r"(?P<range>\s*(?:price )?(?:range|bracket)\b)?"
)
_LIMIT = re.compile(
    rf"\b(?:(?P<most>{_MOST})|(?P<least>{_LEAST})|(?P<about>{_ABOUT}))\s+{_AMOUNT.format(1)}{_NO_MONEY}"
    rf"(?P<after>\s*(?:or (?:less|under|below|cheaper)|max|tops|at most)|\s*(?:or (?:more|above|over|up)|and up|\+))?"
)
_BARE = re.compile(
    rf"{_AMOUNT.format(1)}{_NO_MONEY}(?P<less>\s*(?:or (?:less|under|below|cheaper)|max|tops"
    rf"|at most|{_LIMITS}))?(?P<more>\s*(?:or (?:more|above|over|up)|and up|\+))?"
)

_TAKE = (
    r"add|take|get|want|buy|order|have|need|after|gimme|give me|put|make it|make that|change (?:it )?to|just"
    r"|only|grab|wrap(?: up)?|pick|with|for|i'?d like|remove"
)
_PIECES = (
    r"of (?:them|those|these|it|that|this|the|each)|pcs|pieces?|pairs?|units?|items?|sets?|copies|more|please|pls|plz"
    r"|for (?:me|myself|him|her|us)"
)
_COUNT = re.compile(
    rf"\b(?:{_TAKE})\s+(?:me\s+)?(?P<taken>\d{{1,3}}|{_NUMBER})(?!\s*(?:%|cm|mm|inch|\.\d|,\d|-|th\b"
    rf"|st\b|nd\b|rd\b|won|dollars?|bucks|k\b|days?))\b"
    rf"|(?<![\d.,$₩#-])\b(?P<pieces>\d{{1,3}}|{_NUMBER})\s+(?:{_PIECES})\b"
    rf"|(?:\band|\bplus|&|,)\s+(?P<further>\d{{1,2}}|{_NUMBER})\s+(?=[a-z])"
    rf"(?!(?:day|week|month|hour|minute|question|thing|more thing|other|of us|people)s?\b)"
    rf"|^(?P<opening>[2-9]|{_NUMBER})\s+(?:pairs of )?(?=[a-z-]{{2,}}s\b"
    rf"|(?:[a-z-]+ ){{1,3}}(?:and|plus|&) (?:\d{{1,2}}|{_NUMBER}) [a-z])"
    rf"(?!(?:(?:day|week|question|thing)s?|this|does)\b)"
    rf"|\band\s+(?P<another>\d{{1,3}}|{_NUMBER})\s+for\b"
    rf"|\bx\s?(?P<times>\d{{1,3}})\b|\b(?P<by>\d{{1,3}})\s?x\b"
    rf"|^(?:yes|yeah|yep|ok|okay|sure|no)?[, ]*(?P<alone>\d{{1,2}}|{_NUMBER})(?:\s+(?:please|pls|plz|thanks))?[ .!]*$"
)
_NOT_COUNTED = re.compile(r"(?:\bthe|\bthis|\bthat|\bwhich|\bother|\bsize|\bany|\bcheaper|\bno)\s*$")


def prices(text: str, currency: str) -> tuple[Price, ...]:
    """The ranges that `text` sets, in minor units of `currency`; amounts in other currencies are left out."""
    found: list[Price] = []
    for pattern, read in ((_RANGE, _between), (_LIMIT, _limited), (_BARE, _marked)):
        for match in pattern.finditer(text):
            free = all(match.end() <= other.start or match.start() >= other.end for other in found)
            price = read(match, currency) if free else None
            if price:
                found.append(price)
    return tuple(sorted(found, key=lambda price: price.start))


def _amount(match: re.Match[str], which: int, currency: str) -> Decimal | None:
    said = _said_currency(match, which)
    if said and said != currency:
        return None
    number = match[f"number{which}"]
    bare = Decimal(_WORDS[number]) if number in _WORDS else Decimal(number.replace(",", ""))
    return bare * 1000 if match[f"k{which}"] else bare


def _said_currency(match: re.Match[str], which: int) -> str | None:
    sign, name = match[f"sign{which}"], match[f"name{which}"]
    return _SIGNS[sign] if sign else _NAMES.get(name or "")


def _between(match: re.Match[str], currency: str) -> Price | None:
    says = match["range"] or _said_currency(match, 1) or _said_currency(match, 2)
    # Nobody counts pieces or centimetres by the thousand.
    is_large = all("," in match[each] for each in ("number1", "number2"))
    marked = bool(says) or is_large or match[0].startswith(("between", "from"))
    low, high = _amount(match, 1, currency), _amount(match, 2, currency)
    if not marked or low is None or high is None:
        return None
    if match["k2"] and not match["k1"]:
        low *= 1000
    least, most = sorted((minor(low, currency), minor(high, currency)))
    return Price(match.start(), match.end(), least, most)


def _limited(match: re.Match[str], currency: str) -> Price | None:
    amount, before = _amount(match, 1, currency), match.string[: match.start()]
    if amount is None or _RATED.search(before):
        return None
    start, end, value = match.start(), match.end(), minor(amount, currency)
    if match["about"]:
        return Price(start, end, *about(value))
    is_most = not _NONE.search(before) if match["most"] else bool(_NEVER.search(before))
    return Price(start, end, **({"most": value} if is_most else {"least": value}))


def _marked(match: re.Match[str], currency: str) -> Price | None:
    """An amount that says itself that it is money, or "80 or less"."""
    amount = _amount(match, 1, currency)
    says = _said_currency(match, 1) or match["less"] or match["more"] or _BUDGET.search(match.string[: match.start()])
    if amount is None or not says:
        return None
    value = minor(amount, currency)
    return Price(match.start(), match.end(), **({"least": value} if match["more"] else {"most": value}))


def counts(text: str) -> tuple[Count, ...]:
    """The quantities that `text` names."""
    found = []
    for match in _COUNT.finditer(text):
        group = match.lastgroup or ""
        if not _NOT_COUNTED.search(text[: match.start(group)]) or group == "taken":
            said = match[group]
            number = int(said) if said.isdigit() else _WORDS[said]
            if number:
                found.append(Count(match.start(group), match.end(group), number))
    return tuple(found)
