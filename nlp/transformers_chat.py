"""Answers from a causal language model of `transformers`: many at once, in each step a token of every one."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

from nlp import transformers_int8, transformers_lora
from nlp.model import Prompt
from nlp.transformers_answer import Answer
from nlp.transformers_draft import Draft
from nlp.transformers_packed import PackedModel
from nlp.transformers_prefixes import Prefixes
from nlp.transformers_prompts import Prompts

# A 0.5B model needs 12 kB a token: a dozen heads of prompts, and half as many talks.
_HEADS_BYTES, _TALKS_BYTES = 96 << 20, 48 << 20


class TransformersChat:
    """A chat model from a folder or a Hugging Face id, with the learnt `adapter` of a folder merged into its weights.

    `precision` is "int8", "bfloat16" or None for what is fastest here. For one thread. An answer takes part in as many
    steps as it likes until it is over; to drop it is to cancel it. Heads of prompts are read once, and so is what was
    asked and said before in the same words. `heads_found` counts answers whose head was read before, `heads_made` heads
    that were not. OSError or ValueError where the model cannot be loaded.
    """

    def __init__(
        self, source: Path | str, *, threads: int, precision: str | None = None, adapter: Path | None = None
    ) -> None:
        device, precision = placed(
            precision, has_cuda=torch.cuda.is_available(), has_int8=transformers_int8.is_fast_here()
        )
        torch.set_num_threads(threads)
        self._tokenizer: Any = AutoTokenizer.from_pretrained(str(source))
        model: Any = AutoModelForCausalLM.from_pretrained(str(source), dtype=torch.bfloat16)
        model = model.eval().to(device)
        if adapter is not None:
            transformers_lora.merge(model, adapter)
        if precision == "int8":
            transformers_int8.quantise(model)
        self._model = PackedModel(model)
        self._prompts = Prompts(self._tokenizer)
        self._ends = _end_tokens(model, self._tokenizer)
        self._heads, self._talks = Prefixes(_HEADS_BYTES), Prefixes(_TALKS_BYTES)
        self._reading: WeakValueDictionary[tuple[int, ...], Answer] = WeakValueDictionary()
        self.heads_found = self.heads_made = 0

    def prepare(self, prompt: Prompt) -> Answer | None:
        """Its fixed head alone, to be read and kept, so that answers begin sooner; None where it is kept already."""
        head = tuple(self._prompts.head(prompt))
        if head in self._heads:
            return None
        if head not in self._reading:
            reading = self._reading[head] = Answer(head, 0, self._ends, self._decode)
            return reading
        return self._reading[head]

    def begin(self, prompt: Prompt) -> Answer:
        """The most likely answer, of which nothing is computed yet."""
        tokens, head = self._prompts.whole(prompt), self._prompts.head(prompt)
        reading = None
        if 0 < len(head) < len(tokens) and tokens[: len(head)] == head:
            reading = self.prepare(prompt)
            self.heads_found += reading is None
        return Answer(tokens, prompt.most_tokens, self._ends, self._decode, reading, self._draft(prompt))

    def step(self, answers: Sequence[Answer]) -> list[str]:
        """Moves each on by a token and what was guessed right, or a piece of what it must read; what each says more."""
        works = list(dict.fromkeys(answer.work for answer in answers))
        for work in works:
            self._recall(work)
        likeliest = self._model.next([work.piece for work in works])
        more = {work: work.hear(tokens) for work, tokens in zip(works, likeliest, strict=True)}
        for work in works:
            if work.is_over:
                self._keep(work)
        return [more.get(answer, "") for answer in answers]

    def answer(self, prompt: Prompt) -> Iterator[str]:
        """One answer alone; a piece a step, empty while nothing can be read yet."""
        answer = self.begin(prompt)
        while not answer.is_over:
            yield from self.step([answer])

    def _draft(self, prompt: Prompt) -> Draft:
        if not prompt.likely:
            return Draft()
        return Draft([*self._tokenizer.encode(prompt.likely, add_special_tokens=False), self._tokenizer.eos_token_id])

    def _decode(self, tokens: Sequence[int]) -> str:
        return str(self._tokenizer.decode(tokens, skip_special_tokens=True))

    def _recall(self, answer: Answer) -> None:
        """Has an answer that has read nothing begin with as much as is known of it."""
        if answer.read.length == 0:
            kept = max(self._heads, self._talks, key=lambda each: each.known(answer.tokens))
            answer.read = kept.start(answer.tokens, answer.room)

    def _keep(self, answer: Answer) -> None:
        if answer.said:
            self._talks.keep(answer.tokens[: answer.read.length], answer.read)
        else:
            self._heads.keep(answer.tokens, answer.read)
            self.heads_made += 1


def placed(precision: str | None, *, has_cuda: bool, has_int8: bool) -> tuple[str, str]:
    """On which device to compute, and in which precision: the one wished for, or else what is fastest there."""
    if not has_cuda:
        return "cpu", precision or ("int8" if has_int8 else "bfloat16")
    if precision == "int8":
        raise ValueError("int8 is for a processor: a graphics card computes in bfloat16")
    return "cuda", "bfloat16"


def _end_tokens(model: Any, tokenizer: Any) -> set[int]:
    configured = model.generation_config.eos_token_id
    several = configured if isinstance(configured, list) else [configured]
    return {each for each in [*several, tokenizer.eos_token_id] if each is not None}
