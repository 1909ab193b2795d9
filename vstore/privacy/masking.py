"""Masking: e-mail addresses, telephone and other personal numbers and street addresses taken out of what was said."""

import re
from collections.abc import Iterable

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w-])(?:\+\d{1,3}[ .-]?)?(?:\(\d{2,4}\)|\d{2,4})[ .-]\d{3,4}[ .-]\d{4}(?!\d)")
RESIDENT_NUMBER = re.compile(r"(?<!\d)\d{6}-[1-8]\d{6}(?!\d)")
LONG_NUMBER = re.compile(r"(?<![\w,.-])\+?\d{7,}(?![\d,]|\s*(?:원|만|won\b|krw\b|달러|엔|유로))", re.IGNORECASE)
KOREAN_STREET = re.compile(
    r"[가-힣\d]+(?:로|길)\s?\d+(?:-\d+)?(?:번길\s?\d+(?:-\d+)?)?(?!\d)(?!\s?(?:만|천|원|개|번째))"
)
KOREAN_FLAT = re.compile(r"\d+\s?동\s?\d+\s?호")
STREET = re.compile(
    r"\b\d{1,5}[a-z]?\s+(?:\w+\s+){1,3}(?:street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd)\b\.?",
    re.IGNORECASE,
)

MASKS: Iterable[tuple[re.Pattern[str], str]] = (
    (EMAIL, "[e-mail]"),
    (RESIDENT_NUMBER, "[number]"),
    (PHONE, "[phone]"),
    (LONG_NUMBER, "[number]"),
    (KOREAN_STREET, "[address]"),
    (KOREAN_FLAT, "[address]"),
    (STREET, "[address]"),
)


def masked(text: str) -> str:
    """The text without what would tell who somebody is or where they live; prices and order numbers stay."""
    for pattern, instead in MASKS:
        text = pattern.sub(instead, text)
    return text
