"""`store.toml` read, with every fault of it."""

import re
import tomllib
from collections.abc import Iterator

from avatars.persona import Persona
from nlp.languages import LANGUAGES
from scenes.problems import LONGEST_ID
from scenes.products import Text
from vstore.catalogues.encodings import HIDDEN
from vstore.catalogues.lengths import LONGEST_NAME
from vstore.payments import PROVIDERS
from vstore.problem import Problem
from vstore.storefolder.embedding import embed_complaints
from vstore.storefolder.offers import offer_problems
from vstore.storefolder.post import post_complaints
from vstore.storefolder.privacy import privacy_problems
from vstore.storefolder.returns import returns_complaints
from vstore.storefolder.selling import Legal
from vstore.storefolder.settings import Payment, Policies, Settings
from vstore.storefolder.size_guides import size_guide_complaints
from vstore.storefolder.terms import terms_of
from vstore.storefolder.theme import theme_complaints
from vstore.structure import structured

FILE = "store.toml"
LONGEST_PERSON = 60  # what fits over a head
MOST_DAYS = 60  # goods kept for longer are not for sale
MOST_CART_DAYS = 3_650
MOST_QUANTITY = 1_000  # of one variant in one order; more is a contract, not a basket
KEYS = "`vstore new NAME` writes a store.toml with every key."


def read_settings(text: str) -> tuple[Settings | None, list[Problem]]:
    """The settings and no faults, or every fault that can be told."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        return None, [_fault("", f"is not TOML: {fault}.", "Mend that line; texts stand in double quotes.")]
    except (RecursionError, ValueError):  # brackets within brackets, a number of thousands of digits
        return None, [_fault("", "holds a number or a list without end.", KEYS)]
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
    except (RecursionError, ValueError):
        currency = None
    return currency if isinstance(currency, str) else "USD"


def _problems(settings: Settings) -> Iterator[Problem]:
    if not re.fullmatch("[A-Z]{3}", settings.currency):
        yield _fault(
            "currency", f"“{settings.currency}” is not a currency.", "Write its three letters, such as KRW or USD."
        )
    yield from _texts("name", settings.name)
    if not settings.languages:
        yield _fault("languages", "names no language.", 'Write at least one: languages = ["ko", "en"].')
    for language in settings.languages:
        if language not in LANGUAGES:
            yield _fault("languages", f"“{language}” is not spoken here yet.", f"Use {' or '.join(LANGUAGES)}.")
    if settings.payment.provider not in PROVIDERS:
        known = ", ".join(PROVIDERS)
        yield _fault("payment.provider", f"“{settings.payment.provider}” is not known.", f"Use one of: {known}.")
    elif (takes := PROVIDERS[settings.payment.provider].currencies) and settings.currency not in takes:
        what = f"“{settings.payment.provider}” does not take {settings.currency}, but {', '.join(sorted(takes))}."
        yield _fault("payment.provider", what, "Choose another provider, or another currency.")
    else:
        yield from _account(settings.payment)
    yield from _terms(settings)
    yield from _legal(settings.legal)
    yield from _policies(settings.policies)
    yield from (_fault(*complaint) for complaint in embed_complaints(settings.embed))
    yield from (_fault(*complaint) for complaint in post_complaints(settings.webhooks, settings.mail))
    yield from (_fault(*complaint) for complaint in returns_complaints(settings.returns, settings.currency))
    yield from (_fault(*complaint) for complaint in theme_complaints(settings.theme))
    yield from (_fault(*complaint) for complaint in size_guide_complaints(settings.size_guides))
    yield from privacy_problems(settings.privacy, settings.languages)
    yield from _agents(settings)
    yield from offer_problems(settings.offers, settings.currency)


def _account(payment: Payment) -> Iterator[Problem]:
    account = payment.account
    if account is None:
        if PROVIDERS[payment.provider].needs_account:
            remedy = 'Write [payment.account] with bank = "...", account = "..." and holder = "...".'
            yield _fault("payment.account", "there is no account to transfer the money to.", remedy)
        return
    for field in ("bank", "account", "holder"):
        text = getattr(account, field)
        if not text.strip() or len(text) > LONGEST_NAME or HIDDEN.search(text):
            yield _fault(f"payment.account.{field}", "is empty, or no text of one line.", "Write it as your bank does.")
    if not 1 <= account.days <= MOST_DAYS:
        yield _fault("payment.account.days", f"{account.days} is out of range.", f"Write 1 to {MOST_DAYS}.")


def _texts(place: str, text: Text, most: int = LONGEST_NAME) -> Iterator[Problem]:
    """The faults of a text for people that must not be empty."""
    if not any(words.strip() for words in text.values()):
        yield _fault(place, "holds no text.", 'Write it by language: name = {en = "Corner Shop", ko = "모퉁이 가게"}.')
    if any(len(words) > most or HIDDEN.search(words) for words in text.values()):
        what = f"is longer than {most} letters, or holds characters that nobody sees."
        yield _fault(place, what, "Write it again, shorter.")


def _policies(policies: Policies) -> Iterator[Problem]:
    limit = policies.quantity_limit
    if not 1 <= limit <= MOST_QUANTITY:
        yield _fault(
            "policies.quantity_limit", f"{limit} is out of range.", f"Write a number from 1 to {MOST_QUANTITY}."
        )
    if not 1 <= policies.cart_days <= MOST_CART_DAYS:
        what = f"{policies.cart_days} is out of range."
        yield _fault("policies.cart_days", what, f"Write a number of days from 1 to {MOST_CART_DAYS}.")


def _terms(settings: Settings) -> list[Problem]:
    """The faults of what the store sells on: delivery, tax, promotions."""
    found: list[Problem] = []
    terms_of(settings, lambda place, what, remedy: found.append(_fault(place, what, remedy)))
    return found


def _legal(legal: Legal) -> Iterator[Problem]:
    for name in ("terms", "privacy", "returns"):
        address = getattr(legal, name)
        if address and not re.fullmatch(r"(https://|/)\S+", address):
            yield _fault(f"legal.{name}", f"“{address}” is not an address of a page.", "Write it with https://.")


def _agents(settings: Settings) -> Iterator[Problem]:
    seen = set()
    for number, agent in enumerate(settings.agents):
        if agent.id in seen:
            yield _fault(f"agents[{number}].id", f"“{agent.id}” is the id of another agent too.", "Give each its own.")
        seen.add(agent.id)
        yield from _person(agent, f"agents[{number}]")
        for language in agent.languages:
            if language not in LANGUAGES:
                what = f"“{language}” is not spoken here yet."
                yield _fault(f"agents[{number}].languages", what, f"Use {' or '.join(LANGUAGES)}.")
        if not set(agent.languages) & set(settings.languages):
            what = "the agent speaks no language of the store."
            yield _fault(f"agents[{number}].languages", what, f"Add one of: {', '.join(settings.languages)}.")


def _person(agent: Persona, place: str) -> Iterator[Problem]:
    if not agent.id.strip() or not agent.id.isprintable() or len(agent.id) > LONGEST_ID:
        yield _fault(f"{place}.id", "is not usable.", f"Write 1 to {LONGEST_ID} letters on one line.")
    yield from _texts(f"{place}.name", agent.name, LONGEST_PERSON)
    if agent.greeting:
        yield from _texts(f"{place}.greeting", agent.greeting)


def _fault(place: str, what: str, remedy: str) -> Problem:
    return Problem(FILE, place, what, remedy)
