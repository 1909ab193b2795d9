"""Scenes that are sent to an open store, held to what `vstore check` asks of those in its folder."""

from collections.abc import Iterable, Iterator, Mapping

from scenes.document import SceneDocument
from scenes.problem import listed
from scenes.reading import read_scene
from vstore.layout.library import load_library
from vstore.problem import Problem
from vstore.storefolder.assets import scene_complaints
from vstore.storefolder.crossing import crossing_problems
from vstore.storefolder.store import Store, StoreFaults


def read_sent_scenes(
    store: Store, sent: Mapping[str, bytes], shown: Mapping[str, SceneDocument]
) -> list[SceneDocument]:
    """The documents, sent as JSON by scene id, that are to replace those that are `shown`. Raises StoreFaults."""
    problems: list[Problem] = []
    scenes: list[SceneDocument] = []
    for name, data in sent.items():
        read = read_scene(data)
        if isinstance(read, list):
            problems += [Problem(_file(name), each.place, each.what(), each.remedy()) for each in read]
        elif name not in shown:
            remedy = f"It has {listed(shown)}; a new one opens when the store does."
            problems.append(Problem(_file(name), "", f"the open store has no scene “{name}”.", remedy))
        elif read.id != name:
            problems.append(Problem(_file(name), "id", f"“{read.id}” was sent as “{name}”.", "Send it as what it is."))
        else:
            scenes.append(read)
    problems += scene_problems(store, scenes, shown)
    if problems:
        raise StoreFaults(problems)
    return scenes


def scene_problems(
    store: Store, scenes: Iterable[SceneDocument], shown: Mapping[str, SceneDocument]
) -> Iterator[Problem]:
    """What is wrong with the store's scenes once these replace those of the same ids."""
    afterwards = {**shown, **{each.id: each for each in scenes}}
    library = load_library()
    for scene in scenes:
        for place, (what, remedy) in scene_complaints(store.folder, library, scene):
            yield Problem(_file(scene.id), place, what, remedy)
    yield from crossing_problems(afterwards, store.products, store.settings)


def _file(scene: str) -> str:
    return f"scenes/{scene}.scene.json"
