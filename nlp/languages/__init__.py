"""The languages an agent understands and speaks: each a folder here with its `LANGUAGE`."""

import re
from importlib import import_module
from pkgutil import iter_modules

from nlp.languages.language import Language


def _found() -> dict[str, Language]:
    folders = (found.name for found in iter_modules(__path__) if found.ispkg)
    languages: list[Language] = [import_module(f"{__name__}.{name}").LANGUAGE for name in folders]
    return {language.code: language for language in languages}


LANGUAGES: dict[str, Language] = _found()


_NEUTRAL_LETTERS = 3
"""So few letters may be a size or a code in any language: "M", "XL", "ok"."""
_ENOUGH_FUNCTION_WORDS = 2
_BORROWED = 10
"""So many Latin letters beside others are borrowed, where the talk is in the others' language: "오케이 add to cart"."""
# A verb at the end in another script than English decides, however many product names stand before it.
_CLOSING = re.compile(r"[가-힣](?:요|까|다|죠|줘|나|니|지)[.!?~ ]*$")


def language_of(text: str, otherwise: str) -> str:
    """The code of the language that `text` is in; `otherwise` where the text does not show it ("M", "2", "OK").

    Speech in another script borrows Latin words freely ("waterproof jacket 있어요?"), English hardly ever the other
    way: a text with letters of such a script is English only if its letters are mostly Latin and it has English
    function words.
    """
    counts = {code: language.letters(text) for code, language in LANGUAGES.items()}
    english = counts.pop("en", 0)
    code = max(counts, key=lambda each: counts[each], default="en")
    if counts.get(code) and (_CLOSING.search(text) or (code == otherwise and english <= _BORROWED)):
        return code
    if counts.get(code) and (counts[code] * 2 >= english or _function_words(text) < _ENOUGH_FUNCTION_WORDS):
        return code
    fallback = otherwise if otherwise in LANGUAGES else "en"
    return "en" if english > _NEUTRAL_LETTERS else fallback


def mixed_in(text: str, code: str) -> tuple[Language, ...]:
    """The language `code`, and those from which a text in it takes words: "add 머그", "jacket cancel 해줘"."""
    others = (each for each in LANGUAGES.values() if each.code != code)
    return LANGUAGES[code], *(each for each in others if each.letters(text) >= _NEUTRAL_LETTERS)


def _function_words(text: str) -> int:
    plain = LANGUAGES["en"].grammar.plain
    return sum(word in plain for word in text.casefold().split())
