"""A linear classifier of acts, learned from sayings: multinomial logistic regression over hashed features.

It knows what no rule lists ("you've convinced me"), is less than a megabyte and needs no language model.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import IO

import numpy as np
from numpy.typing import NDArray

from nlp.act_features import BUCKETS
from nlp.turn import Act
from nlp.understand_evidence import Decision

_STEPS = 127
"""Weights are kept as whole numbers of eight bits."""


class ActClassifier:
    """Tells how likely each of its labels is. A label is an act with its detail: "ask_policy:shipping"."""

    def __init__(self, labels: tuple[str, ...], weights: NDArray[np.float32], bias: NDArray[np.float32]) -> None:
        if weights.shape != (BUCKETS, len(labels)) or bias.shape != (len(labels),):
            raise ValueError(f"weights for {BUCKETS} places and {len(labels)} labels expected, not {weights.shape}")
        self._decisions = tuple(map(_decision, labels))
        self._weights, self._bias, self._labels = weights, bias, labels

    def likely(self, features: Mapping[int, float]) -> dict[Decision, float]:
        """Decision -> probability; they sum to 1. `features` are place -> value."""
        values = np.fromiter(features.values(), np.float32, len(features))
        scores = values @ self._weights[list(features)] + self._bias
        shares = np.exp(scores - scores.max())
        return dict(zip(self._decisions, (shares / shares.sum()).tolist(), strict=True))

    def save(self, file: IO[bytes]) -> None:
        """Writes it as NumPy's .npz."""
        scale = np.abs(self._weights).max() / _STEPS
        steps = np.round(self._weights / scale).astype(np.int8)
        np.savez_compressed(file, labels=np.array(self._labels), steps=steps, scale=scale, bias=self._bias)

    @classmethod
    def load(cls, file: IO[bytes]) -> "ActClassifier":
        """Reads what `save` wrote."""
        with np.load(file) as kept:
            labels = tuple(str(each) for each in kept["labels"])
            return cls(labels, kept["steps"].astype(np.float32) * kept["scale"], kept["bias"])


@cache
def classifier_of(language: str) -> ActClassifier | None:
    """The classifier that ships with a language; None where it has none."""
    file = files("nlp.languages").joinpath(language, "acts.npz")
    if not file.is_file():
        return None
    with file.open("rb") as opened:
        return ActClassifier.load(opened)


def _decision(label: str) -> Decision:
    act, _, detail = label.partition(":")
    if act == Act.ASK_ATTRIBUTE:
        return Decision(Act.ASK_ATTRIBUTE, asked=(detail,))
    return Decision(Act(act), detail or None)
