import pytest

from scenes.events import Said
from scenes.money import Money
from scenes.products import Product, Variant
from vstore.mentions import Mentions, named_in


def product(identity: str, en: str, ko: str) -> Product:
    return Product(identity, {"en": en, "ko": ko}, (Variant(identity, Money(1, "KRW")),))


COAT, LONG, MUG = (
    product("coat", "Alder", "올더"),
    product("long", "Alder Trench", "올더 트렌치"),
    product("mug", "Cup", "컵"),
)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("The Alder is warm.", ("coat",)),
        ("The Alder Trench is warmer than the Alder.", ("long", "coat")),
        ("올더 트렌치는 따뜻하고 컵은 예뻐요.", ("long", "mug")),
        ("A Cupboard and an Ice-Cup, a Cup2", ("mug",)),
        ("스컵", ()),
        ("alder", ()),
        ("", ()),
    ],
)
def test_products_are_found_by_their_whole_names_in_the_order_said(text: str, named: tuple[str, ...]) -> None:
    assert named_in(text, (COAT, LONG, MUG)) == named


def test_a_name_may_come_in_two_pieces() -> None:
    mentions = Mentions()
    pieces = [
        Said(1, 9, "The Al", False),
        Said(1, 9, "der and", False),
        Said(2, 9, "the Cup", True),
        Said(1, 9, " the Cup.", True),
    ]
    heard = [mentions.hear(each, (COAT, LONG, MUG)) for each in pieces]
    assert heard == [(), ("coat",), ("mug",), ("coat", "mug")]
    assert mentions.hear(Said(1, 9, "der", True), (COAT,)) == ()


def test_what_is_named_twice_is_told_once() -> None:
    assert named_in("Cup, Alder, Cup", (COAT, LONG, MUG)) == ("mug", "coat")


def test_a_product_without_a_name_is_never_named() -> None:
    assert named_in("anything", (product("nameless", "", ""),)) == ()
