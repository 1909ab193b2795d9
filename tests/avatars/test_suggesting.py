"""Whatever is suggested to a visitor is answered, in every room and language, wherever the talk has come to."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from avatars.memory import Memory
from avatars.question import Asking
from avatars.suggesting import MOST, Prompts
from avatars.view import OrderSeen
from avatars.vocabulary import Vocabulary
from nlp.languages import LANGUAGES
from scenes.money import Money
from tests.support import shop
from tests.support.shopfloor import Premises, Shopfloor
from vstore.storefolder import read_store

VOCABULARIES = {"sample": Vocabulary(), "test": Vocabulary()}
ANSWERED = {
    "sizes": {"inform"},
    "colors": {"inform"},
    "material": {"inform"},
    "add": {"add", "cart"},
    "cheaper": {"recommend"},
    "compare": {"compare"},
    "pay": {"checkout"},
    "cart": {"cart"},
    "order": {"order"},
    "recommend": {"recommend"},
    "wish": {"recommend", "locate"},
    "shipping": {"policy"},
    "returns": {"policy"},
    "wrapping": {"policy"},
}
"""A prompt's key -> what the answer to it is about."""

HOPELESS = {"ask_back", "not_understood", "out_of_scope", "unknown", "chitchat"}


def premises(store: str) -> Premises:
    if store == "test":
        return Premises(shop.SCENES, shop.products("KRW"), shop.KNOWLEDGE, shop.STORE, "KRW")
    read = read_store(Path("vstore/sample"))
    products = {each.id: each for each in read.products}
    return Premises(read.scenes, products, read.knowledge, read.settings.name, read.settings.currency)


PREMISES = {store: premises(store) for store in VOCABULARIES}


class Guest:
    """A visitor of one room, who says what is suggested."""

    def __init__(self, store: str, scene: str, language: str) -> None:
        self.language = LANGUAGES[language]
        self.floor = Shopfloor(scene, language, premises=PREMISES[store], vocabulary=VOCABULARIES[store])
        self.body = self.floor.enter()
        self.floor.run(seconds=2.0)

    @property
    def memory(self) -> Memory:
        return self.floor.agent._memories[self.body]

    def prompts(self) -> Prompts:
        view = self.floor.view()
        seen = view.visitors[self.body]
        products = {each.display.id: each.product.id for each in (*view.shown, *view.elsewhere)}
        identity = seen.looking_at or (self.memory.latest[0] if self.memory.latest else "")
        thing = view.products.get(products.get(identity, identity))
        return Prompts(seen, self.memory, view, self.language, thing)

    def key_of(self, text: str) -> str | None:
        """Which prompt a suggestion is; None where it is the name of something to choose."""
        prompts = self.language.prompts
        starts = {key: words.partition("{")[0] or words.partition("}")[2] for key, words in prompts.items()}
        return next((key for key, part in starts.items() if part in text), None)

    def say(self, text: str) -> list[str]:
        """What the agent then speaks about."""
        before = len(self.floor.said)
        self.floor.hear(text)
        self.floor.run()
        return [each.facts.intent for each in self.floor.said[before:]]

    def assert_answered(self, text: str) -> None:
        key, about = self.key_of(text), self.say(text)
        assert about, f"{text!r} is answered by silence"
        assert not HOPELESS & set(about), f"{text!r} is answered by {about}"
        assert key in (None, "yes", "no") or ANSWERED[key] & set(about), f"{text!r} is answered by {about}"


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("looking", [False, True])
@pytest.mark.parametrize(("store", "scene"), [("sample", "atelier"), ("sample", "living"), ("test", "clothing")])
def test_every_suggestion_is_answered_and_so_are_those_after_it(
    store: str, scene: str, language: str, looking: bool
) -> None:
    display = PREMISES[store].scenes[scene].displays[3].id if looking else None

    def guest() -> Guest:
        made = Guest(store, scene, language)
        made.floor.look(display)
        return made

    first = guest().prompts().all()
    assert 2 <= len(first) <= MOST
    for text in first:
        one = guest()
        one.assert_answered(text)
        if next_ones := one.prompts().all():
            one.assert_answered(next_ones[0])


@pytest.mark.parametrize("language", ["en", "ko"])
def test_what_a_visitor_has_and_wants_is_suggested_and_answered(language: str) -> None:
    guest = Guest("test", "clothing", language)
    order = OrderSeen("VS-1", "paid", Money(1, "KRW"))
    guest.floor.visitors[guest.body] = replace(guest.floor.visitors[guest.body], orders=(order,))
    assert guest.language.prompts["order"] in guest.prompts().all()
    assert guest.language.prompts["pay"] not in guest.prompts().all()
    guest.assert_answered(guest.language.prompts["order"])


@pytest.mark.parametrize("language", ["en", "ko"])
def test_question_of_the_agent_is_answered_by_what_can_be_chosen(language: str) -> None:
    guest = Guest("sample", "atelier", language)
    guest.floor.look("hearth-coat-camel")
    guest.say(guest.language.prompts["add"])
    assert guest.memory.question and guest.memory.question.asking is Asking.OPTION
    choices = guest.prompts().all()
    assert choices == ("S", "M")  # L is sold out
    assert "cart" in guest.say(choices[1])
    assert guest.prompts().all() == (guest.language.prompts["yes"], guest.language.prompts["no"])


def test_nothing_is_suggested_that_was_just_said() -> None:
    guest = Guest("sample", "atelier", "en")
    (first, *_) = guest.prompts().all()
    guest.say(first)
    assert first not in guest.prompts().all()


def test_languages_have_the_same_prompts_and_slots() -> None:
    english, korean = LANGUAGES["en"].prompts, LANGUAGES["ko"].prompts
    assert english.keys() == korean.keys() == ANSWERED.keys() | {"yes", "no"}
    assert [key for key in english if "{KIND}" in english[key]] == [key for key in korean if "{KIND}" in korean[key]]
