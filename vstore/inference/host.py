"""The model process, `python -m vstore.inference.host MODEL`: lives while its server holds the end of its input."""

import argparse
import os
import queue
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from vstore.inference.messages import TO_HOST, Beat, Broken, FromHost, Ready, ToHost
from vstore.inference.pipes import BEAT_SECONDS, frame, listen, own_output
from vstore.inference.rounds import Chat, Rounds
from vstore.inference.turns import A

if TYPE_CHECKING:
    from nlp.transformers_chat import TransformersChat

# The world's beat and the visitors' messages come first where cores are few.
_NICENESS = 10

Inbox = queue.SimpleQueue[ToHost]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m vstore.inference.host")
    parser.add_argument("model", help="a folder or a Hugging Face id")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--precision", choices=("int8", "bfloat16"))
    parser.add_argument("--adapter", type=Path, help="a folder with what the model has learnt")
    options = parser.parse_args()
    os.nice(_NICENESS)
    output = own_output()
    inbox: Inbox = queue.SimpleQueue()
    threading.Thread(target=listen, args=(sys.stdin.buffer, inbox, TO_HOST), daemon=True).start()

    def send(message: FromHost) -> None:
        output.write(frame(message))
        output.flush()

    began = time.monotonic()
    try:
        chat = _load(options)
    except (OSError, ValueError, ImportError, KeyError, RuntimeError) as fault:
        send(Broken(f"{options.model}: {fault}"))
        return 1
    send(Ready(time.monotonic() - began))
    serve(chat, inbox, send)
    return 0


def serve(chat: Chat[A], inbox: Inbox, send: Callable[[FromHost], None]) -> None:
    """Answers for ever, with a sign of life every second even when there is nothing to do."""
    rounds = Rounds(chat, time.monotonic)
    beat_at = 0.0
    while True:
        for message in _received(inbox, patient=rounds.is_idle):
            rounds.take(message)
        for told in rounds.step():
            send(told)
        if time.monotonic() >= beat_at:
            send(Beat(rounds.work()))
            beat_at = time.monotonic() + BEAT_SECONDS


def _received(inbox: Inbox, *, patient: bool) -> list[ToHost]:
    """What has come; when `patient`, waits for something, though no longer than a beat."""
    messages: list[ToHost] = []
    try:
        if patient:
            messages.append(inbox.get(timeout=BEAT_SECONDS))
        while True:
            messages.append(inbox.get_nowait())
    except queue.Empty:
        return messages


def _load(options: argparse.Namespace) -> "TransformersChat":
    from nlp.transformers_chat import TransformersChat

    return TransformersChat(
        options.model, threads=options.threads, precision=options.precision, adapter=options.adapter
    )


if __name__ == "__main__":
    sys.exit(main())
