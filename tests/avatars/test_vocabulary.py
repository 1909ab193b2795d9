from msgspec.structs import replace

from avatars.vocabulary import Vocabulary
from nlp.search import find
from nlp.turn import Constraint
from scenes.money import Money
from scenes.products import Product
from tests.support import shop


def sold(product: Product, *, price: int | None = None) -> Product:
    changed = (
        replace(each, stock=0, price=each.price if price is None else Money(price, "KRW")) for each in product.variants
    )
    return replace(product, variants=tuple(changed))


def test_the_same_catalog_gives_the_same_lexicon() -> None:
    vocabulary, catalog = Vocabulary(), shop.products()
    assert vocabulary.lexicon(catalog, "KRW") is vocabulary.lexicon(dict(catalog), "KRW")


def test_what_has_sold_out_is_found_no_more_and_nothing_is_built_anew() -> None:
    vocabulary, catalog = Vocabulary(), shop.products()
    before = vocabulary.lexicon(catalog, "KRW")
    after = vocabulary.lexicon(catalog | {"trench": sold(catalog["trench"], price=1000)}, "KRW")
    assert after is before
    assert after.entries["trench"].price_least == 1000
    assert find(Constraint(kinds=("coat",)), (), lexicon=after) == ()


def test_a_new_name_or_a_new_product_builds_the_words_anew() -> None:
    vocabulary, catalog = Vocabulary(), shop.products()
    before = vocabulary.lexicon(catalog, "KRW")
    named = catalog | {"trench": replace(catalog["trench"], name={"en": "Zephyr Overcoat"})}
    renamed = vocabulary.lexicon(named, "KRW")
    assert renamed is not before
    fewer = {identity: product for identity, product in named.items() if identity != "trench"}
    assert "trench" not in vocabulary.lexicon(fewer, "KRW").entries
