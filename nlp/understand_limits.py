"""Bare numbers that move a limit: "make it 60", after "lamps under $80"."""

from decimal import Decimal

from msgspec.structs import replace

from nlp.languages.grammar import Price
from nlp.prices import minor
from nlp.turn import Act, Turn
from nlp.understand_hearing import Heard

_APART = 4
"""A number so many times as large or as small as the limit is none: "make it two". "60" may be short for 60,000."""


def with_limit(heard: Heard, last: Turn | None, currency: str) -> Heard:
    """What was heard, a bare number in it being a price where a limit is the topic of the turn before."""
    found = heard.grammar.cues["sets_limit"].search(heard.plain)
    wished = last.constraint if last is not None and last.act is Act.RECOMMEND else None
    if wished is None or not wished.has_limit or heard.prices or found is None or not found["limit"]:
        return heard
    limit = wished.price_most if wished.price_most is not None else wished.price_least
    said = minor(Decimal(found["limit"].replace(",", "")), currency)
    amount = next((each for each in (said, said * 1000) if limit and limit <= each * _APART <= limit * _APART**2), None)
    if amount is None:
        return heard
    start, end = found.span("limit")
    price = Price(start, end, most=amount) if wished.price_most is not None else Price(start, end, least=amount)
    counts, sizes = (tuple(one for one in each if one.start != start) for each in (heard.counts, heard.sizes))
    return replace(heard, prices=(price,), counts=counts, sizes=sizes)
