"""Generated utterances carry turns that are valid, varied, and what careful rules understand of most."""

from collections.abc import Callable
from itertools import islice

import msgspec
import pytest

from nlp.training.utterances import SAYINGS, Utterances, Uttered
from nlp.turn import Act, Turn
from nlp.understand import understand
from tests.nlp.catalog_of_tests import lexicon

LEXICON = lexicon()
COUNT = 400


def made(language: str, seed: int = 0, count: int = COUNT) -> list[Uttered]:
    return list(islice(Utterances(LEXICON, language, seed), count))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_turn_is_valid_and_of_this_catalog(language: str) -> None:
    for each in made(language):
        turn = each.turn
        assert msgspec.json.decode(msgspec.json.encode(turn), type=Turn) == turn
        assert turn.text == each.text != ""
        assert "<" not in each.text
        assert "[" not in each.text
        likes = [turn.constraint, *(reference.like for reference in turn.references)]
        assert all(kind in LEXICON.known["kind"] for like in likes for kind in like.kinds)
        assert all(color in LEXICON.known["color"] for like in likes for color in like.colors)
        assert all(name in LEXICON.entries for reference in turn.references for name in reference.names)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_same_seed_makes_the_same_pairs_and_another_seed_others(language: str) -> None:
    assert made(language, 3, 40) == made(language, 3, 40)
    assert made(language, 3, 40) != made(language, 4, 40)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_all_acts_that_open_a_talk_are_said(language: str) -> None:
    answers = {Act.AFFIRM, Act.DENY}
    assert {each.act for each in SAYINGS[language].sayings} == set(Act) - answers


@pytest.mark.parametrize(
    ("what", "least"),
    [
        (lambda turn: turn.act, 0.93),
        (lambda turn: turn.constraint if turn.act is Act.RECOMMEND else None, 0.9),
        (lambda turn: [each.names for each in turn.references if each.names], 0.9),
    ],
    ids=["act", "wish", "names"],
)
@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_rules_understand_nearly_all_of_them(language: str, what: Callable[[Turn], object], least: float) -> None:
    pairs = made(language)
    right = sum(what(understand(each.text, lexicon=LEXICON, language=language)) == what(each.turn) for each in pairs)
    assert right >= least * COUNT, f"{right} of {COUNT}"
