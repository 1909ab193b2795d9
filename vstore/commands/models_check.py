"""`vstore models check`: whether a language model is whole, loads, and speaks as a store wants it to."""

import argparse
import asyncio
from pathlib import Path

from vstore.commands.model_options import MODEL_HELP, add_model_options, settings_for
from vstore.commands.models_trial import memory_in_words, on_trial, personas
from vstore.inference import checksums, examination, model_card, weights
from vstore.inference.bases import EMBEDDED
from vstore.settings import Settings

FIT = "vstore models: this model is fit for a store"
UNFIT = "vstore models: this model is not fit for a store: agents would mostly speak in phrases"


def add(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = actions.add_parser(
        "check",
        help="is a model whole, does it load, does it speak Korean and English",
        description="Looks at a model's files and licence, loads it as a store does, and has it say some sentences in "
        "each language, which our rules of truth then judge. The exit code is 0 where all is well.",
    )
    parser.add_argument("model", nargs="?", metavar="NAME", help=MODEL_HELP)
    add_model_options(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    settings = settings_for(options)
    print(settings.model_url or (EMBEDDED.name if settings.model == "embedded" else settings.model))
    is_whole = True
    if not settings.model_url:
        tell("licence", _licence(settings.model))
        is_whole = _files_are_whole(settings.model)
    return 0 if is_whole and asyncio.run(_speaks(settings)) else 1


def tell(label: str, text: str) -> None:
    print(f"  {label:10} {text}", flush=True)


def _licence(model: str) -> str:
    known = EMBEDDED.licence if model == "embedded" else model_card.licence(Path(model))
    return known or "unknown: find out before you sell with this model"


def _files_are_whole(model: str) -> bool:
    """Tells whether the files are what they were; where nobody noted what they were, that passes."""
    if model == "embedded":
        if weights.installed() is None:
            return True  # the loading tells of it
        wrong, remedy = [str(each) for each in weights.damaged()], "Remove that and run `vstore models pull`"
    else:
        try:
            wrong, remedy = checksums.damaged(Path(model)), "Fetch them again"
        except OSError:
            tell("files", f"not compared: there is no {checksums.NAME} beside them")
            return True
    tell("files", f"damaged: {', '.join(wrong)}. {remedy}." if wrong else "whole: every SHA-256 is right")
    return not wrong


async def _speaks(settings: Settings) -> bool:
    """Whether the model loads, and passes in every language."""
    async with on_trial(settings) as model:
        tell("loading", model.detail)
        passes = True
        for language, persona in personas().items():
            paper = examination.quick_paper(language)
            marks = examination.marks(await examination.answers_at_once(model, paper, persona))
            told = f"{marks.said} of {marks.asked} answers are true and complete, {marks.own} in its own words"
            tell(f"speaks {language}", f"{told}{'' if marks.are_enough else ': too few'}")
            passes = passes and marks.are_enough
        tell("memory", memory_in_words(model))
    print(FIT if passes else UNFIT)
    return passes
