"""Answers from a causal language model of `transformers`, token by token, with the fixed head of prompts kept."""

import copy
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer, DynamicCache

from nlp import transformers_int8, transformers_lora
from nlp.model import Prompt
from nlp.transformers_prompts import Prompts

_HEADS_KEPT = 8  # about 12 kB a token for a 0.5B model: some 60 MB in all
_STEP = 128  # tokens of a head computed at once: other answers wait no longer than that
_ECHO = 8  # tokens; a model that says as many again as it just did has lost its way


class TransformersChat:
    """A chat model from a folder or a Hugging Face id, with the learnt `adapter` of a folder merged into its weights.

    `precision` is "int8", "bfloat16" or None for what is fastest here. For one thread at a time; several answers may be
    under way, each step of an iterator computes one token. `heads_found` counts prompts whose head was computed before,
    `heads_made` heads that were not. OSError or ValueError where the model cannot be loaded.
    """

    def __init__(
        self, source: Path | str, *, threads: int, precision: str | None = None, adapter: Path | None = None
    ) -> None:
        torch.set_num_threads(threads)
        self._tokenizer: Any = AutoTokenizer.from_pretrained(str(source))
        self._device = "cuda" if torch.cuda.is_available() else "cpu"
        model: Any = AutoModelForCausalLM.from_pretrained(str(source), dtype=torch.bfloat16)
        self._model: Any = model.eval().to(self._device)
        if adapter is not None:
            transformers_lora.merge(self._model, adapter)
        if self._is_int8(precision):
            transformers_int8.quantise(self._model)
        self._heads: OrderedDict[tuple[int, ...], DynamicCache] = OrderedDict()
        self._prompts = Prompts(self._tokenizer)
        self._ends = self._end_tokens()
        self.heads_found = self.heads_made = 0

    def _is_int8(self, precision: str | None) -> bool:
        if precision is not None:
            return precision == "int8"
        return self._device == "cpu" and transformers_int8.is_fast_here()

    def _end_tokens(self) -> set[int]:
        configured = self._model.generation_config.eos_token_id
        several = configured if isinstance(configured, list) else [configured]
        return {each for each in [*several, self._tokenizer.eos_token_id] if each is not None}

    def prepare(self, prompt: Prompt) -> Iterator[None]:
        """Computes the fixed head of `prompt` step by step, so that its next answer begins sooner."""
        yield from self._keep(self._prompts.head(prompt))

    def answer(self, prompt: Prompt) -> Iterator[str]:
        """The most likely answer; one piece a step, empty while nothing can be read yet."""
        tokens, head = self._prompts.whole(prompt), self._prompts.head(prompt)
        cache = DynamicCache(config=self._model.config)
        if 0 < len(head) < len(tokens) and tokens[: len(head)] == head:
            self.heads_found += tuple(head) in self._heads
            for _ in self._keep(head):
                yield ""
            with torch.inference_mode():
                cache = copy.deepcopy(self._heads[tuple(head)])
            tokens = tokens[len(head) :]
        yield from self._decode(tokens, cache, prompt.most_tokens)

    def _decode(self, tokens: list[int], cache: DynamicCache, most: int) -> Iterator[str]:
        said: list[int] = []
        shown = ""
        while len(said) < most:
            token = self._next(tokens, cache)
            said.append(token)
            text = self._tokenizer.decode(said, skip_special_tokens=True)
            if token in self._ends or "\n" in text or _echoes(said):
                return
            # A syllable may take several tokens; the replacement character stands for its unfinished bytes.
            complete = text if not text.endswith("\ufffd") else shown
            yield complete[len(shown) :]
            shown, tokens = complete, [token]

    def _next(self, tokens: list[int], cache: DynamicCache) -> int:
        with torch.inference_mode():
            given = torch.tensor([tokens], device=self._device)
            scores = self._model(given, past_key_values=cache, use_cache=True, logits_to_keep=1).logits
            return int(scores[0, -1].argmax())

    def _keep(self, head: list[int]) -> Iterator[None]:
        """Sees to it that the head's cache is among those kept, some tokens a step."""
        key = tuple(head)
        if key not in self._heads:
            self.heads_made += 1
            cache = DynamicCache(config=self._model.config)
            for start in range(0, len(head), _STEP):
                self._next(head[start : start + _STEP], cache)
                yield
            self._heads[key] = cache
        self._heads.move_to_end(key)
        if len(self._heads) > _HEADS_KEPT:
            self._heads.popitem(last=False)


def _echoes(said: list[int]) -> bool:
    return len(said) >= 2 * _ECHO and said[-_ECHO:] == said[-2 * _ECHO : -_ECHO]
