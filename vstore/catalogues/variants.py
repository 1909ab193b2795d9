"""The sellable forms of a product: choices, price, stock and SKU read from what its rows say."""

import msgspec

from scenes.money import Money
from scenes.products import OptionValue, Variant
from vstore.catalogues import amounts
from vstore.catalogues.drafts import Columns, Draft, DraftVariant
from vstore.catalogues.gtins import Gtins, WrongGtin
from vstore.catalogues.options import option_id, option_value
from vstore.catalogues.reporting import Report
from vstore.problem import counted

LONGEST_ID = 128  # what the protocol carries
UNTIL_THEN = "It was left out until then."
Values = tuple[OptionValue, ...]


class Made(msgspec.Struct, frozen=True):
    """A variant, the values of its choices in the order of the options, and the row it comes from."""

    variant: Variant
    values: Values
    row: int


class VariantReader:
    """Reads the variants of one file; its SKUs are unique across all the products read."""

    def __init__(self, report: Report, currency: str, columns: Columns) -> None:
        self._report = report
        self._currency = currency
        self._columns = columns
        self._rows_by_sku: dict[str, int] = {}
        self._made_skus: list[str] = []
        self._gtins = Gtins()

    def read(self, draft: Draft) -> list[Made]:
        """The variants that can be sold; each fault of the others is told."""
        made: list[Made] = []
        rows: dict[frozenset[tuple[str, str]], int] = {}
        for each in draft.variants:
            values = _values(draft, each)
            variant = self._variant(draft, each, values)
            if variant and self._is_new_choice(variant, each.row, rows):
                self._rows_by_sku[variant.sku] = each.row
                made.append(Made(variant, values, each.row))
        return made

    def summarize(self) -> None:
        """Note once what was done for many variants."""
        if self._made_skus:
            what = f"{counted(len(self._made_skus), 'variant')} without a SKU."
            remedy = f"Called by name and options, such as “{self._made_skus[0]}”."
            self._report.note(0, self._columns.sku, what, remedy)

    def _variant(self, draft: Draft, each: DraftVariant, values: Values) -> Variant | None:
        missing = next((number for number in range(len(draft.options)) if not _is_filled(values, number)), None)
        if missing is not None:
            name = next(iter(draft.options[missing].values()), "option value")
            column = self._columns.options.format(missing + 1)
            self._report.fault(each.row, column, f"has no {name}.", f"Write it. {UNTIL_THEN}")
            return None
        price = self._price(each)
        sku = self._sku(draft, each, values)
        if price is None or sku is None:
            return None
        choices = {option_id(name): value.id for name, value in zip(draft.options, values, strict=True)}
        return Variant(
            sku,
            price,
            self._stock(each),
            choices,
            self._compare_at(each, price),
            each.image or None,
            gtin=self._gtin(each, sku),
            weight=self._weight(each),
            images=each.images,
            videos=each.videos,
            model=each.model or None,
            withdrawn=each.withdrawn,
        )

    def _is_new_choice(self, variant: Variant, row: int, rows: dict[frozenset[tuple[str, str]], int]) -> bool:
        """Whether no row before made the same choice; `rows` holds where each choice was made first."""
        choice = frozenset(variant.choices.items())
        twin = rows.get(choice)
        if twin is None:
            rows[choice] = row
            return True
        what = f"is the same choice as row {twin}." if variant.choices else f"repeats the product of row {twin}."
        self._report.fault(row, "", what, f"Give it another option value. {UNTIL_THEN}")
        return False

    def _price(self, each: DraftVariant) -> Money | None:
        try:
            price = amounts.price(each.price, self._currency)
        except amounts.Unclear as reason:
            remedy = f"Write an amount such as 12.50. {UNTIL_THEN}"
            self._report.fault(each.row, self._columns.price, f"the price {reason}", remedy)
            return None
        if price.amount == 0:
            remedy = f"Nobody could pay it: write a price. {UNTIL_THEN}"
            self._report.fault(each.row, self._columns.price, "the price is 0.", remedy)
            return None
        return price

    def _compare_at(self, each: DraftVariant, price: Money) -> Money | None:
        try:
            former = amounts.price(each.compare_at, self._currency) if each.compare_at else None
        except amounts.Unclear as reason:
            self._report.note(each.row, self._columns.compare_at, f"the former price {reason}", "It is not shown.")
            return None
        return former if former and former.amount > price.amount else None

    def _gtin(self, each: DraftVariant, sku: str) -> str:
        try:
            return self._gtins.read(each.gtin, f"“{sku}”")
        except WrongGtin as reason:
            self._report.note(each.row, self._columns.gtin, str(reason), "It was left out.")
            return ""

    def _weight(self, each: DraftVariant) -> int | None:
        try:
            return amounts.grams(each.weight, each.weight_unit)
        except amounts.Unclear as reason:
            self._report.note(each.row, self._columns.weight, f"the weight {reason}", "It was left out.")
            return None

    def _stock(self, each: DraftVariant) -> int | None:
        if not each.counted or not each.stock:
            return None
        try:
            count = amounts.stock(each.stock)
        except amounts.Unclear as reason:
            self._report.fault(
                each.row, self._columns.stock, f"the stock {reason}", "It counts as sold out until then."
            )
            return 0
        if count < 0:
            self._report.note(each.row, self._columns.stock, f"the stock is {count}.", "It counts as sold out.")
        return max(0, count)

    def _sku(self, draft: Draft, each: DraftVariant, values: Values) -> str | None:
        if not each.sku:
            return self._made_sku("-".join([draft.handle, *(value.id for value in values)]))
        twin = self._rows_by_sku.get(each.sku)
        if len(each.sku) > LONGEST_ID or not each.sku.isprintable():
            what = f"“{each.sku[:20]} …” is no usable SKU."
            remedy = f"At most {LONGEST_ID} letters on one line. {UNTIL_THEN}"
            self._report.fault(each.row, self._columns.sku, what, remedy)
        elif twin is not None:
            what = f"“{each.sku}” is the SKU of row {twin} too."
            self._report.fault(each.row, self._columns.sku, what, f"Give each variant its own. {UNTIL_THEN}")
        else:
            return each.sku
        return None

    def _made_sku(self, base: str) -> str:
        sku, number = base[:LONGEST_ID], 1
        while sku in self._rows_by_sku:
            number += 1
            sku = f"{base[: LONGEST_ID - 8]}-{number}"
        self._made_skus.append(sku)
        return sku


def _values(draft: Draft, each: DraftVariant) -> Values:
    pairs = zip(draft.options, each.values, strict=False)
    return tuple(option_value(option_id(name), words, swatch) for name, (words, swatch) in pairs)


def _is_filled(values: Values, number: int) -> bool:
    return number < len(values) and bool(values[number].id)
