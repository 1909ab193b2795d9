"""How much of our own papers is understood without a room and without a language model."""

import pytest

from tests.eval.understanding import measure, paper, scored


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_papers_are_understood_about_as_well_as_the_readme_says(language: str) -> None:
    improved = measure(scored(language, gold) for gold in paper(language, "dev"))
    unseen = measure(scored(language, gold) for gold in paper(language, "held"))
    assert improved.act > 0.95
    assert unseen.act > 0.85


@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_act_is_asked_in_both_halves(language: str) -> None:
    for half in ("dev", "held"):
        assert len({gold["act"] for gold in paper(language, half)}) == len({gold["act"] for gold in paper(language)})
