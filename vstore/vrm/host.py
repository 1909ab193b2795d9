"""`python -m vstore.vrm.host`: one avatar's file on standard input, what is in it on standard output, as JSON."""

import os
import resource
import sys

import msgspec

from vstore.vrm.check import AvatarFacts, check_avatar
from vstore.vrm.fault import BadAvatarError, Fault

MOST_MEMORY = 1_000_000_000
"""Bytes of address space: what no file of the size that is taken needs."""

MOST_SECONDS = 20
"""Of processor time."""

_NICENESS = 10


class Found(msgspec.Struct, frozen=True):
    """What became of a file: its facts, or why it is not taken."""

    facts: AvatarFacts | None = None
    fault: Fault | None = None
    detail: str = ""


def examined(data: bytes) -> Found:
    """Raises nothing for any bytes."""
    try:
        return Found(facts=check_avatar(data))
    except BadAvatarError as bad:
        return Found(fault=bad.fault, detail=bad.detail)


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    os.nice(_NICENESS)
    sys.stdout.buffer.write(msgspec.json.encode(examined(sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
