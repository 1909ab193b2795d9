"""`vstore check STORE`: everything that is wrong with a store folder, at once."""

import argparse
import os
from pathlib import Path

from vstore.payments import PROVIDERS
from vstore.problem import Problem, Severity, faults
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
    _list("Worth knowing:", _notes(store.notes))
    provider = store.settings.payment.provider
    if lacking := [*PROVIDERS[provider].lacking(os.environ)]:
        print(f"Before it can be served, for payment by “{provider}”:")
        print(*(f"  {each}" for each in lacking), sep="\n")
    print(f"{options.store}: no faults. {_summary(store)}")
    return 0


def _notes(problems: tuple[Problem, ...]) -> list[Problem]:
    return [problem for problem in problems if problem.severity is Severity.NOTE]


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
