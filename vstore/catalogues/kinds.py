"""What a product is, told from a brand's words in Korean or English: its kind, its department and a fitting model."""

import re
from collections.abc import Iterator

import msgspec

from scenes.products import Text
from vstore.catalogues.kind_words import DEPARTMENTS, KINDS


class Kind(msgspec.Struct, frozen=True):
    """A kind of thing: its name, the shelf it belongs to, and the library's model for it ("library:mug")."""

    name: Text
    department: Text
    model: str


def _dictionary() -> dict[str, Kind]:
    """Every word to the kind it names; of two kinds with one word, the first."""
    by_word: dict[str, Kind] = {}
    for model, department, en, ko, further in KINDS:
        shelf = dict(zip(("en", "ko"), DEPARTMENTS[department], strict=True))
        kind = Kind({"en": en, "ko": ko}, shelf, f"library:{model}")
        for word in (en, ko, *further.split(", ")):
            by_word.setdefault(word, kind)
    return by_word


_BY_WORD = _dictionary()
_DEPARTMENTS: dict[str, Text] = {
    name.lower(): {"en": en, "ko": ko} for en, ko in DEPARTMENTS.values() for name in (en, ko)
}
_LONGEST = max(map(len, _BY_WORD))
_ASIDE = re.compile(r"\(.*?\)|\[.*?\]|\b(?:with|for|from|by|in|of|without)\b.*|[,/|].*|-\s.*", re.IGNORECASE)
_WORD_END = re.compile(r"[^\W_](?![^\W_])|[가-힣](?=\d)")


def kind_of(name: Text, hints: tuple[str, ...]) -> Kind | None:
    """What the product's name says it is; else what the hints (type, category, tags) say; None where nothing tells.

    A name's last word says what a thing is in both languages ("shirt dress", "셔츠 원피스"), so it goes before the
    hints; words in the middle of the name go after the first hint.
    """
    heads = [_head(words) for words in name.values()]
    ending = (kind for head in heads if (kind := _kind_at(head, len(head))))
    hinted = [kind for hint in hints if (kind := _last_kind(_head(hint)))]
    inside = (kind for head in heads if (kind := _last_kind(head)))
    whole = (kind for words in name.values() if (kind := _last_kind(words.lower())))
    return next((kind for group in (ending, hinted[:1], inside, whole, hinted) for kind in group), None)


def known_kind(words: Text) -> Kind | None:
    """The kind that a brand's own kind column names."""
    return next((kind for each in words.values() if (kind := _last_kind(each.lower()))), None)


def shelf_name(category: Text) -> Text:
    """A category in both languages where its words are known ("Tees", "가방"); else as it is written."""
    for words in category.values():
        known = _DEPARTMENTS.get(words.strip().lower()) or next(
            (_BY_WORD[word].name for word in _singulars(words.strip().lower()) if word in _BY_WORD), None
        )
        if known:
            return {**known, **category}
    return category


def _head(words: str) -> str:
    """A name without what only adds to it: "Hoodie with Pocket" -> "hoodie"."""
    head = _ASIDE.sub("", words).strip().lower()
    return head or words.strip().lower()


def _last_kind(words: str) -> Kind | None:
    return next(_kinds_from_the_end(words), None)


def _kinds_from_the_end(words: str) -> Iterator[Kind]:
    for end in reversed([match.end() for match in _WORD_END.finditer(words)]):
        kind = _kind_at(words, end)
        if kind:
            yield kind


def _kind_at(words: str, end: int) -> Kind | None:
    """The kind whose longest word ends exactly there. English words start at a word's start; Korean ones compound."""
    for start in range(max(0, end - _LONGEST), end):
        for word in _singulars(words[start:end]):
            if word in _BY_WORD and (not word.isascii() or start == 0 or not words[start - 1].isalnum()):
                return _BY_WORD[word]
    return None


def _singulars(word: str) -> tuple[str, ...]:
    if not word.isascii() or not word.endswith("s"):
        return (word,)
    return (word, word[:-1], word[:-2], word[:-3] + "y") if word.endswith("es") else (word, word[:-1])
