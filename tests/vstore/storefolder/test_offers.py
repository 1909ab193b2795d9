"""The flash offers of a store.toml."""

from scenes.money import Money
from scenes.products import Product, Variant
from vstore.storefolder.offers import offers_in_catalog
from vstore.storefolder.toml import read_settings

STORE = """\
currency = "KRW"
name = {en = "Shop"}
[[agents]]
id = "mina"
name = {en = "Mina"}
"""
GOOD = """\
[[offers]]
id = "friday"
begins = 2026-11-27T09:00:00+09:00
ends = 2026-11-27T12:00:00+09:00
prices = {"MUG" = "9,000"}
"""


def told(text: str) -> list[str]:
    return [str(problem) for problem in read_settings(STORE + text)[1]]


def test_an_offer_is_read_in_amounts_and_instants() -> None:
    settings, problems = read_settings(STORE + GOOD)
    assert problems == [] and settings is not None
    (offer,) = settings.flash_offers()
    assert (offer.id, offer.prices) == ("friday", {"MUG": Money(9_000, "KRW")})
    assert (offer.ends_at - offer.begins_at).total_seconds() == 3 * 3_600


def test_every_fault_of_an_offer_is_told() -> None:
    faulty = GOOD.replace("T12:00", "T08:00").replace('"9,000"', '"free", "BOWL" = "0"')
    assert told(GOOD + faulty) == [
        "store.toml, offers[1].id: “friday” is not usable. Give each its own short id.",
        "store.toml, offers[1].ends: is not after the beginning. Name a later time.",
        'store.toml, offers[1].prices.MUG: “free” is not an amount. Write an amount such as "12000".',
        'store.toml, offers[1].prices.BOWL: is 0. Write an amount such as "12000".',
    ]
    assert told(GOOD.replace("+09:00", "").replace('{"MUG" = "9,000"}', "{}")) == [
        "store.toml, offers[0]: begins or ends without saying in which time zone. "
        "Write begins = 2026-11-27T09:00:00+09:00.",
        'store.toml, offers[0].prices: is empty. Write SKUs with their prices: "MUG-G" = "12000".',
    ]


def test_an_offer_names_what_is_sold_and_costs_less() -> None:
    settings, _ = read_settings(STORE + GOOD)
    assert settings is not None
    mug = Product("mug", {"en": "Mug"}, (Variant("MUG", Money(9_000, "KRW")),))
    bowl = Product("bowl", {"en": "Bowl"}, (Variant("MUGS", Money(9_000, "KRW")),))
    found = [str(each) for each in offers_in_catalog(settings.offers, {"mug": mug}, "KRW")]
    assert found == ["store.toml, offers[0].prices.MUG: “9,000” is not below the catalog's price. Write a lower one."]
    found = [str(each) for each in offers_in_catalog(settings.offers, {"bowl": bowl}, "KRW")]
    assert found == ["store.toml, offers[0].prices.MUG: there is no SKU “MUG”. Did you mean “MUGS”?"]
