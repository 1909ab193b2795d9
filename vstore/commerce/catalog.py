"""The catalog: what the store sells, found by sku, with what is available of it now."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from scenes.products import Product, Text, Variant, text_in

Levels = Mapping[str, int | None]
"""What is available: sku -> count, or None where it is not counted."""


class Offer(msgspec.Struct, frozen=True):
    """A variant for sale, and the product it is a form of."""

    product: Product
    variant: Variant


class Catalog:
    """An immutable set of products in one currency.

    Raises ValueError naming every id or sku that is not unique and every price in another currency.
    """

    def __init__(self, products: Iterable[Product], currency: str) -> None:
        listed = tuple(products)
        self.currency = currency
        self._products = {product.id: product for product in listed}
        self._offers = {
            each.sku: Offer(product, each) for product in self._products.values() for each in product.variants
        }
        self._levels: Levels = {}
        if faults := list(_faults(listed, currency)):
            raise ValueError("; ".join(faults))

    def __iter__(self) -> Iterator[Product]:
        return (self._stocked(product) for product in self._products.values())

    def __len__(self) -> int:
        return len(self._products)

    @property
    def initial_stock(self) -> Levels:
        """The counts the catalog came with, before anything was sold."""
        return {sku: offer.variant.stock for sku, offer in self._offers.items()}

    def product(self, product_id: str) -> Product | None:
        found = self._products.get(product_id)
        return None if found is None else self._stocked(found)

    def offer(self, sku: str) -> Offer | None:
        """The variant `sku` as it is sold now, or None where the store does not sell it."""
        found = self._offers.get(sku)
        return None if found is None else Offer(self._stocked(found.product), self._stocked_variant(found.variant))

    def offers(self) -> Iterator[Offer]:
        """Every variant, withdrawn ones too."""
        return (Offer(product, each) for product in self for each in product.variants)

    def with_variants(self, variants: Mapping[str, Variant]) -> "Catalog":
        """The same products with these variants in place of their namesakes, by sku; unknown ones are passed over."""
        changed = {self._offers[sku].product.id for sku in variants if sku in self._offers}
        another = self.with_stock({})
        another._products, another._offers = dict(self._products), dict(self._offers)
        for product in (self._products[each] for each in changed):
            kept = tuple(variants.get(each.sku, each) for each in product.variants)
            product = msgspec.structs.replace(product, variants=kept)
            another._products[product.id] = product
            another._offers |= {each.sku: Offer(product, each) for each in kept}
        return another

    def with_stock(self, available: Levels) -> "Catalog":
        """The same products with `stock` as it is now; skus not named keep theirs."""
        stocked = Catalog.__new__(Catalog)
        stocked.currency, stocked._products, stocked._offers = self.currency, self._products, self._offers
        stocked._levels = {**self._levels, **available}
        return stocked

    def _stocked(self, product: Product) -> Product:
        variants = tuple(map(self._stocked_variant, product.variants))
        return product if variants == product.variants else msgspec.structs.replace(product, variants=variants)

    def _stocked_variant(self, variant: Variant) -> Variant:
        stock = self._levels.get(variant.sku, variant.stock)
        return variant if stock == variant.stock else msgspec.structs.replace(variant, stock=stock)


def choice_text(offer: Offer) -> Text:
    """The variant's choices to be read, in the order of the product's options: {"en": "Black / M"}."""
    product, choices = offer.product, offer.variant.choices
    values = [product.option_value(option.id, choices[option.id]) for option in product.options if option.id in choices]
    names = [value.name for value in values if value is not None]
    languages = dict.fromkeys(language for name in names for language in name)
    return {language: " / ".join(text_in(name, language) for name in names) for language in languages}


def _faults(products: Sequence[Product], currency: str) -> Iterator[str]:
    for product_id in _repeated(product.id for product in products):
        yield f"product id {product_id} is used by more than one product"
    variants = [variant for product in products for variant in product.variants]
    for sku in _repeated(variant.sku for variant in variants):
        yield f"sku {sku} is used by more than one variant"
    for variant in variants:
        if variant.price.currency != currency:
            yield f"sku {variant.sku} is priced in {variant.price.currency}; the store sells in {currency}"


def _repeated(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]
