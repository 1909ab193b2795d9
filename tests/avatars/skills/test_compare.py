import pytest
from msgspec.structs import replace

from avatars.memory import Memory
from avatars.policy import answer
from avatars.question import Asking
from avatars.talk import Answer
from nlp.turn import Act, Turn
from tests.support.talks import talk


def said(found: Answer) -> str:
    return " ".join(facts.phrase for facts in found.says)


def test_the_cheaper_one_is_named_with_the_difference() -> None:
    found = answer(talk(Act.COMPARE, "d-rain", "d-wind"))
    assert found.says[0].slots["DIFFERENCE"] == "₩19,000"
    assert found.says[0].slots["CHEAPER"] == "Ridge Windbreaker"
    assert found.about == ("d-rain", "d-wind")
    assert found.points is not None
    assert found.points.id == "d-wind"


def test_at_most_two_differences_are_told() -> None:
    assert len(answer(talk(Act.COMPARE, "d-rain", "d-sweater")).says) == 2


def test_what_was_asked_comes_alone() -> None:
    turn = Turn(text="", language="en", act=Act.COMPARE, asked=("rating",))
    found = answer(talk(turn, "d-rain", "d-wind"))
    assert [facts.slots for facts in found.says] == [
        {"FIRST": "4.4", "ONE": "Drizzle Rain Jacket", "SECOND": "4.1", "OTHER": "Ridge Windbreaker"}
    ]


@pytest.mark.parametrize(("asked", "better"), [("price", "d-wind"), ("rating", "d-rain")])
def test_who_asks_which_one_it_is_means_that_one_from_then_on(asked: str, better: str) -> None:
    found = answer(talk(Turn(text="", language="ko", act=Act.COMPARE, asked=(asked,)), "d-rain", "d-wind"))
    assert found.about[0] == better
    assert found.points is not None
    assert found.points.id == better


def test_equal_prices_are_said_to_be_equal() -> None:
    assert "same" in said(answer(talk(Act.COMPARE, "d-wind", "d-sweater")))


def test_one_thing_alone_is_compared_with_the_one_spoken_of_before() -> None:
    memory = Memory("en")
    memory.name(("d-rain",))
    assert "₩19,000" in said(answer(talk(Act.COMPARE, "d-wind", memory=memory)))


def test_of_those_in_talk_the_one_in_focus_is_compared_with_the_new_one() -> None:
    memory = Memory("en")
    memory.name(("d-rain", "d-backpack"))
    found = answer(talk(Act.COMPARE, "d-rain", "d-backpack", "d-trench", memory=memory))
    assert found.about == ("d-rain", "d-trench")


def test_nothing_to_compare_is_asked_for() -> None:
    assert answer(talk(Act.COMPARE)).question is not None


@pytest.mark.parametrize("language", ["en", "ko"])
def test_one_thing_alone_is_set_beside_the_nearest_of_its_kind(language: str) -> None:
    found = answer(talk(Turn(text="", language=language, act=Act.COMPARE, asked=("price",)), "d-wind"))
    assert [facts.key for facts in found.says] == ["compare.beside", "compare.price"]
    assert set(found.about) == {"d-wind", "d-rain"}


def test_what_was_turned_down_is_nothing_to_compare_with() -> None:
    memory = Memory("en")
    memory.rejected = ["rain"]
    assert "d-rain" not in answer(talk(Act.COMPARE, "d-wind", memory=memory)).about


def test_the_differences_are_told_in_korean() -> None:
    turn = Turn(text="", language="ko", act=Act.COMPARE)
    found = said(answer(talk(turn, "d-rain", "d-wind")))
    assert "19,000원" in found
    assert "릿지 바람막이" in found


@pytest.mark.parametrize(
    ("said_by", "asked"), [("which one is lighter?", ("weight",)), ("which of these is brighter?", ())]
)
def test_what_no_record_measures_is_not_guessed(said_by: str, asked: tuple[str, ...]) -> None:
    turn = Turn(text=said_by, language="en", act=Act.COMPARE, asked=asked)
    assert answer(talk(turn, "d-rain", "d-wind")).says[0].phrase == (
        "I don't know that about both of them, so I won't guess."
    )


def test_weights_are_compared_where_both_are_known() -> None:
    found = talk(Turn(text="which is lighter?", language="en", act=Act.COMPARE, asked=("weight",)), "d-rain", "d-wind")
    one, other = (
        replace(
            item, product=replace(item.product, variants=tuple(replace(v, weight=grams) for v in item.product.variants))
        )
        for item, grams in zip(found.items, (1250, 480), strict=True)
    )
    assert answer(replace(found, items=(one, other))).says[0].phrase == (
        "The Ridge Windbreaker weighs 480 g, the Drizzle Rain Jacket 1.25 kg."
    )


@pytest.mark.parametrize("language", ["en", "ko"])
def test_of_the_only_one_of_its_kind_another_of_its_family_is_offered(language: str) -> None:
    turn = Turn(text="", language=language, act=Act.COMPARE)
    found = answer(talk(turn, "d-trench"))
    assert [facts.key for facts in found.says] == ["compare.only", "compare.offer"]
    assert found.question is not None
    assert found.question.asking is Asking.LEAD
    memory = Memory(language)
    memory.rejected = [*found.question.products, "wind", "rain"]
    last = answer(talk(turn, "d-trench", memory=memory))
    assert [facts.key for facts in last.says] == ["compare.only", "compare.else"]
