"""`vstore models bench`: how fast a language model speaks on this machine, asked as a store asks it."""

import argparse
from itertools import chain

from nlp.say import prompt_for
from vstore.commands.model_options import MODEL_HELP, add_model_options, settings_for
from vstore.commands.models_trial import exit_code, memory_in_words, on_trial, personas
from vstore.inference.examination import quick_paper
from vstore.inference.speed import Speed, at_once, in_turn
from vstore.settings import Settings

ALONE = 5
TOGETHER = 4
"""Conversations in each language."""


def add(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = actions.add_parser(
        "bench",
        help="how soon and how fast a model speaks on this machine",
        description="Has a model answer as a store has it: one conversation after the other in each language, then "
        f"{2 * TOGETHER} at once. The exit code is 0 where the model is fast enough for a store.",
    )
    parser.add_argument("model", nargs="?", metavar="NAME", help=MODEL_HELP)
    add_model_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    return exit_code(_is_fast(settings_for(options)))


async def _is_fast(settings: Settings) -> bool:
    asked = {
        language: [prompt_for(facts, persona) for facts in quick_paper(language)]
        for language, persona in personas().items()
    }
    async with on_trial(settings) as model:
        print(f"vstore models: {model.detail}", flush=True)
        for prompts in asked.values():
            # The head of a language's prompts is read once and kept, as in a store that is open.
            await in_turn(model, prompts[:1])
        alone = {language: await in_turn(model, prompts[1:][:ALONE]) for language, prompts in asked.items()}
        crowd = await at_once(model, list(chain.from_iterable(each[-TOGETHER:] for each in asked.values())))
        memory = memory_in_words(model)
    print(f"  {'':12} {'first words':>12} {'letters a second':>17}")
    for language, speed in alone.items():
        print(_row(f"{language} alone", speed))
    print(_row(f"{len(crowd.firsts)} at once", crowd))
    print(f"  {'memory':12} {memory}")
    return _judged(list(alone.values()), settings.patience_seconds)


def _row(name: str, speed: Speed) -> str:
    return f"  {name:12} {speed.first:10.2f} s {speed.letters_per_second:17.1f}"


def _judged(alone: list[Speed], patience: float) -> bool:
    """Tells whether a store would wait for these."""
    if max(speed.first for speed in alone) > patience:
        print(f"vstore models: too slow: after {patience:g} s without a word agents speak in phrases")
        return False
    print(f"vstore models: fast enough: a store waits {patience:g} s for first words")
    return True
