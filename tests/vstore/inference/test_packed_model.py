"""Many texts in one pass get the numbers that transformers computes for each alone."""

import random
from typing import Any

import pytest
import torch
from transformers import (
    Gemma3ForCausalLM,
    Gemma3TextConfig,
    MambaConfig,
    MambaForCausalLM,
    Qwen2Config,
    Qwen2ForCausalLM,
)

from nlp.transformers_packed import KeyValues, PackedModel, Piece

SIZES: dict[str, Any] = {
    "vocab_size": 64,
    "hidden_size": 32,
    "intermediate_size": 64,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "pad_token_id": 0,
    "eos_token_id": None,
    "bos_token_id": None,
}
WINDOW = 5
MOST = 6


def qwen() -> Any:
    return Qwen2ForCausalLM(Qwen2Config(**SIZES))


def gemma() -> Any:
    """Looks only `WINDOW` tokens back in its first layer."""
    kinds = ["sliding_attention", "full_attention"]
    return Gemma3ForCausalLM(Gemma3TextConfig(**SIZES, head_dim=8, sliding_window=WINDOW, layer_types=kinds))


@pytest.fixture(autouse=True)
def one_thread() -> None:
    """Threads cost such small models more than they save."""
    torch.set_num_threads(1)


def expected(model: Any, prompt: list[int]) -> list[int]:
    answer = model.generate(torch.tensor([prompt]), max_new_tokens=MOST, do_sample=False)
    return [int(token) for token in answer[0, len(prompt) :]]


class Text:
    """A prompt that is read in pieces of `stride`, then answered token by token."""

    def __init__(self, prompt: list[int], stride: int) -> None:
        self.tokens, self.asked, self.stride = prompt, len(prompt), stride
        self.read = KeyValues(len(prompt) + MOST)

    @property
    def piece(self) -> Piece:
        return Piece(self.tokens[self.read.length :][: self.stride], self.read)

    @property
    def answer(self) -> list[int]:
        return self.tokens[self.asked :]

    def hear(self, token: int) -> None:
        if self.read.length == len(self.tokens):
            self.tokens = [*self.tokens, token]


@pytest.mark.parametrize("kind", [qwen, gemma])
def test_texts_that_join_and_leave_at_any_token_get_the_words_that_they_get_alone(kind: Any) -> None:
    torch.manual_seed(3)
    chance, model = random.Random(3), kind().eval()
    prompts = [chance.choices(range(1, 64), k=chance.randint(1, 12)) for _ in range(6)]
    alone = [expected(model, prompt) for prompt in prompts]
    packed = PackedModel(model)
    texts = [Text(prompt, chance.randint(1, 12)) for prompt in prompts]
    while under_way := [text for text in texts if len(text.answer) < MOST]:
        taking_part = chance.sample(under_way, chance.randint(1, len(under_way)))
        for text, [token] in zip(taking_part, packed.next([text.piece for text in taking_part]), strict=True):
            text.hear(token)
    assert [text.answer for text in texts] == alone
    assert len({tuple(answer) for answer in alone}) > 1


def test_what_was_read_is_read_once_for_all_who_begin_with_it() -> None:
    torch.manual_seed(3)
    model = qwen().eval()
    head, ends = [7, 8, 9, 10], [[11, 12], [13]]
    alone = [expected(model, [*head, *end]) for end in ends]
    packed, read = PackedModel(model), KeyValues(len(head))
    packed.next([Piece(head, read)])
    texts = [Text([*head, *end], 8) for end in ends]
    for text in texts:
        text.read = read.start(len(head), len(text.tokens) + MOST)
    for _ in range(MOST):
        for text, [token] in zip(texts, packed.next([text.piece for text in texts]), strict=True):
            text.hear(token)
    assert [text.answer for text in texts] == alone


def test_guesses_get_the_words_that_they_would_get_had_they_been_said() -> None:
    torch.manual_seed(3)
    model = qwen().eval()
    prompt = [7, 8, 9]
    first, second, third, *_ = expected(model, prompt)
    wrong = second + 1
    read = KeyValues(8)
    found = PackedModel(model).next([Piece([*prompt, first, second, wrong], read, guessed=3)])
    assert found[0][:3] == [first, second, third]
    assert read.length == 6


def test_a_model_that_remembers_otherwise_than_by_attention_is_refused() -> None:
    with pytest.raises(ValueError, match="MambaForCausalLM has attention of a kind"):
        PackedModel(MambaForCausalLM(MambaConfig(vocab_size=64, hidden_size=32, state_size=4, num_hidden_layers=1)))
