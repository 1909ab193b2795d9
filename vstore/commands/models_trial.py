"""A language model on trial: opened as a store opens it, but waited for however slow it is."""

import asyncio
import sys
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from avatars.voice import described
from nlp.languages import LANGUAGES
from nlp.model import ModelAbsent
from vstore.commands.failure import CommandFailed
from vstore.commands.serve import SAMPLE, opened
from vstore.inference.watched_process import State
from vstore.logs import logging_to
from vstore.settings import Settings
from vstore.storefolder.store import Store

if TYPE_CHECKING:
    from vstore.inference.language_model import LanguageModel

LOAD_SECONDS = 600.0
REACH_SECONDS = 10.0
PATIENCE_SECONDS = 60.0


def exit_code(trial: Coroutine[Any, Any, bool]) -> int:
    """Holds the trial; 0 where it was passed. What the model's process logs meanwhile is in the command's own words."""
    with logging_to(sys.stderr, "error"):
        return 0 if asyncio.run(trial) else 1


@asynccontextmanager
async def on_trial(settings: Settings) -> AsyncIterator["LanguageModel"]:
    """The model of `settings`, ready; CommandFailed where it does not get so, or does not answer."""
    from vstore.store_model import model_of

    patient = msgspec.structs.replace(settings, patience_seconds=PATIENCE_SECONDS)
    model = model_of(sample(), patient, warm=False)
    print("vstore models: getting the model ready", flush=True)
    model.start()
    try:
        if await _settled(model, REACH_SECONDS if settings.model_url else LOAD_SECONDS) is not State.READY:
            raise CommandFailed(model.detail)
        yield model
    except ModelAbsent as absent:
        raise CommandFailed(f"the model did not answer: {absent}") from None
    finally:
        await model.stop()


async def _settled(model: "LanguageModel", seconds: float) -> State:
    try:
        async with asyncio.timeout(seconds):
            return await model.settled()
    except TimeoutError:
        return model.state


@cache
def sample() -> Store:
    return opened(SAMPLE)


def personas() -> dict[str, str]:
    """Who speaks, in each language: an agent of the sample store."""
    store = sample()
    return {each: described(store.agents[0], store.settings.name, each) for each in LANGUAGES}


def memory_in_words(model: "LanguageModel") -> str:
    """What the model's process has in use now."""
    import psutil

    from vstore.inference.host_process import ModelProcess

    if not isinstance(model, ModelProcess) or model.pid is None:
        return "not ours to measure: the model runs elsewhere"
    return f"{psutil.Process(model.pid).memory_info().rss / 1e6:,.0f} MB in use (measured)"
