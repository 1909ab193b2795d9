"""The library on disk: one GLB a model and a manifest of what each is."""

import json
from pathlib import Path
from typing import Any

from vstore.modelling.catalogue import CATALOGUE
from vstore.modelling.entry import Entry
from vstore.modelling.model import fitted, surfaces, write

LIBRARY = Path(__file__).parent.parent / "library"


def build(entry: Entry) -> tuple[bytes, dict[str, Any]]:
    """One model's file and its lines in the manifest."""
    drawn = surfaces(fitted(entry.sculpt(), entry.size), grounded=entry.grounded)
    file = write(entry.name, drawn)
    return file, entry.described(file, sum(len(surface.faces) for surface in drawn.values()))


def write_library(folder: Path) -> None:
    """Write every model and `manifest.json` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    models = {}
    for entry in CATALOGUE:
        file, models[entry.name] = build(entry)
        (folder / f"{entry.name}.glb").write_bytes(file)
    (folder / "manifest.json").write_text(manifest(models), encoding="utf-8")


def manifest(models: dict[str, Any]) -> str:
    """The manifest's text: one model a line, so that changes read well."""
    lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(lines)}" for name, lines in models.items())
    return '{"models": {\n' + lines + "\n}}\n"
