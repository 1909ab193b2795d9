"""Compares two things by what truly differs between them."""

from collections.abc import Iterator

from msgspec.structs import replace

from avatars.items import Item
from avatars.question import Asking, Question
from avatars.records import available, option_of, prices, values_of
from avatars.skills import ask_back
from avatars.skills.informing import extras, price
from avatars.skills.informing.extras import lightest, tag_word, weight_word
from avatars.skills.informing.price import price_word
from avatars.skills.matching import alternatives
from avatars.talk import Answer, Skill, Talk, has_cue, ids
from nlp.facts import Facts
from nlp.turn import Act
from scenes.money import Money

PAIR = 2
MOST_DIFFERENCES = 2


def answer(talk: Talk) -> Answer:
    """Of the two things meant or spoken of last; of one that nothing is beside, what else there is."""
    if len(talk.items) > PAIR and (best := _best_of_many(talk)):
        return best
    pair = _pair(talk)
    if not pair:
        return ask_back.which(talk)
    return _of_two(talk, *pair) if len(pair) == PAIR else _of_one(talk, *pair)


def _best_of_many(talk: Talk) -> Answer | None:
    """Of three and more, the one at the end of what was asked for: the best rated, the cheapest, the dearest."""
    rated = [item for item in talk.items if item.product.rating is not None]
    if "rating" in talk.turn.asked and rated:
        item = max(rated, key=lambda each: each.product.rating or 0.0)
        return Answer(extras.tell_rating(talk, item), points=item, about=ids(item))
    if "price" not in talk.turn.asked or not (has_cue(talk, "cheapest") or has_cue(talk, "dearest")):
        return None
    ranked = sorted(talk.items, key=lambda each: prices(each.product.variants)[0].amount)
    item = ranked[0 if has_cue(talk, "cheapest") else -1]
    return Answer(price.tell(talk, item), points=item, about=ids(item))


def _of_one(talk: Talk, item: Item) -> Answer:
    """Where nothing else was spoken of: beside the nearest of its kind, else what else comes near it is offered."""
    alike = alternatives(talk, item)
    if alike and talk.lexicon.values(alike[0].product.id, "kind") & talk.lexicon.values(item.product.id, "kind"):
        told = _of_two(talk, item, alike[0])
        beside = talk.voice.say("compare.beside", ONE=talk.name(item), OTHER=talk.name(alike[0]))
        return replace(told, says=(beside, *told.says))
    only = talk.voice.say("compare.only", NAME=talk.name(item), PRICE=price_word(talk, item))
    if not alike:
        return Answer((only, talk.voice.say("compare.else")), about=ids(item), question=Question(Asking.WISH))
    offer = talk.voice.say("compare.offer", NAME=talk.name(alike[0]))
    question = Question(Asking.LEAD, products=(alike[0].product.id,), displays=ids(alike[0]))
    return Answer((only, offer), about=ids(item), question=question)


def _of_two(talk: Talk, one: Item, other: Item) -> Answer:
    """The price first, then up to two more differences; what was asked for comes before all."""
    pair = one, other
    differences = dict(_differences(talk, one, other))
    wanted = [differences[asked] for asked in talk.turn.asked if asked in differences]
    sole = _sole(talk, pair)
    wanted = wanted or [talk.voice.say("compare.tag", NAME=talk.name(item), TAGS=word) for item, word in sole]
    says = wanted or list(differences.values())
    is_unknown = "weight" in talk.turn.asked or talk.turn.constraint.tags or has_cue(talk, "off_scale")
    if not wanted and is_unknown:
        says = [talk.voice.say("compare.unknown"), *says]
    if not says:
        says = [talk.voice.say("compare.same", ONE=talk.name(one), OTHER=talk.name(other))]
    better = _better(talk, one, other)
    # Who asks which one it is means that one from now on.
    about = sorted(pair, key=lambda each: each != better) if talk.turn.asked or sole else pair
    return Answer(tuple(says[:MOST_DIFFERENCES]), points=better, about=ids(*about))


def _sole(talk: Talk, pair: tuple[Item, Item]) -> list[tuple[Item, str]]:
    """Of the uses that were asked about ("which one is warmer?"), those that one of the two alone is listed for."""
    found = []
    for tag in talk.turn.constraint.tags:
        having = [item for item in pair if talk.lexicon.has(item.product.id, "tag", tag)]
        if len(having) == 1 and (word := tag_word(talk, having[0], tag)):
            found.append((having[0], word))
    return found


def _pair(talk: Talk) -> tuple[Item, ...]:
    """The two things meant, filled up with those spoken of last; of more, the one in focus and the one that is new."""
    news = [item for item in talk.items if item.id not in talk.memory.listed]
    focus = [item for item in talk.items if item.id in talk.memory.named[:1]]
    if len(talk.items) > PAIR and news and focus and news[0] != focus[0]:
        return focus[0], news[0]
    recent = talk.assortment.items((*(item.id for item in talk.items), *talk.memory.named))
    return (*talk.items, *(item for item in recent if item not in talk.items))[:PAIR]


def _better(talk: Talk, one: Item, other: Item) -> Item:
    """The cheaper one, or the better rated, lighter or warmer one where that was asked for."""
    pair = one, other
    rated = [(each.product.rating, each) for each in pair if each.product.rating is not None]
    weighed = [(grams, each) for each in pair if (grams := lightest(each)) is not None]
    if talk.turn.asked[:1] == ("rating",) and len(rated) == PAIR:
        return max(rated, key=lambda each: each[0])[1]
    if talk.turn.asked[:1] == ("weight",) and len(weighed) == PAIR:
        return min(weighed, key=lambda each: each[0])[1]
    if sole := _sole(talk, pair):
        return sole[0][0]
    return min(pair, key=_lowest)


def _differences(talk: Talk, one: Item, other: Item) -> Iterator[tuple[str, Facts]]:
    """Attribute -> the sentence that tells of it."""
    yield "price", _price(talk, one, other)
    named = {"ONE": talk.name(one), "OTHER": talk.name(other)}
    text, number = talk.voice.text, talk.voice.language.number
    materials = text(one.product.material), text(other.product.material)
    if all(materials) and materials[0] != materials[1]:
        yield "material", talk.voice.say("compare.material", **named, FIRST=materials[0], SECOND=materials[1])
    yield from _tags(talk, one, other)
    ratings = one.product.rating, other.product.rating
    if ratings[0] is not None and ratings[1] is not None and ratings[0] != ratings[1]:
        words = {"FIRST": number(ratings[0]), "SECOND": number(ratings[1])}
        yield "rating", talk.voice.say("compare.rating", **named, **words)
    yield from _weights(talk, one, other)
    for option_id in ("size", "color"):
        values = _values(talk, one, option_id), _values(talk, other, option_id)
        if all(values) and values[0] != values[1]:
            yield option_id, talk.voice.say(f"compare.{option_id}", **named, FIRST=values[0], SECOND=values[1])


def _price(talk: Talk, one: Item, other: Item) -> Facts:
    cheap, dear = sorted((one, other), key=_lowest)
    low, high = _lowest(cheap), _lowest(dear)
    money = talk.voice.money
    if low == high:
        return talk.voice.say("compare.same_price", ONE=talk.name(one), OTHER=talk.name(other), PRICE=money(low))
    return talk.voice.say(
        "compare.price",
        CHEAPER=talk.name(cheap),
        DEARER=talk.name(dear),
        DIFFERENCE=money(Money(high.amount - low.amount, low.currency)),
        PRICE=money(low),
        HIGHER=money(high),
    )


def _weights(talk: Talk, one: Item, other: Item) -> Iterator[tuple[str, Facts]]:
    """What both weigh, where both records tell."""
    weighed = [(grams, item) for item in (one, other) if (grams := lightest(item)) is not None]
    if len(weighed) < PAIR:
        return
    (low, light), (high, heavy) = sorted(weighed, key=lambda each: each[0])
    if low == high:
        named = {"ONE": talk.name(one), "OTHER": talk.name(other)}
        yield "weight", talk.voice.say("compare.same_weight", **named, WEIGHT=weight_word(talk, low))
        return
    named = {"LIGHTER": talk.name(light), "HEAVIER": talk.name(heavy)}
    weights = {"LOW": weight_word(talk, low), "HIGH": weight_word(talk, high)}
    yield "weight", talk.voice.say("compare.weight", **named, **weights)


def _lowest(item: Item) -> Money:
    return prices(item.product.variants)[0]


def _tags(talk: Talk, one: Item, other: Item) -> Iterator[tuple[str, Facts]]:
    """What only one of them is listed as."""
    for item, rival in ((one, other), (other, one)):
        theirs = talk.lexicon.values(rival.product.id, "tag")
        own = sorted(talk.lexicon.values(item.product.id, "tag") - theirs)
        only = [word for tag in own if (word := tag_word(talk, item, tag))][:2]
        if only:
            yield "tags", talk.voice.say("compare.tag", NAME=talk.name(item), TAGS=talk.voice.listed(only))
            return


def _values(talk: Talk, item: Item, option_id: str) -> str:
    option = option_of(item.product, option_id)
    values = values_of(option, available(item.product.variants)) if option else ()
    return talk.voice.listed([talk.voice.text(value.name) for value in values])


SKILL = Skill("compare", answer, (Act.COMPARE,), needs_item=True)
