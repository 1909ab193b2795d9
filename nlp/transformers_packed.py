"""One pass of a model over pieces of many texts at once, each text with its own keys and values.

All pieces lie in one row: layers that look at each token alone compute them together, attention looks at one text after
the other ("selective batching", Yu et al., Orca, OSDI 2022). Nothing is padded, texts come and go between any two
passes, and a text's numbers do not depend on its neighbours. The continuous batching of transformers (`generate_batch`)
is made for graphics cards: on one core it said 2 tokens a second to 8 conversations where this says 40.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import Any

import torch
from torch import Tensor
from torch.nn.functional import scaled_dot_product_attention
from transformers import AttentionInterface

_NAME = "vstore_packed"


class KeyValues:
    """What attention remembers of a text of at most `room` tokens; so far of its first `length`."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.length = 0
        self._layers: dict[int, Tensor] = {}

    @property
    def bytes(self) -> int:
        return sum(layer.nbytes for layer in self._layers.values())

    def start(self, length: int, room: int) -> "KeyValues":
        """A copy of the first `length` tokens, with its own room to go on."""
        copied = KeyValues(room)
        copied.length = length
        for number, layer in self._layers.items():
            copied._layers[number] = _roomy(layer, room)
            copied._layers[number][..., :length, :] = layer[..., :length, :]
        return copied

    def write(self, number: int, keys: Tensor, values: Tensor) -> tuple[Tensor, Tensor]:
        """Sets those of the tokens after `length` in one layer, each (heads, tokens, width); returns those of all."""
        if number not in self._layers:
            self._layers[number] = _roomy(keys.expand(2, *keys.shape), self.room)
        end = self.length + keys.shape[-2]
        both = self._layers[number][..., :end, :]
        both[0, :, self.length :] = keys
        both[1, :, self.length :] = values
        return both[0], both[1]


@dataclass(frozen=True)
class Piece:
    """The next `tokens` of a text; the last of them are `guessed`."""

    tokens: Sequence[int]
    before: KeyValues
    guessed: int = 0


class PackedModel:
    """A causal language model of transformers, with attention over packed pieces in place of its own.

    ValueError where its attention cannot be replaced, or where it remembers in other ways than by attention.
    """

    def __init__(self, model: Any) -> None:
        kinds = set(getattr(model.config.get_text_config(), "layer_types", None) or ())
        if not model._supports_attention_backend or kinds - {"full_attention", "sliding_attention"}:
            raise ValueError(f"{type(model).__name__} has attention of a kind that cannot be replaced")
        AttentionInterface.register(_NAME, _attend)
        model.set_attn_implementation(_NAME)
        self.model = model

    def next(self, pieces: Sequence[Piece]) -> list[list[int]]:
        """Of each piece, which is remembered, the likeliest token after what is known and after each guess."""
        place = self.model.device
        tokens = [token for piece in pieces for token in piece.tokens]
        positions = [piece.before.length + number for piece in pieces for number in range(len(piece.tokens))]
        ends = accumulate(len(piece.tokens) for piece in pieces)
        asked = [end + back for end, piece in zip(ends, pieces, strict=True) for back in range(-piece.guessed - 1, 0)]
        with torch.inference_mode():
            scores = self.model(
                torch.tensor([tokens], device=place),
                position_ids=torch.tensor([positions], device=place),
                use_cache=False,
                logits_to_keep=torch.tensor(asked, device=place),
                pieces=pieces,
            ).logits[0]
            for piece in pieces:
                piece.before.length += len(piece.tokens)
            # Wider numbers are compared faster than bfloat16.
            likeliest = iter(scores.float().argmax(-1).tolist())
            return [list(islice(likeliest, piece.guessed + 1)) for piece in pieces]


def _roomy(like: Tensor, room: int) -> Tensor:
    return like.new_empty((*like.shape[:-2], room, like.shape[-1]))


def _attend(
    module: Any,
    query: Tensor,
    key: Tensor,
    value: Tensor,
    _mask: None,
    *,
    pieces: Sequence[Piece],
    scaling: float | None = None,
    sliding_window: int | None = None,
    **_others: object,
) -> tuple[Tensor, None]:
    """See transformers.AttentionInterface: tensors come as (1, heads, tokens, width), and leave with heads last."""
    sizes = [len(piece.tokens) for piece in pieces]
    parts = zip(pieces, *(each[0].split(sizes, dim=-2) for each in (query, key, value)), strict=True)
    attended = []
    for piece, queries, keys, values in parts:
        all_keys, all_values = piece.before.write(module.layer_idx, keys, values)
        attended.append(_attend_one(queries, all_keys, all_values, scaling, sliding_window))
    return torch.cat(attended, dim=1).transpose(0, 1).unsqueeze(0), None


def _attend_one(queries: Tensor, keys: Tensor, values: Tensor, scaling: float | None, window: int | None) -> Tensor:
    """(heads, tokens, width). Query heads that share a head of keys become more queries of that head."""
    heads, tokens, width = queries.shape
    shared = heads // len(keys)
    mask = _mask(tokens, keys.shape[1], window, queries.device)
    attended = scaled_dot_product_attention(
        queries.reshape(1, len(keys), shared * tokens, width),
        keys.unsqueeze(0),
        values.unsqueeze(0),
        attn_mask=None if mask is None else mask.repeat(shared, 1),
        scale=scaling,
    )
    return attended.reshape(heads, tokens, values.shape[-1])


def _mask(tokens: int, length: int, window: int | None, place: torch.device) -> Tensor | None:
    """Which of `length` tokens the last `tokens` of them may look at; None for all."""
    if tokens == 1 and (window is None or length <= window):
        return None
    seen = torch.ones(tokens, length, dtype=torch.bool, device=place).tril(length - tokens)
    return seen if window is None else seen.triu(length - tokens - window + 1)
