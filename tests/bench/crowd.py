"""How large a crowd one core carries: our server beside Colyseus, in the same run and under the same load.

python -m tests.bench.crowd --visitors 800 --area 25 --peer colyseus --seconds 10 --json crowd.json

Every visitor walks about a hall of 100 x 100 m at 1.6 m/s and tells the server where it stands ten times a second;
200 products are on show, of which ten a second change their stock. The server runs on core 0, the load on core 1. Ten
of the visitors (four without an area of interest) are probes that decode all they get. At the end everybody stands
still, and the probes' copies of the room must equal the truth.

- cpu: the server's share of its core, user and system, with all its threads and children
- kB/s: what each client reads from its socket
- near, far: milliseconds from a probe's move until another probe's copy shows it (median, 99th percentile), up to 10 m
  away, and from 10 to 25 m: our server tells of those far away less often
- rss, anon: the server's memory that each client costs: resident, and of it what is no file's
- load, late: the load's share of its core, and the 99th percentile of how late it sent its moves
- level: how far our server had degraded to keep its beat: from 1 on it sends poses at every second beat
- faults: bodies that a probe's copy shows elsewhere than they stand, lacks, or should not show

Colyseus's room (tests/bench/colyseus) is written as an expert would, with quantised fields and views that have the same
25 m with hysteresis; it checks neither walls nor speed, which our server does. A row that anything but the server may
have made slow says so. With --largest the crowd grows until the near p99 exceeds 100 ms.
"""

import argparse
import contextlib
import platform
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import msgspec

from tests.bench.load import servers
from tests.bench.load.floor import TABLES
from tests.bench.load.processes import before_others, cores
from tests.bench.load.row import Row, Start, measure

STEPS = (400, 600, 800, 1000, 1200, 1400, 1600, 1800, 2000, 2400, 2800)
HELD_MS = 100.0
COLUMNS = (
    ("server", 8),
    ("visitors", 8),
    ("area", 5),
    ("cpu", 6),
    ("kB/s", 7),
    ("near p50", 9),
    ("p99", 6),
    ("far p50", 8),
    ("p99", 6),
    ("rss kB", 7),
    ("anon kB", 8),
    ("load", 5),
    ("late ms", 8),
    ("level", 6),
    ("faults", 7),
)
"""Headings and widths."""


class Report(msgspec.Struct):
    """What `--json` writes. `largest` is the largest crowd held under a near p99 of 100 ms."""

    machine: str
    peer: str = ""
    rows: list[Row] = []
    largest: dict[str, int] = {}
    ratios: dict[str, float] = {}
    goals: dict[str, float] = {}
    met: dict[str, bool] = {}


def goals(area: float | None) -> dict[str, float]:
    """What our server aims at, as ratios to Colyseus's figures."""
    if area is None:
        return {"cpu": 0.8}
    return {"cpu": 0.45, "bytes": 0.35, "memory": 0.2, "p99": 1.0, "largest": 2.0}


def compare(report: Report, ours: Row, theirs: Row) -> None:
    """Fills in the ratios and which goals are met."""
    pairs = {
        "cpu": (ours.cpu, theirs.cpu),
        "bytes": (ours.kb_per_second, theirs.kb_per_second),
        "memory": (ours.rss_kb, theirs.rss_kb),
        "p99": (ours.near_p99_ms, theirs.near_p99_ms),
        "largest": (report.largest.get(ours.server), report.largest.get(theirs.server)),
    }
    report.ratios = {name: round(mine / peer, 3) for name, (mine, peer) in pairs.items() if mine and peer}
    report.goals = {name: goal for name, goal in goals(ours.area).items() if name in report.ratios}
    report.met = {
        name: report.ratios[name] >= goal if name == "largest" else report.ratios[name] <= goal
        for name, goal in report.goals.items()
    }


def largest(start: Start, area: float | None, seconds: float, rows: list[Row]) -> int:
    """The largest crowd that a server holds; a crowd that it does not hold is tried twice, against chance."""
    held = 0
    for visitors in STEPS:
        for _ in range(2):
            row = _shown(start, visitors, area, seconds, rows)
            if row and row.near_p99_ms is not None and row.near_p99_ms <= HELD_MS:
                held = visitors
                break
        if held < visitors:
            break
    return held


def _shown(start: Start, visitors: int, area: float | None, seconds: float, rows: list[Row]) -> Row | None:
    """Measures and prints a row; None where the visitors did not get inside, or the server gave up."""
    try:
        row = measure(start, visitors, area, seconds)
    except (TimeoutError, ConnectionError) as fault:
        print(f"{visitors} visitors: {fault}", flush=True)
        return None
    rows.append(row)
    print(line(row), flush=True)
    return row


def line(row: Row) -> str:
    """A row of the table."""
    latencies = (row.near_p50_ms, row.near_p99_ms, row.far_p50_ms, row.far_p99_ms)
    cells = (
        row.server,
        str(row.visitors),
        "none" if row.area is None else f"{row.area:g} m",
        f"{row.cpu:.3f}",
        f"{row.kb_per_second:.2f}",
        *("-" if each is None else f"{each:.1f}" for each in latencies),
        f"{row.rss_kb:.1f}",
        f"{row.anonymous_kb:.1f}",
        f"{row.load_cpu:.2f}",
        f"{row.late_p99_ms:.1f}",
        "-" if row.overload_level is None else str(row.overload_level),
        str(row.faults),
    )
    notes = "  ! " + "; ".join(row.notes) if row.notes else ""
    return table_line(cells) + notes


def table_line(cells: Iterable[str]) -> str:
    return "  ".join(cell.rjust(width) for cell, (_, width) in zip(cells, COLUMNS, strict=True))


def metres(text: str) -> float | None:
    return None if text == "none" else float(text)


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.crowd", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--visitors", type=int, default=800, help="how many walk (at least 6)")
    parser.add_argument("--area", type=metres, default=25.0, metavar="METRES|none", help="of interest")
    parser.add_argument("--peer", choices=("colyseus", "none"), default="none", help="what to measure beside ours")
    parser.add_argument("--seconds", type=float, default=10.0, help="to measure, after all are inside")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here too")
    parser.add_argument("--largest", action="store_true", help="find the largest crowd held under 100 ms, too")
    return parser.parse_args()


def main() -> None:
    chosen = options()
    report = Report(
        f"{platform.processor() or platform.machine()}, {cores()} cores, Python {platform.python_version()}"
    )
    if cores() < 2:
        print("There is one core only: server and load share it, and no figure is to be trusted.")
    starts: dict[str, Start] = {}
    most = max(STEPS) if chosen.largest else chosen.visitors
    starts["vstore"] = partial(servers.vstore, visitors=most, area=chosen.area, tables=len(TABLES))
    if chosen.peer == "colyseus":
        if absent := servers.install_colyseus():
            print(f"Colyseus is not measured: {absent}.")
        else:
            report.peer = servers.versions()
            starts["colyseus"] = partial(servers.colyseus, area=chosen.area)
    print("\n".join(filter(None, (report.machine, report.peer, table_line(heading for heading, _ in COLUMNS)))))
    rows = {
        name: _shown(start, chosen.visitors, chosen.area, chosen.seconds, report.rows) for name, start in starts.items()
    }
    if chosen.largest:
        for name, start in starts.items():
            report.largest[name] = largest(start, chosen.area, chosen.seconds, report.rows)
            print(f"{name}: the largest crowd held is {report.largest[name]}")
    ours, theirs = rows["vstore"], rows.get("colyseus")
    if ours and theirs:
        compare(report, ours, theirs)
        for name, ratio in report.ratios.items():
            goal = report.goals.get(name)
            verdict = "" if goal is None else f"   goal {goal:g}: {'met' if report.met[name] else 'not met'}"
            print(f"{name:8} {ratio:6.3f} x Colyseus{verdict}")
    if chosen.json:
        chosen.json.write_bytes(msgspec.json.format(msgspec.json.encode(report)))


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt), before_others():
        main()
