"""`vstore catalog`: changes prices, stock and what is sold in the open store, live."""

import argparse
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

import msgspec

from nlp.languages import LANGUAGES
from scenes.money import Money
from vstore.catalogues.amounts import Unclear, price
from vstore.commands.api_client import ApiClient, add_api_options, api_client
from vstore.commands.failure import CommandFailed
from vstore.commerce.flash_offer import FlashOffer
from vstore.commerce.merchandise import Change, Goods, Said
from vstore.commerce.take_edition import Difference
from vstore.doors.api.catalog import Priced
from vstore.doors.api.stock import Available

CATALOG = "/api/staff/catalog"
LOWEST = "lowest"
SHOWN = 10


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("catalog", help="change prices, stock and what is sold, live")
    verbs = parser.add_subparsers(title="what to do", metavar="VERB", required=True)
    pricing = verbs.add_parser("price", help="set a price, and what it was before")
    pricing.add_argument("sku")
    pricing.add_argument("amount", help="in the store's currency, such as 12,000 or 12.50")
    pricing.add_argument(
        "--compare-at",
        nargs="?",
        const=LOWEST,
        metavar="AMOUNT",
        help="announce it as reduced from this; without an amount from the lowest price of the last 30 days",
    )
    _ends(pricing, _price)
    stock = verbs.add_parser("stock", help="say how many are available beside what is promised to orders")
    stock.add_argument("sku")
    stock.add_argument("count", help='how many, or "any": not counted')
    _ends(stock, _stock)
    for name, what in (("withdraw", "take variants or products from sale"), ("restore", "sell them again")):
        verb = verbs.add_parser(name, help=what)
        verb.add_argument("skus", nargs="*", metavar="SKU")
        verb.add_argument("--product", action="append", default=[], help="all variants of a product, by its id")
        _ends(verb, _withdraw if name == "withdraw" else _restore)
    taking = verbs.add_parser("import", help="sell by a new edition of the whole catalog")
    taking.add_argument("file", type=Path, help="our own columns, or a shop's export as it is")
    taking.add_argument("--dry-run", action="store_true", help="only tell what it would change")
    _ends(taking, _import)
    changes = verbs.add_parser("changes", help="who changed what, the newest first")
    changes.add_argument("--sku", default="", help="of this variant alone")
    changes.add_argument("--most", type=int, default=50, help="how many (default: 50)")
    _ends(changes, _changes)
    offer = verbs.add_parser("offer", help="announce a flash offer, or change one")
    offer.add_argument("id", help="a short name of yours")
    offer.add_argument("prices", nargs="+", metavar="SKU=AMOUNT")
    offer.add_argument("--begins", help="such as 2026-11-27T09:00+09:00 (default: now)")
    offer.add_argument("--ends", required=True, help="such as 2026-11-27T12:00+09:00")
    _ends(offer, _offer)
    end = verbs.add_parser("end-offer", help="end a flash offer now, or call off one to come")
    end.add_argument("id")
    _ends(end, _end_offer)


def _ends(verb: argparse.ArgumentParser, run: object) -> None:
    add_api_options(verb)
    verb.set_defaults(run=run)


def _price(options: argparse.Namespace) -> int:
    store = api_client(options)
    currency = _goods(store, options.sku).variant.price.currency
    wish: dict[str, int | str] = {"price": _amount(options.amount, currency)}
    if options.compare_at:
        lowest = options.compare_at == LOWEST
        wish["compare_at"] = LOWEST if lowest else _amount(options.compare_at, currency)
    told = store.ask("PUT", f"{CATALOG}/prices", Priced, body={options.sku: wish})
    variant = _goods(store, options.sku).variant
    before = f", before {_money(variant.compare_at)}" if variant.compare_at else ""
    print(f"{options.sku}: {_money(variant.price)}{before}")
    for each in told.dearer_than_before:
        print(
            f"{each.sku}: the lowest price of the last 30 days was {_money(each.lowest)}; "
            f"law asks to announce a reduction from that, not from {_money(each.compare_at)}."
        )
    return 0


def _stock(options: argparse.Namespace) -> int:
    if options.count != "any" and not options.count.isdigit():
        raise CommandFailed(f"“{options.count}” is not a count: write a whole number, or any")
    count = None if options.count == "any" else int(options.count)
    available = api_client(options).ask("PUT", "/api/staff/stock", Available, body={options.sku: count}).available
    left = available[options.sku]
    print(f"{options.sku}: {'not counted' if left is None else f'{left} available'}")
    return 0


def _withdraw(options: argparse.Namespace) -> int:
    return _select(options, "withdraw", "withdrawn")


def _restore(options: argparse.Namespace) -> int:
    return _select(options, "restore", "for sale again")


def _select(options: argparse.Namespace, verb: str, done: str) -> int:
    if not options.skus and not options.product:
        raise CommandFailed("name a SKU, or a product by --product")
    body = {"skus": options.skus, "products": options.product}
    for sku in api_client(options).ask("POST", f"{CATALOG}/{verb}", tuple[str, ...], body=body):
        print(f"{sku}: {done}")
    return 0


def _import(options: argparse.Namespace) -> int:
    try:
        data = options.file.read_bytes()
    except OSError as fault:
        raise CommandFailed(f"cannot read {options.file}: {fault.strerror}") from None
    body = {"file": options.file.name, "data": data}
    query = {"dry_run": "true" if options.dry_run else "false"}
    told = api_client(options).ask("PUT", CATALOG, Difference, body=body, query=query)
    _list("new", told.added)
    _list("no longer sold", told.gone)
    repriced = (f"{each.sku} from {_money(each.before)} to {_money(each.after)}" for each in told.repriced)
    _list("another price", tuple(repriced))
    _list("other words or media", told.reworded)
    _list("what staff had set holds no longer", told.overruled)
    if not any((told.added, told.gone, told.repriced, told.reworded, told.overruled)):
        print("nothing differs")
    elif options.dry_run:
        print("nothing has changed yet: leave out --dry-run to sell by it")
    return 0


def _changes(options: argparse.Namespace) -> int:
    query = {"sku": options.sku, "most": str(options.most)}
    for each in api_client(options).ask("GET", f"{CATALOG}/changes", tuple[Change, ...], query=query):
        at = each.at.isoformat(timespec="seconds")
        print(f"{at} {each.by}: {each.sku or 'the catalog'} {_said(each.before)} -> {_said(each.after)}")
    return 0


def _offer(options: argparse.Namespace) -> int:
    store = api_client(options)
    named = dict(part.partition("=")[::2] for part in options.prices)
    prices = {sku: _amount(text, _goods(store, sku).variant.price.currency) for sku, text in named.items()}
    begins = _instant(options.begins) if options.begins else datetime.now().astimezone()
    body = {"prices": prices, "begins_at": begins, "ends_at": _instant(options.ends)}
    offer = store.ask("PUT", f"/api/staff/offers/{quote(options.id, safe='')}", FlashOffer, body=body)
    print(f"{offer.id}: from {offer.begins_at.isoformat()} until {offer.ends_at.isoformat()}")
    return 0


def _end_offer(options: argparse.Namespace) -> int:
    api_client(options).ask("DELETE", f"/api/staff/offers/{quote(options.id, safe='')}", type(None))
    print(f"{options.id}: ended")
    return 0


def _goods(store: ApiClient, sku: str) -> Goods:
    return store.ask("GET", f"{CATALOG}/goods", Goods, query={"sku": sku})


def _amount(text: str, currency: str) -> int:
    try:
        return price(text, currency).amount
    except Unclear as reason:
        raise CommandFailed(f"the amount {reason}") from None


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise CommandFailed(f"“{text}” is not a time such as 2026-11-27T12:00+09:00") from None
    return instant if instant.tzinfo else instant.astimezone()


def _money(money: Money) -> str:
    return LANGUAGES["en"].money(money.amount, money.currency)


def _said(said: Said) -> str:
    return msgspec.json.encode(said).decode()


def _list(what: str, skus: tuple[str, ...]) -> None:
    if skus:
        more = f" and {len(skus) - SHOWN} more" if len(skus) > SHOWN else ""
        print(f"{what}: {', '.join(skus[:SHOWN])}{more}")
