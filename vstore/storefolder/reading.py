"""A store folder read whole, or refused with every fault of settings, catalog, scenes and assets together."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from avatars.view import Passage
from scenes.document import SceneDocument
from scenes.products import Product
from scenes.reading import read_scene
from vstore.catalogues import read_catalogue
from vstore.catalogues.encodings import LARGEST_FILE
from vstore.layout.library import load_library
from vstore.problem import Problem, faults
from vstore.storefolder import toml
from vstore.storefolder.assets import product_complaints, scene_complaints
from vstore.storefolder.crossing import crossing_problems
from vstore.storefolder.knowledge import passages
from vstore.storefolder.settings import Settings
from vstore.storefolder.store import Store, StoreFaults

LARGEST_TEXT = 4 * 1024 * 1024  # a scene with thousands of things, a book of knowledge; more is some other file
CATALOGUES = ("catalog.csv", "catalog.json")
_SCENE = ".scene.json"


def read_store(folder: Path) -> Store:
    """The store in `folder`; raises StoreFaults with all its faults where there are any."""
    reader = _Reader(folder)
    store = reader.read()
    if store is None or faults(reader.problems):
        raise StoreFaults(reader.problems)
    return store


class _Reader:
    """Collects what it reads and what it finds wrong, so that no fault hides another."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self._catalogue = CATALOGUES[0]
        self._digest = ""

    def read(self) -> Store | None:
        if not self.folder.is_dir():
            self._fault(str(self.folder), "", "there is no such folder.", "Make a store with `vstore new NAME`.")
            return None
        text = self._text(self.folder / toml.FILE)
        settings = None if text is None else self._settings(text)
        assumed = settings or Settings(name={}, currency=toml.currency_in(text or ""))
        products = self._products(assumed)
        scenes = self._scenes()
        self._assets(products, scenes)
        self.problems += crossing_problems(scenes, products, settings)
        knowledge = tuple(self._knowledge(assumed.languages))
        return Store(self.folder, assumed, products, scenes, knowledge, tuple(self.problems), self._digest)

    def _settings(self, text: str) -> Settings | None:
        settings, problems = toml.read_settings(text)
        self.problems += problems
        return settings

    def _products(self, settings: Settings) -> tuple[Product, ...]:
        found = [name for name in CATALOGUES if (self.folder / name).is_file()]
        match found:
            case [name]:
                self._catalogue = name
                data = self._bytes(self.folder / name, LARGEST_FILE)
                if data is not None:
                    self._digest = sha256(data).hexdigest()
                    imported = read_catalogue(data, name, settings.currency, settings.languages)
                    self.problems += imported.problems
                    return imported.products
            case []:
                self._fault(CATALOGUES[0], "", "the store has no catalog.", "Put catalog.csv or catalog.json there.")
            case _:
                self._fault(found[0], "", f"there is {found[1]} as well.", "Keep one of the two.")
        return ()

    def _scenes(self) -> dict[str, SceneDocument]:
        scenes: dict[str, SceneDocument] = {}
        for path in sorted((self.folder / "scenes").glob(f"*{_SCENE}")):
            scene = self._scene(path)
            if scene is not None:
                scenes[scene.id] = scene
        if not any((self.folder / "scenes").glob(f"*{_SCENE}")):
            remedy = "Make them from the catalog with `vstore new NAME --catalog FILE`."
            self._fault("scenes/", "", "the store has no scene (*.scene.json).", remedy)
        return scenes

    def _scene(self, path: Path) -> SceneDocument | None:
        name = f"scenes/{path.name}"
        data = self._bytes(path, LARGEST_TEXT)
        scene = [] if data is None else read_scene(data)
        if isinstance(scene, list):
            self.problems += [Problem(name, each.place, each.what(), each.remedy()) for each in scene]
            return None
        if scene.id != path.name.removesuffix(_SCENE):
            self._fault(name, "id", f"“{scene.id}” is not the file's name.", f"Call the file {scene.id}{_SCENE}.")
        return scene

    def _assets(self, products: tuple[Product, ...], scenes: dict[str, SceneDocument]) -> None:
        library = load_library()
        for product in products:
            for field, (what, remedy) in product_complaints(self.folder, library, product):
                self._fault(self._catalogue, f"product “{product.id}”, {field}", what, remedy)
        for scene in scenes.values():
            for place, (what, remedy) in scene_complaints(self.folder, library, scene):
                self._fault(f"scenes/{scene.id}{_SCENE}", place, what, remedy)

    def _knowledge(self, languages: tuple[str, ...]) -> Iterator[Passage]:
        for path in sorted((self.folder / "knowledge").glob("*.md")):
            text = self._text(path)
            if text is not None:
                yield from passages(path.name, text, languages)

    def _text(self, path: Path) -> str | None:
        data = self._bytes(path, LARGEST_TEXT)
        try:
            return None if data is None else data.decode("utf-8-sig")
        except UnicodeDecodeError:
            self._fault(self._name(path), "", "is not UTF-8 text.", "Save it again with the encoding UTF-8.")
        return None

    def _bytes(self, path: Path, most: int) -> bytes | None:
        """What a file holds; None where it cannot be read or is larger than `most` bytes, which is told."""
        name = self._name(path)
        try:
            if path.is_file() and path.stat().st_size > most:
                self._fault(name, "", f"is larger than {most // 1024**2} MB.", "Take out what does not belong there.")
                return None
            return path.read_bytes()
        except FileNotFoundError:
            self._fault(name, "", "does not exist.", "Make a store with `vstore new NAME` to see one.")
        except OSError as fault:
            remedy = "There must be a file that this program may read."
            self._fault(name, "", f"cannot be read ({fault.strerror}).", remedy)
        return None

    def _name(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix()

    def _fault(self, file: str, place: str, what: str, remedy: str) -> None:
        self.problems.append(Problem(file, place, what, remedy))
