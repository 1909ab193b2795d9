import msgspec
import pytest

from avatars.persona import Persona


def test_a_persona_answers_in_the_language_it_hears_or_in_its_own() -> None:
    korean = Persona("sori", {"ko": "소리"}, languages=("ko",))
    assert korean.language("en") == "ko"
    assert Persona("mina", {"en": "Mina"}).language("en") == "en"


def test_a_misspelt_field_of_a_persona_is_named() -> None:
    with pytest.raises(msgspec.ValidationError, match="tonne"):
        msgspec.convert({"id": "mina", "name": {"en": "Mina"}, "tonne": "casual"}, Persona)


def test_an_unknown_tone_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError, match="tone"):
        msgspec.convert({"id": "mina", "name": {"en": "Mina"}, "tone": "rude"}, Persona)
