"""Which language model a command is about: what its user says, else what the environment says."""

import argparse
from pathlib import Path

import msgspec

from vstore.commands.failure import CommandFailed
from vstore.settings import Settings, SettingsFault, read_settings

MODEL_HELP = '"embedded", a folder or a Hugging Face id; with --model-url its name there (default: VSTORE_MODEL)'

_FOLDERS = ("/", ".")
"""What no Hugging Face id begins with."""


def add_model_options(parser: argparse.ArgumentParser) -> None:
    """Options beside the model's name, which each command asks for as `model` in its own way."""
    parser.add_argument(
        "--adapter",
        metavar="FOLDER",
        help="what `vstore models train` has taught the model (default: VSTORE_MODEL_ADAPTER, else ours)",
    )
    parser.add_argument(
        "--model-url",
        metavar="URL",
        help="speak with an OpenAI-compatible server (vLLM, llama.cpp, Ollama), such as http://127.0.0.1:8080/v1 "
        "(default: VSTORE_MODEL_URL; a key is read from VSTORE_MODEL_KEY alone)",
    )


def settings_for(options: argparse.Namespace) -> Settings:
    """The environment's settings, with the model of `options`. Raises CommandFailed."""
    try:
        settings = read_settings()
    except SettingsFault as fault:
        raise CommandFailed(str(fault)) from None
    settings = msgspec.structs.replace(
        settings,
        model=options.model or settings.model,
        model_adapter=options.adapter or settings.model_adapter,
        model_url=options.model_url or settings.model_url,
    )
    is_folder = settings.model.startswith(_FOLDERS) and not settings.model_url
    for folder in filter(None, (settings.model if is_folder else "", settings.model_adapter)):
        if not Path(folder).is_dir():
            raise CommandFailed(f"there is no folder {folder}")
    return settings
