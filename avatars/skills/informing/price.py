"""What a product costs."""

from avatars.choosing import said_choices, shown_choices
from avatars.items import Item
from avatars.records import prices
from avatars.talk import Talk, has_cue
from nlp.facts import Facts
from scenes.money import Money
from scenes.products import Variant


def tell(talk: Talk, item: Item) -> tuple[Facts, ...]:
    """The price of what is meant, with the price before a reduction, or the range over its variants."""
    return (_of(talk, talk.name(item), meant(talk, item)),)


def meant(talk: Talk, item: Item) -> tuple[Variant, ...]:
    """The variants that agree with what was said and, where it was not, with what is on show."""
    said = said_choices(talk, item.product)
    return item.product.chosen(shown_choices(item) | said) or item.product.chosen(said) or item.product.variants


def tell_each(talk: Talk, items: tuple[Item, ...]) -> Facts:
    """The prices of several things in one sentence, with their sum where it was asked for."""
    voice = talk.voice
    parts = [voice.word("inform.price.each", NAME=talk.name(item), PRICE=price_word(talk, item)) for item in items]
    ranges = [prices(meant(talk, item)) for item in items]
    if has_cue(talk, "summed") and all(least == most for least, most in ranges):
        total = Money(sum(least.amount for least, _ in ranges), ranges[0][0].currency)
        return voice.say("inform.prices.sum", PRICES=voice.listed(parts), SUM=voice.money(total))
    return voice.say("inform.prices", PRICES=voice.listed(parts))


def price_word(talk: Talk, item: Item) -> str:
    """The price of what is meant, to stand in a sentence: "₩39,000", or "from ₩39,000"."""
    least, most = prices(meant(talk, item))
    if least == most:
        return talk.voice.money(least)
    return talk.voice.word("price.from", PRICE=talk.voice.money(least))


def _of(talk: Talk, name: str, variants: tuple[Variant, ...]) -> Facts:
    least, most = prices(variants)
    money = talk.voice.money
    if least != most:
        return talk.voice.say("inform.price.range", NAME=name, LEAST=money(least), MOST=money(most))
    before = {each.compare_at for each in variants if each.compare_at is not None and each.compare_at > least}
    if len(before) == 1 and all(each.compare_at for each in variants):
        return talk.voice.say("inform.price.reduced", NAME=name, PRICE=money(least), BEFORE=money(before.pop()))
    return talk.voice.say("inform.price", NAME=name, PRICE=money(least))
