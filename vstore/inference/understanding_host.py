"""The understanding process, `python -m vstore.inference.understanding_host`: makes out what visitors say."""

import os
import queue
import sys
import threading
import time
from collections.abc import Callable
from typing import assert_never

from nlp.comprehension import Understood, Utterance, comprehend
from nlp.languages import LANGUAGES
from nlp.lexicon import Lexicon
from nlp.nearness import Embed
from vstore.inference.messages import Beat, Ready
from vstore.inference.pipes import BEAT_SECONDS, frame, listen, own_output
from vstore.inference.sentence_vectors import sentence_vectors
from vstore.inference.understanding_messages import (
    TO_UNDERSTANDING,
    Comprehend,
    Comprehended,
    FromUnderstanding,
    Learn,
    ToUnderstanding,
)

# After the world's beat, before the language model.
_NICENESS = 5

GREETING = "hello, 안녕하세요"

Inbox = queue.SimpleQueue[ToUnderstanding]
Make = Callable[[Utterance, Lexicon], Understood]


def main() -> None:
    os.nice(_NICENESS)
    output = own_output()
    inbox: Inbox = queue.SimpleQueue()
    threading.Thread(target=listen, args=(sys.stdin.buffer, inbox, TO_UNDERSTANDING), daemon=True).start()

    def send(message: FromUnderstanding) -> None:
        output.write(frame(message))
        output.flush()

    serve(inbox, send, sentence_vectors(), comprehend)


def serve(inbox: Inbox, send: Callable[[FromUnderstanding], None], embed: Embed | None, make: Make) -> None:
    """Answers for ever, one after the other, with a sign of life every second even when there is nothing to do."""
    lexicon = Lexicon((), "")
    while True:
        try:
            message = inbox.get(timeout=BEAT_SECONDS)
        except queue.Empty:
            send(Beat())
            continue
        match message:
            case Learn(entries, currency):
                began = time.monotonic()
                lexicon = Lexicon(entries, currency, embed)
                for language in LANGUAGES:
                    # Whoever speaks first shall not wait for what is made at first use.
                    make(Utterance(GREETING, language), lexicon)
                send(Ready(time.monotonic() - began))
            case Comprehend(number, utterance):
                send(_answer(number, utterance, lexicon, make))
            case _:
                assert_never(message)


def _answer(number: int, utterance: Utterance, lexicon: Lexicon, make: Make) -> Comprehended:
    try:
        return Comprehended(number, make(utterance, lexicon))
    except Exception as fault:  # noqa: BLE001  whatever one utterance does, the others are understood
        return Comprehended(number, None, f"{type(fault).__name__}: {fault}")


if __name__ == "__main__":
    main()
