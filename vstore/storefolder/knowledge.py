"""What the agents may know beyond the catalog: Markdown files cut at their headings into passages with a topic."""

import re
from collections.abc import Iterator

from avatars.view import Passage

# Topic id -> words of a heading or a file name that tell it, in any language. The first topic that fits wins.
TOPICS: dict[str, tuple[str, ...]] = {
    "returns": ("return", "refund", "exchange", "cancel", "반품", "교환", "환불", "취소"),
    "shipping": ("shipping", "delivery", "courier", "배송", "택배", "배달"),
    "wrapping": ("wrapping", "gift", "포장", "선물"),
    "payment": ("payment", "paying", "pay", "card", "결제", "카드", "할부"),
    "opening": ("opening", "hours", "open", "영업", "운영", "시간"),
    "care": ("care", "wash", "repair", "관리", "세탁", "수선"),
    "size": ("size", "fit", "사이즈", "치수"),
    "restocking": ("restock", "back in stock", "재입고"),
    "sale": ("sale", "discount", "coupon", "할인", "세일", "쿠폰"),
    "privacy": ("privacy", "personal data", "개인정보"),
    "contact": ("contact", "phone", "email", "문의", "연락", "고객센터"),
    "store": ("story", "about", "who we are", "brand", "store", "소개", "이야기", "브랜드", "매장"),
}
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*\s*$")
_COMMENT = re.compile(r"<!--.*?(-->|\Z)", re.DOTALL)
_MARKS = re.compile(r"(\*\*|__|`|!?\[([^\]]*)\]\([^)]*\))")


def passages(file_name: str, text: str, languages: tuple[str, ...]) -> tuple[Passage, ...]:
    """One passage for each heading with words under it; the language stands in the name ("returns.ko.md")."""
    stem, language = _name_parts(file_name, languages)
    return tuple(
        Passage(topic_of(title) or topic_of(stem) or stem, language, title, body)
        for title, body in _sections(_COMMENT.sub("", text), stem)
        if body
    )


def topic_of(words: str) -> str | None:
    """The topic that a heading names, or None."""
    lowered = words.lower()
    return next((topic for topic, signs in TOPICS.items() if any(sign in lowered for sign in signs)), None)


def _name_parts(file_name: str, languages: tuple[str, ...]) -> tuple[str, str]:
    stem = file_name.removesuffix(".md")
    name, _, suffix = stem.rpartition(".")
    return (name, suffix) if name and suffix in languages else (stem, languages[0])


def _sections(text: str, title: str) -> Iterator[tuple[str, str]]:
    lines: list[str] = []
    for line in text.splitlines():
        heading = _HEADING.match(line)
        if not heading:
            lines.append(line)
            continue
        yield title, _plain(lines)
        title, lines = heading.group(1), []
    yield title, _plain(lines)


def _plain(lines: list[str]) -> str:
    """Paragraphs as one line each, without the marks of Markdown: the text is spoken, not shown."""
    paragraphs = re.split(r"\n\s*\n|\n(?=\s*[-*]\s)", "\n".join(lines).strip())
    bare = (" ".join(re.sub(r"^\s*[-*]\s+", "", each).split()) for each in paragraphs)
    return "\n".join(_MARKS.sub(lambda mark: mark.group(2) or "", each) for each in bare if each)
