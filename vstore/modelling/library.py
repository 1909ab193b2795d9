"""The library on disk: one GLB a model and a manifest of what each is."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from vstore.modelling.avatar import meshes, write_avatar
from vstore.modelling.catalogue import CATALOGUE
from vstore.modelling.entry import Entry, Slot
from vstore.modelling.model import fitted, surfaces, write

LIBRARY = Path(__file__).parent.parent / "library"

Built = tuple[bytes, dict[str, Any]]


def build(entry: Entry) -> Built:
    """One model's file and its lines in the manifest."""
    drawn = surfaces(fitted(entry.sculpt(), entry.size), grounded=entry.grounded)
    file = write(entry.name, drawn)
    return file, {
        "file": f"{entry.name}.glb",
        "bytes": len(file),
        "triangles": sum(len(surface.faces) for surface in drawn.values()),
        "size": list(entry.size),
        "placement": entry.placement,
        "tints": entry.tints,
        "slots": [_slot(slot) for slot in entry.slots],
    }


def build_avatar() -> Built:
    """The avatar's file and its lines; its size is that of the body at rest with the short hair."""
    worn = meshes()
    file = write_avatar(worn)
    shown = [part[0] for name in ("body", "hair_short") for part in worn[name].values()]
    points = np.concatenate([surface.positions for surface in shown])
    return file, {
        "file": "avatar.glb",
        "bytes": len(file),
        "triangles": sum(len(surface.faces) for surface in shown),
        "size": [round(float(extent), 3) for extent in points.max(axis=0) - points.min(axis=0)],
        "placement": "avatar",
        "tints": False,
        "slots": [],
    }


def build_library() -> dict[str, Built]:
    """Every model by name, in the catalogue's order, the avatar last."""
    return {entry.name: build(entry) for entry in CATALOGUE} | {"avatar": build_avatar()}


def write_library(folder: Path) -> None:
    """Write every model and `manifest.json` into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    built = build_library()
    for name, (file, _) in built.items():
        (folder / f"{name}.glb").write_bytes(file)
    (folder / "manifest.json").write_text(manifest(built), encoding="utf-8")


def manifest(built: dict[str, Built]) -> str:
    """The manifest's text: one model a line, so that changes read well."""
    lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(lines)}" for name, (_, lines) in built.items())
    return '{"models": {\n' + lines + "\n}}\n"


def _slot(slot: Slot) -> dict[str, Any]:
    return {
        "position": list(slot.position),
        "size": list(slot.size),
        "placement": slot.placement,
        "level": slot.level,
        "heading": slot.heading,
    }
