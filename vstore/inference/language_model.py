"""Which language model a server speaks with: one in a process of its own, or one behind an address."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from nlp.model import Model, Prompt
from vstore.histogram import Histogram
from vstore.inference.host_process import ModelProcess
from vstore.inference.messages import Work
from vstore.inference.remote_model import RemoteModel
from vstore.inference.watched_process import State

_OWN = ("embedded", "none")

_BEFORE_PATIENCE_ENDS = 0.8
"""A model that is too slow is late by itself before its visitor gives it up, so that it is known to be too slow."""


class LanguageModel(Model, Protocol):
    """A model that is opened and closed with its server, and says how it does."""

    state: State
    detail: str
    work: Work
    first_words: Histogram

    @property
    def answering(self) -> int: ...

    def start(self) -> None: ...

    async def settled(self) -> State: ...

    async def stop(self) -> None: ...


def language_model(
    model: str,
    *,
    url: str,
    key: str,
    threads: int,
    patience: float,
    adapter: Path | None = None,
    warm: Sequence[Prompt] = (),
) -> LanguageModel:
    """The model at `url`, which `model` names where it is no name of ours; without a `url` a process that runs it.

    `patience` is how long, in seconds, somebody waits for the first words.
    """
    late = patience * _BEFORE_PATIENCE_ENDS
    if url:
        name = "" if model in _OWN else model
        return RemoteModel(url, name=name, key=key, warm=warm, chance=random.random, first_seconds=late)
    return ModelProcess(model, threads=threads, adapter=adapter, warm=warm, late_seconds=late)
