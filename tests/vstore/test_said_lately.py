"""What agents say may be read aloud to whom they said it, for a while, and is forgotten then."""

from vstore.said_lately import MOST, SECONDS, SaidLately


def test_what_was_said_is_known_whole_and_in_parts_as_it_comes_and_to_nobody_else() -> None:
    said = SaidLately()
    said.note("hana", 1, "The Moss Mug is 18,000 won.", 0.0)
    assert said.holds("hana", "The Moss Mug is 18,000 won.", 0.0)
    said.note("hana", 1, " Shall I ", 0.5)
    said.note("jun", 1, "빨간 목도리가 있어요.", 0.5)
    said.note("hana", 1, "put it into your cart?", 1.0)
    assert said.holds("hana", "Shall I put it into your cart?", 1.0)
    assert not said.holds("jun", "Shall I put it into your cart?", 1.0)
    assert not said.holds("hana", "Read me a novel.", 1.0)
    assert not said.holds("hana", "won. Shall I put it into your cart? Yes", 1.0)


def test_two_utterances_are_not_one() -> None:
    said = SaidLately()
    said.note("hana", 1, "one", 0.0)
    said.note("hana", 2, "two", 0.0)
    assert not said.holds("hana", "onetwo", 0.0)


def test_it_is_forgotten_after_a_while_and_where_there_is_too_much() -> None:
    said = SaidLately()
    said.note("hana", 1, "one", 0.0)
    assert said.holds("hana", "one", SECONDS)
    assert not said.holds("hana", "one", SECONDS + 0.1)
    assert len(said) == 0
    for number in range(MOST + 1):
        said.note("hana", number, f"<{number}>", SECONDS)
    assert len(said) == MOST
    assert not said.holds("hana", "<0>", SECONDS)
    assert said.holds("hana", "<1>", SECONDS)
