"""BM25 over short texts: how well a document answers words, in any script."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from nlp.tokens import normal

_K1, _B = 1.2, 0.6
_WORD = re.compile(r"[a-z0-9]+|[가-힣]+")


def terms(text: str) -> tuple[str, ...]:
    """The index terms of a text: Latin words without plural, pairs of Korean syllables (which need no dictionary)."""
    return tuple(term for word in _WORD.findall(normal(text)) for term in _terms_of(word))


def _terms_of(word: str) -> Iterable[str]:
    if word[0] < "가":
        return (word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word,)
    return (word[at : at + 2] for at in range(max(len(word) - 1, 1)))


class Ranking:
    """Scores documents (id -> text) against words. Built once."""

    def __init__(self, documents: Mapping[str, str]) -> None:
        counted = {each: Counter(terms(text)) for each, text in documents.items()}
        lengths = {each: sum(counts.values()) for each, counts in counted.items()}
        mean = sum(lengths.values()) / max(len(lengths), 1) or 1.0
        self._weights: dict[str, dict[str, float]] = defaultdict(dict)
        for each, counts in counted.items():
            norm = _K1 * (1 - _B + _B * lengths[each] / mean)
            for term, count in counts.items():
                self._weights[term][each] = count * (_K1 + 1) / (count + norm)
        self._rarity = {term: _rarity(len(counted), len(held)) for term, held in self._weights.items()}
        self._unknown = _rarity(len(counted), 0)

    def scores(self, words: Iterable[str]) -> dict[str, float]:
        """The documents in which any of `words` occur, with their BM25 scores."""
        scores: dict[str, float] = defaultdict(float)
        # In the order of the words: sums of another order may differ in their last digit, and so break ties otherwise.
        for term in dict.fromkeys(term for word in words for term in terms(word)):
            for each, weight in self._weights.get(term, {}).items():
                scores[each] += weight * self._rarity[term]
        return dict(scores)

    def shares(self, text: str) -> dict[str, float]:
        """The documents that have any word of `text`, with how much of it they have: 1 is all, rare words count more.

        What no document has counts as the rarest, so that a long text of other things is shared by none.
        """
        wanted = dict.fromkeys(terms(text))
        whole = sum(self._rarity.get(term, self._unknown) for term in wanted)
        shares: dict[str, float] = defaultdict(float)
        for term in wanted:
            for each in self._weights.get(term, {}):
                shares[each] += self._rarity[term] / whole
        return dict(shares)


def _rarity(documents: int, held: int) -> float:
    """BM25's inverse document frequency of a term that `held` of the documents have."""
    return math.log(1 + (documents - held + 0.5) / (held + 0.5))
