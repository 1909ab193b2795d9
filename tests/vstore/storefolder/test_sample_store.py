"""The sample store: what a first visitor sees."""

from collections import Counter
from pathlib import Path

import vstore
from scenes.places import Place, angle_between, distance, heading_to
from scenes.products import Text
from scenes.walking import Walkable
from vstore.storefolder import Store, read_store

SAMPLE = Path(vstore.__file__).parent / "sample"


def sample() -> Store:
    return read_store(SAMPLE)


def test_the_sample_store_has_neither_faults_nor_notes() -> None:
    assert sample().notes == ()


def test_it_has_two_rooms_and_forty_products_all_of_them_on_show() -> None:
    store = sample()
    shown = {display.product for scene in store.scenes.values() for display in scene.displays}
    assert len(store.scenes) == 2
    assert len(store.products) >= 40
    assert shown == {product.id for product in store.products}


def test_every_word_is_in_both_languages() -> None:
    store = sample()
    texts: list[tuple[str, Text]] = [("store", store.settings.name)]
    for product in store.products:
        texts += [(product.id, text) for text in (product.name, product.description, product.kind, product.category)]
        texts += [(product.id, text) for text in (product.material, *product.details.values())]
        for option in product.options:
            texts += [(product.id, option.name), *((product.id, value.name) for value in option.values)]
    for scene in store.scenes.values():
        texts += [(scene.id, scene.name), *((door.id, door.name) for door in scene.doors)]
        texts += [(fixture.id, fixture.text) for fixture in scene.fixtures if fixture.text]
    for agent in store.agents:
        texts += [(agent.id, agent.name), (agent.id, agent.greeting)]
    assert [(owner, text) for owner, text in texts if not (text.get("en") and text.get("ko"))] == []


def test_some_variants_are_sold_out_and_some_are_nearly() -> None:
    stock = Counter(variant.stock for product in sample().products for variant in product.variants)
    assert stock[0] >= 5
    assert stock[1] >= 3
    assert None not in stock


def test_what_is_shown_first_can_be_bought() -> None:
    store = sample()
    products = {product.id: product for product in store.products}
    for scene in store.scenes.values():
        for display in scene.displays:
            variant = products[display.product].variant(display.sku or "")
            assert variant is not None
            assert variant.stock, display.id


def test_colours_have_swatches() -> None:
    for product in sample().products:
        for option in product.options:
            if option.id == "color":
                assert all(value.swatch for value in option.values), product.id


def test_needs_and_gifts_can_be_asked_for() -> None:
    tags = Counter(tag for product in sample().products for tag in product.tags)
    assert min(tags[need] for need in ("waterproof", "commute", "warm", "gift")) >= 4


def test_both_languages_know_the_same_topics() -> None:
    topics: dict[str, set[str]] = {"en": set(), "ko": set()}
    for passage in sample().knowledge:
        topics[passage.language].add(passage.topic)
    assert topics["en"] == topics["ko"]
    assert topics["en"] >= {"shipping", "returns", "opening", "payment", "wrapping", "store"}


def test_the_rooms_lead_to_each_other() -> None:
    scenes = sample().scenes
    assert {(scene.id, door.to) for scene in scenes.values() for door in scene.doors} == {
        ("atelier", "living"),
        ("living", "atelier"),
    }


def test_one_sees_the_agent_on_coming_in() -> None:
    scene = sample().entrance
    entrance, agent = scene.spawns[0].at, scene.posts[0].at
    assert distance(entrance, agent) < 8
    assert angle_between(entrance.heading, heading_to(entrance, agent)) < 30
    assert angle_between(agent.heading, heading_to(agent, entrance)) < 30


def test_every_display_can_be_walked_up_to() -> None:
    for scene in sample().scenes.values():
        walkable = Walkable(scene)
        for display in scene.displays:
            place = Place(display.position[0], display.position[2])
            assert distance(walkable.path(scene.spawns[0].at.place, place)[-1], place) < 1.4, display.id
