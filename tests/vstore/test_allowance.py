"""An allowance permits bursts, and its rate in the long run."""

from hypothesis import given
from hypothesis import strategies as st

from vstore.allowance import Allowance


def test_burst_is_permitted_then_the_rate() -> None:
    allowance = Allowance(rate=2.0, burst=3.0, now=0.0)
    assert [allowance.take(0.0) for _ in range(4)] == [True, True, True, False]
    assert [allowance.take(0.4), allowance.take(0.5), allowance.take(0.6)] == [False, True, False]


@given(
    gaps=st.lists(st.floats(0, 2), max_size=200),
    rate=st.floats(0.1, 50),
    burst=st.floats(1, 50),
)
def test_never_more_than_burst_and_rate_allow(gaps: list[float], rate: float, burst: float) -> None:
    allowance = Allowance(rate, burst, now=0.0)
    now, taken = 0.0, 0
    for gap in gaps:
        now += gap
        taken += allowance.take(now)
        assert taken <= burst + rate * now + 1e-6
