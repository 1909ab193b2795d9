"""Drafts made into products: every fault of a row is told, and only that row is left out."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from scenes.products import Option, Product, Text, Variant
from vstore.catalogues.colors import color_in_name
from vstore.catalogues.drafts import Columns, Draft, slug, slug_of
from vstore.catalogues.kinds import Kind, kind_of, known_kind, shelf_name
from vstore.catalogues.lengths import shortened
from vstore.catalogues.materials import material_called, material_in
from vstore.catalogues.options import option_value, options_of
from vstore.catalogues.reporting import Report
from vstore.catalogues.variants import LONGEST_ID, UNTIL_THEN, Made, VariantReader
from vstore.problem import Problem, counted

BOX = "library:box"
GOODS = {"en": "Goods", "ko": "상품"}


class Imported(msgspec.Struct, frozen=True):
    """The products that can be sold, and what was wrong with the rest or repaired."""

    products: tuple[Product, ...]
    problems: list[Problem]


class Builder:
    """Makes products of one file's drafts; what is wrong with them is added to `report`."""

    def __init__(self, report: Report, currency: str, columns: Columns) -> None:
        self._report = report
        self._columns = columns
        self._variants = VariantReader(report, currency, columns)
        self._boxed: list[str] = []

    def build(self, drafts: Iterable[Draft]) -> Imported:
        bounded = (shortened(draft, self._report) for draft in _with_unique_handles(drafts))
        products = tuple(product for draft in bounded if (product := self._product(draft)))
        self._variants.summarize()
        if self._boxed:
            names = ", ".join(f"“{name}”" for name in self._boxed[:3]) + (" …" if len(self._boxed) > 3 else "")
            what = f"what kind of thing it is cannot be told of {counted(len(self._boxed), 'product')}: {names}."
            remedy = "Shown as a box; write a kind or a model in catalog.csv to change that."
            self._report.note(0, "", what, remedy)
        if not products:
            self._report.fault(0, "", "holds no product that can be sold.", "Each product needs a name and a price.")
        return Imported(products, self._report.problems)

    def _product(self, draft: Draft) -> Product | None:
        if not draft.name:
            self._report.fault(draft.row, self._columns.name, "the product has no name.", f"Write one. {UNTIL_THEN}")
        elif len(draft.handle) > LONGEST_ID or not draft.handle.isprintable():
            what = "the product's id is too long or not on one line."
            remedy = f"At most {LONGEST_ID} letters. {UNTIL_THEN}"
            self._report.fault(draft.row, "product", what, remedy)
        elif not draft.variants:
            remedy = f"Add a row with a price for it. {UNTIL_THEN}"
            self._report.fault(draft.row, "", "the product has nothing to buy.", remedy)
        elif made := self._variants.read(draft):
            return self._with_facts(draft, made)
        return None

    def _with_facts(self, draft: Draft, made: list[Made]) -> Product:
        kind = self._kind(draft)
        options, variants = _options(draft, made)
        material = material_called(draft.material)
        if not draft.literal:
            options, variants = _with_named_color(draft.name, options, variants)
            material = material or material_in(*draft.name.values(), *draft.tags)
        return Product(
            id=draft.handle,
            name=draft.name,
            variants=variants,
            description=draft.description,
            kind=_both(draft.kind, kind.name if kind else {}),
            category=shelf_name(draft.category) or (kind.department if kind else GOODS),
            brand=draft.brand,
            material=material,
            tags=tuple(dict.fromkeys(slug(tag) for tag in draft.tags if slug(tag))),
            options=options,
            images=draft.images,
            model=draft.model or (kind.model if kind else BOX),
            details=draft.details,
            rating=self._rating(draft),
            review_count=self._review_count(draft),
            categories=draft.categories,
            videos=draft.videos,
        )

    def _kind(self, draft: Draft) -> Kind | None:
        kind = known_kind(draft.kind) if draft.kind else kind_of(draft.name, draft.hints)
        if kind is None and not draft.model:
            self._boxed.append(next(iter(draft.name.values())))
        return kind

    def _rating(self, draft: Draft) -> float | None:
        if not draft.rating:
            return None
        try:
            rating = float(draft.rating)
        except ValueError:
            rating = -1.0
        if 0 <= rating <= 5:
            return rating
        self._report.note(draft.row, "rating", f"“{draft.rating}” is no rating from 0 to 5.", "It was left out.")
        return None

    def _review_count(self, draft: Draft) -> int | None:
        if not draft.review_count:
            return None
        if re.fullmatch(r"\d{1,9}", draft.review_count):
            return int(draft.review_count)
        what = f"“{draft.review_count}” is no number of reviews."
        self._report.note(draft.row, "review_count", what, "It was left out.")
        return None


def _with_unique_handles(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Drafts whose handles are ids: made of the name where absent, numbered where they repeat; our own as written."""
    seen: Counter[str] = Counter()
    for draft in drafts:
        made = slug(draft.handle) or slug_of(draft.name) or f"row-{draft.row}"
        handle = draft.handle if draft.literal else made[: LONGEST_ID - 8]
        seen[handle] += 1
        count = seen[handle]
        yield replace(draft, handle=handle if count == 1 else f"{handle}-{count}")


def _options(draft: Draft, made: list[Made]) -> tuple[tuple[Option, ...], tuple[Variant, ...]]:
    used = [[each.values[number] for each in made] for number in range(len(draft.options))]
    return options_of(draft.options, used), tuple(each.variant for each in made)


def _both(own: Text, known: Text) -> Text:
    """The brand's own words, with the other language from the dictionary only where the two say the same."""
    said = {word.lower() for word in own.values()} & {word.lower() for word in known.values()}
    return {**known, **own} if said or not own else own


def _with_named_color(
    name: Text, options: tuple[Option, ...], variants: tuple[Variant, ...]
) -> tuple[tuple[Option, ...], tuple[Variant, ...]]:
    """A "Black Leather Bag" without a colour option is black: said as an option of one value."""
    color = next((color for words in name.values() if (color := color_in_name(words))), None)
    if color is None or any(option.id == "color" for option in options):
        return options, variants
    value = option_value("color", {"en": color.en, "ko": color.ko}, color.swatch)
    option = Option("color", {"en": "Color", "ko": "색상"}, (value,))
    return (option, *options), tuple(replace(each, choices={"color": value.id, **each.choices}) for each in variants)
