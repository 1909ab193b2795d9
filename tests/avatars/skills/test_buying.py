from msgspec.structs import replace

from avatars.memory import CartChange, Memory
from avatars.perceptions import CartAnswered, OrderSettled
from avatars.policy import answer
from avatars.question import Asking, Question
from avatars.skills import settle
from avatars.steps import ChangeCart, OfferCheckout, ShowCard
from avatars.talk import Answer
from nlp.turn import Act, Constraint, Reference, Turn
from scenes.money import Money
from tests.support.talks import GUEST, talk


def add(*references: Reference, quantity: int | None = None, language: str = "en", **wish: tuple[str, ...]) -> Turn:
    return Turn(
        text="",
        language=language,
        act=Act.ADD_TO_CART,
        constraint=Constraint(**wish),  # type: ignore[arg-type]
        references=references,
        quantity=quantity,
    )


def said(found: Answer) -> str:
    return " ".join(facts.phrase for facts in found.says)


def changes(found: Answer) -> list[tuple[str, int]]:
    return [(step.sku, step.quantity) for step in found.steps if isinstance(step, ChangeCart)]


def test_a_thing_without_options_goes_straight_into_the_cart() -> None:
    found = answer(talk(add(quantity=2), "d-backpack"))
    assert changes(found) == [("backpack-olive", 2)]
    assert found.says == ()


def test_what_waits_for_an_answer_about_another_thing_keeps_its_number() -> None:
    sweater, backpack = Reference(like=Constraint(kinds=("sweater",))), Reference(quantity=3)
    asked = answer(talk(add(sweater, backpack, quantity=3), "d-sweater", "d-backpack"))
    assert changes(asked) == []
    found = answer(talk(add(sizes=("M",)), question=asked.question))
    assert changes(found) == [("sweater-grey-m", 1), ("backpack-olive", 3)]


def test_an_open_size_is_asked_for_and_the_card_opened() -> None:
    found = answer(talk(add(), "d-sweater"))
    assert changes(found) == []
    assert found.question is not None
    assert (found.question.asking, found.question.option) == (Asking.OPTION, "size")
    assert found.question.choices == {"color": "grey"}
    assert ShowCard(GUEST, "sweater") in found.steps
    assert "S, M or L" in said(found)


def test_the_answer_to_which_size_puts_it_into_the_cart() -> None:
    asked = answer(talk(add(quantity=2), "d-sweater")).question
    found = answer(talk(add(sizes=("M",)), question=asked))
    assert changes(found) == [("sweater-grey-m", 2)]


def test_colour_and_size_said_at_once_need_no_question() -> None:
    found = answer(talk(add(colors=("yellow",), sizes=("L",)), "d-rain"))
    assert changes(found) == [("rain-yellow-l", 1)]


def test_what_is_in_the_cart_already_is_added_to() -> None:
    found = answer(talk(add(), "d-backpack", cart=[("backpack-olive", 1)]))
    assert changes(found) == [("backpack-olive", 2)]


def test_make_it_three_means_three_in_all() -> None:
    turn = Turn(text="make it three", language="en", act=Act.ADD_TO_CART, quantity=3, topic="change")
    assert changes(answer(talk(turn, cart=[("willow", 2)]))) == [("willow", 3)]
    assert changes(answer(talk(turn, cart=[("rain-navy-m", 1)]))) == [("rain-navy-m", 3)]
    assert changes(answer(talk(turn, "willow", cart=[("willow", 5), ("scarf-red", 1)]))) == [("willow", 3)]


def test_more_than_there_are_is_not_put_in_but_what_there_is_is_offered() -> None:
    found = answer(talk(add(quantity=5), "d-backpack", cart=[("backpack-olive", 1)]))
    assert changes(found) == []
    assert "2" in said(found)
    assert found.question is not None
    agreed = answer(talk(Act.AFFIRM, question=found.question, cart=[("backpack-olive", 1)]))
    assert changes(agreed) == [("backpack-olive", 3)]


def test_a_sold_out_variant_is_not_put_in_and_another_can_be_named() -> None:
    found = answer(talk(add(colors=("black",), sizes=("M",)), "d-trench"))
    assert changes(found) == []
    assert "out of the Harbor Trench Coat in Black, size M" in said(found)
    assert "size S and size L" in said(found)
    taken = answer(talk(add(sizes=("S",)), question=found.question))
    assert changes(taken) == [("trench-black-s", 1)]


def test_a_colour_there_is_not_is_never_replaced_by_another_unasked() -> None:
    found = answer(talk(add(colors=("white",), sizes=("M",)), "d-wind"))
    assert changes(found) == []
    assert "white" in said(found).lower()
    assert "Black" in said(found)
    agreed = answer(talk(Act.AFFIRM, question=found.question))
    assert changes(agreed) == [("wind-black-m", 1)]


def test_of_two_things_with_open_sizes_one_is_asked_about_at_a_time() -> None:
    first = answer(talk(add(), "d-sweater", "d-wind"))
    assert first.question is not None
    assert first.question.products == ("sweater",)
    then = answer(talk(add(sizes=("S",)), question=first.question))
    assert changes(then) == [("sweater-grey-s", 1)]
    assert then.question is not None
    assert then.question.products == ("wind",)


def test_words_that_name_nothing_mean_what_was_spoken_of_last() -> None:
    memory = Memory("en")
    memory.name(("d-backpack", "d-scarf"))
    assert changes(answer(talk(add(), memory=memory))) == [("backpack-olive", 1)]


def test_with_nothing_spoken_of_the_agent_asks_what_to_add() -> None:
    found = answer(talk(add()))
    assert found.question is not None
    assert found.question.asking is Asking.WHICH


def test_two_things_are_added_in_their_own_quantities() -> None:
    turn = add(Reference(words=("backpack",), quantity=1), Reference(words=("mug",), quantity=3))
    assert changes(answer(talk(turn, "d-backpack", "willow"))) == [("backpack-olive", 1), ("willow", 3)]


def test_the_carts_yes_is_told_with_the_total_and_one_offer_to_pay() -> None:
    memory = Memory("en")
    memory.cart_changes["backpack-olive"] = CartChange.ADDED
    seen = talk(Act.ADD_TO_CART, memory=memory, cart=[("backpack-olive", 1)])
    found = settle.cart(seen, (CartAnswered(GUEST, "backpack-olive", 1),))
    assert "Trail Backpack in Olive" in said(found)
    assert "₩72,000" in said(found)
    assert found.question == Question(Asking.CHECKOUT)
    again = settle.cart(seen, (CartAnswered(GUEST, "backpack-olive", 2),))
    assert again.question is None
    assert "pay" not in said(again)


def test_the_carts_no_is_told_with_its_reason() -> None:
    found = settle.cart(talk(Act.ADD_TO_CART), (CartAnswered(GUEST, "trench-black-m", 1, refused="sold_out"),))
    assert "run out of the Harbor Trench Coat in Black, size M" in said(found)
    assert "size S and size L" in said(found)
    strange = settle.cart(talk(Act.ADD_TO_CART), (CartAnswered(GUEST, "willow", 1, refused="moon_phase"),))
    assert "Willow Mug" in said(strange)
    assert "moon_phase" not in said(strange)


def test_a_cart_that_is_silent_is_said_to_be() -> None:
    found = settle.cart(talk(Act.ADD_TO_CART), ())
    assert "nothing was changed" in said(found)


def test_the_only_line_is_removed_without_asking() -> None:
    found = answer(talk(Act.REMOVE_FROM_CART, cart=[("backpack-olive", 2)]))
    assert changes(found) == [("backpack-olive", 0)]


def test_some_of_a_line_can_be_taken_out() -> None:
    turn = Turn(text="", language="en", act=Act.REMOVE_FROM_CART, quantity=1)
    assert changes(answer(talk(turn, "d-backpack", cart=[("backpack-olive", 3)]))) == [("backpack-olive", 2)]


def test_of_several_lines_the_agent_asks_which_to_remove() -> None:
    cart = [("backpack-olive", 1), ("scarf-red", 1)]
    found = answer(talk(Act.REMOVE_FROM_CART, cart=cart))
    assert changes(found) == []
    assert "Trail Backpack or Cloud Scarf" in said(found)
    everything = Turn(text="", language="en", act=Act.REMOVE_FROM_CART, references=(Reference(plural=True),))
    assert changes(answer(talk(everything, cart=cart))) == [("backpack-olive", 0), ("scarf-red", 0)]


def test_the_cart_is_told_by_name_number_and_total() -> None:
    found = answer(talk(Act.SHOW_CART, cart=[("backpack-olive", 2), ("scarf-red", 1)]))
    assert "Trail Backpack in Olive (2 of them)" in said(found)
    assert "Cloud Scarf in Red" in said(found)
    assert "₩183,000" in said(found)
    assert "empty" in said(answer(talk(Act.SHOW_CART))) or "nothing" in said(answer(talk(Act.SHOW_CART)))


def test_checkout_opens_only_after_the_visitor_has_confirmed_the_total() -> None:
    cart = [("backpack-olive", 2)]
    found = answer(talk(Act.CHECKOUT, cart=cart))
    assert found.steps == ()
    assert "₩144,000" in said(found)
    agreed = answer(talk(Act.AFFIRM, question=found.question, cart=cart))
    assert agreed.steps == (OfferCheckout(GUEST),)
    declined = answer(talk(Act.DENY, question=found.question, cart=cart))
    assert declined.steps == ()


def test_an_empty_cart_cannot_be_paid_for() -> None:
    assert answer(talk(Act.CHECKOUT)).steps == ()
    assert answer(talk(Act.AFFIRM, question=Question(Asking.CHECKOUT))).steps == ()


def test_a_settled_order_is_told_by_its_number() -> None:
    assert "N-17" in said(settle.order(talk(Act.CHECKOUT), OrderSettled(GUEST, "N-17", "paid")))
    assert "nothing was charged" in said(settle.order(talk(Act.CHECKOUT), OrderSettled(GUEST, "N-17", "declined")))
    assert settle.order(talk(Act.CHECKOUT), OrderSettled(GUEST, "N-17", "paying")).says == ()


def test_what_was_said_after_the_cart_wish_waits_for_the_carts_answer() -> None:
    memory = Memory("en")
    turn = Turn(text="", language="en", act=Act.ADD_TO_CART, also=(Act.CHECKOUT,))
    assert changes(answer(talk(turn, "d-backpack", memory=memory))) == [("backpack-olive", 1)]
    assert memory.after_cart == (Act.CHECKOUT,)


def test_a_colour_spoken_of_before_is_the_one_that_is_taken() -> None:
    memory = Memory("en")
    asked = Turn("", "en", Act.ASK_ATTRIBUTE, Constraint(colors=("yellow",)), asked=("color",))
    answer(talk(asked, "d-rain", memory=memory))
    found = answer(talk(add(sizes=("M",)), "d-rain", memory=memory))
    assert changes(found) == [("rain-yellow-m", 1)]


def test_another_colour_after_adding_exchanges_as_many() -> None:
    turn = Turn("", "en", Act.ADD_TO_CART, Constraint(colors=("yellow",), sizes=("M",)), topic="change")
    found = answer(talk(turn, "d-rain", cart=[("rain-navy-m", 2)]))
    assert changes(found) == [("rain-navy-m", 0), ("rain-yellow-m", 2)]


def test_what_is_not_in_the_cart_takes_nothing_else_out_of_it() -> None:
    turn = Turn("", "en", Act.REMOVE_FROM_CART, references=(Reference(like=Constraint(kinds=("scarf",))),))
    found = answer(talk(turn, "d-scarf", cart=[("backpack-olive", 1)]))
    assert changes(found) == []
    assert "Cloud Scarf" in said(found)


def test_a_thing_called_by_name_and_colour_takes_nothing_else_of_that_colour_out() -> None:
    named = Turn("", "en", Act.REMOVE_FROM_CART, Constraint(colors=("grey",)), (Reference(names=("scarf",)),))
    found = answer(talk(named, "d-scarf", cart=[("sweater-grey-m", 1), ("scarf-grey", 1)]))
    assert changes(found) == [("scarf-grey", 0)]


def test_one_more_is_one_more_of_what_was_taken() -> None:
    memory = Memory("en")
    answer(talk(add(colors=("yellow",), sizes=("M",)), "d-rain", memory=memory))
    found = answer(talk(add(quantity=1), "d-rain", memory=memory, cart=[("rain-yellow-m", 1)]))
    assert changes(found) == [("rain-yellow-m", 2)]


def test_a_thing_that_was_refused_keeps_nothing_back_of_what_was_done() -> None:
    answers = (CartAnswered(GUEST, "backpack-olive", 1), CartAnswered(GUEST, "rain-navy-m", 0, refused="sold_out"))
    found = said(settle.cart(talk(Act.ADD_TO_CART, cart=[("backpack-olive", 1)]), answers))
    assert "Backpack" in found
    assert "Rain" in found


def test_a_total_says_that_delivery_is_part_of_it() -> None:
    ready = talk(Act.SHOW_CART, cart=[("backpack-olive", 1)])
    delivered = replace(ready, visitor=replace(ready.visitor, cart_delivery=Money(3_000, "KRW")))
    assert "including delivery" in said(answer(delivered))
    assert "delivery" not in said(answer(ready))
    free = replace(ready, visitor=replace(ready.visitor, cart_delivery=Money(0, "KRW")))
    assert "delivery" not in said(answer(free))


def test_add_it_after_an_offer_means_what_was_offered() -> None:
    memory = Memory("en")
    memory.name(("d-wind", "d-sweater"))
    offer = Question(Asking.ADD, products=("sweater",), displays=("d-sweater",))
    found = answer(talk(add(Reference(again=True)), "d-wind", memory=memory, question=offer))
    assert found.about == ("d-sweater",)


def test_naming_another_thing_after_an_offer_means_that_one() -> None:
    memory = Memory("en")
    memory.name(("d-wind", "d-sweater"))
    offer = Question(Asking.ADD, products=("sweater",), displays=("d-sweater",))
    found = answer(talk(add(Reference(names=("backpack",))), "d-backpack", memory=memory, question=offer))
    assert found.about == ("d-backpack",)
