"""What a product is, told from its name and what stands beside it."""

import pytest

from vstore.catalogues.kind_words import DEPARTMENTS, KINDS
from vstore.catalogues.kinds import kind_of, known_kind, shelf_name
from vstore.layout.library import load_library


@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("Ocean Blue Shirt", "shirt"),
        ("Clay Plant Pot", "plant_pot"),
        ("Wool Coats", "coat"),
        ("Hoodie with Pocket and Logo", "hoodie"),
        ("Shirt Dress", "dress"),
        ("Bedside Table", "side_table"),
        ("Leather Jacket (Black)", "jacket"),
        ("LED High Tops", "sneakers"),
        ("린넨 오버핏 셔츠", "shirt"),
        ("린넨 셔츠 원피스", "dress"),
        ("순면 반팔티 3종", "tshirt"),
        ("머그컵2P", "mug"),
        ("가죽 백팩 (블랙)", "backpack"),
    ],
)
def test_the_last_word_of_a_name_says_what_it_is(name: str, model: str) -> None:
    kind = kind_of({"en" if name.isascii() else "ko": name}, ())
    assert kind is not None
    assert kind.model == f"library:{model}"
    assert set(kind.name) == {"en", "ko"}


def test_hints_help_where_the_name_does_not_say() -> None:
    assert kind_of({"en": "Ocean Breeze"}, ("Shirts",)).model == "library:shirt"  # type: ignore[union-attr]
    assert kind_of({"en": "Leather Jacket Care Kit"}, ("Candles",)).model == "library:candle"  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["Gift Card", "Wooden Fence", "모자이크 타일", "Mystery"])
def test_nothing_is_guessed_where_nothing_tells(name: str) -> None:
    assert kind_of({"en": name}, ()) is None


def test_english_words_are_not_found_inside_other_words() -> None:
    assert kind_of({"en": "Landscape"}, ()) is None  # not a cape, not a cap
    assert known_kind({"en": "Mugwort"}) is None


def test_shelves_are_named_in_both_languages_where_their_words_are_known() -> None:
    assert shelf_name({"en": "Tees"}) == {"en": "Tees", "ko": "티셔츠"}
    assert shelf_name({"ko": "가구"}) == {"ko": "가구", "en": "Furniture"}
    assert shelf_name({"en": "Spring drop"}) == {"en": "Spring drop"}
    assert shelf_name({}) == {}


def test_every_kind_has_a_department_and_a_model_of_the_library() -> None:
    library = load_library()
    for model, department, en, ko, _ in KINDS:
        assert library.has(f"library:{model}"), model
        assert department in DEPARTMENTS
        assert en.isascii() and not ko.isascii()
