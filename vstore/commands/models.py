"""`vstore models`: the language models on this machine."""

import argparse
import sys
from pathlib import Path

from vstore.commands import models_bench, models_check, models_train
from vstore.commands.failure import CommandFailed
from vstore.inference import weights
from vstore.inference.bases import BASES, EMBEDDED, Base


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "models", help="fetch, list, check, measure and teach language models", description=__doc__
    )
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    pulling = actions.add_parser(
        "pull",
        help="fetch the embedded model",
        description=f"Fetches {EMBEDDED.name} ({EMBEDDED.size / 1e6:.0f} MB), checks its hash, and converts it once.",
    )
    pulling.add_argument("--from", dest="given", type=Path, metavar="FILE", help="take the model's GGUF file from here")
    pulling.add_argument(
        "--optional", action="store_true", help="if it cannot be had, warn and succeed: agents then speak in phrases"
    )
    pulling.set_defaults(run=pull)
    models_check.add(actions)
    models_bench.add(actions)
    models_train.add(actions)
    listing = actions.add_parser("list", help="what is installed", description="Lists the known models.")
    listing.set_defaults(run=show)


def pull(options: argparse.Namespace) -> int:
    try:
        folder = weights.pull(EMBEDDED, lambda text: print(f"vstore models: {text}", flush=True), given=options.given)
    except weights.WeightsFault as fault:
        if not options.optional:
            raise CommandFailed(str(fault)) from None
        print(f"vstore models: warning: {fault} Until then agents speak in phrases.", file=sys.stderr)
        return 0
    print(f"vstore models: {EMBEDDED.name} is in {folder}")
    return 0


def show(_: argparse.Namespace) -> int:
    print("\n\n".join(map(_described, BASES)))
    return 0


def _described(base: Base) -> str:
    folder = weights.installed(base)
    size = sum(file.stat().st_size for file in folder.iterdir()) if folder else base.size
    memory = base.memory
    lines = {
        "licence": base.licence,
        "languages": ", ".join(base.languages),
        "size": f"{size / 1e6:,.0f} MB {'on disk' if folder else 'to fetch'}",
        "memory": f"{memory.int8 / 1e6:,.0f} MB in 8 bits, {memory.bfloat16 / 1e6:,.0f} MB in bfloat16, "
        f"{memory.loading / 1e6:,.0f} MB at most while it loads (measured)",
        "state": "installed" if folder else "not installed; `vstore models pull` fetches it",
        "path": str(folder or weights.folder_of(base)),
    }
    return "\n".join([base.name, *(f"  {label:10} {text}" for label, text in lines.items())])
