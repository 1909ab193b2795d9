"""Law: whatever the trouble, what arrives is what was sent, in order, and never before its time."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vstore.lossy.link import SEGMENT_BYTES, Failure, Link, Trouble, Way

SECONDS = st.floats(0.0, 5.0)
TROUBLES = st.builds(
    Trouble,
    latency=SECONDS,
    jitter=SECONDS,
    stall_every=st.sampled_from([0.0, 6.0, 20.0]),
    stall_for=SECONDS,
    drop_every=SECONDS,
    rate=st.sampled_from([0.0, 1_000.0, 100_000.0]),
)
SENDINGS = st.lists(st.tuples(st.floats(0.0, 10.0), st.binary(max_size=4_000)), max_size=20)


def way(trouble: Trouble, seed: int = 1, stalls_from: float = 0.0) -> Way:
    return Way(trouble, random.Random(seed).random, stalls_from)


def link(trouble: Trouble, seed: int) -> Link:
    return Link(trouble, lambda part: random.Random(f"{seed} {part}").random, 100.0)


@given(TROUBLES, SENDINGS, st.floats(0.01, 3.0))
def test_what_arrives_is_what_was_sent(trouble: Trouble, sendings: list[tuple[float, bytes]], step: float) -> None:
    line, now, sent, arrived = way(trouble), 0.0, b"", b""
    for pause, data in sendings:
        now += pause
        arrived += line.arrive(now)
        was_empty = line.held == 0
        line.send(data, now)
        sent += data
        assert sent.startswith(arrived)
        assert line.held == len(sent) - len(arrived)
        if was_empty and line.due is not None:
            assert line.due >= now + trouble.latency
    line.finish()
    while line.due is not None:
        now = max(now + step, line.due)
        arrived += line.arrive(now)
    assert (arrived, line.held, line.finished) == (sent, 0, True)


@given(TROUBLES, SENDINGS)
def test_the_same_seed_is_the_same_weather(trouble: Trouble, sendings: list[tuple[float, bytes]]) -> None:
    lines = [way(trouble, seed=7) for _ in range(2)]
    for line in lines:
        for pause, data in sendings:
            line.send(data, pause)
    assert arrivals(lines[0]) == arrivals(lines[1])


def arrivals(line: Way) -> list[tuple[float, bytes]]:
    """When what arrives, once nothing more is sent."""
    found = []
    while (due := line.due) is not None:
        found.append((due, line.arrive(due)))
    return found


def test_latency_and_jitter_delay_each_segment() -> None:
    line = way(Trouble(latency=0.3, jitter=0.2))
    for number in range(50):
        line.send(bytes([number]), number * 1.0)
    delays = [due - number for number, (due, _) in enumerate(arrivals(line))]
    assert all(0.3 <= delay < 0.5 for delay in delays)
    assert max(delays) - min(delays) > 0.1


def test_jitter_lets_nothing_overtake() -> None:
    line = way(Trouble(jitter=1.0))
    for number in range(100):
        line.send(bytes([number]), number * 0.01)
    found = arrivals(line)
    assert b"".join(data for _, data in found) == bytes(range(100))
    assert [due for due, _ in found] == sorted(due for due, _ in found)


def test_nothing_arrives_in_a_stall_and_then_all_at_once() -> None:
    line = way(Trouble(stall_every=10.0, stall_for=3.0), stalls_from=4.0)
    for second in range(16):
        line.send(bytes([second]), float(second))
    assert [due for due, _ in arrivals(line)] == [0, 1, 2, 3, 7, 8, 9, 10, 11, 12, 13, 17]


def test_a_slow_line_takes_its_time_for_each_byte() -> None:
    line = way(Trouble(rate=1_000.0))
    line.send(bytes(SEGMENT_BYTES + 100), 5.0)
    line.send(bytes(500), 5.1)
    assert [(round(due, 6), len(data)) for due, data in arrivals(line)] == [(6.4, 1_400), (6.5, 100), (7.0, 500)]


def test_connections_fail_about_as_often_as_planned_and_in_both_ways() -> None:
    links = [link(Trouble(drop_every=20.0), seed) for seed in range(200)]
    lives = [each.fails_at - 100.0 for each in links]
    assert all(10.0 <= life < 30.0 for life in lives)
    assert 18.0 < sum(lives) / len(lives) < 22.0
    assert {each.failure for each in links} == set(Failure)
    assert [link(Trouble(drop_every=20.0), seed).fails_at for seed in range(200)] == [each.fails_at for each in links]


@pytest.mark.parametrize("seed", range(3))
def test_without_trouble_everything_is_there_at_once_and_nothing_fails(seed: int) -> None:
    good = link(Trouble(), seed)
    good.up.send(b"hello", 100.0)
    assert (good.up.arrive(100.0), good.fails_at) == (b"hello", math.inf)
