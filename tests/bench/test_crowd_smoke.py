"""The benchmark of crowds runs: six visitors for two seconds. Nothing here is timed."""

from functools import partial

from tests.bench.load import servers
from tests.bench.load.row import measure


def test_every_probe_sees_everybody_where_they_stand() -> None:
    row = measure(partial(servers.vstore, visitors=6, area=25.0, tables=2), 6, 25.0, 2.0)
    assert row.faults == 0, row.notes
    assert row.near_p99_ms and row.far_p99_ms
    assert row.moves_per_second > 0 and row.kb_per_second > 0
