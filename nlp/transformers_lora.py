"""Low-rank adapters (LoRA, Hu et al. 2021): small matrices learnt beside frozen weights, and merged into them for use.

Names and shapes are those of the `peft` library's files, so that adapters come from and go to other tools.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

_WEIGHTS, _CONFIG = "adapter_model.safetensors", "adapter_config.json"
_PREFIX = "base_model.model."
_DOWN, _UP = "lora_A.weight", "lora_B.weight"


class LoraLinear(nn.Module):  # type: ignore[misc]  # torch is not followed: it takes a minute
    """A frozen `linear` with a learnt difference of rank `rank` beside it, at first zero."""

    def __init__(self, linear: nn.Linear, rank: int, alpha: int) -> None:
        super().__init__()
        self.linear = linear
        self.scale = alpha / rank
        place = linear.weight.device
        self.down = nn.Parameter(torch.randn(rank, linear.in_features, device=place) / linear.in_features**0.5)
        self.up = nn.Parameter(torch.zeros(linear.out_features, rank, device=place))

    def forward(self, values: Tensor) -> Tensor:
        learnt = values @ self.down.to(values.dtype).t() @ self.up.to(values.dtype).t()
        return self.linear(values) + learnt * self.scale


def attach(model: nn.Module, rank: int, alpha: int) -> list[nn.Parameter]:
    """Freezes `model` and puts an adapter beside each linear layer but the last; returns what is to be learnt."""
    model.requires_grad_(False)
    layers = list(_linears(model))
    for name, linear in layers:
        parent, _, own = name.rpartition(".")
        setattr(model.get_submodule(parent), own, LoraLinear(linear, rank, alpha))
    return [each for each in model.parameters() if each.requires_grad]


def save(model: nn.Module, folder: Path) -> None:
    """Writes the adapters of `model` to `folder`, in bfloat16."""
    learnt = _learnt(model)
    tensors = {
        f"{_PREFIX}{name}.{part}": weights.detach().to("cpu", torch.bfloat16).contiguous()
        for name, each in learnt.items()
        for part, weights in ((_DOWN, each.down), (_UP, each.up))
    }
    rank, scale = next((len(each.down), each.scale) for each in learnt.values())
    config = {
        "peft_type": "LORA",
        "task_type": "CAUSAL_LM",
        "r": rank,
        "lora_alpha": round(scale * rank),
        "target_modules": sorted({name.rpartition(".")[2] for name in learnt}),
        "bias": "none",
    }
    folder.mkdir(parents=True, exist_ok=True)
    save_file(tensors, folder / _WEIGHTS)
    (folder / _CONFIG).write_text(json.dumps(config, indent=2) + "\n")


def restore(model: nn.Module, folder: Path) -> None:
    """Goes on from the adapters in `folder`, those of `model` being attached. ValueError where they do not fit."""
    tensors, _ = _read(folder)
    try:
        with torch.no_grad():
            for name, each in _learnt(model).items():
                each.down.copy_(tensors[f"{_PREFIX}{name}.{_DOWN}"])
                each.up.copy_(tensors[f"{_PREFIX}{name}.{_UP}"])
    except (KeyError, RuntimeError) as fault:
        raise ValueError(f"the adapter in {folder} does not fit this model: {fault}") from None


def merge(model: nn.Module, folder: Path) -> None:
    """Adds the adapters in `folder` to the weights of `model`. ValueError where they are another model's."""
    tensors, scale = _read(folder)
    layers = dict(_linears(model))
    try:
        for name in {name.removesuffix(_DOWN) for name in tensors if name.endswith(_DOWN)}:
            _add(layers[name.removeprefix(_PREFIX)[:-1]], tensors[name + _DOWN], tensors[name + _UP], scale)
    except KeyError as fault:
        raise ValueError(f"the adapter in {folder} does not fit this model: {fault}") from None


def _learnt(model: nn.Module) -> dict[str, LoraLinear]:
    return {name: each for name, each in model.named_modules() if isinstance(each, LoraLinear)}


def _read(folder: Path) -> tuple[Mapping[str, Tensor], float]:
    """The matrices of an adapter by name, and the scale of their products."""
    try:
        config = json.loads((folder / _CONFIG).read_text())
        return load_file(folder / _WEIGHTS), config["lora_alpha"] / config["r"]
    except (KeyError, SafetensorError, ZeroDivisionError) as fault:
        raise ValueError(f"{folder} holds no adapter: {fault}") from None


def _add(linear: nn.Linear, down: Tensor, up: Tensor, scale: float) -> None:
    difference = up.float() @ down.float() * scale
    if difference.shape != linear.weight.shape:
        raise KeyError(f"{tuple(difference.shape)} beside {tuple(linear.weight.shape)}")
    weights = linear.weight.data
    weights.copy_(weights.float() + difference.to(weights.device))


def _linears(model: Any) -> Iterator[tuple[str, nn.Linear]]:
    """Every linear layer by name, except the one that chooses words: it often shares the table of all words."""
    last = model.get_output_embeddings()
    for name, module in model.named_modules():
        if isinstance(module, nn.Linear) and module is not last:
            yield name, module
