"""Korean as it is written: money, numbers, lists, and particles that fit the word before them."""

import re
from collections.abc import Sequence

from nlp.currencies import grouped, written

_SIGNS = {"USD": "US$", "JPY": "JP¥", "EUR": "€", "GBP": "£"}

# (after a consonant, after a vowel); "으로" alone goes by the vowel after ㄹ.
_PAIRS = (
    ("이에요", "예요"),
    ("이라고", "라고"),
    ("이라", "라"),
    ("이고", "고"),
    ("으로", "로"),
    ("이랑", "랑"),
    ("이나", "나"),
    ("은", "는"),
    ("이", "가"),
    ("을", "를"),
    ("과", "와"),
    ("아", "야"),
)
_FORMS = {
    mark: pair
    for closed, opened in _PAIRS
    for pair in [(closed, opened)]
    for mark in (f"{closed}({opened})", f"{opened}({closed})", f"{closed}/{opened}", f"{opened}/{closed}")
} | {"(으)로": ("으로", "로"), "(이)에요": ("이에요", "예요"), "(이)나": ("이나", "나"), "(이)랑": ("이랑", "랑")}
_MARK = re.compile(
    r"([0-9A-Za-z가-힣])([^0-9A-Za-z가-힣]{0,2})("
    + "|".join(map(re.escape, sorted(_FORMS, key=len, reverse=True)))
    + ")"
)

_ASIDE = re.compile(r"[^0-9A-Za-z가-힣]+$")
_NONE = 0
_RIEUL = 8  # the index of ㄹ among the final consonants of a Hangul syllable
# Read aloud after the number: "US$61.00" is "육십일 달러", "5kg" is "오 킬로그램".
_SIGN_ENDS = {"$": 0, "€": 0, "£": 0, "¥": 4, "₩": 4}
_UNIT_ENDS = {"kg": 16, "g": 16, "mg": 16, "km": 0, "m": 0, "cm": 0, "mm": 0, "l": 0, "ml": 0, "w": 0}
_AMOUNT = re.compile(r"([$€£¥₩])[\d,]+(?:\.\d+)?$")
_MEASURE = re.compile(rf"\d ?({'|'.join(_UNIT_ENDS)})$", re.I)
_DIGIT_ENDS = {"0": 21, "1": _RIEUL, "3": 16, "6": 1, "7": _RIEUL, "8": _RIEUL}
_LETTER_ENDS = {"l": _RIEUL, "m": 16, "n": 4, "r": _RIEUL}


def money(amount: int, currency: str) -> str:
    return f"{grouped(amount, currency)}원" if currency == "KRW" else written(amount, currency, _SIGNS)


def number(value: int | float) -> str:
    return f"{value:,}"


def listed(words: Sequence[str]) -> str:
    """ "가", "가와 나", "가, 나와 다"."""
    if len(words) < 2:
        return "".join(words)
    return fit(f"{', '.join(words[:-1])}와(과) {words[-1]}")


def fit(text: str) -> str:
    """Chooses the particle where a pair stands: "코트은(는)" -> "코트는", "M을/를" -> "M을"."""
    return _MARK.sub(lambda found: found[1] + found[2] + _fitting(text[: found.end(2)], _FORMS[found[3]]), text)


def _fitting(before: str, pair: tuple[str, str]) -> str:
    final = _final(before)
    is_open = final == 0 or (final == _RIEUL and pair[0] == "으로")
    return pair[is_open]


def _final(before: str) -> int:
    """The index of the final consonant with which the last word of `before` is said; 0 for none."""
    if amount := _AMOUNT.search(before):
        return _SIGN_ENDS[amount[1]]
    if before.endswith("%"):
        return _NONE
    before = _ASIDE.sub("", before)
    if measure := _MEASURE.search(before):
        return _UNIT_ENDS[measure[1].lower()]
    last = before[-1]
    if "가" <= last <= "힣":
        return (ord(last) - ord("가")) % 28
    return _DIGIT_ENDS.get(last, 0) if last.isdigit() else _latin_final(re.split(r"[^A-Za-z]", before)[-1])


def _latin_final(word: str) -> int:
    """The final consonant of a Latin word as Koreans say it: letter by letter where short and in capitals."""
    end = word[-1].lower()
    if word.isupper() and len(word) < 4:
        return _LETTER_ENDS.get(end, 0)
    if re.search(r"(l|r?le)$", word, re.I):
        return _RIEUL
    return int(re.search(r"(?:[mn]e?|ng|[a-z][^aeiou]et|(?<![aeiou])[aeiou][pkbg]|ook)$", word, re.I) is not None)
