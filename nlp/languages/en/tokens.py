"""English words and their bare forms."""

import re

from nlp.languages.grammar import Token

_WORD = re.compile(r"[a-z0-9]+(?:['.-][a-z0-9]+)*|[가-힣]+")


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a normalised text; the plural stands for the singular too."""
    return tuple(Token(found.start(), found.end(), _forms(found[0])) for found in _WORD.finditer(text))


def indexed(phrase: str) -> tuple[str, ...]:
    """The forms under which a phrase is found again: itself, and with its last word in the singular."""
    head, _, last = phrase.rpartition(" ")
    return tuple(f"{head} {form}".strip() for form in _forms(last))


def _forms(word: str) -> tuple[str, ...]:
    bare = re.sub(r"'s?$", "", word)
    return tuple(dict.fromkeys((word, bare, *_singulars(bare))))


def _singulars(word: str) -> tuple[str, ...]:
    if len(word) < 4 or word.endswith("ss") or not word.endswith("s"):
        return ()
    if word.endswith("ies"):
        return (f"{word[:-3]}y", word[:-1])
    if word.endswith("ves"):
        return (f"{word[:-3]}f", f"{word[:-3]}fe", word[:-1])
    return (word[:-1], word[:-2]) if word.endswith("es") else (word[:-1],)
