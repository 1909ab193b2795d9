from itertools import pairwise

import pytest

from avatars.voice import Voice, joined
from nlp.languages import LANGUAGES


def voice(code: str = "en", tone: str = "polite", seed: int = 0) -> Voice:
    return Voice(LANGUAGES[code], tone, {}, seed=seed)


def test_a_phrase_and_its_template_differ_by_the_slots_alone() -> None:
    said = voice().say("inform.price", NAME="Arc Lamp", PRICE="₩59,000")
    assert said.slots == {"NAME": "Arc Lamp", "PRICE": "₩59,000"}
    assert said.phrase == said.template.replace("{NAME}", "Arc Lamp").replace("{PRICE}", "₩59,000")
    assert said.intent == "inform"


def test_no_variant_comes_twice_running() -> None:
    speaker = voice()
    said = [speaker.say("chitchat.thanks").phrase for _ in range(12)]
    assert all(one != other for one, other in pairwise(said))


def test_two_agents_of_different_seed_begin_with_different_words() -> None:
    assert voice(seed=0).say("chitchat.thanks").phrase != voice(seed=1).say("chitchat.thanks").phrase


def test_korean_particles_fit_the_name_before_them() -> None:
    speaker = voice("ko")
    coat = [speaker.say("inform.price", NAME="코트", PRICE="89,000원").phrase for _ in range(3)]
    jeans = [speaker.say("inform.price", NAME="진", PRICE="89,000원").phrase for _ in range(3)]
    assert "코트는 89,000원이에요." in coat
    assert "진은 89,000원이에요." in jeans


def test_a_value_that_looks_like_a_slot_is_said_as_it_is() -> None:
    said = voice().say("inform.price", NAME="{PRICE} Lamp", PRICE="₩5")
    assert "{PRICE} Lamp" in said.phrase


def test_a_missing_slot_is_an_error_of_the_code() -> None:
    with pytest.raises(KeyError):
        voice().say("inform.price", NAME="Arc Lamp")


def test_sentences_joined_keep_slots_of_one_name_apart() -> None:
    speaker = voice()
    both = joined(
        [
            speaker.say("inform.material", NAME="Arc Lamp", MATERIAL="steel"),
            speaker.say("inform.material", NAME="Oak Table", MATERIAL="steel"),
        ]
    )
    assert both.slots == {"NAME": "Arc Lamp", "MATERIAL": "steel", "NAME2": "Oak Table"}
    assert both.template.count("{MATERIAL}") == 2
    assert "{NAME2}" in both.template
    assert "Arc Lamp" in both.phrase
    assert "Oak Table" in both.phrase


def test_a_sentence_to_be_said_exactly_makes_the_whole_utterance_exact() -> None:
    speaker = voice()
    both = joined([speaker.say("chitchat.thanks"), speaker.exactly("refuse.haggling")])
    assert both.freely is False


def test_a_casual_persona_greets_casually() -> None:
    polite = voice().say("greet.first", AGENT="Mina", STORE="Northway").phrase
    casual = voice(tone="casual").say("greet.first", AGENT="Mina", STORE="Northway").phrase
    assert polite != casual
    assert "AI" in polite
    assert "AI" in casual
