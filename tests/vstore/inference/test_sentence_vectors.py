"""Sentence vectors: of unit length, near across languages, and made once for each catalog."""

from pathlib import Path

import numpy as np
import pytest

from vstore.inference.sentence_vectors import SentenceVectors

TEXTS = ["It is raining", "비가 와요", "a table of oak"]


def test_vectors_are_of_unit_length_and_near_for_like_meanings() -> None:
    vectors = SentenceVectors(None)(TEXTS)
    assert vectors.shape == (3, 512)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1.0, abs=1e-3)
    assert vectors[0] @ vectors[1] > 0.6 > vectors[0] @ vectors[2]


def test_a_catalogs_vectors_are_kept_and_an_utterances_are_not(tmp_path: Path) -> None:
    embed = SentenceVectors(tmp_path / "vectors")
    made = embed(TEXTS)
    embed(TEXTS[:1])
    (file,) = (tmp_path / "vectors").iterdir()
    np.save(file, made + 1.0)
    assert embed(TEXTS) == pytest.approx(made + 1.0)


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    embed = SentenceVectors(tmp_path)
    made = embed(TEXTS)
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:100])
    assert embed(TEXTS) == pytest.approx(made)
    assert np.load(file) == pytest.approx(made)


def test_the_vectors_of_the_latest_catalogs_are_kept(tmp_path: Path) -> None:
    embed = SentenceVectors(tmp_path)
    for number in range(10):
        embed([f"catalog {number}", "and more"])
    assert len(list(tmp_path.iterdir())) == 8


def test_without_a_place_to_keep_them_they_are_made_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, no folder")
    assert SentenceVectors(tmp_path / "taken")(TEXTS).shape == (3, 512)
