from vstore.histogram import Histogram
from vstore.pulse import Pulse, Spread


def test_histogram_counts_a_value_at_its_bound_below_it() -> None:
    histogram = Histogram((1.0, 2.0))
    for value in (0.0, 1.0, 1.5, 2.0, 2.5, 9.0):
        histogram.add(value)
    assert (histogram.counts, histogram.total) == ([2, 2, 2], 16.0)


def test_pulse_counts_every_beat_and_remembers_the_last_minute() -> None:
    pulse = Pulse(tick_rate=2.0)
    assert (pulse.period, pulse.recent_lateness, pulse.recent_duration) == (0.5, Spread(), Spread())
    for _ in range(5):
        pulse.feel(lateness=9.0, step=9.0, write=9.0)
    for number in range(120):
        pulse.feel(lateness=number / 1000, step=0.25, write=number / 4)
    assert pulse.beats == sum(pulse.lateness.counts) == sum(pulse.step.counts) == sum(pulse.write.counts) == 125
    assert pulse.recent_lateness == Spread(0.06, 0.118, 0.119)
    assert pulse.recent_duration == Spread(0.25 + 60 / 4, 0.25 + 118 / 4, 0.25 + 119 / 4)
