"""Guesses at how an answer goes on."""

from hypothesis import given
from hypothesis import strategies as st

from nlp.transformers_draft import MOST, Draft

TOKENS = st.lists(st.integers(0, 5), max_size=2 * MOST)


def test_before_anything_is_said_the_beginning_is_guessed() -> None:
    assert Draft([1, 2, 3]).after([]) == [1, 2, 3]


def test_where_words_were_put_in_or_left_out_it_goes_on_after_the_word_said_last() -> None:
    assert Draft([1, 2, 3, 4]).after([9, 2]) == [3, 4]
    assert Draft([1, 2, 3, 4]).after([3]) == [4]
    assert Draft([1, 2, 3, 4]).after([9]) == []


def test_of_words_that_stand_there_twice_the_nearer_one_is_meant() -> None:
    assert Draft([7, 1, 5, 5, 5, 7, 2]).after([7]) == [1, 5, 5, 5, 7, 2]
    assert Draft([7, 1, 5, 5, 5, 7, 2]).after([0, 0, 0, 0, 7]) == [2]


@given(TOKENS, TOKENS)
def test_a_guess_is_always_a_part_of_what_is_likely(likely: list[int], said: list[int]) -> None:
    guess = Draft(likely).after(said)
    assert len(guess) <= MOST
    begun = [*said[-1:], *guess]
    assert not guess or any(likely[at : at + len(begun)] == begun for at in range(len(likely)))
