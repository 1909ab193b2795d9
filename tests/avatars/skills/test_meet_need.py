"""Needs that name no thing are met by what is near to them, or asked about, or admitted not to be understood."""

import pytest
from msgspec.structs import replace

from avatars.memory import Memory
from avatars.policy import answer
from avatars.question import Asking
from avatars.talk import Talk
from nlp.nearness import Near
from nlp.turn import Act, Constraint, Turn
from tests.support.talks import talk

UNCLEAR = Turn(text="so cold", language="en", act=Act.CHITCHAT, topic="unclear")


def near(asked: Talk, **scores: float) -> Talk:
    """The talk with things as near as said; from 0.7 on they may be offered."""
    found = {each: Near(score, "scarf", enough=score >= 0.7) for each, score in scores.items()}
    return replace(asked, near=found)


def keys(asked: Talk) -> list[str]:
    return [facts.key for facts in answer(asked).says]


def test_a_need_that_is_surely_met_is_met() -> None:
    found = answer(near(talk(UNCLEAR), scarf=0.9, luna=0.3))
    assert found.about == ("d-scarf",)
    assert found.lead is not None


def test_what_may_be_meant_is_asked_once_and_then_a_person_is_offered() -> None:
    memory = Memory("en")
    first = answer(near(talk(UNCLEAR, memory=memory), scarf=0.6))
    assert [facts.key for facts in first.says] == ["need.maybe"]
    assert first.question is not None
    assert first.question.asking is Asking.LEAD
    assert first.lead is None
    again = answer(near(talk(UNCLEAR, memory=memory), scarf=0.6))
    assert again.question is not None
    assert again.question.asking is Asking.PERSON


def test_what_is_near_to_nothing_is_not_understood() -> None:
    assert keys(near(talk(UNCLEAR), scarf=0.4)) == ["not_understood.first"]


def test_what_is_sold_out_helps_nobody() -> None:
    assert keys(near(talk(UNCLEAR), ember=1.2)) == ["not_understood.first"]


def test_a_kind_that_is_named_is_meant_unless_something_else_is_nearer() -> None:
    jeans = Turn(text="my jeans slip down", language="en", act=Act.RECOMMEND, constraint=Constraint(kinds=("jeans",)))
    assert answer(near(talk(jeans), jeans=0.9, scarf=0.9)).about[0] == "d-jeans"
    assert answer(near(talk(jeans), jeans=0.6, scarf=0.9)).about[0] == "d-scarf"


@pytest.mark.parametrize("said", ["jeans", "jeans, please", "I'd like jeans for my brother", "looking for jeans"])
def test_a_kind_that_is_asked_for_is_meant_whatever_is_nearer(said: str) -> None:
    jeans = Turn(text=said, language="en", act=Act.RECOMMEND, constraint=Constraint(kinds=("jeans",)))
    assert answer(near(talk(jeans), jeans=0.6, scarf=0.9)).about[0] == "d-jeans"


def test_a_complaint_about_the_thing_in_talk_stays_one() -> None:
    complaint = Turn(text="too dark", language="en", act=Act.FEEDBACK, topic="dislike")
    memory = Memory("en")
    memory.named = ["d-jeans"]
    assert "d-scarf" not in answer(near(talk(complaint, "d-jeans", memory=memory), scarf=0.9)).about


def test_the_use_that_was_told_of_is_the_wish_that_stands() -> None:
    memory = Memory("en")
    answer(near(talk(UNCLEAR, memory=memory), scarf=0.9))
    assert memory.wish == Constraint(kinds=("scarf",))
