"""Examines avatars' files in processes of their own: whatever is in one, the world keeps its beat."""

import asyncio
import logging
import sys
from collections.abc import Sequence

import msgspec

from vstore.vrm.check import AvatarFacts
from vstore.vrm.fault import BadAvatarError
from vstore.vrm.host import Found

log = logging.getLogger(__name__)

HOST = (sys.executable, "-m", "vstore.vrm.host")
AT_ONCE = 2
PATIENCE_SECONDS = 15.0


class ExaminationFailed(Exception):
    """The process that looked at a file died of it, or came to no end."""


class AvatarExaminer:
    """Call it with a file's bytes. `AT_ONCE` are looked at together, others wait; each has a process that ends."""

    def __init__(self, command: Sequence[str] = HOST, patience_seconds: float = PATIENCE_SECONDS) -> None:
        self._command = command
        self._patience_seconds = patience_seconds
        self._free = asyncio.Semaphore(AT_ONCE)

    async def __call__(self, data: bytes) -> AvatarFacts:
        """Raises BadAvatarError where it is not taken, ExaminationFailed where nobody can say."""
        async with self._free:
            found = await self._found(data)
        if found.fault is not None:
            raise BadAvatarError(found.fault, found.detail)
        assert found.facts is not None
        return found.facts

    async def _found(self, data: bytes) -> Found:
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(*self._command, stdin=pipe, stdout=pipe, stderr=pipe)
        try:
            async with asyncio.timeout(self._patience_seconds):
                answer, complaint = await process.communicate(data)
            return msgspec.json.decode(answer, type=Found)
        except TimeoutError:
            raise ExaminationFailed(f"no answer within {self._patience_seconds:g} s") from None
        except msgspec.MsgspecError:
            why = complaint.decode(errors="replace").strip().rpartition("\n")[2]
            log.warning("an avatar could not be examined", extra={"reason": why})
            raise ExaminationFailed(f"exit status {process.returncode}") from None
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
