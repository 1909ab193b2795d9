"""`vstore models check`: whether a language model is whole, loads, and speaks as a store wants it to."""

import argparse
from pathlib import Path

from vstore.commands.model_options import MODEL_HELP, add_model_options, settings_for
from vstore.commands.models_trial import exit_code, memory_in_words, on_trial, personas
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
    if settings.model_url:
        _tell_licence("")
    elif not looks_whole(settings.model):
        return 1
    return exit_code(_speaks(settings))


def tell(label: str, text: str) -> None:
    print(f"  {label:10} {text}", flush=True)


def looks_whole(model: str) -> bool:
    """Tells licence and files of what is here. Files of which nobody noted what they were pass."""
    if model == "embedded":
        ready = weights.installed()
        return ready is None or _embedded_looks_whole(ready)  # the loading tells that it is not installed
    folder = Path(model)
    if not folder.is_dir():
        _tell_licence(model_card.licence_on_hub(model))
        return True
    _tell_licence(model_card.licence(folder))
    if not checksums.are_kept(folder):
        tell("files", f"not compared: there is no {checksums.NAME} beside them")
        return True
    return _are_whole(checksums.damaged(folder), "Fetch them again")


def _embedded_looks_whole(ready: Path) -> bool:
    _tell_licence(EMBEDDED.licence)
    if wrong := weights.damaged():
        return _are_whole(list(map(str, wrong)), "Remove that and run `vstore models pull`")
    if not checksums.are_kept(ready):
        anew = f"rm -r '{ready}' && vstore models pull"
        tell("files", f"not compared: they were converted before sums were kept. `{anew}` converts them anew.")
        return True
    return _are_whole([], "")


def _tell_licence(licence: str) -> None:
    tell("licence", licence or "unknown: find out before you sell with this model")


def _are_whole(wrong: list[str], remedy: str) -> bool:
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
