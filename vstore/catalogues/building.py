"""Drafts made into products: every fault of a row is told, and only that row is left out."""

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from scenes.money import Money
from scenes.products import Option, OptionValue, Product, Text, Variant
from vstore.catalogues import amounts
from vstore.catalogues.colors import color_in_name
from vstore.catalogues.drafts import Columns, Draft, DraftVariant, slug, slug_of
from vstore.catalogues.kinds import Kind, kind_of, known_kind, shelf_name
from vstore.catalogues.materials import material_called, material_in
from vstore.catalogues.options import option_id, option_value, options_of
from vstore.problem import Problem, Severity


class Imported(msgspec.Struct, frozen=True):
    """The products that can be sold, and what was wrong with the rest or repaired."""

    products: tuple[Product, ...]
    problems: list[Problem]


Made = tuple[DraftVariant, Variant, tuple[OptionValue, ...]]


class Builder:
    """Makes products of one file's drafts; `problems` grows as it goes."""

    def __init__(self, file: str, currency: str, columns: Columns) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._currency = currency
        self._columns = columns
        self._rows_by_sku: dict[str, int] = {}
        self._made_skus: list[str] = []
        self._boxed: list[str] = []

    def build(self, drafts: Iterable[Draft]) -> Imported:
        products = tuple(product for draft in drafts if (product := self._product(draft)))
        self._summarize()
        if not products and not any(problem.place == "" for problem in self.problems):
            self.fault(0, "", "holds no product that can be sold.", "Each product needs a name and a price.")
        return Imported(products, self.problems)

    def fault(self, row: int, column: str, what: str, remedy: str, severity: Severity = Severity.FAULT) -> None:
        """Note a fault; row 0 is the file itself."""
        place = ", ".join(
            part for part in (f"row {row}" if row else "", f"column “{column}”" if column else "") if part
        )
        self.problems.append(Problem(self._file, place, what, remedy, severity))

    def note(self, row: int, column: str, what: str, remedy: str) -> None:
        self.fault(row, column, what, remedy, Severity.NOTE)

    def _product(self, draft: Draft) -> Product | None:
        if not draft.name:
            self.fault(
                draft.row, self._columns.name, "the product has no name.", "Write one; it was left out until then."
            )
            return None
        if not draft.variants:
            self.fault(
                draft.row, "", "the product has nothing to buy.", "Add a row with a price for it; left out until then."
            )
        made = self._variants(draft)
        if not made:
            return None
        options = options_of(draft.options, [[values[n] for _, _, values in made] for n in range(len(draft.options))])
        return self._with_facts(draft, options, tuple(variant for _, variant, _ in made))

    def _with_facts(self, draft: Draft, options: tuple[Option, ...], variants: tuple[Variant, ...]) -> Product:
        kind = self._kind(draft)
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
            category=shelf_name(draft.category) or (kind.department if kind else {"en": "Goods", "ko": "상품"}),
            brand=draft.brand,
            material=material,
            tags=tuple(dict.fromkeys(slug(tag) for tag in draft.tags if slug(tag))),
            options=options,
            images=draft.images,
            model=draft.model or (kind.model if kind else "library:box"),
            details=draft.details,
            rating=self._rating(draft),
        )

    def _kind(self, draft: Draft) -> Kind | None:
        kind = known_kind(draft.kind) if draft.kind else kind_of(draft.name, draft.hints)
        if kind is None and not draft.model:
            self._boxed.append(next(iter(draft.name.values())))
        return kind

    def _rating(self, draft: Draft) -> float | None:
        try:
            rating = float(draft.rating) if draft.rating else None
        except ValueError:
            rating = -1.0
        if rating is not None and not 0 <= rating <= 5:
            self.note(draft.row, "rating", f"“{draft.rating}” is not a rating.", "Write 0 to 5; it was left out.")
            return None
        return rating

    def _variants(self, draft: Draft) -> list[Made]:
        made: list[Made] = []
        for each in draft.variants:
            values = tuple(
                option_value(option_id(name), words, swatch)
                for name, (words, swatch) in zip(draft.options, each.values, strict=False)
            )
            variant = self._variant(draft, each, values)
            if variant and self._is_new_choice(variant, each.row, made):
                self._rows_by_sku[variant.sku] = each.row
                made.append((each, variant, values))
        return made

    def _variant(self, draft: Draft, each: DraftVariant, values: tuple[OptionValue, ...]) -> Variant | None:
        missing = [number for number in range(len(draft.options)) if not _is_filled(values, number)]
        if missing:
            name = next(iter(draft.options[missing[0]].values()))
            column = self._columns.options.format(missing[0] + 1)
            self.fault(each.row, column, f"has no {name}.", "Write it; this variant was left out until then.")
            return None
        price = self._price(each)
        sku = self._sku(draft, each, values)
        if price is None or sku is None:
            return None
        choices = {option_id(name): value.id for name, value in zip(draft.options, values, strict=True)}
        return Variant(sku, price, self._stock(each), choices, self._compare_at(each, price), each.image or None)

    def _is_new_choice(self, variant: Variant, row: int, made: list[Made]) -> bool:
        twin = next((draft.row for draft, other, _ in made if other.choices == variant.choices), None)
        if twin is None:
            return True
        what = f"is the same choice as row {twin}." if variant.choices else f"repeats the product of row {twin}."
        self.fault(row, "", what, "Give it another option value; it was left out until then.")
        return False

    def _price(self, each: DraftVariant) -> Money | None:
        try:
            price = amounts.price(each.price, self._currency)
        except amounts.Unclear as reason:
            self.fault(
                each.row,
                self._columns.price,
                f"the price {reason}",
                "Write an amount such as 12.50; left out until then.",
            )
            return None
        if price.amount == 0:
            self.fault(
                each.row,
                self._columns.price,
                "the price is 0.",
                "Nobody could pay it; write a price, or remove the row.",
            )
            return None
        return price

    def _compare_at(self, each: DraftVariant, price: Money) -> Money | None:
        try:
            former = amounts.price(each.compare_at, self._currency) if each.compare_at else None
        except amounts.Unclear as reason:
            self.note(each.row, self._columns.compare_at, f"the former price {reason}", "It is not shown.")
            return None
        return former if former and former.amount > price.amount else None

    def _stock(self, each: DraftVariant) -> int | None:
        if not each.counted or not each.stock:
            return None
        try:
            count = amounts.stock(each.stock)
        except amounts.Unclear as reason:
            self.fault(each.row, self._columns.stock, f"the stock {reason}", "Write a number; it counts as sold out.")
            return 0
        if count < 0:
            self.note(each.row, self._columns.stock, f"the stock is {count}.", "It counts as sold out.")
        return max(0, count)

    def _sku(self, draft: Draft, each: DraftVariant, values: tuple[OptionValue, ...]) -> str | None:
        sku = each.sku or "-".join([draft.handle, *(value.id for value in values)])
        twin = self._rows_by_sku.get(sku)
        if twin is not None and each.sku:
            self.fault(
                each.row,
                self._columns.sku,
                f"“{sku}” is the SKU of row {twin} too.",
                "Give each variant its own; left out until then.",
            )
            return None
        if not each.sku:
            self._made_skus.append(sku)
        return sku

    def _summarize(self) -> None:
        if self._made_skus:
            what = f"{len(self._made_skus)} variants have no SKU."
            self.note(
                0, self._columns.sku, what, f"They are called by name and options, such as “{self._made_skus[0]}”."
            )
        if self._boxed:
            names = ", ".join(f"“{name}”" for name in self._boxed[:3]) + (" …" if len(self._boxed) > 3 else "")
            what = f"{len(self._boxed)} products do not say what kind of thing they are: {names}."
            self.note(0, "", what, "They are shown as boxes; write their kind or model in catalog.csv.")


def with_unique_handles(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Drafts whose handles are ids: made of the name where absent, numbered where they repeat."""
    seen: Counter[str] = Counter()
    for draft in drafts:
        handle = slug(draft.handle) or slug_of(draft.name) or f"row-{draft.row}"
        seen[handle] += 1
        count = seen[handle]
        yield msgspec.structs.replace(draft, handle=handle if count == 1 else f"{handle}-{count}")


def _is_filled(values: tuple[OptionValue, ...], number: int) -> bool:
    return number < len(values) and bool(values[number].id)


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
    colored = tuple(msgspec.structs.replace(each, choices={"color": value.id, **each.choices}) for each in variants)
    return (option, *options), colored
