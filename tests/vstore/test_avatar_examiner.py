"""Files are examined apart: what they do to the process that looks at them, they do to nobody else."""

import sys

import pytest

from tests.support.vrm_bytes import document, glb
from vstore.vrm.examiner import AvatarExaminer, ExaminationFailed
from vstore.vrm.fault import BadAvatarError, Fault


async def test_the_facts_come_back_from_the_process() -> None:
    facts = await AvatarExaminer()(glb(document()))
    assert (facts.name, facts.authors, facts.triangles, facts.for_everyone) == ("Hana", ("Kim",), 1, False)


@pytest.mark.parametrize(("data", "fault"), [(b"", Fault.NOT_GLB), (b"glTF" * 9, Fault.BROKEN)])
async def test_a_bad_file_comes_back_with_what_is_wrong(data: bytes, fault: Fault) -> None:
    with pytest.raises(BadAvatarError) as caught:
        await AvatarExaminer()(data)
    assert caught.value.fault is fault


@pytest.mark.parametrize(
    ("mishap", "why"),
    [
        ("import sys; sys.stdin.buffer.read(); sys.exit(3)", "exit status 3"),
        ("import os; os.kill(os.getpid(), 9)", "exit status -9"),
        ("print('no answer at all')", "exit status 0"),
        ("import threading; threading.Event().wait()", "no answer within 0.5 s"),
    ],
)
async def test_whatever_becomes_of_the_process_there_is_an_answer(mishap: str, why: str) -> None:
    examine = AvatarExaminer([sys.executable, "-c", mishap], patience_seconds=0.5 if "Event" in mishap else 15.0)
    with pytest.raises(ExaminationFailed, match=why):
        await examine(glb(document()))
