"""The licence on a model's card, where there is a card and a licence on it."""

from pathlib import Path

import pytest

from vstore.inference.model_card import licence


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


def test_without_a_card_no_licence_is_known(tmp_path: Path) -> None:
    assert licence(tmp_path) == ""
