"""What moves a product up beside the wish, and how it is told."""

from msgspec.structs import replace

from avatars.memory import Memory
from avatars.policy import answer
from avatars.talk import Talk
from nlp.turn import Act, Constraint, Reference, Turn
from tests.support.talks import talk

JACKETS = Turn(text="", language="en", act=Act.RECOMMEND, constraint=Constraint(kinds=("jacket",)))
WHY = Turn(text="why?", language="en", act=Act.ASK_ATTRIBUTE, asked=("why",), references=(Reference(again=True),))


def first(asked: Talk) -> str:
    return answer(asked).about[0]


def pushing(asked: Talk, **promoted: float) -> Talk:
    return replace(asked, view=replace(asked.view, promoted=promoted))


def told(asked: Talk) -> str:
    return " ".join(facts.phrase for facts in answer(asked).says)


def test_a_push_decides_between_things_that_fit_alike() -> None:
    assert first(talk(JACKETS)) == "d-rain"
    assert first(pushing(talk(JACKETS), wind=1.0)) == "d-wind"


def test_a_push_never_beats_what_fits_better() -> None:
    waterproof = replace(JACKETS, constraint=Constraint(kinds=("jacket",), tags=("waterproof",)))
    assert first(pushing(talk(waterproof), wind=1.0)) == "d-rain"
    assert "d-wind" not in answer(pushing(talk(waterproof), wind=1.0)).about


def test_a_push_is_admitted_whenever_somebody_asks_why() -> None:
    assert "the store has asked us to show the Ridge Windbreaker" in told(pushing(talk(WHY, "d-wind"), wind=0.1))
    assert "the store has asked us" not in told(talk(WHY, "d-wind"))


def test_the_reasons_told_are_the_facts_that_matched() -> None:
    memory = Memory("en")
    answer(talk(replace(JACKETS, constraint=Constraint(tags=("waterproof",), price_most=120000)), memory=memory))
    assert "waterproof and within your budget" in told(talk(WHY, "d-rain", memory=memory))


def test_what_was_turned_down_pulls_its_like_down_and_what_was_liked_pulls_its_like_up() -> None:
    gifts = replace(JACKETS, constraint=Constraint(tags=("gift",)))
    memory = Memory("en")
    memory.rejected.append("rain")
    assert "d-rain" not in answer(talk(JACKETS, memory=memory)).about
    likes = Memory("en")
    likes.liked.append("luna")
    assert first(talk(gifts, memory=likes, scene="living")) == "d-luna"
    assert "like the Willow Mug that you liked" in told(talk(WHY, "d-luna", memory=liking("willow")))


def liking(product: str) -> Memory:
    memory = Memory("en")
    memory.liked.append(product)
    return memory


def test_the_budget_named_before_is_kept_to_where_something_else_is_wished_for() -> None:
    memory = Memory("en")
    answer(talk(replace(JACKETS, constraint=Constraint(kinds=("jacket",), price_most=80000)), memory=memory))
    assert memory.budget == 80000
    lamps = replace(JACKETS, constraint=Constraint(kinds=("lamp",)))
    within = answer(talk(lamps, memory=memory, scene="living")).about
    assert within[0] == "d-luna"
