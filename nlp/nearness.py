"""How near products are in meaning to what was said: what their records say, and what things like them are wanted for.

Products, and the uses of kinds and tags (`nlp/languages/*/uses.py`), are held against the whole utterance: by sentence
vectors where there are any, which meet across languages, else by shared words.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from itertools import accumulate
from typing import Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from nlp.languages import LANGUAGES
from nlp.ranking import Ranking, terms
from nlp.tokens import normal

Vectors = NDArray[np.float32]
Embed = Callable[[Sequence[str]], Vectors]
"""Makes unit vectors of texts in any language, one row each; texts of like meaning have a high product."""

LONGEST = 400
"""So many characters of a record say what it is; more would blur it."""


class Near(msgspec.Struct, frozen=True):
    """How near a product is (0 to 2; one that nobody meant has little), and the kind or tag whose use was said, if any.

    `enough` tells whether it is so near that the product may be offered to somebody who asked and named none.
    """

    score: float
    use: str | None = None
    enough: bool = False


class Known(msgspec.Struct, frozen=True):
    """A product to be near to: what its record says, in every language, and the kinds and tags that it has."""

    texts: tuple[str, ...]
    concepts: frozenset[str]


class Nearness(Protocol):
    """Products by id, to those of which `said` is near at all."""

    def __call__(self, said: str) -> Mapping[str, Near]: ...


class ByVectors:
    """Nearness by the vectors that `embed` makes. Embeds all texts once, and then each utterance."""

    ENOUGH, USE = 0.66, 0.45

    def __init__(self, products: Mapping[str, Known], uses: Mapping[str, Sequence[str]], embed: Embed) -> None:
        self._embed = embed
        self._products = _Grouped({each: known.texts for each, known in products.items() if known.texts}, embed)
        self._uses = _Grouped(uses, embed)
        self._concepts = {each: sorted(known.concepts & uses.keys()) for each, known in products.items()}

    def __call__(self, said: str) -> Mapping[str, Near]:
        (vector,) = self._embed([said])
        records, uses = self._products.nearest(vector), self._uses.nearest(vector)
        return {each: self._near(records[each], uses, self._concepts[each]) for each in records}

    def _near(self, record: float, uses: Mapping[str, float], concepts: Iterable[str]) -> Near:
        use = max(concepts, key=uses.__getitem__, default=None)
        fits = uses[use] if use else 0.0
        return Near(record + fits, use if fits >= self.USE else None, record + fits >= self.ENOUGH and fits >= self.USE)


class ByWords:
    """Nearness by words: the share of what an utterance says, rare words counting more, that a record or a use has.

    Function words count for nothing, in whichever language they stand. But a use is said only by who says most of its
    sentence: "do you sell laptops?" asks for no bag "to carry my laptop".
    """

    ENOUGH = 0.5

    def __init__(self, products: Mapping[str, Known], uses: Mapping[str, Sequence[str]]) -> None:
        self._products = Ranking({each: " ".join(known.texts) for each, known in products.items()})
        self._uses = Ranking({f"{concept} {at}": use for concept, said in uses.items() for at, use in enumerate(said)})
        self._concepts = {each: known.concepts for each, known in products.items()}

    def __call__(self, said: str) -> Mapping[str, Near]:
        told = _content(said)
        whole = self._uses.shares(said)
        best: dict[str, float] = {}
        are_said: set[str] = set()
        for use, share in self._uses.shares(told).items():
            concept = use.rsplit(" ", 1)[0]
            best[concept] = max(share, best.get(concept, 0.0))
            if min(share, whole.get(use, 0.0)) >= self.ENOUGH:
                are_said.add(concept)
        records = self._products.shares(told)
        found = {
            each: self._near(
                records.get(each, 0.0), {concept: best[concept] for concept in known & best.keys()}, are_said
            )
            for each, known in self._concepts.items()
        }
        return {each: near for each, near in found.items() if near.score}

    @staticmethod
    def _near(record: float, uses: Mapping[str, float], are_said: Set[str]) -> Near:
        use = max(sorted(uses.keys() & are_said), key=uses.__getitem__, default=None)
        return Near(record + max(uses.values(), default=0.0), use, use is not None)


def _content(said: str) -> str:
    """What is said without the function words of any language."""
    said = normal(said)
    for language in LANGUAGES.values():
        said = language.grammar.function_words.sub(" ", said)
    return said


class _Grouped:
    """Vectors of texts, some for each id, embedded in one go."""

    def __init__(self, texts: Mapping[str, Sequence[str]], embed: Embed) -> None:
        self._ids = tuple(texts)
        self._starts = [0, *accumulate(len(texts[each]) for each in self._ids)][:-1]
        self._vectors = embed([text for each in self._ids for text in texts[each]]) if texts else np.empty((0, 1))

    def nearest(self, vector: Vectors) -> dict[str, float]:
        """How near the nearest text of each id is."""
        if not self._ids:
            return {}
        # Not by BLAS, whose threads cost more than they bring for so little.
        found = np.maximum.reduceat(np.einsum("ij,j->i", self._vectors, vector), self._starts)
        return dict(zip(self._ids, found.tolist(), strict=True))


def nearness(products: Mapping[str, Known], embed: Embed | None) -> "Remembered":
    """By vectors where there is an `embed`, else by words; with what things are wanted for, in all languages."""
    uses: dict[str, tuple[str, ...]] = {}
    for language in LANGUAGES.values():
        for concept, said in language.grammar.uses.items():
            uses[concept] = (*uses.get(concept, ()), *said)
    return Remembered(ByWords(products, uses) if embed is None else ByVectors(products, uses, embed))


class Remembered:
    """A nearness that answers the utterance asked last from memory: one turn asks it again and again."""

    def __init__(self, nearness: Nearness) -> None:
        self._nearness = nearness
        self._said = ""
        self._found: Mapping[str, Near] = {}

    def __call__(self, said: str) -> Mapping[str, Near]:
        if said != self._said:
            self._said, self._found = said, self._nearness(said) if terms(said) else {}
        return self._found
