"""`python -m nlp.training.acts` learns the classifiers of acts anew from the sayings of each language.

Multinomial logistic regression with an L2 penalty, by full batches of Adam (Kingma and Ba, 2015): the same sayings give
the same weights. A minute a language.
"""

from importlib.resources import as_file, files

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from nlp.act_classifier import ActClassifier
from nlp.act_features import BUCKETS, features
from nlp.languages import LANGUAGES
from nlp.lexicon import Lexicon
from nlp.training.act_examples import ActExample, examples
from nlp.training.wares import lexicon
from nlp.turn import Act, Expectation, Turn
from nlp.understand_hearing import hear
from nlp.understand_references import refer
from nlp.understand_sight import Sight

# What these do depends on whether something was asked.
_BOUND = frozenset({Act.AFFIRM, Act.DENY, Act.FEEDBACK, Act.CHITCHAT, Act.GREET})
_STEPS = 80
_RATE = 0.4
_PENALTY = 1e-5
_DECAY = (0.9, 0.99)
_TINY = 1e-8

Matrix = NDArray[np.float32]


def vector(example: ActExample, language: str, wares: Lexicon) -> dict[int, float]:
    """The features of a saying, heard in the store that sells `wares`."""
    heard = hear(example.text, language, wares)
    sight = Sight(heard, refer(heard, wares), wares, example.expecting, example.last)
    return features(heard, sight.whole())


def in_talk(said: tuple[ActExample, ...], language: str) -> tuple[ActExample, ...]:
    """The sayings, and those that need nothing before them once more in the midst of talk."""
    free = [each for each in said if each.last is None and each.expecting is None]
    bare = [each for each in free if each.label.partition(":")[0] not in _BOUND]
    acts = tuple(Act)
    return (
        *said,
        *(replace(each, last=_turn(acts[at % len(acts)], language)) for at, each in enumerate(free)),
        *(
            replace(each, last=_turn(acts[at * 5 % len(acts)], language), expecting=Expectation("yes_no"))
            for at, each in enumerate(bare)
            if at % 2
        ),
    )


def learned(said: tuple[ActExample, ...], language: str) -> ActClassifier:
    """The classifier that tells the sayings' labels best."""
    wares = lexicon()
    labels = tuple(sorted({each.label for each in said}))
    rows = np.zeros((len(said), BUCKETS), np.float32)
    for row, each in zip(rows, said, strict=True):
        found = vector(each, language, wares)
        row[list(found)] = list(found.values())
    wanted = np.eye(len(labels), dtype=np.float32)[[labels.index(each.label) for each in said]]
    return ActClassifier(labels, *_fitted(rows, wanted))


def _turn(act: Act, language: str) -> Turn:
    return Turn(text="", language=language, act=act)


def _fitted(rows: Matrix, wanted: Matrix) -> tuple[Matrix, Matrix]:
    """Weights and bias that make `wanted` likeliest."""
    ended = np.hstack([rows, np.ones((len(rows), 1), np.float32)])
    weights = np.zeros((ended.shape[1], wanted.shape[1]), np.float32)
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        scores = ended @ weights
        shares = np.exp(scores - scores.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        slope = ended.T @ (shares - wanted) / len(rows) + _PENALTY * weights
        mean += (1 - _DECAY[0]) * (slope - mean)
        spread += (1 - _DECAY[1]) * (slope**2 - spread)
        towards = mean / (1 - _DECAY[0] ** step)
        weights -= _RATE * towards / (np.sqrt(spread / (1 - _DECAY[1] ** step)) + _TINY)
    return weights[:-1], weights[-1]


def main() -> None:
    """Writes `acts.npz` beside each language's sayings."""
    for language in LANGUAGES:
        with (
            as_file(files("nlp.languages").joinpath(language)) as folder,
            (folder / "acts.npz").open("wb") as file,
        ):
            learned(in_talk(examples(language), language), language).save(file)


if __name__ == "__main__":
    main()
