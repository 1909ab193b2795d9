"""What an answer states, as a slot and a value of the product's record: read from the sentences that state it."""

from collections.abc import Callable
from typing import Any

from avatars.items import Item
from avatars.skills.informing.price import meant
from avatars.talk import Answer, Talk
from nlp.facts import Facts
from nlp.turn import Act

Stated = Callable[[Talk, Item, Facts], Any]


def stated(talk: Talk, answer: Answer) -> dict[str, Any] | None:
    """The slot asked for and what is stated of it; None where the answer states no fact of a product."""
    if talk.turn.act is Act.COMPARE:
        return _compared(talk, answer)
    if talk.turn.act is not Act.ASK_ATTRIBUTE:
        return None
    for facts in answer.says:
        slot, value = SLOTS.get(facts.key, (None, None))
        if slot and value and talk.items:
            told = {item.id: value(talk, item, facts) for item in talk.items}
            slot = "sizes" if slot == "stock" and _asks_size(talk) else slot
            return {"slot": slot, "value": told if len(told) > 1 else next(iter(told.values()))}
    return None


def _compared(talk: Talk, answer: Answer) -> dict[str, Any] | None:
    """The one that the answer prefers by what was asked, the price where nothing was."""
    slot = next((each for each in talk.turn.asked if each in ("price", "rating")), "price")
    items = talk.assortment.items(answer.about)
    if not items:
        return None
    if slot == "rating":
        return {"slot": slot, "value": int(max(items, key=lambda item: item.product.rating or 0.0).id)}
    return {"slot": slot, "value": int(min(items, key=lambda item: item.variant.price.amount).id)}


def _asks_size(talk: Talk) -> bool:
    return bool(talk.turn.constraint.sizes) and "stock" not in talk.turn.asked


def _price(talk: Talk, item: Item, _: Facts) -> int:
    return min(variant.price.amount for variant in meant(talk, item))


def _sizes(_: Talk, item: Item, __: Facts) -> list[str]:
    return list(dict.fromkeys(each.choices["size"] for each in item.product.variants if "size" in each.choices))


def _left(talk: Talk, _: Item, facts: Facts) -> int | bool:
    """How many there are; of a size that was asked about by a yes/no question, that there are any."""
    is_counted = "COUNT" in facts.slots and ("left" in talk.turn.asked or not talk.turn.constraint.sizes)
    return int(facts.slots["COUNT"].replace(",", "")) if is_counted else True


# The phrases that state a fact -> its slot, and what is stated of an item.
SLOTS: dict[str, tuple[str, Stated]] = {
    **dict.fromkeys(("inform.price", "inform.price.range", "inform.price.reduced", "inform.prices"), ("price", _price)),
    "inform.in_stock": ("stock", _left),
    "inform.few": ("stock", _left),
    "inform.left": ("stock", _left),
    "inform.sold_out": ("stock", lambda *_: False),
    "inform.no_size": ("sizes", lambda *_: False),
    "inform.no_color": ("color", lambda *_: False),
    **dict.fromkeys(("inform.sizes", "inform.sizes.one"), ("sizes", _sizes)),
    **dict.fromkeys(
        ("inform.colors", "inform.colors.one"), ("color", lambda _, item, __: item.variant.choices["color"])
    ),
    "inform.material": ("material", lambda _, item, __: item.product.material["en"]),
    "inform.material.yes": ("material", lambda *_: True),
    "inform.material.no": ("material", lambda *_: False),
    "inform.brand": ("brand", lambda _, item, __: item.product.brand),
    "inform.rating": ("rating", lambda _, item, __: item.product.rating),
    **dict.fromkeys(("inform.name", "inform.names"), ("name", lambda _, item, __: item.product.name["en"])),
    "inform.tag.yes": ("tags", lambda *_: True),
    "inform.tag.no": ("tags", lambda *_: False),
    "inform.description": ("description", lambda *_: None),
}
