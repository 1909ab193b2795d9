from avatars.cart_calls import CartCalls
from avatars.perceptions import CartAnswered
from avatars.steps import ChangeCart, OfferCheckout


def test_the_answers_to_one_wish_are_told_together() -> None:
    calls = CartCalls()
    calls.ask((ChangeCart(1, "a", 1), ChangeCart(1, "b", 2), OfferCheckout(1)), 0.0)
    calls.answered(CartAnswered(1, "a", 1))
    assert calls.complete(0.1) is None
    calls.answered(CartAnswered(1, "b", 2))
    assert calls
    assert calls.complete(0.2) == (CartAnswered(1, "a", 1), CartAnswered(1, "b", 2))
    assert calls.complete(0.3) is None
    assert not calls


def test_a_cart_that_does_not_answer_is_told_after_a_while() -> None:
    calls = CartCalls()
    calls.ask((ChangeCart(1, "a", 1),), 0.0)
    assert calls.complete(7.9) is None
    assert calls.complete(8.0) == ()


def test_an_answer_that_nobody_asked_for_is_not_told() -> None:
    calls = CartCalls()
    calls.answered(CartAnswered(1, "a", 1))
    calls.ask((ChangeCart(1, "a", 1),), 0.0)
    calls.answered(CartAnswered(1, "other", 1))
    assert calls.complete(0.1) is None
