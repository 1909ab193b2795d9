"""Products are near to what is said by their records and by what things like them are wanted for."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.languages import LANGUAGES
from nlp.lexicon import Entry, Lexicon
from nlp.nearness import ByVectors, Known, Near, Vectors, nearness
from nlp.ranking import Ranking
from nlp.search import Reason, find
from nlp.turn import Constraint
from tests.nlp.catalog_of_tests import ENTRIES

MEANINGS = (("wet", "rain", "비"), ("cold", "freezing", "추워"), ("read", "book", "책"))
COAT = Known(("A coat for the rain.",), frozenset({"coat"}))
NOVEL = Known(("A book of essays.",), frozenset({"book"}))


def by_meaning(texts: Sequence[str]) -> Vectors:
    """Vectors along the three meanings that the tests know; the fourth is of all other words."""
    found = [[float(any(word in text.casefold() for word in words)) for words in MEANINGS] for text in texts]
    vectors: Vectors = np.array([[*each, 0.1] for each in found], dtype=np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors


def test_vectors_meet_across_languages() -> None:
    near = ByVectors({"coat": COAT, "novel": NOVEL}, {"book": ("something to read",)}, by_meaning)
    assert near("비가 와요")["coat"].score > near("비가 와요")["novel"].score
    assert near("책 좋아해요")["novel"].score == pytest.approx(2.0)
    assert near("책 좋아해요")["novel"].use == "book"
    assert near("책 좋아해요")["novel"].enough
    assert near("책 좋아해요")["coat"].use is None


def test_by_words_what_a_thing_is_wanted_for_is_enough_and_a_mere_word_of_its_record_is_not() -> None:
    near = nearness({"coat": COAT, "novel": NOVEL}, None)
    assert near("my rabbit has essays").get("novel", Near(0.0)).enough is False
    said = LANGUAGES["en"].grammar.uses["book"][0]
    assert near(said)["novel"].enough
    assert near(said)["novel"].use == "book"
    assert "coat" not in {each for each, found in near(said).items() if found.enough}


@pytest.mark.parametrize("said", ["do you have a mug?", "머그 좀 보여 주세요", "혹시 머그 있어요?"])
def test_words_that_only_hold_a_sentence_together_bring_nothing_near(said: str) -> None:
    found = Lexicon(ENTRIES, "KRW").near(said)
    assert set(found) == {"mug"}
    assert not Lexicon(ENTRIES, "KRW").near("do you have something for me, 뭐 있어요?")


def test_what_was_said_last_is_looked_up_once() -> None:
    asked: list[str] = []

    def embed(texts: Sequence[str]) -> Vectors:
        asked.extend(texts)
        return by_meaning(texts)

    near = nearness({"coat": COAT}, embed)
    asked.clear()
    assert near("it rains") is near("it rains")
    assert asked == ["it rains"]


def test_nothing_said_and_nothing_sold_are_near_to_nothing() -> None:
    assert nearness({"coat": COAT}, by_meaning)("?!") == {}
    assert nearness({}, by_meaning)("rain") == {}
    assert nearness({}, None)("rain") == {}


def test_a_tag_whose_use_was_said_is_a_reason_only_where_the_record_has_it() -> None:
    words = Lexicon([*ENTRIES, Entry("plain", {"en": "Plain Shawl"}, kinds={"en": "scarf"})], "KRW")
    near = {each: Near(1.0, "warm", enough=True) for each in ("scarf", "plain")}
    hits = {hit.entry: hit for hit in find(Constraint(kinds=("scarf",)), (), lexicon=words, near=near)}
    assert Reason("tag", "warm") in hits["scarf"].reasons
    assert Reason("tag", "warm") not in hits["plain"].reasons


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_every_language_says_what_the_same_things_are_wanted_for(code: str) -> None:
    assert LANGUAGES[code].grammar.uses.keys() == LANGUAGES["en"].grammar.uses.keys()


@given(st.text(alphabet="abc 가나 ", max_size=20), st.text(alphabet="abc 가나 ", max_size=20))
def test_no_document_has_more_of_a_text_than_all(text: str, document: str) -> None:
    ranking = Ranking({"it": document, "whole": text})
    shares = ranking.shares(text)
    assert all(0.0 < each <= 1.0 + 1e-9 for each in shares.values())
    assert shares.get("whole", 1.0) == pytest.approx(1.0)
