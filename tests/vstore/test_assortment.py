"""The assortment follows stock, and gives clients addresses that they can ask for."""

import msgspec
from msgspec.structs import replace

from scenes.money import Money
from scenes.publishing import difference
from scenes.walking import Walkable
from tests.support.little_store import HALL, LAMP, MUG, STUDY
from vstore.assortment import MOST_NEWS, Assortment, address_of, display_view, published
from vstore.catalog_change import CatalogChange


def test_restock_changes_what_differs_and_nothing_else() -> None:
    assortment = Assortment([MUG, LAMP], [HALL, STUDY])
    lamp = assortment.products["lamp"]
    assert assortment.restock({"MUG-G": 0, "MUG-W": 0, "LAMP": 2, "UNKNOWN": 1}) == {"mug"}
    assert assortment.products["lamp"] is lamp
    assert [display_view(each).sold_out for each in assortment.shown("hall")] == [True]
    assert assortment.restock({"MUG-W": None}) == {"mug"}
    assert [display_view(each).sold_out for each in assortment.shown("hall")] == [False]


def test_what_is_shown_elsewhere_is_everything_but_this_room() -> None:
    assortment = Assortment([MUG, LAMP], [HALL, STUDY])
    assert [each.display.id for each in assortment.shown("hall")] == ["d-mug"]
    assert [(each.scene, each.display.id) for each in assortment.shown_elsewhere("hall")] == [("study", "d-lamp")]


def test_pictures_and_models_have_addresses() -> None:
    first, *others = MUG.variants
    pictured = msgspec.structs.replace(
        MUG,
        images=("mug.webp", "https://brand.example/mug.jpg"),
        variants=(msgspec.structs.replace(first, image="green/mug.webp"), *others),
    )
    shown = published(pictured)
    assert shown.images == ("/assets/mug.webp", "https://brand.example/mug.jpg")
    assert [each.image for each in shown.variants] == ["/assets/green/mug.webp", None]
    assert published(MUG) == MUG
    assert (address_of("library:mug"), address_of("lamp.glb")) == ("/library/mug.glb", "/assets/lamp.glb")


def test_many_changed_displays_are_told_by_a_new_picture() -> None:
    assortment = Assortment([MUG, LAMP], [HALL, STUDY])
    mug = HALL.displays[0]
    some = tuple(replace(mug, id=f"mug-{number}") for number in range(MOST_NEWS))
    change = difference(HALL, replace(HALL, displays=(mug, *some)))
    news = assortment.publish(change, assortment.floors["hall"])
    assert news is not None and len(news) == MOST_NEWS
    more = replace(assortment.scenes["hall"], displays=(mug, *(replace(each, sku="MUG-W") for each in some)))
    more = replace(more, displays=(*more.displays, replace(mug, id="another")))
    assert assortment.publish(difference(assortment.scenes["hall"], more), assortment.floors["hall"]) is None


def test_an_equal_floor_stays_the_same_one() -> None:
    assortment = Assortment([MUG, LAMP], [HALL, STUDY])
    before = assortment.floors["hall"]
    brighter = replace(HALL, height=5.0)
    assert assortment.publish(difference(HALL, brighter), Walkable(brighter)) is None
    assert assortment.floors["hall"] is before
    assert assortment.backdrop("hall").picture((), 1)
    wider = replace(brighter, width=20.0)
    assortment.publish(difference(brighter, wider), floor := Walkable(wider))
    assert assortment.floors["hall"] is floor


def test_a_change_of_records_keeps_counts_and_order_and_tells_what_differs() -> None:
    assortment = Assortment([MUG, LAMP], [HALL, STUDY])
    assortment.restock({"MUG-G": 1})
    cheaper = replace(MUG, variants=tuple(replace(each, price=Money(9_000, "KRW"), stock=50) for each in MUG.variants))
    news = assortment.change(CatalogChange((cheaper,)))
    assert (news.products, dict(news.scenes)) == (("mug",), {})
    assert news.prices == {"mug": frozenset({Money(18_000, "KRW"), Money(19_000, "KRW")})}
    assert list(assortment.products) == ["mug", "lamp"]
    assert [each.stock for each in assortment.products["mug"].variants] == [1, 0]
    gone = assortment.change(CatalogChange((), ("lamp",)))
    assert (gone.products, dict(gone.scenes)) == ((), {"study": None})
    assert set(gone.prices) == {"lamp"}
    assert assortment.shown("study") == ()
