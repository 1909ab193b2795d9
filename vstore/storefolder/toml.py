"""`store.toml` read, with every fault of it."""

import re
import tomllib
from collections.abc import Iterator

from nlp.languages import LANGUAGES
from scenes.money import Money
from vstore.payments import PROVIDERS
from vstore.problem import Problem
from vstore.storefolder.settings import Settings
from vstore.structure import structured

FILE = "store.toml"
KEYS = "`vstore new NAME` writes a store.toml with every key."


def read_settings(text: str) -> tuple[Settings | None, list[Problem]]:
    """The settings and no faults, or every fault that can be told."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        return None, [_fault("", f"is not TOML: {fault}.", "Mend that line; texts stand in double quotes.")]
    settings, misfits = structured(data, Settings)
    if misfits:
        return None, [_fault(misfit.path, misfit.what, KEYS) for misfit in misfits]
    assert settings is not None
    problems = list(_problems(settings))
    return (None if problems else settings), problems


def currency_in(text: str) -> str:
    """The currency of a file whose other settings may be at fault; dollars, which hold cents, where it names none."""
    try:
        currency = tomllib.loads(text).get("currency")
    except tomllib.TOMLDecodeError:
        currency = None
    return currency if isinstance(currency, str) else "USD"


def _problems(settings: Settings) -> Iterator[Problem]:
    if not re.fullmatch("[A-Z]{3}", settings.currency):
        yield _fault(
            "currency", f"“{settings.currency}” is not a currency.", "Write its three letters, such as KRW or USD."
        )
    if not settings.languages:
        yield _fault("languages", "names no language.", 'Write at least one: languages = ["ko", "en"].')
    for language in settings.languages:
        if language not in LANGUAGES:
            yield _fault("languages", f"“{language}” is not spoken here yet.", f"Use {' or '.join(LANGUAGES)}.")
    if settings.payment.provider not in PROVIDERS:
        known = ", ".join(PROVIDERS)
        yield _fault("payment.provider", f"“{settings.payment.provider}” is not known.", f"Use one of: {known}.")
    yield from _amounts(settings)
    yield from _agents(settings)


def _amounts(settings: Settings) -> Iterator[Problem]:
    for name, amount in (("fee", settings.delivery.fee), ("free_from", settings.delivery.free_from)):
        try:
            Money.parse(amount or "0", settings.currency)
        except ValueError as fault:
            yield _fault(f"delivery.{name}", f"{fault}.", 'Write an amount such as "3000".')


def _agents(settings: Settings) -> Iterator[Problem]:
    seen = set()
    for number, agent in enumerate(settings.agents):
        if agent.id in seen:
            yield _fault(f"agents[{number}].id", f"“{agent.id}” is the id of another agent too.", "Give each its own.")
        seen.add(agent.id)
        for language in agent.languages:
            if language not in LANGUAGES:
                what = f"“{language}” is not spoken here yet."
                yield _fault(f"agents[{number}].languages", what, f"Use {' or '.join(LANGUAGES)}.")
        if not set(agent.languages) & set(settings.languages):
            what = "the agent speaks no language of the store."
            yield _fault(f"agents[{number}].languages", what, f"Add one of: {', '.join(settings.languages)}.")


def _fault(place: str, what: str, remedy: str) -> Problem:
    return Problem(FILE, place, what, remedy)
