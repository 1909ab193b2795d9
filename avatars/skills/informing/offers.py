"""What is on offer to everybody: promotions in their own terms, word for word, and what costs less than before."""

from collections.abc import Iterable
from datetime import datetime

from avatars.items import Item
from avatars.records import available
from avatars.skills.informing import price
from avatars.skills.informing.price import price_word
from avatars.talk import Talk
from avatars.view import Bargain, PromotionSeen
from nlp.facts import Facts
from scenes.products import Product, Variant

MOST_REDUCED = 3
MOST_PROMOTIONS = 3
MOST_GOODS = 3
ALL = "100"


def reduced(talk: Talk) -> tuple[Item, ...]:
    """Things that can be had for less than before."""
    products = talk.view.products.values()
    return talk.assortment.items(each.id for each in products if any(map(_is_reduced, available(each.variants))))


def tell_all(talk: Talk) -> tuple[Facts, ...]:
    """Everything on offer now; () where nothing is."""
    told = tuple(_tell(talk, each) for each in _passing(talk)[:MOST_PROMOTIONS])
    items, voice = reduced(talk)[:MOST_REDUCED], talk.voice
    if not items:
        return told
    prices = [voice.word("inform.price.each", NAME=talk.name(each), PRICE=price_word(talk, each)) for each in items]
    return (voice.say("policy.reduced", NAMES=voice.listed(prices)), *told)


def tell_of(talk: Talk, item: Item) -> tuple[Facts, ...]:
    """Whether this thing costs less than before, what it costs, and the promotions that it has a part in."""
    meant = price.meant(talk, item)
    skus = {each.sku for each in meant}
    own = [each for each in _passing(talk) if each.everything or not skus.isdisjoint(each.skus)]
    told = tuple(_tell(talk, each) for each in own[:MOST_PROMOTIONS])
    if any(map(_is_reduced, meant)):
        return (*price.tell(talk, item), *told)
    return (talk.voice.say("policy.not_reduced", NAME=talk.name(item), PRICE=price_word(talk, item)), *told)


def tell_free_delivery(talk: Talk, *, thresholds: bool) -> tuple[Facts, ...]:
    """The promotions that deliver for nothing, and where asked for the amounts from which that is always so."""
    wanted = {Bargain.FREE_DELIVERY, *((Bargain.DELIVERY_THRESHOLD,) if thresholds else ())}
    return tuple(_tell(talk, each) for each in talk.view.promotions if each.bargain in wanted)[:MOST_PROMOTIONS]


def _is_reduced(variant: Variant) -> bool:
    return variant.compare_at is not None and variant.compare_at > variant.price


def _passing(talk: Talk) -> list[PromotionSeen]:
    """What is on offer, without what always holds."""
    return [each for each in talk.view.promotions if each.bargain is not Bargain.DELIVERY_THRESHOLD]


def _tell(talk: Talk, promotion: PromotionSeen) -> Facts:
    voice, name = talk.voice, talk.voice.text(promotion.name) if promotion.name else ""
    if promotion.bargain is Bargain.DELIVERY_THRESHOLD and promotion.minimum is not None:
        return voice.exactly("delivery_threshold", NAME=name, MINIMUM=voice.money(promotion.minimum))
    terms = ", ".join((_gives(talk, promotion), *_conditions(talk, promotion)))
    if not name:
        return voice.exactly("promotion.unnamed", TERMS=terms)
    return voice.exactly("promotion", NAME=name, TERMS=terms)


def _gives(talk: Talk, promotion: PromotionSeen) -> str:
    word, goods, bargain = talk.voice.word, _goods(talk, promotion), promotion.bargain
    match bargain:
        case Bargain.PERCENT_OFF:
            return word("promotion.percent_off", GOODS=goods, PERCENT=promotion.percent)
        case Bargain.AMOUNT_OFF if promotion.amount is not None:
            return word("promotion.amount_off", GOODS=goods, AMOUNT=talk.voice.money(promotion.amount))
        case Bargain.BUY_GET:
            slots = {"GOODS": goods, "COUNT": str(promotion.buy + promotion.get), "GET": str(promotion.get)}
            if promotion.percent == ALL:
                return word("promotion.buy_get_free", **slots)
            return word("promotion.buy_get", PERCENT=promotion.percent, **slots)
        case _:
            return word(f"promotion.{bargain}", GOODS=goods)


def _conditions(talk: Talk, promotion: PromotionSeen) -> Iterable[str]:
    word = talk.voice.word
    if promotion.minimum is not None:
        yield word("promotion.minimum", MINIMUM=talk.voice.money(promotion.minimum))
    if promotion.uses is not None:
        yield word("promotion.once") if promotion.uses == 1 else word("promotion.uses", COUNT=str(promotion.uses))
    if (ends := promotion.ends) is not None:
        slots = {
            "MONTH": word(f"month.{ends.month}"),
            "DAY": str(ends.day),
            "TIME": f"{ends:%H:%M}",
            "ZONE": _zone(ends),
        }
        yield word("promotion.until", **slots)


def _zone(at: datetime) -> str:
    """The time zone by its distance from UTC: "UTC+09:00"."""
    return f"UTC{at.isoformat()[-6:]}"


def _goods(talk: Talk, promotion: PromotionSeen) -> str:
    if promotion.everything:
        return talk.voice.word("promotion.everything")
    skus = set(promotion.skus)
    parts = {each.id: {v.sku for v in each.variants} for each in talk.view.products.values()}
    products = [each for each in talk.view.products.values() if parts[each.id] & skus]
    names = [_name(talk, each, whole=parts[each.id] <= skus) for each in products[:MOST_GOODS]]
    if len(products) <= MOST_GOODS:
        return talk.voice.listed(names)
    return talk.voice.word("promotion.among", NAMES=", ".join(names))


def _name(talk: Talk, product: Product, *, whole: bool) -> str:
    name = talk.voice.text(product.name)
    return talk.voice.word("promotion.wholly", NAME=name) if whole else talk.voice.word("promotion.partly", NAME=name)
