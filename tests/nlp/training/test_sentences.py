"""What a model is taught to say is true, heard whole, varied, and the same for the same seed."""

from itertools import islice

import pytest
from msgspec.structs import replace

from nlp.facts import SLOT
from nlp.say import fitted, sentence_of
from nlp.training.batches import Batches
from nlp.training.sentences import Sentences, Worded
from nlp.truth import faults
from tests.nlp.catalog_of_tests import lexicon

LEXICON = lexicon()
COUNT = 300


def made(language: str, seed: int = 0, count: int = COUNT) -> list[Worded]:
    return list(islice(Sentences(LEXICON, language, seed), count))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_sentence_states_its_facts_and_is_heard_whole(language: str) -> None:
    for each in made(language):
        fitting = replace(each.facts, template=fitted(each.facts.template, each.facts))
        assert faults(each.sentence, fitting) == [], each
        heard = sentence_of(each.sentence, each.facts)
        assert isinstance(heard, str), each
        assert not SLOT.search(heard), heard
        assert all(value in heard for value in each.facts.slots.values()), each


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_same_seed_makes_the_same_pairs_and_another_seed_others(language: str) -> None:
    assert made(language, 3, 40) == made(language, 3, 40)
    assert made(language, 3, 40) != made(language, 4, 40)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_pairs_are_varied_and_seldom_mere_copies(language: str) -> None:
    pairs = made(language)
    assert len({each.facts.heard for each in pairs}) > COUNT * 0.7
    assert len({each.facts.template for each in pairs}) > COUNT * 0.3
    assert sum(each.sentence != each.facts.template for each in pairs) > COUNT * 0.4


@pytest.mark.parametrize("language", ["en", "ko"])
def test_most_situations_are_taken_up(language: str) -> None:
    ways = {way for each in Sentences(LEXICON, language, 0).occasions.situations for way in each.taken_up if way}
    said = [each.sentence for each in made(language, count=3 * COUNT)]
    assert sum(any(way in each for each in said) for way in ways) > 0.6 * len(ways)


def test_a_batch_shares_the_head_of_its_prompts_and_both_languages_come() -> None:
    batches = list(islice(Batches(LEXICON, ("en", "ko"), size=3, seed=0), 24))
    heads = {(each.prompt.head, each.prompt.examples) for batch in batches for each in batch}
    assert all(len({(each.prompt.head, each.prompt.examples) for each in batch}) == 1 for batch in batches)
    assert {len(batch) for batch in batches} == {3}
    assert any("손님" in str(head) for head in heads)
    assert any("Visitor" in str(head) for head in heads)
