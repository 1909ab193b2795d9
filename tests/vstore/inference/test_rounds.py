"""Requests that come, go and fail, and heads that are read when nobody asks."""

from collections.abc import Iterable
from itertools import count

from nlp.model import Prompt
from tests.vstore.inference.scripted_host import Answer, Counting
from vstore.inference.messages import Cancel, Ended, Failed, Piece, Prepare, Say
from vstore.inference.rounds import Rounds


def rounds(chat: Counting) -> Rounds[Answer]:
    ticks = count()
    return Rounds(chat, lambda: float(next(ticks)))


class Fragile(Counting):
    """Its next step fails."""

    def step(self, answers: Iterable[Answer]) -> list[str]:
        raise MemoryError("no room")


def test_who_joins_and_who_leaves_is_seen_to_in_the_next_round() -> None:
    under_way = rounds(Counting())
    under_way.take(Say(1, Prompt("count", most_tokens=0)))
    assert under_way.step() == [Piece(1, "0 ")]
    under_way.take(Say(2, Prompt("count", most_tokens=1)))
    assert under_way.step() == [Piece(1, "1 "), Piece(2, "0 ")]
    under_way.take(Cancel(1))
    assert under_way.step() == [Ended(2)]
    assert under_way.is_idle
    assert (under_way.work().tokens, under_way.work().rounds, under_way.work().seconds) == (3, 3, 3.0)


def test_heads_are_read_while_nobody_asks() -> None:
    chat = Counting()
    under_way = rounds(chat)
    under_way.take(Prepare(Prompt("a")))
    under_way.take(Say(1, Prompt("count", most_tokens=1)))
    assert [*under_way.step(), *under_way.step()] == [Piece(1, "0 "), Ended(1)]
    assert not chat.prepared
    assert not under_way.is_idle
    assert under_way.step() == []
    assert chat.prepared == [Prompt("a")]
    assert under_way.is_idle


def test_what_fails_to_begin_fails_alone() -> None:
    under_way = rounds(Counting())
    under_way.take(Say(1, Prompt("count", most_tokens=1)))
    under_way.take(Say(2, Prompt("fault")))
    assert under_way.step() == [Failed(2, "ValueError: cannot answer this"), Piece(1, "0 ")]


def test_a_round_that_fails_ends_all_who_took_part_and_leaves_nothing_behind() -> None:
    under_way = rounds(Fragile())
    for number in (1, 2):
        under_way.take(Say(number, Prompt("count", most_tokens=1)))
    assert under_way.step() == [Failed(1, "MemoryError: no room"), Failed(2, "MemoryError: no room")]
    assert under_way.is_idle
