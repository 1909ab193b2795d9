"""What says the same passes; what says anything else does not: by hand, multiplied, and by made-up words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from nlp.facts import SLOT, Facts
from nlp.say import fitted, refitted
from nlp.truth import faults
from tests.nlp.paraphrases import ADDED, TRUE, lies, true_wordings

CODES = ("en", "ko")


def faults_of(template: str, heard: str, wording: str, language: str) -> list[str]:
    """Why a model's wording may not be said for a template as the agent gives it."""
    slots = {slot[1:-1]: "Cloud" for slot in SLOT.findall(template)}
    facts = Facts(language, "any", template, template, slots, heard)
    facts = replace(facts, template=fitted(template, facts))
    return faults(refitted(wording, facts), facts)


@pytest.mark.parametrize("language", CODES)
def test_two_hundred_true_wordings_pass(language: str) -> None:
    told = list(dict.fromkeys(true_wordings(language)))
    assert len(told) >= 200
    assert [(each, found) for each in told if (found := faults_of(*each, language))] == []


@pytest.mark.parametrize("language", CODES)
def test_thousands_of_lies_are_refused(language: str) -> None:
    told = list(dict.fromkeys(lies(language)))
    assert len(told) >= 5000
    assert [each for each in told if not faults_of(*each, language)] == []


@given(
    language=st.sampled_from(CODES),
    fact=st.integers(0, 20),
    order=st.permutations(range(4)),
    lie=st.integers(0, 40),
)
def test_no_order_of_true_sentences_makes_a_lie_true(language: str, fact: int, order: list[int], lie: int) -> None:
    template, heard, wordings = TRUE[language][fact % len(TRUE[language])]
    added = ADDED[language][lie % len(ADDED[language])]
    parts = [wordings[0], added, *wordings[1:2]]
    said = " ".join(parts[each] for each in order if each < len(parts))
    assert faults_of(template, heard, said, language) != []
