"""What must come before the room can be seen stays small: code, and the models of the sample store."""

import gzip
import re
from pathlib import Path

import vstore
from tests.bench.web import BUDGETS
from vstore.storefolder.reading import read_store

PACKAGE = Path(vstore.__file__).parent
WEB = PACKAGE / "web"
IMPORTED = re.compile(r"""(?:from|import)\s*["']\./([\w-]+\.js)["']""")


def _with_imports(name: str, known: set[str]) -> set[str]:
    """A script with all that it imports before it runs."""
    if name in known:
        return known
    known.add(name)
    for other in IMPORTED.findall((WEB / name).read_text()):
        _with_imports(other, known)
    return known


def test_code_before_the_first_frame_keeps_to_its_budget() -> None:
    page = (WEB / "index.html").read_text()
    scripts = _with_imports("studio.js", _with_imports("app.js", set()))
    styles = set(re.findall(r'href="/([\w-]+\.css)"', page))
    assert {"app.js", "studio.js", "three.js"} <= scripts
    assert styles
    files = ["index.html", *scripts, *styles]
    assert sum(len(gzip.compress((WEB / name).read_bytes(), 9)) for name in files) <= BUDGETS["code_kb_gzip"] * 1000


def test_models_of_the_sample_store_keep_to_their_budget() -> None:
    store = read_store(PACKAGE / "sample")
    named = {fixture.model for scene in store.scenes.values() for fixture in scene.fixtures}
    named |= {product.model for product in store.products} | {"library:avatar"}
    files = {PACKAGE / f"{name.replace(':', '/')}.glb" for name in named if name}
    assert len(files) > 20
    assert sum(path.stat().st_size for path in files) <= BUDGETS["model_mb"] * 1e6
