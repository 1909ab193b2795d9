"""Turns a packed GGUF file into ordinary weights that load in seconds."""

from pathlib import Path
from typing import Any

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig
from transformers.utils import logging


def convert(source: Path, folder: Path) -> None:
    """Writes the model of file `source` to `folder`: bfloat16 safetensors, configuration, tokenizer."""
    logging.disable_progress_bar()
    place, file = str(source.parent), source.name
    tokenizer: Any = AutoTokenizer.from_pretrained(place, gguf_file=file)
    model: Any = AutoModelForCausalLM.from_pretrained(
        place, gguf_file=file, dtype=torch.bfloat16, quantization_config=GgufConfig(dequantize=True)
    )
    # Otherwise it would be saved, and later loaded, as if it were still packed.
    model.hf_quantizer = None
    model.config.__dict__.pop("quantization_config", None)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
