"""A process of our own, watched by the server: started, listened to, and started again when it crashes or hangs."""

import asyncio
import logging
import os
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping, Sequence
from contextlib import suppress
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

import msgspec

from vstore.inference.pipes import frame, read_in_server

log = logging.getLogger(__name__)

BACK_OFF_SECONDS = (1.0, 5.0, 30.0, 120.0)
"""Pauses before each new start after a crash. Once used up the process stays away until the server starts again."""

_STOP_SECONDS = 3.0
_STABLE_SECONDS = 600.0  # a process that lived so long has not crashed "again"

Message = TypeVar("Message")
Told = TypeVar("Told", contravariant=True)


class State(StrEnum):
    """What a process can do: nothing (not installed or not wanted), nothing yet, its work, nothing any more."""

    ABSENT = "absent"
    LOADING = "loading"
    READY = "ready"
    FAILED = "failed"


class Owner(Protocol[Told]):
    """Whoever has the process do something."""

    def started(self) -> None:
        """It runs, and can be sent to."""

    def take(self, message: Told) -> None:
        """It says something."""

    def lost(self, why: str) -> None:
        """It is gone, with all that it was to answer. `why` goes on a sentence that begins with its name."""

    def starts_again(self, why: str, *, is_last: bool) -> bool:
        """Whether another life is wished for; `is_last` tells that there is none, for it crashed too often."""

    @property
    def patience(self) -> float:
        """After so many seconds without a sign of life it is taken to hang."""


class WatchedProcess(Generic[Message]):
    """`command` is what to run, in this process's environment and what is `added` to it."""

    def __init__(
        self,
        owner: Owner[Message],
        decoder: msgspec.msgpack.Decoder[Message],
        *,
        back_off_seconds: Sequence[float] = BACK_OFF_SECONDS,
    ) -> None:
        self._owner = owner
        self._decoder = decoder
        self._back_off_seconds = back_off_seconds
        self._process: Process | None = None
        self._watch: asyncio.Task[None] | None = None

    @property
    def pid(self) -> int | None:
        """The process that runs now."""
        return self._process.pid if self._process else None

    def start(self, command: Sequence[str], added: Mapping[str, str]) -> None:
        """Starts it in the background."""
        self._watch = asyncio.create_task(self._keep_alive(command, {**os.environ, **added}))

    async def stop(self) -> None:
        """Ends it; no child is left behind."""
        if self._watch:
            self._watch.cancel()
            await asyncio.wait({self._watch})

    def send(self, message: msgspec.Struct) -> None:
        """What is sent while it does not run is lost."""
        if self._process and self._process.stdin and not self._process.stdin.is_closing():
            self._process.stdin.write(frame(message))

    async def _keep_alive(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """Runs the process, and again after every crash, with longer pauses each time in a row."""
        crashes = 0
        clock = asyncio.get_running_loop().time
        while True:
            began = clock()
            why = await self._run(command, environment)
            crashes = 1 if clock() - began > _STABLE_SECONDS else crashes + 1
            is_last = crashes > len(self._back_off_seconds)
            if not self._owner.starts_again(why, is_last=is_last) or is_last:
                return
            await asyncio.sleep(self._back_off_seconds[crashes - 1])

    async def _run(self, command: Sequence[str], environment: Mapping[str, str]) -> str:
        """One life of the process; returns how it ended."""
        self._process = process = await asyncio.create_subprocess_exec(
            *command, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment
        )
        assert process.stdout
        assert process.stderr
        complaints = asyncio.create_task(_log_lines(process.stderr))
        why = "was stopped"
        try:
            self._owner.started()
            why = await self._listen(process.stdout)
        finally:
            self._owner.lost(why)
            try:
                await _end(process)
            finally:
                await complaints
        return why

    async def _listen(self, stream: asyncio.StreamReader) -> str:
        """Takes what the process says until it says no more; returns how it ended."""
        while True:
            patience = self._owner.patience
            try:
                async with asyncio.timeout(patience):
                    message = await read_in_server(stream, self._decoder)
            except TimeoutError:
                return f"gave no sign of life for {patience:g} s"
            except (asyncio.IncompleteReadError, ConnectionError):
                return "ended unexpectedly"
            except (msgspec.DecodeError, ValueError):
                return "talked nonsense"
            self._owner.take(message)


async def _end(process: Process) -> None:
    """The process ends by itself when its input closes; one that hangs, or is not to be waited for, is killed."""
    assert process.stdin
    process.stdin.close()
    try:
        with suppress(TimeoutError):
            async with asyncio.timeout(_STOP_SECONDS):
                await process.wait()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def _log_lines(stream: asyncio.StreamReader) -> None:
    """What the process and its libraries write on standard error."""
    async for line in stream:
        log.debug("%s", line.decode(errors="replace").rstrip())
