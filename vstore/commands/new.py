"""`vstore new NAME [--catalog FILE]`: a store folder to start from, or one made of a brand's own catalog."""

import argparse
import re
from importlib import resources
from pathlib import Path

from nlp.languages import LANGUAGES
from scenes.document import SceneDocument
from scenes.products import Product
from vstore.catalogues import own, read_catalogue, usual_currency
from vstore.catalogues.encodings import LARGEST_FILE
from vstore.catalogues.lengths import LONGEST_NAME
from vstore.commands.failure import CommandFailed
from vstore.layout import lay_out, load_library
from vstore.problem import Problem, Severity, counted, faults
from vstore.storefolder.writing import AGENT, write_store

STARTER = ("loop-tee", "nook-cardigan", "union-jeans", "pace-sneakers", "orchard-tote", "dew-mug", "mushroom-lamp")
MOST_SHOWN = 20  # problems on the screen; `vstore check` and the brand's patience have no use for more at once
DESCRIPTION = """\
Makes a store folder. With --catalog, your products are imported and laid out on
racks, shelves and tables by category. Reads exports of Shopify, WooCommerce,
Cafe24 and Magento, and our own catalog.csv and catalog.json."""


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "new",
        help="make a store folder, from your own catalog if you like",
        description=DESCRIPTION,
        epilog=own.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("name", help="the folder to make; its last part is the store's name")
    parser.add_argument("--catalog", metavar="FILE", type=Path, help="your product export (CSV or JSON)")
    parser.add_argument("--currency", metavar="CODE", help="of the catalog's prices, such as KRW or USD")
    parser.add_argument("--languages", metavar="LIST", default="", help="the store's languages, its own first: en,ko")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    folder = Path(options.name)
    _refuse_unwritable(folder.resolve().name)
    _refuse_taken(folder)
    data = _starter() if options.catalog is None else _read(options.catalog)
    currency = (
        options.currency.upper() if options.currency else "KRW" if options.catalog is None else usual_currency(data)
    )
    if not re.fullmatch("[A-Z]{3}", currency):
        raise CommandFailed(f"“{options.currency}” is not a currency: write its three letters, such as KRW or USD.")
    wanted = _languages(options.languages)
    file = options.catalog.name if options.catalog else "catalog.csv"
    imported = read_catalogue(data, file, currency, wanted)
    products = imported.products if options.catalog else tuple(each for each in imported.products if each.id in STARTER)
    if not any(each.for_sale for each in products):
        reasons = "\n".join(f"  {problem}" for problem in faults(imported.problems)[:MOST_SHOWN])
        raise CommandFailed(f"{file} holds nothing that can be sold.\n{reasons}")
    languages = wanted if options.languages else _own_first(products, wanted)
    on_sale = tuple(sold for each in products if (sold := each.for_sale))
    scenes = lay_out(on_sale, load_library(), AGENT, title=dict.fromkeys(languages, folder.resolve().name))
    _write(folder, currency, languages, products, scenes)
    _report(options.name, file, products, len(scenes), imported.problems)
    return 0


def _refuse_unwritable(name: str) -> None:
    """The folder's name becomes the store's: a text that people see."""
    if not name.isprintable() or len(name) > LONGEST_NAME:
        raise CommandFailed(f"{name!a} cannot be a store's name: use letters that can be seen, on one line.")


def _refuse_taken(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CommandFailed(f"{folder} is there already and is not empty: choose another name.")


def _starter() -> bytes:
    return resources.files("vstore").joinpath("sample", "catalog.csv").read_bytes()


def _read(path: Path) -> bytes:
    try:
        if path.is_file() and path.stat().st_size > LARGEST_FILE:
            raise CommandFailed(f"{path} is larger than {LARGEST_FILE // 1024**2} MB: export the products in parts.")
        return path.read_bytes()
    except OSError as fault:
        raise CommandFailed(f"{path} cannot be read: {fault.strerror}.") from None


def _languages(written: str) -> tuple[str, ...]:
    languages = tuple(dict.fromkeys(part.strip() for part in written.split(",") if part.strip())) or ("en", "ko")
    for language in languages:
        if language not in LANGUAGES:
            raise CommandFailed(f"“{language}” is not spoken here yet: use {' and '.join(LANGUAGES)}.")
    return languages


def _own_first(products: tuple[Product, ...], languages: tuple[str, ...]) -> tuple[str, ...]:
    """The language that most names are written in before the others."""
    return tuple(sorted(languages, key=lambda each: -sum(each in product.name for product in products)))


def _write(
    folder: Path,
    currency: str,
    languages: tuple[str, ...],
    products: tuple[Product, ...],
    scenes: tuple[SceneDocument, ...],
) -> None:
    try:
        write_store(folder, folder.resolve().name, currency, languages, products, scenes)
    except OSError as fault:
        raise CommandFailed(f"{folder} cannot be written: {fault.strerror}.") from None


def _report(name: str, file: str, products: tuple[Product, ...], rooms: int, problems: list[Problem]) -> None:
    variants = sum(len(product.variants) for product in products)
    what = f"{counted(len(products), 'product')} ({counted(variants, 'variant')})"
    print(f"{name}: {what} from {file}, laid out in {counted(rooms, 'room')}.")
    left_out, notes = faults(problems), [each for each in problems if each.severity is Severity.NOTE]
    for title, group in (("To mend (left out until then):", left_out), ("Worth knowing:", notes)):
        if group:
            print(title)
            print("\n".join(f"  {problem}" for problem in group[:MOST_SHOWN]))
        if len(group) > MOST_SHOWN:
            print(f"  … and {len(group) - MOST_SHOWN} more.")
    print(f"Next: vstore serve {name}")
