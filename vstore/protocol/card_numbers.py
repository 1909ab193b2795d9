"""Card numbers in what people write are hidden before anybody keeps, sees or reads them (PCI DSS 4.0, requirement 3).

A card number is 13 to 19 digits whose last one checks the others (ISO/IEC 7812-1, Luhn). People write it in one piece
or in groups, with spaces, dashes or dots between, in full-width digits, or as it is read out in Korean ("4242 다시
4242", "사이사이"). Phone numbers, prices and order numbers are left alone, though some of them would check out.
"""

import re
import unicodedata
from collections.abc import Iterator

import msgspec

from vstore.protocol.client import CancelOrder, CheckOut, ClientMessage, Hello, RequestReturn, Say
from vstore.protocol.codec import Codec, Frame, MalformedError

HIDDEN = "＊"
"""Stands for a hidden digit. People do not write it, so that what was hidden is known again."""
SHORTEST, LONGEST = 13, 19

_BETWEEN = r"(?:[\s.\-_·ㆍ~\u00ad\u200b-\u200f\u2010-\u2015\u2060\ufeff\u2212\uff0d\uff0e]|다시|대시|하이픈|에){1,3}"
_RUN = re.compile(rf"\d(?:(?:{_BETWEEN})?\d){{12,}}")
_GROUP = re.compile(r"\d+")
_PHONE = re.compile(
    r"[+＋]\d{7,15}(?!\d)|(?<!\d)(?:[+＋]\d{1,3}|0\d{1,2})[-.\s)]{1,2}\d{2,4}[-.\s]\d{3,4}(?:[-.\s]\d{3,4})?(?!\d)"
)
_HANGUL = dict(zip("영공일이삼사오육륙칠팔구", "001234566789", strict=True))
_SPOKEN = re.compile(rf"[{''.join(_HANGUL)}](?:(?:{_BETWEEN})?[{''.join(_HANGUL)}]){{12,18}}(?![{''.join(_HANGUL)}])")
_CODE = re.compile(
    r"(?:\b(?:cvc|cvv|cvn|cid)2?\b|security code|보안\s?(?:코드|번호))\D{0,12}?(?<!\d)(\d{3,4})(?!\d)", re.I
)
_CODE_NEXT = re.compile(
    rf"(?:{_BETWEEN}|[/,])?(?:\d{{2}}/\d{{2}}\s)?(\d{{3,4}})(?![\d,]|\s?(?:원|won|krw|usd|개))", re.I
)

_WRITTEN_IN_GROUPS = ((4, 6, 5), (4, 6, 4))
"""American Express and Diners Club; all others write fours."""


def without_card_numbers(text: str) -> str:
    """The text with every digit of a card number, and of a security code said with one, hidden; the same length."""
    hidden = [*_card_numbers(text)]
    for _, end in tuple(hidden):
        if code := _CODE_NEXT.match(text, end):
            hidden.append(code.span(1))
    hidden += [found.span(1) for found in _CODE.finditer(text)]
    signs = list(text)
    for start, end in hidden:
        for place in range(start, end):
            if signs[place].isdecimal() or signs[place] in _HANGUL:
                signs[place] = HIDDEN
    return "".join(signs)


def concealed(message: ClientMessage) -> ClientMessage:
    """The message with card numbers hidden in everything that people write.

    Keys, tokens of ours, skus and ids are machines' words and stay.
    """
    match message:
        case Say(text=text):
            return msgspec.structs.replace(message, text=without_card_numbers(text))
        case CancelOrder(reason=reason) | RequestReturn(reason=reason):
            return msgspec.structs.replace(message, reason=without_card_numbers(reason))
        case Hello(name=name):
            return msgspec.structs.replace(message, name=without_card_numbers(name))
        case CheckOut(contact=contact, payment_token=token):
            written = {field: without_card_numbers(text) for field, text in msgspec.structs.asdict(contact).items()}
            clean = msgspec.structs.replace(contact, **written)
            return msgspec.structs.replace(message, contact=clean, payment_token=without_card_numbers(token))
        case _:
            return message


def is_concealed(message: ClientMessage) -> bool:
    """Whether something was hidden in a message."""
    match message:
        case Say(text=text) | Hello(name=text) | CancelOrder(reason=text) | RequestReturn(reason=text):
            return HIDDEN in text
        case CheckOut(contact=contact, payment_token=token):
            return any(HIDDEN in text for text in (token, *msgspec.structs.astuple(contact)))
        case _:
            return False


def concealed_frame(codec: Codec, frame: Frame) -> Frame:
    """A client's frame with card numbers hidden, for what keeps frames; also in what is no message."""
    text = frame if isinstance(frame, str) else frame.decode(errors="surrogateescape")
    clean = without_card_numbers(text)
    try:
        message = codec.decode(frame)
    except MalformedError:
        return clean if isinstance(frame, str) else clean.encode(errors="surrogateescape")
    spoken = concealed(message)
    return frame if (spoken, clean) == (message, text) else codec.encode(spoken)


def _card_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where card numbers begin and end."""
    for start, end in _apart_from(_PHONE, text):
        for run in _RUN.finditer(text, start, end):
            yield from _among([group.span() for group in _GROUP.finditer(text, *run.span())], text)
    for spoken in _SPOKEN.finditer(text):
        if _checks_out("".join(_HANGUL.get(sign, "") for sign in spoken.group())):
            yield spoken.span()


def _apart_from(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a text between what matches."""
    start = 0
    for found in pattern.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _among(groups: list[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """The card numbers that begin and end with one of these groups: all of them, or some grouped like one."""
    first = 0
    while first < len(groups):
        last = next((last for last in range(len(groups), first, -1) if _is_card(groups, first, last, text)), None)
        if last is None:
            first += 1
        else:
            yield groups[first][0], groups[last - 1][1]
            first = last


def _is_card(groups: list[tuple[int, int]], first: int, last: int, text: str) -> bool:
    chosen = [text[start:end] for start, end in groups[first:last]]
    is_whole = last - first == len(groups)
    like_prices = len(chosen) > 1 and all(each.endswith("00") for each in chosen)
    return (is_whole or _grouped_like_one(chosen)) and not like_prices and _checks_out("".join(chosen))


def _grouped_like_one(groups: list[str]) -> bool:
    lengths = tuple(map(len, groups))
    fours = all(length == 4 for length in lengths[:-1]) and lengths[-1] <= 4
    return len(groups) == 1 or fours or lengths in _WRITTEN_IN_GROUPS or set(lengths) == {1}


def _checks_out(digits: str) -> bool:
    """Luhn's check. No issuer's numbers begin with 0."""
    values = [unicodedata.decimal(digit) for digit in reversed(digits)]
    if not SHORTEST <= len(values) <= LONGEST or values[-1] == 0:
        return False
    doubled = (sum(divmod(2 * value, 10)) for value in values[1::2])
    return (sum(values[::2]) + sum(doubled)) % 10 == 0
