"""Questions that name no attribute: about a thing at large, about something in particular, or about no record."""

import re

from avatars.items import Item
from avatars.knowledge import begins_alike
from avatars.talk import Talk, has_cue
from nlp.tokens import normal
from nlp.turn import Act

# Words of any question, which a record need not speak of.
_IDLE = re.compile(
    r"(?:있|없|되|돼|된|됐|들어|담기|담을|맞|얼마|하나|인가|건가|거예|거에|이거|그거|저거|이게|그게|저게|이건|그건|혹시|그럼"
    r"|정말|진짜|너무|지금|써도|누가|어때|알려|보여|주세|해요|궁금|만든|만들|달려|달렸|달린|붙어|붙었|딸려|개예|어디|무슨|어떤"
    r"|제품|상품|물건|아직|요즘|나요|가요|거요).*"
    r"|[가-힣]|me|us|tell|know|come|comes|get|any|thing|things|really|actually|item|product"
)
# What is counted of a thing, not the things: "how many pockets".
_COUNTED = re.compile(r"how many (\w+)|([가-힣]+) 몇 ?(?:개|장|벌|가지)(?!.{0,3}(?:남|더|까지))")


def is_off_record(talk: Talk) -> bool:
    """Whether the question is about what no catalog tells: what was sold last week, what will be, other shops."""
    return has_cue(talk, "off_record")


def wonders(talk: Talk, item: Item) -> bool:
    """Whether something in particular is asked that no attribute stands for ("is it bulletproof?", "has it a zip?")."""
    wish = talk.turn.constraint
    if counts_parts(talk, item) or has_cue(talk, "ask_warranty"):
        return True
    if has_cue(talk, "at_large") or wish.tags or wish.materials or wish.colors or wish.sizes:
        return False
    if has_cue(talk, "ask_description"):
        return True
    asked = (each for each in talk.turn.asked if each != "description")
    is_whole = has_cue(talk, "is_it") or has_cue(talk, "part") or _is_named(talk, item)
    return is_whole and bool(particulars(talk, item)) and not any(has_cue(talk, f"ask_{each}") for each in asked)


def about(talk: Talk) -> Item | None:
    """The thing meant, or named by words that were taken to mean none."""
    named = (name for each in talk.turn.references for name in each.names)
    return next(iter(talk.items or talk.assortment.items(named)), None)


def counts_parts(talk: Talk, item: Item) -> bool:
    """Whether it is asked how many there are of something that belongs to the thing."""
    counted = {word for found in _COUNTED.finditer(normal(talk.turn.text)) for word in found.groups()}
    return bool(counted.intersection(particulars(talk, item)))


def asks_particularly(talk: Talk) -> bool:
    """Whether words taken for something else ask about the thing that they name, beyond what its attributes tell."""
    item, act = about(talk), talk.turn.act
    if item is None or has_cue(talk, "cart_add"):
        return False
    seeks = has_cue(talk, "locate") or has_cue(talk, "show")
    is_bare = talk.turn.elliptical or (act is Act.LOCATE and not seeks)
    is_bare = is_bare or (act is Act.ADD_TO_CART and has_cue(talk, "is_it"))
    is_bare = is_bare or (act in (Act.RECOMMEND, Act.SHOW_CART) and _is_named(talk, item))
    checks = act is Act.RECOMMEND and has_cue(talk, "is_it") and _is_named(talk, item)
    return checks or is_off_record(talk) or counts_parts(talk, item) or (is_bare and wonders(talk, item))


def particulars(talk: Talk, item: Item) -> list[str]:
    """The words of the question beyond the thing's own and those of any question."""
    product = item.product
    own = (*product.name.values(), *product.kind.values(), *product.category.values(), product.brand)
    values = (name for option in product.options for value in option.values for name in value.name.values())
    known = [word for text in (*own, *values) for word in normal(text).split()]
    return [
        word
        for word in talk.turn.words
        if not _IDLE.fullmatch(word) and not any(begins_alike(word, each) or begins_alike(each, word) for each in known)
    ]


def _is_named(talk: Talk, item: Item) -> bool:
    return any(item.product.id in each.names for each in talk.turn.references)
