"""What a product is called, made of, made by, good for, and how it is rated and cared for."""

from avatars.items import Item
from avatars.records import available
from avatars.skills.informing import price
from avatars.skills.informing.details import tell_detail, tell_need
from avatars.skills.informing.quoting import opening
from avatars.talk import Talk
from nlp.facts import Facts
from nlp.stating import own_word, states

BEST_RATING = "5"
GRAMS_OF_KILOGRAM = 1000


def tell_name(talk: Talk, item: Item) -> tuple[Facts, ...]:
    return (talk.voice.say("inform.name", NAME=talk.name(item)),)


def tell_material(talk: Talk, item: Item) -> tuple[Facts, ...]:
    """What it is made of; after "is it leather?" with a yes or a no."""
    material = talk.voice.text(item.product.material)
    if not material:
        return ()
    asked = talk.turn.constraint.materials
    if not asked:
        return (talk.voice.say("inform.material", NAME=talk.name(item), MATERIAL=material),)
    is_so = any(talk.lexicon.has(item.product.id, "material", each) for each in asked)
    return (talk.voice.say(f"inform.material.{'yes' if is_so else 'no'}", NAME=talk.name(item), MATERIAL=material),)


def tell_weight(talk: Talk, item: Item) -> tuple[Facts, ...]:
    """What the lightest form that is meant weighs, where a record says so."""
    weight = lightest(item)
    if weight is None:
        return tell_detail(talk, item, "weight")
    return (talk.voice.say("inform.weight", NAME=talk.name(item), WEIGHT=weight_word(talk, weight)),)


def lightest(item: Item) -> int | None:
    """Grams of the lightest form that can be bought; None where no record tells."""
    return min((each.weight for each in available(item.product.variants) if each.weight is not None), default=None)


def weight_word(talk: Talk, grams: int) -> str:
    """ "450 g", from a kilogram on "1.25 kg"."""
    number = talk.voice.language.number
    return f"{number(grams)} g" if grams < GRAMS_OF_KILOGRAM else f"{number(grams / GRAMS_OF_KILOGRAM)} kg"


def tell_brand(talk: Talk, item: Item) -> tuple[Facts, ...]:
    brand = item.product.brand
    return (talk.voice.say("inform.brand", NAME=talk.name(item), BRAND=brand),) if brand else ()


def tell_rating(talk: Talk, item: Item) -> tuple[Facts, ...]:
    rating = item.product.rating
    if rating is None:
        return (talk.voice.say("inform.unrated", NAME=talk.name(item)),)
    number = talk.voice.language.number
    return (talk.voice.say("inform.rating", NAME=talk.name(item), RATING=number(rating), BEST=BEST_RATING),)


def tell_tags(talk: Talk, item: Item) -> tuple[Facts, ...]:
    """Yes to what the record says of it; what only comes near is quoted, what it does not say is not promised."""
    asked = talk.turn.constraint.tags
    if not asked:
        return tell_description(talk, item)
    stated = [tag for tag in asked if states(talk.lexicon, item.product.id, tag)]
    near = () if stated else tell_need(talk, item, asked[0])
    if near:
        return near
    words = [need_word(talk, tag) for tag in stated or asked]
    key = "inform.tag.yes" if stated else "inform.tag.no"
    return (talk.voice.say(key, NAME=talk.name(item), TAG=talk.voice.listed(words)),)


def tell_description(talk: Talk, item: Item) -> tuple[Facts, ...]:
    """The first sentences of its description in the visitor's language, else what it is made of and its price."""
    text = item.product.description.get(talk.voice.language.code, "")
    if text:
        return (talk.voice.say("inform.description", NAME=talk.name(item), TEXT=opening(text)),)
    return *tell_material(talk, item), *price.tell(talk, item)


def tag_word(talk: Talk, item: Item, tag: str) -> str:
    """A tag of an item, in a form that stands after "it is"; in the record's own word where that only suggests it."""
    stated = states(talk.lexicon, item.product.id, tag)
    return need_word(talk, tag) if stated else own_word(talk.lexicon, item.product.id, tag)


def need_word(talk: Talk, tag: str) -> str:
    """What a tag means to people, in a form that stands after "it is"."""
    key = f"tag.{tag}"
    return talk.voice.word(key) if talk.voice.knows(key) else talk.lexicon.label("tag", tag, talk.voice.language.code)
