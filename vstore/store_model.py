"""The language model that a store speaks with, by its settings."""

from pathlib import Path

from avatars.voice import described
from nlp.languages import LANGUAGES
from nlp.model import Prompt
from nlp.say import heads
from vstore.inference.language_model import LanguageModel, language_model
from vstore.settings import Settings
from vstore.storefolder.store import Store


def model_of(store: Store, settings: Settings, *, warm: bool = True) -> LanguageModel:
    """The model, not yet started; `warm`: what the store's prompts have in common is read when it starts."""
    return language_model(
        settings.model,
        url=settings.model_url,
        key=settings.model_key,
        threads=settings.model_threads,
        patience=settings.patience_seconds,
        adapter=Path(settings.model_adapter) if settings.model_adapter else None,
        warm=warm_heads(store) if warm else (),
    )


def warm_heads(store: Store) -> list[Prompt]:
    """What the model reads before every answer, so that it has read it before the first visitor speaks."""
    spoken = [(agent, language) for agent in store.agents for language in agent.languages if language in LANGUAGES]
    return [
        head for agent, language in spoken for head in heads(described(agent, store.settings.name, language), language)
    ]
