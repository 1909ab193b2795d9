"""`vstore check STORE`: everything that is wrong with a store folder, at once."""

import argparse
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from nlp.languages import LANGUAGES
from vstore.payments import PROVIDERS
from vstore.problem import Problem, Severity, faults
from vstore.storage.recorded_prices import recorded_prices
from vstore.storefolder import Store, StoreFaults, read_store


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "check",
        help="list every fault of a store folder",
        description="Reads a whole store folder and lists every fault with its file, place and remedy. "
        "The exit code is 1 where there is any.",
    )
    parser.add_argument("store", type=Path, help="the store's folder")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    try:
        store = read_store(options.store)
    except StoreFaults as found:
        _list("To mend:", faults(found.problems))
        _list("Worth knowing:", _notes(found.problems))
        print(f"{options.store}: {found}.")
        return 1
    _list("Worth knowing:", [*_notes(store.notes), *_reductions(store)])
    provider = store.settings.payment.provider
    if lacking := [*PROVIDERS[provider].lacking(os.environ)]:
        print(f"Before it can be served, for payment by “{provider}”:")
        print(*(f"  {each}" for each in lacking), sep="\n")
    print(f"{options.store}: no faults. {_summary(store)}")
    return 0


def _notes(problems: tuple[Problem, ...]) -> list[Problem]:
    return [problem for problem in problems if problem.severity is Severity.NOTE]


def _reductions(store: Store) -> Iterator[Problem]:
    """Former prices of the catalog that are above the lowest that the store recorded in the last 30 days."""
    database = store.folder / "data" / "store.db"
    if not database.is_file():
        return
    history, now = recorded_prices(f"sqlite:///{database}"), datetime.now(UTC)
    for variant in (each for product in store.products for each in product.variants):
        lowest = history.lowest_before(variant.sku, now)
        if variant.compare_at and lowest and lowest.currency == variant.price.currency and variant.compare_at > lowest:
            money = LANGUAGES["en"].money
            what = (
                f"the former price {money(variant.compare_at.amount, lowest.currency)} is above the lowest of the last "
                f"30 days, {money(lowest.amount, lowest.currency)}."
            )
            remedy = "Announce a reduction from that (Directive 98/6/EC, article 6a)."
            yield Problem("the catalog", f"SKU “{variant.sku}”", what, remedy, Severity.NOTE)


def _list(title: str, problems: list[Problem]) -> None:
    if problems:
        print(title)
    for problem in problems:
        print(f"  {problem}")


def _summary(store: Store) -> str:
    variants = sum(len(product.variants) for product in store.products)
    displays = sum(len(scene.displays) for scene in store.scenes.values())
    return (
        f"Products: {len(store.products)} ({variants} variants). Scenes: {len(store.scenes)} ({displays} displays). "
        f"Agents: {len(store.agents)}. Knowledge: {len(store.knowledge)} passages."
    )
