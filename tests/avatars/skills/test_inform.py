from avatars.memory import Memory
from avatars.policy import answer
from avatars.question import Asking
from avatars.talk import Answer
from nlp.turn import Act, Constraint, Turn
from tests.support.talks import talk


def asked(*attributes: str, language: str = "en", **wish: tuple[str, ...]) -> Turn:
    return Turn(text="", language=language, act=Act.ASK_ATTRIBUTE, asked=attributes, constraint=Constraint(**wish))  # type: ignore[arg-type]


def said(found: Answer) -> str:
    return " ".join(facts.phrase for facts in found.says)


def test_the_price_is_the_records() -> None:
    found = answer(talk(asked("price"), "d-rain"))
    assert found.says[0].slots == {"PRICE": "₩98,000", "NAME": "Drizzle Rain Jacket"}
    assert found.about == ("d-rain",)
    assert found.points is not None
    assert found.points.id == "d-rain"


def test_prices_of_two_things_come_in_one_sentence() -> None:
    found = answer(talk(asked("price"), "d-rain", "d-wind"))
    assert len(found.says) == 1
    assert "₩98,000" in said(found)
    assert "₩79,000" in said(found)


def test_prices_asked_for_together_come_with_their_sum() -> None:
    turn = Turn(text="how much are they together?", language="en", act=Act.ASK_ATTRIBUTE, asked=("price",))
    assert "₩177,000 together" in said(answer(talk(turn, "d-rain", "d-wind")))


def test_whether_a_thing_is_reduced_is_told_of_that_thing() -> None:
    turn = Turn(text="is it on sale?", language="en", act=Act.ASK_POLICY, topic="sale")
    assert said(answer(talk(turn, "d-wind"))) == "The Ridge Windbreaker isn't reduced; it's ₩79,000."


def test_a_few_left_are_counted_and_many_are_not() -> None:
    assert "only 3 left" in said(answer(talk(asked("stock"), "d-backpack")))
    plenty = said(answer(talk(asked("stock"), "d-shirt")))
    assert "in stock" in plenty or "right away" in plenty
    assert not any(sign.isdigit() for sign in plenty)


def test_a_stock_that_is_not_counted_is_available() -> None:
    assert "Willow Mug" in said(answer(talk(asked("stock"), "willow")))
    assert "left" not in said(answer(talk(asked("stock"), "willow")))


def test_a_sold_out_variant_is_said_and_others_are_offered() -> None:
    found = answer(talk(asked("stock", colors=("black",), sizes=("M",)), "d-trench"))
    assert "out of the Harbor Trench Coat in Black, size M" in said(found)
    assert "size S and size L" in said(found)


def test_a_size_there_is_not_is_denied_with_those_there_are() -> None:
    found = said(answer(talk(asked("size", sizes=("XXL",)), "d-rain")))
    assert "XXL" in found
    assert "S, M and L" in found


def test_sizes_are_listed_and_those_sold_out_are_named() -> None:
    found = said(answer(talk(asked("size"), "d-sneakers")))
    assert "250, 260 and 270" in found


def test_colours_are_listed_in_korean_names_for_a_korean() -> None:
    assert "네이비" in said(answer(talk(asked("color", language="ko"), "d-rain")))


def test_is_it_leather_is_answered_by_the_record() -> None:
    assert said(answer(talk(asked("material", materials=("leather",)), "d-sneakers"))).startswith("Yes")
    no = said(answer(talk(asked("material", materials=("leather",)), "d-sweater")))
    assert no.startswith("No")
    assert "wool" in no


def test_what_the_record_does_not_say_is_not_promised() -> None:
    yes = said(answer(talk(asked("tags", tags=("waterproof",)), "d-rain")))
    no = said(answer(talk(asked("tags", tags=("waterproof",)), "d-wind")))
    assert yes.startswith("Yes")
    assert "can't promise" in no or "wouldn't count" in no


def test_care_and_origin_come_from_the_details() -> None:
    assert "Hand wash cold" in said(answer(talk(asked("care"), "d-sweater")))
    assert "부산에서" in said(answer(talk(asked("origin", language="ko"), "d-rain")))


def test_what_is_not_known_is_said_and_a_person_offered() -> None:
    found = answer(talk(asked("care"), "d-jeans"))
    assert "don't know" in said(found) or "isn't in my records" in said(found)
    assert found.question is not None
    assert found.question.asking is Asking.PERSON
    assert found.says[0].freely is False


def test_nothing_meant_is_asked_back() -> None:
    found = answer(talk(asked("price")))
    assert found.question is not None
    assert found.question.asking is Asking.WHICH


def test_of_two_that_fit_the_agent_asks_which_and_lights_both() -> None:
    found = answer(talk(asked("price"), unsure=("d-rain", "d-wind")))
    assert found.about == ("d-rain", "d-wind")
    assert "Drizzle Rain Jacket" in said(found)
    assert "Ridge Windbreaker" in said(found)
    assert found.question is not None
    assert found.question.displays == ("d-rain", "d-wind")


def test_the_answer_to_which_takes_the_question_up_again() -> None:
    first = answer(talk(asked("price"), unsure=("d-rain", "d-wind")))
    then = Turn(text="the second", language="en", act=Act.ASK_ATTRIBUTE)
    found = answer(talk(then, "d-wind", question=first.question))
    assert "₩79,000" in said(found)


def test_another_question_is_not_taken_for_the_answer_to_which() -> None:
    first = answer(talk(asked("price"), unsure=("d-rain", "d-wind")))
    found = answer(talk(asked("material"), "d-wind", question=first.question))
    assert "recycled nylon" in said(found)
    assert "₩" not in said(found)


def test_the_way_to_a_thing_next_door_is_offered_once_and_a_yes_is_taken() -> None:
    memory = Memory("en")
    first = answer(talk(asked("price"), "d-luna", memory=memory))
    assert "₩59,000" in said(first)
    assert first.question is not None
    assert first.question.asking is Asking.LEAD
    led = answer(talk(Act.AFFIRM, question=first.question, memory=memory))
    assert led.lead is not None
    assert led.lead.id == "d-luna"
    assert answer(talk(asked("price"), "d-luna", memory=memory)).question is None


def test_a_reduced_price_tells_the_one_before() -> None:
    from msgspec.structs import replace

    from scenes.money import Money

    seen = talk(asked("price"), "d-shirt")
    product = seen.items[0].product
    cut = tuple(replace(each, compare_at=Money(60000, "KRW")) for each in product.variants)
    seen = replace(seen, items=(replace(seen.items[0], product=replace(product, variants=cut)),))
    assert "₩60,000" in said(answer(seen))


def test_who_asks_how_many_there_are_is_told_the_number() -> None:
    asked = Turn(text="how many are left?", language="en", act=Act.ASK_ATTRIBUTE, asked=("left",))
    (said,) = answer(talk(asked, "d-jeans")).says
    assert said.key in ("inform.left", "inform.few")
    assert said.slots["COUNT"].isdigit()
