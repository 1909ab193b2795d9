"""Fine-tunes an adapter for a causal language model of `transformers` on lessons, on a GPU where there is one."""

import copy
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import AutoModelForCausalLM, AutoTokenizer, DynamicCache

from nlp import transformers_lora
from nlp.training.lesson import Lesson
from nlp.transformers_prompts import Prompts

_WARM_UP = 5  # steps
_HEAD_STEPS = 4  # steps of learning change a head's keys so little that they are computed anew only after some
_LAST_RATE = 0.1  # of the first one
_LONGEST_STEP = 1.0  # the gradient's norm


class Training:
    """Learns an adapter, step by step, for `steps` steps in all; goes on from the one in folder `known`, if any.

    The lessons of one step share the head of their prompts: it is computed once and without gradient, as it is when the
    model speaks, so that a step costs little more than its questions and answers. OSError or ValueError where the model
    cannot be loaded or `known` does not fit it.
    """

    def __init__(
        self,
        source: Path | str,
        *,
        steps: int,
        threads: int,
        rank: int = 8,
        rate: float = 8e-4,
        seed: int = 0,
        known: Path | None = None,
    ) -> None:
        torch.set_num_threads(threads)
        torch.manual_seed(seed)
        self._device = "cuda" if torch.cuda.is_available() else "cpu"
        self._prompts = Prompts(AutoTokenizer.from_pretrained(str(source)))
        # On a CPU plain attention is trained twice as fast as the fused one.
        attention = "eager" if self._device == "cpu" else "sdpa"
        model: Any = AutoModelForCausalLM.from_pretrained(
            str(source), dtype=torch.bfloat16, attn_implementation=attention
        )
        self._model: Any = model.eval().to(self._device)
        self._learnt = transformers_lora.attach(self._model, rank, 2 * rank)
        if known is not None:
            transformers_lora.restore(self._model, known)
        self._optimizer = torch.optim.AdamW(self._learnt, lr=rate, weight_decay=0.0)
        self._head: tuple[list[int], DynamicCache] | None = None
        self._head_used = 0
        self._schedule = torch.optim.lr_scheduler.LambdaLR(self._optimizer, lambda step: _share(step, steps))

    def step(self, lessons: Sequence[Lesson]) -> float:
        """Learns from `lessons`, whose prompts have one head; returns their loss (nats a token) before the step."""
        loss = self._loss(lessons)
        loss.backward()
        nn.utils.clip_grad_norm_(self._learnt, _LONGEST_STEP)
        self._optimizer.step()
        self._schedule.step()
        self._optimizer.zero_grad()
        return float(loss.detach())

    def loss(self, lessons: Sequence[Lesson]) -> float:
        """The loss without learning."""
        with torch.inference_mode():
            return float(self._loss(lessons))

    def save(self, folder: Path) -> None:
        """Writes the adapter as it is now."""
        transformers_lora.save(self._model, folder)

    def _loss(self, lessons: Sequence[Lesson]) -> Tensor:
        head = self._prompts.head(lessons[0].prompt)
        rows = [self._after(head, each) for each in lessons]
        answers = [self._prompts.answer(each.answer) for each in lessons]
        longest = max(map(len, rows))
        # Filled up on the left, so that all answers end together and only their words need to be predicted.
        tokens = torch.tensor([[0] * (longest - len(row)) + row for row in rows], device=self._device)
        seen = torch.tensor(
            [[1] * len(head) + [0] * (longest - len(row)) + [1] * len(row) for row in rows], device=self._device
        )
        hidden = self._model.base_model(
            tokens,
            attention_mask=seen,
            position_ids=(seen.cumsum(1) - 1).clamp_min(0)[:, len(head) :],
            past_key_values=self._computed(head, len(rows)),
        ).last_hidden_state
        # Only where a token of an answer follows: scoring all words at every place would cost as much as the rest.
        before = torch.cat([each[-len(answer) - 1 : -1] for each, answer in zip(hidden, answers, strict=True)])
        wanted = torch.tensor([token for answer in answers for token in answer], device=self._device)
        scores: Tensor = self._model.get_output_embeddings()(before)
        return nn.functional.cross_entropy(scores.float(), wanted)

    def _after(self, head: list[int], lesson: Lesson) -> list[int]:
        tokens = self._prompts.whole(lesson.prompt)
        if tokens[: len(head)] != head:
            raise ValueError("the lessons of a step must share the head of their prompts")
        return tokens[len(head) :] + self._prompts.answer(lesson.answer)

    def _computed(self, head: list[int], times: int) -> DynamicCache:
        """The head's keys and values for each of `times` rows, computed anew after some steps of learning."""
        if self._head is None or self._head[0] != head or self._head_used >= _HEAD_STEPS:
            cache = DynamicCache(config=self._model.config)
            with torch.no_grad():
                self._model(torch.tensor([head], device=self._device), past_key_values=cache, logits_to_keep=1)
            self._head, self._head_used = (head, cache), 0
        self._head_used += 1
        repeated = copy.deepcopy(self._head[1])
        repeated.batch_repeat_interleave(times)
        return repeated


def _share(step: int, steps: int) -> float:
    """The learning rate of a step as a share of the highest: up at first, then straight down."""
    if step < _WARM_UP:
        return (step + 1) / _WARM_UP
    return max(_LAST_RATE, 1 - step / steps)
