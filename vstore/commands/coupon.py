"""`vstore coupon`: promotions and coupon codes of an open store."""

import argparse
from datetime import datetime
from urllib.parse import quote

from scenes.money import Money, minor_digits
from scenes.products import text_in
from vstore.commands.api_client import add_api_options, api_client
from vstore.commerce.percent import WHOLE
from vstore.commerce.promotion import AmountOff, BuyGet, FreeDelivery, PercentOff, Promotion
from vstore.commerce.promotion_form import PromotionForm
from vstore.doors.api.promotions import RunningPromotion

PATH = "/api/staff/promotions"


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "coupon",
        help="begin, list and end promotions",
        description="Promotions of an open store, with or without a code that visitors give. Those in store.toml "
        "begin again when the store opens again; those begun here last until they end.",
    )
    verbs = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    listing = verbs.add_parser("list", help="list what has not been ended, and how often each is used")
    listing.set_defaults(run=list_promotions)
    _add_options(verbs.add_parser("add", help="begin a promotion"))
    ending = verbs.add_parser("end", help="end a promotion for good; orders keep what they got")
    ending.add_argument("id", metavar="ID", help="the promotion, as `vstore coupon list` names it")
    ending.set_defaults(run=end_promotion)
    for verb in (listing, ending):
        add_api_options(verb)


def _add_options(adding: argparse.ArgumentParser) -> None:
    adding.add_argument("id", metavar="ID", help="what you call it")
    reason = "the reason that visitors read; once for each language"
    adding.add_argument("--name", metavar="LANGUAGE=TEXT", type=_named, action="append", required=True, help=reason)
    effect = adding.add_mutually_exclusive_group(required=True)
    effect.add_argument("--percent", help="so many percent off each piece")
    effect.add_argument("--amount", help="so much off an order, once for each visitor")
    effect.add_argument("--buy-get", metavar="X+Y", help="of every X+Y pieces the Y cheapest are free")
    effect.add_argument("--free-delivery", action="store_true")
    adding.add_argument("--code", default="", help="only for those who give this code")
    for name in ("product", "category", "sku"):
        adding.add_argument(f"--{name}", action="append", default=[], help=f"only for this {name}; may be repeated")
    adding.add_argument("--minimum", help="what the goods it is for must cost at least")
    adding.add_argument("--starts", type=datetime.fromisoformat, help="2026-12-01T00:00+09:00")
    adding.add_argument("--ends", type=datetime.fromisoformat)
    adding.add_argument("--limit", type=int, help="how many orders may use it")
    adding.add_argument("--per-visitor", type=int, help="how many orders of one visitor")
    adding.add_argument("--exclusive", action="store_true", help="a percentage that does not add to others")
    add_api_options(adding)
    adding.set_defaults(run=add_promotion)


def list_promotions(options: argparse.Namespace) -> int:
    running = api_client(options).ask("GET", PATH, tuple[RunningPromotion, ...])
    for each in running:
        most = f" of {each.promotion.limit}" if each.promotion.limit else ""
        print(f"{described(each.promotion)}, used {each.used}{most}")
    print(f"{len(running)} promotions")
    return 0


def _named(text: str) -> tuple[str, str]:
    """A language and what it is called there."""
    language, _, name = text.partition("=")
    if not name:
        raise argparse.ArgumentTypeError(f"“{text}” names no language: write en=... or ko=...")
    return language, name


def add_promotion(options: argparse.Namespace) -> int:
    buy, _, get = (options.buy_get or "").partition("+")
    form = PromotionForm(
        id=options.id,
        name=dict(options.name),
        percent=options.percent,
        amount=options.amount,
        buy=int(buy) if buy.isdecimal() else None,
        get=int(get) if get.isdecimal() else 1,
        free_delivery=options.free_delivery,
        products=tuple(options.product),
        categories=tuple(options.category),
        skus=tuple(options.sku),
        code=options.code,
        starts=options.starts,
        ends=options.ends,
        minimum=options.minimum,
        limit=options.limit,
        per_visitor=options.per_visitor,
        exclusive=options.exclusive,
    )
    print(described(api_client(options).ask("POST", PATH, Promotion, body=form)))
    return 0


def end_promotion(options: argparse.Namespace) -> int:
    api_client(options).ask("DELETE", f"{PATH}/{quote(options.id, safe='')}", type(None))
    print(f"{options.id} has ended")
    return 0


def described(promotion: Promotion) -> str:
    """One promotion in one line."""
    code = f" [{promotion.code}]" if promotion.code else ""
    period = "".join(f" {word} {time:%Y-%m-%d %H:%M %Z}" for word, time in _times(promotion))
    return f"{promotion.id}{code}: {_effect(promotion)}, “{text_in(promotion.name, 'en')}”{period}"


def _times(promotion: Promotion) -> list[tuple[str, datetime]]:
    return [(word, time) for word, time in (("from", promotion.starts), ("until", promotion.ends)) if time is not None]


def _effect(promotion: Promotion) -> str:
    match promotion.effect:
        case PercentOff(percent):
            return f"{_percent(percent)} off"
        case AmountOff(amount):
            return f"{_money(amount)} off"
        case BuyGet(buy, get, percent):
            return f"buy {buy}, get {get} more " + ("free" if percent == WHOLE else f"at {_percent(percent)} off")
        case FreeDelivery():
            return "free delivery"


def _percent(thousandths: int) -> str:
    return f"{thousandths / 1_000:g} %"


def _money(money: Money) -> str:
    digits = minor_digits(money.currency)
    return f"{money.amount / 10**digits:,.{digits}f} {money.currency}"
