"""First sentences first, nobody forgotten, no round too long."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from vstore.inference.turns import Turn, chosen

MOST = 100


@dataclass(eq=False)
class Talk:
    """An answer of a fixed `cost` that never ends; or waits for `head`."""

    cost: int = 1
    text: str = ""
    head: "Talk | None" = None
    is_over: bool = field(default=False, init=False)
    said: int = field(default=0, init=False)

    @property
    def work(self) -> "Talk":
        return self.head or self


def turns(talks: Sequence[Talk]) -> list[Turn[Talk]]:
    return [Turn(number, talk) for number, talk in enumerate(talks)]


def numbers(taken: Sequence[Turn[Talk]]) -> list[int]:
    return [turn.number for turn in taken]


TALKS = st.lists(st.builds(Talk, st.integers(1, MOST), st.sampled_from(["", "Yes.", "Yes. It"])), max_size=9)


@given(TALKS)
def test_nobody_waits_for_more_rounds_than_there_are_others_and_no_round_is_too_long(talks: list[Talk]) -> None:
    waiting = turns(talks)
    for _ in range(4 * len(talks)):
        assert sum(turn.answer.cost for turn in chosen(waiting, MOST)) <= MOST
        assert all(turn.waited <= len(talks) + 3 for turn in waiting)


def test_what_is_cheap_takes_part_in_every_round() -> None:
    waiting = turns([Talk()] * 3)
    assert [numbers(chosen(waiting, MOST)) for _ in range(2)] == [[0, 1, 2]] * 2


def test_a_first_sentence_comes_before_the_rest_of_another_which_is_not_put_off_for_ever() -> None:
    waiting = turns([Talk(text="It is blue. And", cost=60), Talk(text="It is 3.5 m", cost=60)])
    assert [numbers(chosen(waiting, MOST)) for _ in range(5)] == [[1], [1], [1], [0], [1]]


def test_a_head_that_several_wait_for_is_counted_once() -> None:
    head = Talk(cost=90)
    waiting = turns([Talk(head=head), Talk(cost=20), Talk(head=head)])
    assert numbers(chosen(waiting, MOST)) == [0, 2]


def test_what_is_too_long_for_any_round_has_one_to_itself() -> None:
    assert numbers(chosen(turns([Talk(cost=MOST + 1), Talk()]), MOST)) == [0]
