"""The Khronos validator finds nothing to complain about in any model."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from vstore.modelling.library import LIBRARY

WEB = Path(__file__).parents[3] / "clients" / "web"
SCRIPT = """
const validator = require("gltf-validator"), fs = require("fs"), path = require("path");
const folder = process.argv[1];
const files = fs.readdirSync(folder).filter((name) => name.endsWith(".glb"));
const check = async (name) => {
  const report = await validator.validateBytes(new Uint8Array(fs.readFileSync(path.join(folder, name))));
  return [name, report.issues.messages.filter((issue) => issue.severity < 2).map((issue) => issue.message)];
};
Promise.all(files.map(check)).then((all) => console.log(JSON.stringify(Object.fromEntries(all))));
"""


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
@pytest.mark.skipif(
    not (WEB / "node_modules" / "gltf-validator").exists(),
    reason="gltf-validator is not installed: run `npm install` in clients/web",
)
def test_every_model_passes_the_khronos_validator_without_errors_or_warnings() -> None:
    run = subprocess.run(["node", "-e", SCRIPT, str(LIBRARY)], cwd=WEB, capture_output=True, text=True, check=True)
    found = json.loads(run.stdout)
    assert len(found) == len(list(LIBRARY.glob("*.glb")))
    assert {name: issues for name, issues in found.items() if issues} == {}
