import pytest
from msgspec.structs import replace

from avatars.items import Assortment
from avatars.memory import Memory
from avatars.policy import answer
from avatars.question import Asking, Question
from avatars.steps import ShowCard
from avatars.talk import Answer
from nlp.turn import Act, Constraint, Turn
from tests.support.talks import GUEST, talk, view


def wish(language: str = "en", than: str | None = None, **more: object) -> Turn:
    return Turn(text="", language=language, act=Act.RECOMMEND, constraint=Constraint(**more), than=than)  # type: ignore[arg-type]


def said(found: Answer) -> str:
    return " ".join(facts.phrase for facts in found.says)


def led_to(found: Answer) -> str:
    assert found.lead is not None
    return found.lead.id


def test_the_best_that_fits_is_led_to_with_a_true_reason_and_its_price() -> None:
    found = answer(talk(wish(tags=("waterproof",), price_most=120000)))
    assert led_to(found) == "d-rain"
    assert "waterproof and within your budget" in said(found)
    assert "₩98,000" in said(found)
    assert found.leaving is not None


def test_others_that_fit_are_named_but_no_more_than_two() -> None:
    found = answer(talk(wish(tags=("gift",))))
    assert len(found.about) == 3
    assert found.about[0] == "d-scarf"


def test_a_thing_in_this_room_comes_before_one_next_door() -> None:
    assert led_to(answer(talk(wish(tags=("gift",)), scene="clothing"))) == "d-scarf"
    assert led_to(answer(talk(wish(tags=("gift",)), scene="living"))) != "d-scarf"


def test_a_thing_next_door_is_led_to_by_the_door_and_its_room_is_named() -> None:
    found = answer(talk(wish(kinds=("lamp",))))
    assert found.lead is not None
    assert found.lead.here is False
    assert "Living" in said(found)


def test_what_is_sold_out_is_not_recommended() -> None:
    found = answer(talk(wish(kinds=("candle",)), scene="living"))
    assert "Ember" not in said(found)


def test_where_nothing_fits_the_nearest_is_shown_as_such() -> None:
    found = answer(talk(wish(kinds=("coat",), colors=("red",), price_most=50000)))
    assert "no red coat for ₩50,000 or less" in said(found)
    assert "Harbor Trench Coat" in said(found)
    assert "₩189,000" in said(found)


def test_a_demand_that_matters_less_is_given_up_before_the_price() -> None:
    found = answer(talk(wish(kinds=("jacket",), colors=("red",), price_most=90000)))
    assert led_to(found) == "d-wind"


def test_what_is_not_sold_at_all_is_said_plainly() -> None:
    found = answer(talk(wish(kinds=("umbrella",))))
    assert found.lead is None
    assert "no umbrella" in said(found)
    assert "outerwear" in said(found)


def test_the_same_wish_again_shows_what_was_not_shown_and_then_says_that_this_is_all() -> None:
    memory = Memory("en")
    first = answer(talk(wish(tags=("gift",)), memory=memory))
    second = answer(talk(wish(tags=("gift",)), memory=memory))
    assert not set(first.about) & set(second.about)
    while not said(second).count("I could change") and not said(second).count("everything of that kind"):
        second = answer(talk(wish(tags=("gift",)), memory=memory))
    assert second.question == Question(Asking.WISH)


def test_a_wish_that_nothing_meets_together_with_the_old_one_is_taken_for_a_new_one() -> None:
    memory = Memory("en")
    answer(talk(wish(kinds=("jacket",)), memory=memory))
    found = answer(talk(wish(kinds=("jacket",), tags=("warm",)), memory=memory))
    assert led_to(found) in ("d-scarf", "d-sweater")
    assert memory.wish == Constraint(tags=("warm",))


def test_cheaper_than_this_means_of_its_kind_and_below_its_price() -> None:
    assert led_to(answer(talk(wish(than="cheaper"), "d-rain"))) == "d-wind"
    none = answer(talk(wish(than="cheaper"), "d-wind"))
    assert none.lead is None
    assert "Ridge Windbreaker" in said(none)
    assert led_to(answer(talk(wish(than="dearer"), "d-wind"))) == "d-rain"


def test_a_yes_to_something_similar_shows_what_is_for_the_same_use() -> None:
    sold_out = answer(
        talk(Turn(text="", language="en", act=Act.ASK_ATTRIBUTE, asked=("stock",)), "d-ember", scene="living")
    )
    assert sold_out.question is not None
    assert sold_out.question.asking is Asking.MORE
    found = answer(talk(Act.AFFIRM, question=sold_out.question, scene="living"))
    assert led_to(found) in ("d-luna", "d-nest", "d-willow")
    assert "a nice gift" in said(found)


def test_a_disliked_thing_is_not_shown_again() -> None:
    memory = Memory("en")
    answer(talk(wish(kinds=("jacket",)), memory=memory))
    memory.name(("d-rain",))
    dislike = Turn(text="", language="en", act=Act.FEEDBACK, topic="dislike")
    assert led_to(answer(talk(dislike, "d-rain", memory=memory))) == "d-wind"
    assert memory.rejected == ["rain"]


def test_somebody_who_turns_a_thing_down_is_shown_what_they_have_not_seen() -> None:
    memory = Memory("en")
    first = answer(talk(wish(tags=("gift",)), memory=memory))
    dislike = Turn(text="", language="en", act=Act.FEEDBACK, topic="dislike")
    second = answer(talk(dislike, first.about[0], memory=memory))
    assert not set(first.about) & set(second.about)


def test_a_product_that_is_nowhere_on_show_has_its_card_opened() -> None:
    from msgspec.structs import replace

    hidden = talk(wish(kinds=("mug",)))
    seen = replace(view(), elsewhere=())
    hidden = replace(hidden, view=seen, assortment=type(hidden.assortment)(seen))
    found = answer(hidden)
    assert found.lead is None
    assert found.steps == (ShowCard(GUEST, "willow"),)


def test_locating_tells_the_furniture_and_the_side() -> None:
    found = answer(talk(Act.LOCATE, "d-rain"))
    assert led_to(found) == "d-rain"
    assert found.leaving is not None
    assert "on the rack to your left" in found.leaving.phrase


def test_of_several_the_nearest_is_led_to() -> None:
    found = answer(talk(Act.LOCATE, "d-jeans", "d-trench"))
    assert led_to(found) == "d-trench"
    assert "Mono Slim Jeans" in said(found)


def test_a_kind_is_located_in_the_whole_store() -> None:
    turn = Turn(text="", language="ko", act=Act.LOCATE, constraint=Constraint(kinds=("lamp",)))
    found = answer(talk(turn))
    assert found.lead is not None
    assert found.lead.here is False
    assert "리빙" in said(found)


def test_a_limit_in_other_money_is_asked_for_in_the_stores_own_before_what_fits_is_shown() -> None:
    turn = Turn(text="", language="en", act=Act.RECOMMEND, constraint=Constraint(kinds=("jacket",)), foreign="EUR")
    found = answer(talk(turn))
    assert said(found).startswith("Our prices are in Korean won")
    assert "within your budget" not in said(found)
    assert found.lead is not None


def test_what_goes_with_a_thing_is_of_another_kind_and_shares_what_it_is_listed_for() -> None:
    found = answer(talk(Turn(text="", language="en", act=Act.RECOMMEND, topic="matching"), "d-rain"))
    assert led_to(found) in ("d-backpack", "d-trench")
    assert "waterproof" in said(found)
    assert "d-wind" not in found.about


def test_what_goes_with_nothing_is_not_made_up() -> None:
    found = answer(talk(Turn(text="", language="en", act=Act.RECOMMEND, topic="matching"), "d-jeans"))
    assert found.lead is None
    assert "no good match" in said(found)


def test_a_kind_that_is_sold_is_never_said_not_to_be() -> None:
    memory = Memory("en")
    memory.rejected = ["scarf"]
    found = answer(talk(wish(kinds=("scarf",)), memory=memory))
    assert "no scarf" not in said(found)
    assert "everything" in said(found) or "all that fits" in said(found)


def test_something_cheaper_than_a_gift_need_not_be_of_its_kind() -> None:
    memory = Memory("en")
    first = answer(talk(wish(tags=("gift",)), memory=memory))
    cheaper = answer(talk(wish(tags=("gift",), than="cheaper"), first.about[0], memory=memory))
    assert cheaper.about[0] not in ("d-scarf", *memory.rejected)
    assert "less expensive" in said(cheaper)


def test_a_colour_that_was_named_is_the_first_reason() -> None:
    found = answer(talk(wish(tags=("waterproof", "light"), colors=("navy",))))
    assert "available in Navy" in said(found)


def test_above_the_limit_the_cheapest_of_the_kind_comes_nearest() -> None:
    found = answer(talk(wish(kinds=("jacket",), price_most=50000)))
    assert "Ridge Windbreaker" in said(found)
    assert "₩79,000" in said(found)


def test_wish_said_in_one_breath_with_a_question_about_delivery_is_granted() -> None:
    turn = Turn(
        text="",
        language="en",
        act=Act.ASK_POLICY,
        topic="shipping",
        also=(Act.ASK_POLICY, Act.RECOMMEND),
        constraint=Constraint(kinds=("lamp",)),
    )
    found = answer(talk(turn))
    assert "lamp" in said(found).lower()
    assert found.about


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "is there something like it but in navy?"), ("ko", "이거랑 비슷한 걸로 네이비 있어요?")],
)
def test_something_like_it_is_another_of_its_kind(language: str, text: str) -> None:
    asked = Turn(text, language, Act.RECOMMEND, Constraint(colors=("navy",)))
    found = answer(talk(asked, "d-wind"))
    assert led_to(found) == "d-rain"


def test_a_colour_that_is_sold_out_is_no_reason() -> None:
    ready = talk(wish(kinds=("jacket",), colors=("navy", "yellow")))
    rain = ready.view.products["rain"]
    gone = tuple(replace(each, stock=0) if each.choices["color"] == "yellow" else each for each in rain.variants)
    view = replace(ready.view, products={**ready.view.products, "rain": replace(rain, variants=gone)})
    found = said(answer(replace(ready, view=view, assortment=Assortment(view))))
    assert "navy" in found.lower()
    assert "yellow" not in found.lower()
