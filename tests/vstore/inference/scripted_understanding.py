"""An understanding process without sentence vectors, for tests: some words make it hang, die or break."""

import os
import queue
import sys
import threading

from nlp.comprehension import Understood, Utterance, comprehend
from nlp.lexicon import Lexicon
from vstore.inference.pipes import frame, listen
from vstore.inference.understanding_host import Inbox, serve
from vstore.inference.understanding_messages import TO_UNDERSTANDING, FromUnderstanding


def make(utterance: Utterance, lexicon: Lexicon) -> Understood:
    match utterance.text:
        case "hang":
            threading.Event().wait()
        case "die":
            os._exit(3)
        case "break":
            raise ValueError("cannot make this out")
    return comprehend(utterance, lexicon)


def main() -> None:
    inbox: Inbox = queue.SimpleQueue()
    threading.Thread(target=listen, args=(sys.stdin.buffer, inbox, TO_UNDERSTANDING), daemon=True).start()

    def send(message: FromUnderstanding) -> None:
        sys.stdout.buffer.write(frame(message))
        sys.stdout.buffer.flush()

    serve(inbox, send, None, make)


if __name__ == "__main__":
    main()
