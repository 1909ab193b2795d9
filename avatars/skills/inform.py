"""Answers what a product costs, is made of, comes in: from its record alone."""

from collections.abc import Callable

from avatars.choosing import said_choices, said_value
from avatars.items import Item
from avatars.places import door_to, scene_name
from avatars.question import Asking, Question
from avatars.records import available, option_of
from avatars.skills import ask_back
from avatars.skills.informing import extras, options, price
from avatars.skills.informing.details import tell_by_words, tell_capacity, tell_detail, tell_wondered
from avatars.skills.informing.options import names_missing
from avatars.skills.informing.reasons import tell_why
from avatars.skills.informing.wondering import about, is_off_record, wonders
from avatars.talk import Answer, Skill, Talk, ids
from nlp.facts import Facts
from nlp.turn import Act

MOST_ATTRIBUTES = 2
MOST_ITEMS = 3

# What may be asked about one product -> the sentences that answer it; () where the record does not tell.
TELL: dict[str, Callable[[Talk, Item], tuple[Facts, ...]]] = {
    "price": price.tell,
    "stock": options.tell_stock,
    "left": options.tell_left,
    "size": options.tell_sizes,
    "capacity": tell_capacity,
    "dimensions": options.tell_dimensions,
    "color": options.tell_colors,
    "material": extras.tell_material,
    "brand": extras.tell_brand,
    "rating": extras.tell_rating,
    "weight": extras.tell_weight,
    "name": extras.tell_name,
    "tags": extras.tell_tags,
    "why": tell_why,
    "description": extras.tell_description,
    "wondered": tell_wondered,
}


def answer(talk: Talk) -> Answer:
    """Tells what was asked of the things meant; what the record does not hold is said to be unknown."""
    items = talk.items or tuple(filter(None, (about(talk),)))
    if not items:
        return ask_back.which(talk)
    if len(items) > 1:
        return _about_several(talk, items[:MOST_ITEMS])
    item = items[0]
    if is_off_record(talk):
        return unknown(talk, item)
    asked = ("wondered",) if wonders(talk, item) else _attributes(talk, item)
    told = {attribute: tell(talk, item, attribute) for attribute in asked}
    says = tuple(facts for sentences in told.values() for facts in sentences) or tell_by_words(talk, item)
    if not says:
        return unknown(talk, item)
    talk.memory.note_choices(item.product, said_choices(talk, item.product))
    if not is_sold(item):
        return Answer(says, points=item, about=ids(item), question=similar_to(item))
    return Answer(says, points=item, about=ids(item)).then(_offer_to_lead(talk, item))


def _attributes(talk: Talk, item: Item) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_as_stock(talk, item, each) for each in _asked(talk)))[:MOST_ATTRIBUTES]


def _offer_to_lead(talk: Talk, item: Item) -> Answer:
    """Once for each thing in another room: the way to its door."""
    if door_to(item, talk.view) is None or not talk.memory.once(f"lead to {item.id}"):
        return Answer()
    says = (talk.voice.say("inform.next_door", SCENE=scene_name(item, talk.view, talk.voice)),)
    return Answer(says, question=Question(Asking.LEAD, products=(item.product.id,), displays=ids(item)))


def is_sold(item: Item) -> bool:
    """Whether any variant can be bought now."""
    return bool(available(item.product.variants))


def similar_to(item: Item) -> Question:
    """What a yes to "something similar?" takes up."""
    return Question(Asking.MORE, products=(item.product.id,), displays=ids(item))


def tell(talk: Talk, item: Item, attribute: str) -> tuple[Facts, ...]:
    """The sentences about one attribute; () where nothing is known."""
    known = TELL.get(attribute)
    return known(talk, item) if known else tell_detail(talk, item, attribute)


def unknown(talk: Talk, item: Item) -> Answer:
    """Says that the record does not tell, and offers a person."""
    says = (talk.voice.exactly("inform.unknown", NAME=talk.name(item)),)
    return Answer(says, points=item, about=ids(item), question=Question(Asking.PERSON, reason="question"))


def _asked(talk: Talk) -> tuple[str, ...]:
    """What was asked for; a value that was named ("in XL?", "waterproof?") asks for its own attribute."""
    wish = talk.turn.constraint
    if talk.turn.asked and not (wish.tags and talk.turn.asked == ("material",) and not wish.materials):
        return talk.turn.asked
    named = (("size", wish.sizes), ("color", wish.colors), ("material", wish.materials), ("tags", wish.tags))
    return tuple(attribute for attribute, values in named if values) or ("description",)


def _as_stock(talk: Talk, item: Item, attribute: str) -> str:
    """A size or colour that was named asks whether that variant is there; both of them ask it once."""
    option = option_of(item.product, attribute)
    named = option is not None and (said_value(talk, item.product, option) or names_missing(talk, item.product))
    return "stock" if named else attribute


def _about_several(talk: Talk, items: tuple[Item, ...]) -> Answer:
    """One attribute of several things, in one sentence."""
    attribute = _asked(talk)[0]
    if attribute == "price":
        return Answer((price.tell_each(talk, items),), points=items[0], about=ids(*items))
    if attribute == "name":
        names = talk.voice.listed([talk.name(item) for item in items])
        return Answer((talk.voice.say("inform.names", NAMES=names),), points=items[0], about=ids(*items))
    says = tuple(facts for item in items[:2] for facts in tell(talk, item, attribute))
    return Answer(says, points=items[0], about=ids(*items)) if says else unknown(talk, items[0])


SKILL = Skill("inform", answer, (Act.ASK_ATTRIBUTE,), needs_item=True)
