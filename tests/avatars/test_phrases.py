import re
from pathlib import Path

import pytest

from nlp.languages import LANGUAGES
from nlp.languages.en_phrases import PHRASES as ENGLISH
from nlp.languages.ko_phrases import PHRASES as KOREAN

AVATARS = Path(__file__).parents[2] / "avatars"
SLOT = re.compile(r"\{([A-Z0-9_]+)\}")
SAID = re.compile(r"""(?:\.say|\.exactly|\.word|speak)\(\s*(f?)"([a-z_.{}a-z]+)\"""")


def keys_in_code() -> set[str]:
    """Every key that stands in the agent's code in full."""
    found = (match for path in AVATARS.rglob("*.py") for match in SAID.finditer(path.read_text()))
    return {key for formatted, key in (match.groups() for match in found) if not formatted}


def test_both_languages_have_the_same_phrases() -> None:
    assert set(ENGLISH) == set(KOREAN)


def test_every_phrase_that_the_code_says_exists_in_every_language() -> None:
    said = keys_in_code()
    assert len(said) > 60
    missing = {code: said - set(language.phrases) - {"persona"} for code, language in LANGUAGES.items()}
    assert missing == {code: set() for code in LANGUAGES}


@pytest.mark.parametrize("key", sorted(ENGLISH))
def test_the_variants_of_a_phrase_use_no_slot_that_another_language_does_not_know(key: str) -> None:
    def slots(variants: tuple[str, ...]) -> set[str]:
        return {slot for variant in variants for slot in SLOT.findall(variant)}

    assert slots(ENGLISH[key]) == slots(KOREAN[key])


def test_what_is_said_often_has_several_wordings() -> None:
    often = ("greet.offer", "recommend.reason", "inform.price", "cart.added", "not_understood.first", "declined")
    assert all(len(PHRASES[key]) >= 2 for PHRASES in (ENGLISH, KOREAN) for key in often)


def test_korean_phrases_are_polite() -> None:
    """Every whole sentence ends in -요, -다 or -까, or is left open to what follows."""
    endings = ("요", "다", "까", "죠")
    pieces = re.compile(
        r"^(reason|where|side|fixture|currency|tag|as|or|variant|wish|price|persona|cart\.line|inform\.price\.each"
        r"|month|promotion\.(?!unnamed))"
    )
    sentences = [
        (key, variant.rstrip("!?. "))
        for key, variants in KOREAN.items()
        if not pieces.match(key)
        for variant in variants
    ]
    rude = [
        (key, text)
        for key, text in sentences
        if not text.endswith((*endings, "}", "예요)", "이에요(예요)", "중에서요"))
    ]
    assert rude == []
