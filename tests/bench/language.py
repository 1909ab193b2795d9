"""How soon and how fast agents get their words: ours, plain `model.generate`, and llama.cpp where it is there.

python -m tests.bench.language [--visitors 50] [--minutes M] [--conversations 1 8 16 50] [--gguf FILE] [--threads N]
    [--json FILE]

First, what visitors notice: see `tests.bench.conversations`. Then so many conversations ask at the same moment, with
the prompts that the store makes (persona, rules, examples, and a true sentence with its slots), no prompt twice. For
each way of answering, one way after the other in processes of their own:

- first p50, p95: seconds until a conversation has its first words; ours begins with the heads of prompts kept, as a
  store that is open has them
- tokens/s: of all answers together
- MB: resident memory of the process that answers, once it has

`generate` and llama.cpp answer one conversation after the other, and are measured up to 8: more take minutes. llama.cpp
is its server in process, by `pip install xllamacpp`; it reads --gguf, the same weights as ours before conversion.
It has one slot, which keeps the heads of prompts; with 8 each slot reads them by itself, and first words come later.
"""

import argparse
import asyncio
import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.util import find_spec
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import msgspec

from nlp.model import Line, Prompt
from nlp.say import heads, prompt_for
from tests.bench import conversations
from vstore.inference import weights
from vstore.inference.examination import paper
from vstore.inference.host_process import ModelProcess
from vstore.inference.speed import at_once
from vstore.inference.watched_process import State

PERSONAS = {
    "en": "Sori, an AI sales assistant of Maru & Moss",
    "ko": "마루앤모스의 AI 판매원 소리",
}
MOST_IN_TURN = 8
CONTEXT = 2048  # tokens
ROLES = {"visitor": "user", "agent": "assistant"}

Answering = Callable[[Prompt], list[float]]
"""Answers; when each piece came, by the monotonic clock."""


class Row(msgspec.Struct, frozen=True):
    """How one way of answering did with so many conversations at once."""

    way: str
    conversations: int
    first_p50: float
    first_p95: float
    tokens_per_second: float
    megabytes: float

    def __str__(self) -> str:
        times = f"{self.first_p50:9.2f} {self.first_p95:9.2f} {self.tokens_per_second:9.1f}"
        return f"{self.way:10} {self.conversations:5} {times} {self.megabytes:7.0f}"


def prompts(counts: Sequence[int]) -> Iterator[list[Prompt]]:
    """As many for each count, in both languages in turn, from the papers that nothing has learnt from."""
    papers = {language: paper(language) for language in PERSONAS}
    asked = (
        prompt_for(facts, PERSONAS[language])
        for pair in zip(*papers.values(), strict=False)
        for language, facts in zip(papers, pair, strict=True)
    )
    for count in counts:
        yield list(islice(asked, count))


def megabytes(process: int) -> float:
    """Resident memory."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def row(way: str, firsts: Sequence[float], pieces: int, seconds: float, process: int) -> Row:
    slow = sorted(firsts)[int(0.95 * len(firsts))]
    return Row(way, len(firsts), statistics.median(firsts), slow, pieces / seconds, megabytes(process))


async def ours(counts: Sequence[int], threads: int, folder: Path) -> list[Row]:
    """The store's own process, warmed as a store warms it."""
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(str(folder))
    warm = [head for language, persona in PERSONAS.items() for head in heads(persona, language)]
    model = ModelProcess("embedded", threads=threads, warm=warm, most_open=max(counts), late_seconds=3600.0)
    model.start()
    try:
        if await model.settled() is not State.READY:
            raise SystemExit(model.detail)
        while model.work.heads_made < len(warm):
            await asyncio.sleep(0.1)
        return [await asked_at_once(model, each, tokenizer) for each in prompts(counts)]
    finally:
        await model.stop()


async def asked_at_once(model: ModelProcess, asked: Sequence[Prompt], tokenizer: Any) -> Row:
    speed = await at_once(model, asked)
    assert model.pid
    tokens = sum(len(tokenizer.encode(text)) for text in speed.texts)
    return row("ours", speed.firsts, tokens, speed.seconds, model.pid)


def in_turn(way: str, answer: Answering, counts: Sequence[int]) -> list[Row]:
    """One conversation after the other, all of which began to wait at once."""
    rows = []
    for asked in prompts([count for count in counts if count <= MOST_IN_TURN]):
        began = time.monotonic()
        answers = [answer(prompt) for prompt in asked]
        firsts = [pieces[0] - began for pieces in answers]
        rows.append(row(way, firsts, sum(map(len, answers)), time.monotonic() - began, os.getpid()))
    return rows


def plain(counts: Sequence[int], threads: int, folder: Path) -> list[Row]:
    """transformers' own `generate`, with nothing kept between answers."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer
    from transformers.generation.streamers import BaseStreamer

    from nlp.transformers_prompts import Prompts

    torch.set_num_threads(threads)
    tokenizer: Any = AutoTokenizer.from_pretrained(str(folder))
    model: Any = AutoModelForCausalLM.from_pretrained(str(folder), dtype=torch.bfloat16).eval()
    reader = Prompts(tokenizer)

    class Times(BaseStreamer):  # type: ignore[misc]
        def __init__(self) -> None:
            self.tokens: list[float] = []

        def put(self, value: Any) -> None:
            if value.numel() == 1:  # the prompt itself comes first, whole
                self.tokens.append(time.monotonic())

        def end(self) -> None:
            pass

    def answer(prompt: Prompt) -> list[float]:
        times, given = Times(), torch.tensor([reader.whole(prompt)])
        with torch.inference_mode():
            model.generate(given, max_new_tokens=prompt.most_tokens, do_sample=False, streamer=times)
        return times.tokens

    return in_turn("generate", answer, counts)


def llama(counts: Sequence[int], threads: int, gguf: Path) -> list[Row]:
    """llama.cpp's server in process."""
    from xllamacpp import CommonParams, Server

    settings = CommonParams()
    settings.model.path, settings.verbosity = str(gguf), -1
    settings.n_parallel, settings.n_ctx = 1, CONTEXT
    settings.cpuparams.n_threads = settings.cpuparams_batch.n_threads = threads
    server = Server(settings)

    def message(line: Line) -> dict[str, str]:
        return {"role": ROLES[line.role], "content": line.text}

    def answer(prompt: Prompt) -> list[float]:
        times: list[float] = []

        def take(piece: dict[str, Any]) -> None:
            if piece["choices"][0]["delta"].get("content"):
                times.append(time.monotonic())

        messages = [{"role": "system", "content": prompt.head}, *map(message, (*prompt.examples, *prompt.lines))]
        asked = {"messages": messages, "max_tokens": prompt.most_tokens, "temperature": 0.0, "stream": True}
        server.handle_chat_completions(asked, take)
        return times

    for language, persona in PERSONAS.items():
        for head in heads(persona, language):
            answer(msgspec.structs.replace(head, lines=(Line("visitor", "?"),), most_tokens=1))
    return in_turn("llama.cpp", answer, counts)


def apart(measure: Callable[..., list[Row]], *arguments: object) -> list[Row]:
    """Measures in a process of its own, so that memory is its own too."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(measure, *arguments).result()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--visitors", type=int, default=50, help="who talk in a store that is open; 0: none")
    parser.add_argument("--minutes", type=float, default=3.0, help="for how long they talk")
    parser.add_argument("--conversations", type=int, nargs="*", default=[1, 8, 16, 50])
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--gguf", type=Path, help="the model's GGUF file, for llama.cpp")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    options = parser.parse_args()
    folder = weights.installed()
    if folder is None:
        raise SystemExit("the embedded model is not installed: `vstore models pull` installs it")
    print(f"{os.cpu_count()} cores, {options.threads} threads, others' load {os.getloadavg()[0]:.1f}")
    talks = conversations.measure(options.visitors, options.minutes) if options.visitors else None
    print(talks or "", flush=True)
    rows = compared(folder, options) if options.conversations else []
    if options.json:
        options.json.write_bytes(msgspec.json.format(msgspec.json.encode((talks, rows)), indent=2))


def compared(folder: Path, options: argparse.Namespace) -> list[Row]:
    """Each way of answering, as it is measured."""
    print(f"{'way':10} {'conv.':>5} {'first p50':>9} {'p95':>9} {'tokens/s':>9} {'MB':>7}", flush=True)
    counts = options.conversations
    rows = asyncio.run(ours(counts, options.threads, folder))
    print(*rows, sep="\n", flush=True)
    others = [apart(plain, counts, options.threads, folder)]
    if options.gguf and find_spec("xllamacpp"):
        others.append(apart(llama, counts, options.threads, options.gguf))
    else:
        print("llama.cpp: not measured (it takes xllamacpp and --gguf)")
    for found in others:
        print(*found, sep="\n", flush=True)
        rows += found
    return rows


if __name__ == "__main__":
    main()
