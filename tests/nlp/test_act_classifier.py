"""The classifier of acts: what ships fits what it was taught, survives being kept, and yields to what is asked."""

import io

import numpy as np
import pytest

from nlp.act_classifier import ActClassifier, classifier_of
from nlp.act_features import BUCKETS
from nlp.languages import LANGUAGES
from nlp.training.act_examples import ActExample, examples
from nlp.training.acts import learned, vector
from nlp.training.wares import lexicon
from nlp.turn import Act, Expectation
from nlp.understand_evidence import Decision

WARES = lexicon()


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_the_classifier_that_ships_has_learned_its_sayings(language: str) -> None:
    classifier = classifier_of(language)
    assert classifier is not None
    said = examples(language)[::10]
    right = 0
    for each in said:
        likely = classifier.likely(vector(each, language, WARES))
        right += max(likely, key=lambda guess: likely[guess]).act == each.label.partition(":")[0]
    assert right / len(said) > 0.97


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_act_has_sayings(language: str) -> None:
    assert {each.label.partition(":")[0] for each in examples(language)} == {act.value for act in Act}


def test_a_language_without_sayings_has_no_classifier() -> None:
    assert classifier_of("tlh") is None


def test_probabilities_sum_to_one_and_favour_what_was_taught() -> None:
    said = (
        ActExample("hello", "greet"),
        ActExample("do you ship to Oslo", "ask_policy:shipping"),
        ActExample("is it wool", "deny"),
    )
    likely = learned(said, "en").likely(vector(said[1], "en", WARES))
    assert sum(likely.values()) == pytest.approx(1)
    assert max(likely, key=lambda guess: likely[guess]) == Decision(Act.ASK_POLICY, "shipping")


def test_what_is_kept_is_read_again() -> None:
    weights = np.zeros((BUCKETS, 2), np.float32)
    weights[7] = (1.0, -1.0)
    classifier = ActClassifier(("greet", "ask_attribute:price"), weights, np.zeros(2, np.float32))
    file = io.BytesIO()
    classifier.save(file)
    file.seek(0)
    again = ActClassifier.load(file).likely({7: 1.0})
    assert again == pytest.approx(classifier.likely({7: 1.0}), abs=0.01)
    assert Decision(Act.ASK_ATTRIBUTE, asked=("price",)) in again


def test_weights_of_another_shape_are_refused() -> None:
    with pytest.raises(ValueError, match="8192 places and 1 labels"):
        ActClassifier(("greet",), np.zeros((4, 1), np.float32), np.zeros(1, np.float32))


def test_sayings_tell_what_went_before() -> None:
    said = {each.text: each for each in examples("en")}
    assert said["what about white"].last is not None
    assert said["large please"].expecting == Expectation("size", Act.ADD_TO_CART)
