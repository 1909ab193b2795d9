"""Utterances made plain, so that tables can be held against them."""

import re
import unicodedata

MOST_CHARACTERS = 600
"""What is longer is not a sentence to a shop agent: the rest is not read."""

_QUOTES = str.maketrans("’‘´`“”„", "''''\"\"\"")
_LAUGHS = re.compile(r"(?<![ㄱ-ㅎ])[ㅋㅎㅠㅜㄷㅡ]+(?![ㄱ-ㅎ])|[\^~♡♥]+|[:;]-?[()dp](?!\w)")
_REPEATED = re.compile(r"([!?.,])[!?.,]+")
_UNSEEN = re.compile(r"[\u200b-\u200f\u2060\ufeff\x00-\x1f]+")
_LONE = re.compile(r"[^\u3131-\u318e]+")
_BETWEEN = re.compile(r"[\s\-'_.·&/+()\[\],:]+")


def normal(text: str) -> str:
    """`text` in one spelling: compatible forms united, lower case, plain quotes, no laughter, single spaces."""
    text = _united(text[:MOST_CHARACTERS]).casefold().translate(_QUOTES)
    text = _REPEATED.sub(r"\1", _UNSEEN.sub(" ", text))
    text = re.sub(r"(?<!\d)\s*~\s*(?!\d)", " ", text)
    return " ".join(_LAUGHS.sub(lambda found: found[0] if "~" in found[0] else " ", text).split())


def key(word: str) -> str:
    """A word or phrase as indexes hold it: "T-Shirt", "t shirt" and "tshirt" are one."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", word).casefold())


def _united(text: str) -> str:
    """Compatible forms as one, but for single Korean letters, which would stop being readable ("ㅇㅇ")."""
    return unicodedata.normalize("NFC", _LONE.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text))
