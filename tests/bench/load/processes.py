"""Processes on cores of their own, and what they use: from /proc, as the kernel counts it."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

HERTZ = os.sysconf("SC_CLK_TCK")
SERVER_CORE, LOAD_CORE = 0, 1
URGENT = -10  # niceness


def cores() -> int:
    return len(os.sched_getaffinity(0))


@contextlib.contextmanager
def before_others() -> Iterator[None]:
    """Lets this process and all that it starts meanwhile run before other programs, where the kernel allows it."""
    # Where sessions are scheduled as groups (man 7 sched), niceness within the group would not help.
    group = Path("/proc/self/autogroup")
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, URGENT)
        group.write_text(str(URGENT))
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, 0, 0)
            group.write_text("0")


def pin(process: int, core: int) -> None:
    """Keeps a process, with every thread it has, on one core; does nothing where there is no such core."""
    if core in os.sched_getaffinity(process):
        for thread in Path(f"/proc/{process}/task").iterdir():
            os.sched_setaffinity(int(thread.name), {core})


def family(process: int) -> Iterator[int]:
    """A process and all that came of it."""
    yield process
    for children in Path(f"/proc/{process}/task").glob("*/children"):
        for child in children.read_text().split():
            yield from family(int(child))


def busy_seconds(process: int) -> float:
    """Seconds of processor time that a process and its children have used, in all their threads."""
    total = 0
    for each in family(process):
        fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / HERTZ


def machine_busy_seconds() -> float:
    """Seconds of processor time that everything on this machine has used."""
    user, nice, system, _, _, irq, softirq, *_ = map(int, Path("/proc/stat").read_text().split("\n")[0].split()[1:])
    return (user + nice + system + irq + softirq) / HERTZ


def memory(process: int) -> tuple[int, int]:
    """Bytes of a process and its children: resident, and of these its own (proportional memory hangs on others')."""
    resident, anonymous = zip(*map(memory_alone, family(process)), strict=True)
    return sum(resident), sum(anonymous)


def memory_alone(process: int) -> tuple[int, int]:
    """The same of a process without its children."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    sizes = {name: int(value.split()[0]) * 1024 for name, _, value in (line.partition(":") for line in lines[1:])}
    return sizes["Rss"], sizes["Anonymous"]
