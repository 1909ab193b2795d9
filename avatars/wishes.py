"""What a visitor wishes for, and why a product answers it, in words."""

from collections.abc import Iterable, Iterator

import msgspec

from avatars.items import Item
from avatars.records import available, prices
from avatars.skills.informing.extras import BEST_RATING, need_word, tag_word
from avatars.talk import Talk
from nlp.search import Reason
from nlp.stating import states
from nlp.turn import Constraint
from scenes.money import Money

MOST_REASONS = 2

# What is given up to find the nearest true thing when nothing fits, the least missed first: field -> its empty value.
RELAXING: tuple[tuple[str, object], ...] = (
    ("rating_least", None),
    ("brands", ()),
    ("colors", ()),
    ("materials", ()),
    ("price_least", None),
    ("price_most", None),
    ("tags", ()),
    ("sizes", ()),
)


def relaxations(wish: Constraint) -> Iterator[Constraint]:
    """Wishes nearer and nearer to anything of the kind: without one demand, then without more and more of them."""
    said = [(field, empty) for field, empty in RELAXING if getattr(wish, field) != empty]
    fewer = [{field: empty} for field, empty in said] + [dict(said[:count]) for count in range(2, len(said) + 1)]
    # A wish for nothing in particular is met by everything, which helps nobody.
    yield from (each for given_up in fewer if (each := _without(wish, given_up)) != Constraint())


def _without(wish: Constraint, given_up: dict[str, object]) -> Constraint:
    """The wish with that given up; of what is dearer than wished for, the cheapest comes nearest."""
    nearest = {"sort": "cheapest"} if "price_most" in given_up and wish.sort is None else {}
    return msgspec.structs.replace(wish, **nearest, **given_up)


def described(talk: Talk, wish: Constraint) -> str:
    """The wish as people say it: "black wool jacket under $80"; empty where it has nothing to name."""
    words = [talk.voice.listed(_labels(talk, field, values)) for field, values in _adjectives(wish) if values]
    words += [attributive(talk, tag) for tag in wish.tags]
    kind = talk.voice.listed(_labels(talk, "kind", wish.kinds)) or talk.voice.word("wish.anything")
    if not words and not wish.kinds and wish.price_most is None and not wish.sizes:
        return ""
    thing = " ".join([*words, kind])
    if wish.sizes:
        thing = talk.voice.word("wish.size", THING=thing, SIZE=talk.voice.listed(_labels(talk, "size", wish.sizes)))
    if wish.price_most is not None:
        thing = talk.voice.word("wish.under", THING=thing, PRICE=_money(talk, wish.price_most))
    return thing


def because(talk: Talk, item: Item, reasons: Iterable[Reason], most: int = MOST_REASONS) -> str:
    """True reasons, as the words after "it is": "waterproof and made of wool"; empty where there are none."""
    found = (_reason(talk, item, reason) for reason in sorted(reasons, key=_is_general))
    words = list(dict.fromkeys(word for word in found if word))[:most]
    if len(words) < 2:
        return "".join(words)
    return talk.voice.word("reason.and", FIRST=", ".join(words[:-1]), SECOND=words[-1])


def _is_general(reason: Reason) -> bool:
    """Whether a reason can wait: whoever names a colour or size wants to hear of that first."""
    return reason.kind not in ("color", "size")


def _reason(talk: Talk, item: Item, reason: Reason) -> str:
    voice, product = talk.voice, item.product
    match reason.kind:
        case "tag":
            return tag_reason(talk, item, reason.value)
        case "brand":
            label = talk.lexicon.label("brand", reason.value, voice.language.code)
            return voice.word("reason.brand", VALUE=label)
        case "color":
            color = _own_name(talk, item, "color", reason.value)
            return voice.word("reason.color", VALUE=color) if color else ""
        case "size":
            size = _own_name(talk, item, "size", reason.value)
            return voice.word("reason.size", VALUE=voice.word("variant.size", SIZE=size)) if size else ""
        case "material" if product.material:
            return voice.word("reason.material", VALUE=voice.text(product.material))
        case "price" if talk.turn.than == "cheaper":
            return voice.word("reason.cheaper")
        case "price":
            return voice.word("reason.price", VALUE=voice.money(prices(product.variants)[0]))
        case "rating" if product.rating is not None:
            return voice.word("reason.rating", VALUE=voice.language.number(product.rating), BEST=BEST_RATING)
        case _:
            return ""


def tag_reason(talk: Talk, item: Item, tag: str) -> str:
    """A tag as a reason: what the record states, or else what it is listed as; empty where no tag says so."""
    word = tag_word(talk, item, tag)
    key = "reason.tag" if states(talk.lexicon, item.product.id, tag) else "reason.listed"
    return talk.voice.word(key, VALUE=word) if word else ""


def can_be_had(talk: Talk, item: Item, wish: Constraint) -> bool:
    """Whether one variant is in stock that has a wished colour and a wished size, and no size that was ruled out."""
    wanted = {
        "color": _own_values(talk, item, "color", wish.colors),
        "size": _own_values(talk, item, "size", wish.sizes),
    }
    unwanted = _own_values(talk, item, "size", tuple(value for field, value in wish.excluded if field == "size"))
    return any(
        all(not values or each.choices.get(option) in values for option, values in wanted.items())
        and each.choices.get("size") not in unwanted
        for each in available(item.product.variants)
    )


def _own_values(talk: Talk, item: Item, option: str, wished: tuple[str, ...]) -> set[str]:
    return {value for each in wished for value in talk.lexicon.fitting(item.product.id, option, each)}


def _own_name(talk: Talk, item: Item, option: str, wished: str) -> str:
    """What the item's own value for a wish is called ("sand" for beige); empty where none of them can be had."""
    values = talk.lexicon.fitting(item.product.id, option, wished)
    there = [each for each in values if available(item.product.chosen({option: each}))]
    found = item.product.option_value(option, there[0]) if there else None
    return talk.voice.text(found.name) if found else ""


def attributive(talk: Talk, tag: str) -> str:
    """A tag in a form that stands before the kind: "gift" for "a nice gift"."""
    key = f"as.{tag}"
    return talk.voice.word(key) if talk.voice.knows(key) else need_word(talk, tag)


def _adjectives(wish: Constraint) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return ("color", wish.colors), ("material", wish.materials), ("brand", wish.brands)


def _labels(talk: Talk, field: str, values: tuple[str, ...]) -> list[str]:
    labels = (talk.lexicon.label(field, value, talk.voice.language.code) for value in values)
    # A colour is "Red" in a list of options and "red" in a sentence; sizes and brands stay as they are written.
    return [label.lower() if field in ("color", "material", "kind") else label for label in labels]


def _money(talk: Talk, amount: int) -> str:
    return talk.voice.money(Money(amount, talk.view.currency))
