"""A process that hears or speaks, `python -m vstore.speech.host ear FOLDER` or `mouth`, for a server to watch."""

import argparse
import os
import queue
import resource
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from vstore.inference.messages import Beat, Broken, Ready
from vstore.inference.pipes import BEAT_SECONDS, frame, listen, own_output
from vstore.speech.espeak import Espeak
from vstore.speech.messages import TO_EAR, TO_MOUTH, Answered, Asked, Failed
from vstore.speech.ports import SpeechUnavailable
from vstore.speech.recording import NotARecording
from vstore.speech.whisper import Whisper

# After the world's beat and what visitors say in writing.
_NICENESS = 10

MOST_MEMORY = 4 << 30
"""Bytes; Whisper base in int8 takes a third of a GB, and its larger models up to two."""

Given = TypeVar("Given")
Made = TypeVar("Made")
Send = Callable[[msgspec.Struct], None]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m vstore.speech.host")
    kinds = parser.add_subparsers(dest="kind", required=True)
    kinds.add_parser("ear").add_argument("folder", type=Path, help="a Whisper model in CTranslate2's form")
    kinds.add_parser("mouth")
    options = parser.parse_args()
    if options.kind == "ear":
        return attend(lambda: Whisper(options.folder).hear, TO_EAR)
    return attend(lambda: Espeak().speak, TO_MOUTH)


def attend(load: Callable[[], Callable[[Given, str], Made]], decoder: msgspec.msgpack.Decoder[Asked[Given]]) -> int:
    """Loads what does the work, and does it for as long as the server is there: with bounded memory, after others."""
    os.nice(_NICENESS)
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = MOST_MEMORY if hard == resource.RLIM_INFINITY else min(MOST_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
    output = own_output()
    inbox: queue.SimpleQueue[Asked[Given]] = queue.SimpleQueue()
    threading.Thread(target=listen, args=(sys.stdin.buffer, inbox, decoder), daemon=True).start()

    def send(message: msgspec.Struct) -> None:
        output.write(frame(message))
        output.flush()

    began = time.monotonic()
    try:
        work = load()
    except SpeechUnavailable as fault:
        send(Broken(str(fault)))
        return 1
    send(Ready(time.monotonic() - began))
    serve(inbox, send, work)
    return 0


def serve(inbox: "queue.SimpleQueue[Asked[Given]]", send: Send, work: Callable[[Given, str], Made]) -> None:
    """Answers for ever, one after the other, with a sign of life every second even when there is nothing to do."""
    while True:
        try:
            asked = inbox.get(timeout=BEAT_SECONDS)
        except queue.Empty:
            send(Beat())
            continue
        send(_answer(asked, work))


def _answer(asked: Asked[Given], work: Callable[[Given, str], Made]) -> Answered[Made] | Failed:
    try:
        return Answered(asked.number, work(asked.given, asked.language))
    except NotARecording as fault:
        return Failed(asked.number, str(fault), unfit=True)
    except SpeechUnavailable as fault:
        return Failed(asked.number, str(fault))
    except Exception as fault:  # noqa: BLE001  whatever one recording does, the others are heard
        return Failed(asked.number, f"{type(fault).__name__}: {fault}")


if __name__ == "__main__":
    sys.exit(main())
