"""The languages an agent understands and speaks: each a folder here with its `LANGUAGE`."""

from importlib import import_module
from pkgutil import iter_modules

from nlp.languages.language import Language


def _found() -> dict[str, Language]:
    folders = (found.name for found in iter_modules(__path__) if found.ispkg)
    languages: list[Language] = [import_module(f"{__name__}.{name}").LANGUAGE for name in folders]
    return {language.code: language for language in languages}


LANGUAGES: dict[str, Language] = _found()


def language_of(text: str, otherwise: str) -> str:
    """The code of the language that `text` is in; `otherwise` where the text does not show it ("M", "2", "OK")."""
    return otherwise if otherwise in LANGUAGES else "en"
