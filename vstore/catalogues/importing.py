"""Any catalog file read: its format is recognised by its header, never by its name."""

from collections.abc import Callable

import msgspec

from vstore.catalogues import cafe24, magento, own, shopify, woocommerce
from vstore.catalogues.building import Builder, Imported
from vstore.catalogues.drafts import Columns, Draft
from vstore.catalogues.encodings import Unreadable, decoded
from vstore.catalogues.own_json import read_json
from vstore.catalogues.reporting import Report
from vstore.catalogues.tables import Table, read_table
from vstore.problem import Problem, Severity, counted


class Format(msgspec.Struct, frozen=True):
    """A kind of export: whether a header is its own, what it calls its columns, and how its rows become drafts."""

    name: str
    recognises: Callable[[tuple[str, ...]], bool]
    columns: Callable[[tuple[str, ...]], Columns]
    drafts: Callable[[Table, str], tuple[list[Draft], list[Problem]]]
    currency: str = "USD"


FORMATS = (
    Format("our own", own.recognises, own.columns, own.drafts),
    Format("Shopify", shopify.recognises, shopify.columns, shopify.drafts),
    Format("WooCommerce", woocommerce.recognises, woocommerce.columns, woocommerce.drafts),
    Format("Cafe24", cafe24.recognises, cafe24.columns, cafe24.drafts, currency="KRW"),
    Format("Magento", magento.recognises, magento.columns, magento.drafts),
)


def read_catalogue(data: bytes, file_name: str, currency: str, languages: tuple[str, ...]) -> Imported:
    """The products of a catalog file with prices in `currency`, and every problem found on the way.

    `languages` are those of the store, its own first: a note tells how many products have no name in the first.
    """
    try:
        text = decoded(data)
        if text.lstrip().startswith(("[", "{")):
            imported = read_json(text, file_name, currency)
        else:
            imported = _read_table(read_table(text), file_name, currency)
    except Unreadable as fault:
        problem = Problem(file_name, "", f"cannot be read: {fault}.", "Export it again as CSV with the encoding UTF-8.")
        return Imported((), [problem])
    return Imported(imported.products, [*imported.problems, *_untranslated(imported, file_name, languages)])


def usual_currency(data: bytes) -> str:
    """The currency that a catalog of this format usually has, where its owner names none."""
    try:
        header = read_table(decoded(data)).header
    except Unreadable:
        header = ()
    return next((each.currency for each in FORMATS if each.recognises(header)), "USD")


def _read_table(table: Table, file: str, currency: str) -> Imported:
    known = next((each for each in FORMATS if each.recognises(table.header)), None)
    if known is None:
        names = ", ".join(each.name for each in FORMATS)
        what = f"its columns are of no kind known here ({names}); the first is “{table.header[0][:40]}”."
        return Imported((), [Problem(file, "row 1", what, "Export the products again, with the header row.")])
    drafts, problems = known.drafts(table, file)
    report = Report(file)
    report.problems += problems
    _tell(table, report)
    return Builder(report, currency, known.columns(table.header)).build(drafts)


def _tell(table: Table, report: Report) -> None:
    """What was odd about the table itself, whatever it says."""
    for column in table.repeated:
        report.note(1, column, "is there more than once.", "Its last column was read; remove the others.")
    for row in table.overflowing:
        report.note(row, "", "has more cells than the header.", "Look for a comma or a quotation mark too many.")
    if table.hidden:
        what = f"{counted(len(table.hidden), 'row')} with characters that nobody sees: {_rows(table.hidden)}."
        report.note(table.hidden[0], "", what, "They were taken out.")
    if table.damaged:
        what = f"{counted(len(table.damaged), 'row')} with broken letters (�): {_rows(table.damaged)}."
        report.note(table.damaged[0], "", what, "Write them again, and save the file with the encoding UTF-8.")
    if table.open_quote:
        what = "a quotation mark opens in this row and is never closed."
        report.fault(table.open_quote, "", what, "Close it: the rows after it were read as one cell.")


def _rows(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers[:10])) + (" …" if len(numbers) > 10 else "")


def _untranslated(imported: Imported, file: str, languages: tuple[str, ...]) -> list[Problem]:
    problems = []
    for language in languages:
        count = sum(language not in product.name for product in imported.products)
        if count:
            what = f"{count} of {counted(len(imported.products), 'product')} without a name in “{language}”."
            remedy = (
                f"Visitors read the other language's; fill the column name_{language} of catalog.csv to change that."
            )
            problems.append(Problem(file, "", what, remedy, Severity.NOTE))
    return problems
