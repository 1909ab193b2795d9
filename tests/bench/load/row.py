"""One measured row: a server with so many visitors for so many seconds."""

import math
import os
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import msgspec
import numpy as np

from tests.bench.load.floor import starts
from tests.bench.load.orders import Count, Spec
from tests.bench.load.processes import SERVER_CORE, busy_seconds, machine_busy_seconds, memory, pin
from tests.bench.load.servers import Server
from tests.bench.load.sight import same
from tests.bench.load.worker import Worker

MOST_PROBES = 10
MOST_PROBES_OF_ALL = 4  # where everybody sees everybody: each decodes the whole crowd, on the core of the load
WARM_UP_SECONDS = 3.0
STOCK_SECONDS = 0.5  # between two requests of five changes each
LATE_MS = 10.0  # by which the load may be late before it counts as the bottleneck
BUSY = 0.9  # share of its core at which it does
FOREIGN = 0.5  # cores that other programs may use before latencies are in doubt
HYSTERESIS = 1.0  # metres beyond the area of interest at which a body leaves the view
SLACK = 0.05  # metres by which positions told in centimetres may decide otherwise


class Row(msgspec.Struct):
    """What a server needed. Shares are of one core, kB are 1,000 bytes; near is up to 10 m, far from 10 to 25.

    `overload_level` is how far our server had degraded at the end, to keep its beat; `faults` are bodies that a probe
    showed wrongly; `notes` say why a row is not to be trusted.
    """

    server: str
    visitors: int
    area: float | None
    seconds: float
    cpu: float
    kb_per_second: float
    near_p50_ms: float | None
    near_p99_ms: float | None
    far_p50_ms: float | None
    far_p99_ms: float | None
    rss_kb: float
    anonymous_kb: float
    load_cpu: float
    late_p99_ms: float
    foreign_cpu: float
    moves_per_second: float
    overload_level: int | None
    faults: int
    notes: list[str]


Start = Callable[[Path], AbstractContextManager[Server]]


def measure(start: Start, visitors: int, area: float | None, seconds: float) -> Row:
    """Starts a server, fills it, measures it and ends it. Raises TimeoutError where not all get inside."""
    with tempfile.TemporaryDirectory() as folder, start(Path(folder)) as server:
        pin(server.process, SERVER_CORE)
        before = memory(server.process)
        workers: list[Worker] = []
        try:
            for spec in specs(server, visitors, area):
                workers.append(Worker(spec))
                workers[-1].wait_until_joined()
            _pass_time(server, WARM_UP_SECONDS)
            return _measured(server, workers, visitors, area, seconds, before)
        finally:
            for worker in workers:
                worker.close()


def specs(server: Server, visitors: int, area: float | None) -> list[Spec]:
    """The probes, then the crowd."""
    places = starts(visitors)
    probes = min(MOST_PROBES_OF_ALL if area is None else MOST_PROBES, visitors - 2)
    return [
        Spec(server.name, server.address, 0, places[:probes], probes=True),
        Spec(server.name, server.address, probes, places[probes:]),
    ]


def _measured(
    server: Server, workers: list[Worker], visitors: int, area: float | None, seconds: float, before: tuple[int, int]
) -> Row:
    ours = [server.process, os.getpid(), *(worker.process for worker in workers)]
    for worker in workers:
        worker.measure()
    begun, busy, machine = time.monotonic(), [busy_seconds(each) for each in ours], machine_busy_seconds()
    _pass_time(server, seconds)
    passed = time.monotonic() - begun
    used = [(after - then) / passed for after, then in zip(map(busy_seconds, ours), busy, strict=True)]
    foreign = (machine_busy_seconds() - machine) / passed - used[0] - sum(used[2:])
    after = memory(server.process)
    level = server.staff.overload_level() if server.staff else None
    for worker in workers:
        worker.stop()
    probes, crowd = (worker.count() for worker in workers)
    near, far = _percentiles(probes.near), _percentiles(probes.far)
    row = Row(
        server=server.name,
        visitors=visitors,
        area=area,
        seconds=round(passed, 2),
        cpu=round(used[0], 3),
        kb_per_second=round(crowd.bytes_down / len(crowd.bodies) / passed / 1000, 2),
        near_p50_ms=near[0],
        near_p99_ms=near[1],
        far_p50_ms=far[0],
        far_p99_ms=far[1],
        rss_kb=round((after[0] - before[0]) / visitors / 1000, 1),
        anonymous_kb=round((after[1] - before[1]) / visitors / 1000, 1),
        load_cpu=round(sum(used[2:]), 3),
        late_p99_ms=round(float(np.percentile(crowd.late + probes.late, 99)) * 1000, 1),
        foreign_cpu=round(max(0.0, foreign - used[1]), 2),
        moves_per_second=round((crowd.moves + probes.moves) / passed, 1),
        overload_level=level,
        faults=wrongly_shown(probes, crowd, area),
        notes=[],
    )
    row.notes = _doubts(row, probes, crowd)
    return row


def _pass_time(server: Server, seconds: float) -> None:
    """Lets time pass, in which the stock changes ten times a second."""
    begun = time.monotonic()
    for turn in range(round(seconds / STOCK_SECONDS)):
        if server.staff:
            server.staff.change_stock()
        time.sleep(max(0.0, begun + (turn + 1) * STOCK_SECONDS - time.monotonic()))


def _percentiles(seconds: list[float]) -> tuple[float | None, float | None]:
    """Median and 99th percentile in milliseconds."""
    if not seconds:
        return None, None
    p50, p99 = np.percentile(seconds, (50, 99)) * 1000
    return round(float(p50), 1), round(float(p99), 1)


def wrongly_shown(probes: Count, crowd: Count, area: float | None) -> int:
    """Bodies that a probe's copy shows elsewhere than they stand, does not show, or should not show."""
    bodies = {**probes.bodies, **crowd.bodies}
    faults = 0
    for probe, shown in probes.seen.items():
        faults += len(shown.keys() - bodies.keys())
        for body, place in bodies.items():
            away = math.dist(place, probes.bodies[probe])
            if body in shown:
                faults += not same(shown[body], place) or (area is not None and away > area + HYSTERESIS + SLACK)
            else:
                faults += area is None or away < area - SLACK
    return faults


def _doubts(row: Row, probes: Count, crowd: Count) -> list[str]:
    """Why the figures may not be the server's own."""
    doubts = []
    if row.late_p99_ms > LATE_MS or row.load_cpu > BUSY:
        doubts.append("the load generator was the bottleneck")
    if row.foreign_cpu > FOREIGN:
        doubts.append(f"other programs used {row.foreign_cpu:.2f} cores")
    if dropped := probes.dropped + crowd.dropped:
        doubts.append(f"the server dropped {dropped} visitors")
    if held := probes.held_back + crowd.held_back:
        doubts.append(f"the server did not read {held} moves")
    if probes.corrected:
        doubts.append(f"the server corrected {probes.corrected} steps of the probes")
    if row.faults:
        doubts.append(f"the probes showed {row.faults} bodies wrongly")
    return doubts
