"""`vstore models train`: teaches a language model to word what agents say, and shows what that gained."""

import argparse
from pathlib import Path

from avatars.entries import entry_of
from avatars.voice import described
from nlp.lexicon import Lexicon
from nlp.say import Refusal
from nlp.training.sentences import OCCASIONS
from vstore.commands.failure import CommandFailed
from vstore.inference import teaching, weights
from vstore.inference.examination import Answered
from vstore.storefolder import Store, StoreFaults, read_store

SAMPLE = Path(__file__).parent.parent / "sample"


def add(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = actions.add_parser(
        "train",
        help="teach a model to word what agents say",
        description="Learns an adapter from pairs made of a store's catalog and our grammars, on a GPU where there is "
        "one, and examines the model before and after with papers written by hand.",
    )
    parser.add_argument("folder", type=Path, help="where to put the adapter; one that is there already is learnt on")
    parser.add_argument("--model", default="embedded", help='"embedded", a folder or a Hugging Face id')
    parser.add_argument("--store", type=Path, help="the store folder whose catalog to use (default: the sample store)")
    parser.add_argument("--steps", type=int, default=200, help="batches to learn from (default: 200)")
    parser.add_argument("--batch", type=int, default=8, help="lessons in each (default: 8)")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--replies", action="store_true", help="print every reply of the examinations")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    source = weights.installed() if options.model == "embedded" else options.model
    if source is None:
        raise CommandFailed("the embedded model is not installed: `vstore models pull` installs it")
    store = _store(options.store or SAMPLE)
    lexicon = Lexicon([entry_of(each) for each in store.products], store.products[0].variants[0].price.currency)
    try:
        _examine("before", source, None, store, options)
        teaching.teach(
            source,
            lexicon,
            tuple(OCCASIONS),
            options.folder,
            steps=options.steps,
            size=options.batch,
            seed=options.seed,
            threads=options.threads,
            tell=lambda text: print(text, flush=True),
        )
        _examine("after", source, options.folder, store, options)
    except (OSError, ValueError) as fault:
        raise CommandFailed(f"{options.model}: {fault}") from None
    return 0


def _store(folder: Path) -> Store:
    try:
        return read_store(folder)
    except StoreFaults as faults:
        raise CommandFailed(f"{folder}: {faults}. `vstore check {folder}` lists them.") from None


def _examine(when: str, source: Path | str, adapter: Path | None, store: Store, options: argparse.Namespace) -> None:
    """Prints what the model makes of the papers in each language."""
    personas = {each: described(store.agents[0], store.settings.name, each) for each in OCCASIONS}

    def show(answered: Answered) -> None:
        if options.replies:
            print(_line(answered), flush=True)

    examined = teaching.examine(source, adapter, personas, threads=options.threads, show=show)
    for language, marks in examined:
        print(f"{when}, {language}: {marks}", flush=True)


def _line(answered: Answered) -> str:
    """What was heard, the reply, and what became of it."""
    facts = answered.facts
    fate = (
        f"says {answered.heard!r}" if not isinstance(answered.heard, Refusal) else f"is refused: {answered.heard.why}"
    )
    return f"  {facts.heard!r}, {facts.phrase!r}: {fate}"
