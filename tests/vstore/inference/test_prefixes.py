"""What was read is found again, and forgotten before memory runs out."""

import torch
from hypothesis import given
from hypothesis import strategies as st

from nlp.transformers_packed import KeyValues
from nlp.transformers_prefixes import Prefixes

TOKENS = st.lists(st.integers(0, 2), max_size=6)


def read(tokens: list[int]) -> KeyValues:
    """Four bytes a token for keys, and as many for values: the token itself."""
    kept = KeyValues(len(tokens))
    numbers = torch.tensor(tokens, dtype=torch.int32).reshape(1, -1, 1)
    kept.write(0, numbers, numbers)
    kept.length = len(tokens)
    return kept


def remembered(kept: KeyValues) -> list[int]:
    nothing = torch.empty(1, 0, 1, dtype=torch.int32)
    return [int(token) for token in kept.write(0, nothing, nothing)[0].flatten()]


@given(st.lists(TOKENS), TOKENS.filter(bool))
def test_the_longest_beginning_is_found_short_of_the_last_token(kept: list[list[int]], tokens: list[int]) -> None:
    prefixes = Prefixes(1 << 20)
    for each in kept:
        prefixes.keep(each, read(each))
    beginnings = [n for n in range(len(tokens)) for each in kept if each[:n] == tokens[:n]]
    begun = prefixes.start(tokens, 10)
    assert begun.length == prefixes.known(tokens) == max(beginnings, default=0)
    assert remembered(begun) == tokens[: begun.length]
    assert begun.room == 10


def test_what_goes_on_leaves_what_is_kept_as_it_was() -> None:
    prefixes = Prefixes(1 << 20)
    prefixes.keep([1, 2], read([1, 2]))
    nines = torch.full((1, 2, 1), 9, dtype=torch.int32)
    prefixes.start([1, 5, 5], 3).write(0, nines, nines)
    assert remembered(prefixes.start([1, 2, 3], 3)) == [1, 2]


def test_what_was_of_no_use_for_longest_is_forgotten_first() -> None:
    prefixes = Prefixes(3 * 2 * 8)
    for first in (1, 2, 3):
        prefixes.keep([first, 0], read([first, 0]))
    prefixes.start([1, 0, 0], 3)
    prefixes.keep([4, 0], read([4, 0]))
    assert [[first, 0] in prefixes for first in (1, 2, 3, 4)] == [True, False, True, True]
    assert prefixes.bytes == 3 * 2 * 8
