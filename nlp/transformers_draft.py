"""Guesses at how an answer goes on, taken from words that it will probably have.

A model that words a given sentence mostly copies it. What is guessed is computed in one pass and kept as far as the
model itself says so: answers are the same (but for rounding), in a fraction of the passes. Sources: N. Yang et al.,
"Inference with Reference: Lossless Acceleration of Large Language Models", 2023; Y. Leviathan et al., "Fast Inference
from Transformers via Speculative Decoding", ICML 2023.
"""

from collections.abc import Sequence

MOST = 32  # tokens guessed at once: a long sentence


class Draft:
    """`likely` is the answer as it will be for the most part, in tokens; without any, nothing is guessed."""

    def __init__(self, likely: Sequence[int] = ()) -> None:
        self._likely = list(likely)

    def after(self, said: Sequence[int]) -> list[int]:
        """What may follow: the rest of what is likely, from where its words are those that were `said` last."""
        if not said:
            return self._likely[:MOST]
        found = [place for place, token in enumerate(self._likely, 1) if token == said[-1]]
        if not found:
            return []
        # Words that stand there twice go on from the place that is as far from the beginning as what was said.
        place = min(found, key=lambda each: abs(each - len(said)))
        return self._likely[place : place + MOST]
