"""Files that a store refers to: models and images, inside its own `assets` folder and nowhere else."""

from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

from scenes.document import SceneDocument
from scenes.problem import closest, listed
from scenes.products import Product
from vstore.layout.library import PREFIX, Library

FOLDER = "assets"
Complaint = tuple[str, str]


def safe_path(folder: Path, name: str) -> Path | None:
    """The path of the asset `name`, or None where it would lead out of the store's `assets` folder."""
    written = PurePosixPath(name)
    if "\\" in name or "\0" in name or ":" in name or written.is_absolute() or ".." in written.parts:
        return None
    root = (folder / FOLDER).resolve()
    path = (root / written).resolve()
    return path if path.is_relative_to(root) else None


def model_complaint(folder: Path, library: Library, model: str) -> Complaint | None:
    """What is wrong with a model's name and what to do, or None."""
    if model.startswith(PREFIX):
        if library.has(model):
            return None
        remedy = closest(model.removeprefix(PREFIX), library.models) or f"It has {listed(library.models, 100)}."
        return f"the library has no model “{model.removeprefix(PREFIX)}”.", remedy
    if not model.lower().endswith(".glb"):
        return f"“{model}” is not a GLB file.", "Export the model as glTF binary (.glb)."
    return _file_complaint(folder, model)


def media_complaint(folder: Path, image: str) -> Complaint | None:
    """What is wrong with the address or file of an image or video, or None."""
    if image.startswith(("https://", "http://")):
        return None
    return _file_complaint(folder, image)


def _file_complaint(folder: Path, name: str) -> Complaint | None:
    path = safe_path(folder, name)
    if path is None:
        return f"“{name}” leads out of the folder assets/.", "Put the file into assets/ and name it from there."
    if not path.is_file():
        return f"assets/{name} does not exist.", "Put the file there, or correct its name."
    return None


def product_complaints(folder: Path, library: Library, product: Product) -> Iterator[tuple[str, Complaint]]:
    """(field, complaint) for the models, images and videos of a product and its variants."""
    variants = product.variants
    models = [product.model, *(each.model for each in variants if each.model)]
    images = [*product.images, *(each.image for each in variants if each.image)]
    images += [image for each in variants for image in each.images]
    videos = [*product.videos, *(video for each in variants for video in each.videos)]
    named = [("model", model, lambda name: model_complaint(folder, library, name)) for model in dict.fromkeys(models)]
    named += [("image", image, lambda name: media_complaint(folder, name)) for image in dict.fromkeys(images)]
    named += [("video", video, lambda name: media_complaint(folder, name)) for video in dict.fromkeys(videos)]
    yield from _complaints(named)


def scene_complaints(folder: Path, library: Library, scene: SceneDocument) -> Iterator[tuple[str, Complaint]]:
    """(place, complaint) for the models of a scene's fixtures and displays."""
    things = [(f"fixtures[{index}].model", each.model) for index, each in enumerate(scene.fixtures)]
    things += [(f"displays[{index}].model", each.model) for index, each in enumerate(scene.displays)]
    yield from _complaints(
        [(place, model, lambda name: model_complaint(folder, library, name)) for place, model in things if model]
    )


_Named = tuple[str, str, Callable[[str], Complaint | None]]


def _complaints(named: list[_Named]) -> Iterator[tuple[str, Complaint]]:
    for place, name, complaint_about in named:
        complaint = complaint_about(name)
        if complaint:
            yield place, complaint
