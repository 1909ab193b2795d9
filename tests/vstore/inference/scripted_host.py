"""A model process without a model, for tests: its MODEL argument says how it behaves."""

import argparse
import itertools
import os
import queue
import sys
import threading
import time
from collections.abc import Iterator

from nlp.model import Prompt
from vstore.inference import host
from vstore.inference.messages import TO_HOST, Broken, FromHost, Ready
from vstore.inference.pipes import frame, listen


class Counting:
    """Counts for as long as it is asked to, so that an answer is always under way; "fault" raises, "die" dies."""

    def __init__(self) -> None:
        self.prepared: list[Prompt] = []
        self.heads_found = self.heads_made = 0

    def prepare(self, prompt: Prompt) -> Iterator[None]:
        yield
        self.prepared.append(prompt)

    def answer(self, prompt: Prompt) -> Iterator[str]:
        match prompt.head:
            case "fault":
                raise ValueError("cannot answer this")
            case "die":
                os._exit(3)
            case "prepared":
                yield str(len(self.prepared))
            case _:
                last = prompt.most_tokens
                for number in itertools.count() if last == 0 else range(last):
                    time.sleep(0.001)  # a token takes a moment, or the pipe would fill
                    yield f"{number} "


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("model")
    parser.add_argument("--threads")
    behaviour = parser.parse_args().model
    output = sys.stdout.buffer

    def send(message: FromHost) -> None:
        output.write(frame(message))
        output.flush()

    match behaviour:
        case "dies":
            sys.exit(3)
        case "broken":
            send(Broken("no such model"))
        case "nonsense":
            output.write(b"\xff" * 64)
            output.flush()
        case "silent":
            sys.stdin.buffer.read()
        case _:
            inbox: host.Inbox = queue.SimpleQueue()
            threading.Thread(target=listen, args=(sys.stdin.buffer, inbox, TO_HOST), daemon=True).start()
            print("a library says something", file=sys.stderr)
            send(Ready(0.0))
            host.serve(Counting(), inbox, send)


if __name__ == "__main__":
    main()
