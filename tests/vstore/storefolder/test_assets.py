"""Names of files that may be read: those inside the store's assets and no others."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vstore.storefolder.assets import media_complaint, safe_path


@pytest.mark.parametrize("name", ["chair.glb", "living/chair.glb", "./chair.glb", "한글.glb"])
def test_names_inside_assets_are_paths(tmp_path: Path, name: str) -> None:
    assert safe_path(tmp_path, name) == (tmp_path / "assets" / name).resolve()


@pytest.mark.parametrize(
    "name",
    [
        "../store.toml",
        "a/../../store.toml",
        "/etc/passwd",
        "..",
        "C:\\x.glb",
        "a\\..\\b",
        "file:///etc/passwd",
        "a\0.glb",
    ],
)
def test_names_that_lead_out_of_assets_are_none(tmp_path: Path, name: str) -> None:
    assert safe_path(tmp_path, name) is None


def test_a_link_that_leads_out_of_assets_is_none(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "secret.glb").write_bytes(b"")
    (tmp_path / "assets" / "link.glb").symlink_to(tmp_path / "secret.glb")
    assert safe_path(tmp_path, "link.glb") is None


@given(st.text(st.sampled_from("./\\ab:%"), max_size=20))
def test_no_name_leads_out_of_assets(name: str) -> None:
    folder = Path("/store")
    path = safe_path(folder, name)
    assert path is None or path.is_relative_to(folder / "assets")


def test_images_may_be_on_the_web_but_not_scripts(tmp_path: Path) -> None:
    assert media_complaint(tmp_path, "https://a.example/x.jpg") is None
    assert media_complaint(tmp_path, "javascript:alert(1)") is not None
    assert media_complaint(tmp_path, "data:text/html,x") is not None
