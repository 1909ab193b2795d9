"""A model process without a model, for tests: its MODEL argument says how it behaves."""

import argparse
import itertools
import os
import queue
import resource
import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence

from nlp.model import Prompt
from vstore.inference import host
from vstore.inference.messages import TO_HOST, Broken, FromHost, Ready
from vstore.inference.pipes import frame, listen


class Answer:
    """Says `words`, one a step."""

    def __init__(self, words: Iterator[str]) -> None:
        self._words = iter(words)
        self.text, self.said, self.is_over, self.cost = "", 0, False, 1

    @property
    def work(self) -> "Answer":
        return self

    def next(self) -> str:
        if (word := next(self._words, None)) is None:
            self.is_over = True
            return ""
        self.said += 1
        self.text += word
        return word


class Counting:
    """Counts for as long as it is asked to, so that an answer is always under way; "fault" raises, "die" dies."""

    def __init__(self, adapter: str = "") -> None:
        self._adapter = adapter
        self.prepared: list[Prompt] = []
        self.heads_found = self.heads_made = 0

    def prepare(self, prompt: Prompt) -> Answer:
        self.prepared.append(prompt)
        return Answer(iter(()))

    def begin(self, prompt: Prompt) -> Answer:
        match prompt.head:
            case "fault":
                raise ValueError("cannot answer this")
            case "die":
                os._exit(3)
            case "adapter":
                return Answer(iter([self._adapter]))
            case "prepared":
                return Answer(iter([str(len(self.prepared))]))
            case _:
                last = prompt.most_tokens
                return Answer(f"{number} " for number in (itertools.count() if last == 0 else range(last)))

    def step(self, answers: Sequence[Answer]) -> list[str]:
        time.sleep(0.001)  # a round takes a moment, or the pipe would fill
        return [each.next() for each in answers]


class Falling(Counting):
    """Says the first sentence that is likely, then its process is killed or stopped, or has no more memory."""

    def __init__(self, mishap: str) -> None:
        super().__init__()
        self._mishap = mishap

    def begin(self, prompt: Prompt) -> Answer:
        return Answer(self._words(prompt.likely)) if prompt.likely else super().begin(prompt)

    def _words(self, likely: str) -> Iterator[str]:
        yield likely.partition(". ")[0] + ". "
        match self._mishap:
            case "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            case "stopped":
                os.kill(os.getpid(), signal.SIGSTOP)
            case "starved":
                _, hard = resource.getrlimit(resource.RLIMIT_AS)
                resource.setrlimit(resource.RLIMIT_AS, (1 << 30, hard))
                bytearray(1 << 30)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("model")
    parser.add_argument("--threads")
    parser.add_argument("--adapter", default="none")
    options = parser.parse_args()
    behaviour = options.model
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
            falls = behaviour in ("killed", "stopped", "starved")
            host.serve(Falling(behaviour) if falls else Counting(options.adapter), inbox, send)


if __name__ == "__main__":
    main()
