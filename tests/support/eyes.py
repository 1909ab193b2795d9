"""The eyes of probes: clients that read all they are told, and can be asked whether they know the truth."""

import multiprocessing
from collections import defaultdict
from multiprocessing.connection import Connection
from typing import Protocol

from tests.support.truth import Truth, assert_knows
from vstore.client.replica import Replica
from vstore.protocol.codec import CODECS, Frame


class Eyes(Protocol):
    """What each probe, by number, is told and knows."""

    def see(self, probe: int, subprotocol: str, frames: list[Frame]) -> None: ...

    def check(self, probe: int, truth: Truth) -> None:
        """Raises AssertionError where the probe does not know the truth."""


class OwnEyes:
    """They remember in this process."""

    def __init__(self) -> None:
        self._replicas: dict[int, Replica] = defaultdict(Replica)

    def see(self, probe: int, subprotocol: str, frames: list[Frame]) -> None:
        for frame in frames:
            self._replicas[probe].feed(CODECS[subprotocol].decode_server(frame))

    def check(self, probe: int, truth: Truth) -> None:
        assert_knows(truth, self._replicas[probe])


class EyesElsewhere:
    """They remember in a process of their own, so that it is no memory of the one whose memory is measured."""

    def __init__(self) -> None:
        processes = multiprocessing.get_context("spawn")
        self._line, theirs = processes.Pipe()
        self._process = processes.Process(target=_look, args=(theirs,), daemon=True)
        self._process.start()

    def see(self, probe: int, subprotocol: str, frames: list[Frame]) -> None:
        self._line.send((probe, subprotocol, frames))

    def check(self, probe: int, truth: Truth) -> None:
        self._line.send((probe, truth))
        if wrong := self._line.recv():
            raise AssertionError(wrong)

    def close(self) -> None:
        self._line.send(None)
        self._process.join()


def _look(line: "Connection[object, object]") -> None:
    eyes = OwnEyes()
    while told := line.recv():
        match told:
            case (int(probe), str(subprotocol), list(frames)):
                eyes.see(probe, subprotocol, frames)
            case (int(probe), Truth() as truth):
                try:
                    eyes.check(probe, truth)
                except AssertionError as fault:
                    line.send(str(fault))
                else:
                    line.send("")
