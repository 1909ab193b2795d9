"""The licence on a model's card, where there is a card and a licence on it."""

from pathlib import Path

import pytest

from vstore.inference.model_card import licence, licence_on_hub


@pytest.mark.parametrize(
    ("card", "expected"),
    [
        ("---\nlicense: apache-2.0\nlanguage:\n- ko\n---\n# A model", "apache-2.0"),
        ("---\nlicense: other\nlicense_name: gemma\n---\n", "gemma"),
        ("---\nlanguage: ko\n---\n", ""),
        ("# A model under Apache-2.0", ""),
        ("---\n- a list\n---\n", ""),
    ],
)
def test_the_licence_is_read_from_the_head(card: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text(card)
    assert licence(tmp_path) == expected


def test_without_a_card_the_licence_is_known_by_its_text(tmp_path: Path) -> None:
    (tmp_path / "LICENSE").write_text("\n                                 Apache License\n      Version 2.0\n")
    assert licence(tmp_path) == "Apache License (LICENSE)"
    (tmp_path / "README.md").write_text("---\nlicense: mit\n---\n")
    assert licence(tmp_path) == "mit"


def test_the_licence_of_a_model_of_the_hub_is_on_its_card(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("---\nlicense: other\nlicense_name: gemma\n---\n")
    asked = []

    def download(*wanted: str) -> str:
        asked.append(wanted)
        return str(tmp_path / "README.md")

    monkeypatch.setattr("huggingface_hub.hf_hub_download", download)
    assert licence_on_hub("google/gemma-3-270m-it") == "gemma"
    assert asked == [("google/gemma-3-270m-it", "README.md")]


@pytest.mark.parametrize("model", ["no id at all", "nobody/has-this-model"])
def test_a_card_that_cannot_be_had_tells_no_licence(model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    assert licence_on_hub(model) == ""


def test_without_a_card_no_licence_is_known(tmp_path: Path) -> None:
    assert licence(tmp_path) == ""
