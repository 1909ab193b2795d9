"""Ids stay small, are nobody else's for a while, and never two bodies' at once."""

from hypothesis import given
from hypothesis import strategies as st

from scenes.id_pool import IdPool

REST = 60.0


def test_id_rests_before_it_is_given_again_lowest_first() -> None:
    pool = IdPool(9, REST, most_at_rest=9)
    assert [pool.take(0.0) for _ in range(3)] == [1, 2, 3]
    pool.give_back(2, 1.0)
    pool.give_back(1, 1.0)
    assert pool.take(60.9) == 4
    assert [pool.take(61.0) for _ in range(3)] == [1, 2, 5]


def test_when_all_are_in_use_or_at_rest_there_is_none() -> None:
    pool = IdPool(2, REST, most_at_rest=2)
    assert [pool.take(0.0) for _ in range(3)] == [1, 2, None]
    pool.give_back(1, 0.0)
    assert pool.take(59.0) is None
    assert pool.take(60.0) == 1


def test_who_comes_and_goes_in_a_storm_does_not_make_ids_grow() -> None:
    pool = IdPool(65_534, REST, most_at_rest=100)
    for beat in range(10_000):
        number = pool.take(beat * 0.05)
        assert number is not None and number <= 101
        pool.give_back(number, beat * 0.05)


@given(st.lists(st.integers(0, 9) | st.none(), max_size=60))
def test_no_two_have_one_id_and_each_rests_while_few_do(wishes: list[int | None]) -> None:
    pool, held, left = IdPool(65_534, REST, most_at_rest=5), list[int](), dict[int, float]()
    for now, wish in enumerate(wishes):
        if wish is None or not held:
            number = pool.take(now)
            assert number is not None and number not in held
            later = [when for when in left.values() if when > left.get(number, -1)]
            assert number not in left or now - left.pop(number) >= REST or len(later) >= 5
            held.append(number)
        else:
            gone = held.pop(wish % len(held))
            left[gone] = now
            pool.give_back(gone, now)
