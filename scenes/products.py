"""What is sold: products and their variants, as the records that prices and stock are read from."""

import msgspec

from scenes.money import Money

Text = dict[str, str]
"""A text for people: language code -> words. Falls back to English, then to any language there is."""


def text_in(text: Text, language: str) -> str:
    """The text in `language`, else in English, else in whatever language there is, else empty."""
    return text.get(language) or text.get("en") or next(iter(text.values()), "")


class OptionValue(msgspec.Struct, frozen=True, omit_defaults=True):
    """One choice of an option: "black" of colour, "m" of size. `swatch` is "#rrggbb" where it is a colour."""

    id: str
    name: Text
    swatch: str | None = None


class Option(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a visitor may choose about a product. The ids `color` and `size` have a meaning to agents and clients."""

    id: str
    name: Text
    values: tuple[OptionValue, ...]


class Variant(msgspec.Struct, frozen=True, omit_defaults=True):
    """One sellable form of a product. `choices` maps option id to value id; `stock` None means not counted.

    `compare_at` is a former, higher price. `gtin` is its GS1 number of 8, 12, 13 or 14 digits, or empty; `weight` is in
    grams. `images` come after `image`, `videos` are addresses, `model` stands in for the product's. One that is
    `withdrawn` is neither shown nor sold, until it comes back; carts and orders still know what it is. `until` is when
    a flash offer of this price ends (RFC 3339 in UTC).
    """

    sku: str
    price: Money
    stock: int | None = None
    choices: dict[str, str] = {}
    compare_at: Money | None = None
    image: str | None = None
    gtin: str = ""
    weight: int | None = None
    images: tuple[str, ...] = ()
    videos: tuple[str, ...] = ()
    model: str | None = None
    withdrawn: bool = False
    until: str | None = None


class Product(msgspec.Struct, frozen=True, omit_defaults=True):
    """A product with at least one variant.

    `kind` is what it is ("jacket", "table lamp"), `category` the shelf it belongs to ("Outerwear"), `categories` its
    place in the brand's own tree, widest first; `model` is "library:NAME" or a path inside the store's assets; `images`
    and `videos` are addresses; `rating` (0 to 5) is the mean of `review_count` reviews, where that is known. `tags` are
    ids such as "waterproof";
    `details` are further facts an agent may state: fact id -> text ("care" -> {"en": "Machine wash cold"}).
    """

    id: str
    name: Text
    variants: tuple[Variant, ...]
    description: Text = {}
    kind: Text = {}
    category: Text = {}
    brand: str = ""
    material: Text = {}
    tags: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    images: tuple[str, ...] = ()
    model: str = "library:box"
    details: dict[str, Text] = {}
    rating: float | None = None
    review_count: int | None = None
    categories: tuple[Text, ...] = ()
    videos: tuple[str, ...] = ()

    @property
    def for_sale(self) -> "Product | None":
        """The product with the variants that are not withdrawn, or None where all are."""
        kept = tuple(each for each in self.variants if not each.withdrawn)
        if len(kept) == len(self.variants):
            return self
        return msgspec.structs.replace(self, variants=kept) if kept else None

    @property
    def sold_out(self) -> bool:
        """Whether no variant is left."""
        return all(each.stock is not None and each.stock <= 0 for each in self.variants)

    def variant(self, sku: str) -> Variant | None:
        return next((each for each in self.variants if each.sku == sku), None)

    def chosen(self, choices: dict[str, str]) -> tuple[Variant, ...]:
        """The variants that agree with `choices` (option id -> value id); all of them for {}."""
        wanted = choices.items()
        return tuple(each for each in self.variants if all(each.choices.get(key) == value for key, value in wanted))

    def option_value(self, option: str, value: str) -> OptionValue | None:
        values = next((each.values for each in self.options if each.id == option), ())
        return next((each for each in values if each.id == value), None)
