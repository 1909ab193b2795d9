"""Product names, found whole or by a part."""

from collections.abc import Iterable, Mapping

from nlp.languages import LANGUAGES, language_of
from nlp.tokens import key, normal

_LONGEST_NAME = 8
_SHORTEST_PART = 2


class Names:
    """The names of a catalog: which entries a word or a run of words belongs to. Built once."""

    def __init__(self, names: Mapping[str, tuple[str, ...]]) -> None:
        self._whole: dict[str, set[str]] = {}
        self._parts: dict[str, set[str]] = {}
        for entry, texts in names.items():
            for text in texts:
                self._whole.setdefault(key(text), set()).add(entry)
                for word in _words(text):
                    self._parts.setdefault(word, set()).add(entry)

    def whole(self, text: str, language: str) -> tuple[tuple[int, int, frozenset[str]], ...]:
        """(start, end, entries) of every complete name in the normalised `text`, longest first taken."""
        tokens = LANGUAGES[language].grammar.tokens(text)
        found: list[tuple[int, int, frozenset[str]]] = []
        at = 0
        while at < len(tokens):
            length, entries = self._longest([token.forms for token in tokens[at : at + _LONGEST_NAME]])
            if entries:
                found.append((tokens[at].start, tokens[at + length - 1].end, entries))
            at += length
        return tuple(found)

    def _longest(self, forms: list[tuple[str, ...]]) -> tuple[int, frozenset[str]]:
        for length in range(len(forms), 0, -1):
            before = "".join(key(each[0]) for each in forms[: length - 1])
            for form in forms[length - 1]:
                entries = self._whole.get(before + key(form))
                if entries:
                    return length, frozenset(entries)
        return 1, frozenset()

    def part(self, forms: Iterable[str]) -> str | None:
        """The first of a word's forms that stands in some name; None where none does."""
        return next((form for form in forms if len(form) >= _SHORTEST_PART and form in self._parts), None)

    def with_part(self, word: str) -> frozenset[str]:
        """The entries in whose names `word` stands, also inside a compound ("패딩" in "숏패딩")."""
        entries = self._parts.get(word, set())
        if not "가" <= word[:1] <= "힣" or len(word) < _SHORTEST_PART:
            return frozenset(entries)
        return frozenset(entries.union(*(each for part, each in self._parts.items() if part.endswith(word))))


def _words(text: str) -> set[str]:
    plain = normal(text)
    indexed = LANGUAGES[language_of(plain, "en")].grammar.indexed
    return {form for word in plain.replace("-", " ").split() for form in indexed(word.strip("()[],.'\""))} - {""}
