"""The further facts that a brand has written down about a product: care, origin, capacity, dimensions ..."""

import re

from avatars.items import Item
from avatars.knowledge import speaks_of
from avatars.skills.informing.quoting import ended, measured, sentences
from avatars.skills.informing.wondering import particulars
from avatars.talk import Talk
from nlp.facts import Facts
from nlp.languages import LANGUAGES
from nlp.stating import touches_on

# Needs of which a detail tells that has another name.
KEPT_IN = {"washable": "care", "waterproof": "waterproofing"}
# A sentence answers a question if it speaks of more than so much of what was asked.
MOSTLY = 0.5
# What a description may tell of a detail that has no record of its own.
MEASURES = {
    "capacity": re.compile(r"\d\s?(?:l\b|ml\b|cl\b|oz\b|lit(?:re|er)s?|리터|밀리리터)", re.IGNORECASE),
    "weight": re.compile(r"\d\s?(?:kg|g\b|lbs?\b|oz\b|그램|킬로)", re.IGNORECASE),
    "dimensions": re.compile(r"\d\s?(?:mm|cm|m\b|inch|미리|센티|미터|인치)", re.IGNORECASE),
}


def tell_detail(talk: Talk, item: Item, detail: str) -> tuple[Facts, ...]:
    """A further fact of the record, such as care or origin; else the sentence of the description that measures it."""
    text = talk.voice.text(item.product.details.get(detail, {}))
    if text:
        key = f"inform.{detail}"
        key = key if talk.voice.knows(key) else "inform.detail"
        return (talk.voice.say(key, NAME=talk.name(item), TEXT=text.strip().rstrip(".")),)
    measure = MEASURES.get(detail)
    return _quoted(talk, item, measured([_description(talk, item)], measure)) if measure else ()


def tell_capacity(talk: Talk, item: Item) -> tuple[Facts, ...]:
    """What goes in: whether the thing asked about does, where the record speaks of it, else how much."""
    return tell_by_words(talk, item) or tell_detail(talk, item, "capacity")


def tell_by_words(talk: Talk, item: Item) -> tuple[Facts, ...]:
    """The sentence of the description that speaks of what was asked in particular; () where none does."""
    asked = particulars(talk, item)
    rated = [(speaks_of(each, _as_written(talk, asked, each)), each) for each in sentences(_description(talk, item))]
    best, sentence = max(rated, default=(0.0, ""), key=lambda each: each[0])
    return _quoted(talk, item, sentence if best > MOSTLY else "")


def _as_written(talk: Talk, asked: list[str], sentence: str) -> list[str]:
    """The words as a sentence has them: a hood ("모자") may be written of as "후드"."""
    parts = LANGUAGES[talk.voice.language.code].grammar.parts.values()
    same = {word: [other for part in parts if word in part for other in part if other in sentence] for word in asked}
    return [next(iter(same[word]), word) for word in asked]


def tell_need(talk: Talk, item: Item, tag: str) -> tuple[Facts, ...]:
    """What the record says in other words on whether a thing meets a need; () where it is silent."""
    code = talk.voice.language.code
    told = (each for each in sentences(_description(talk, item)) if touches_on(talk.lexicon, each, code, tag))
    return _quoted(talk, item, next(told, "")) or tell_detail(talk, item, KEPT_IN.get(tag, tag))


def tell_wondered(talk: Talk, item: Item) -> tuple[Facts, ...]:
    """What the record says of something that is no attribute; of what is heavy, its weight."""
    return tell_by_words(talk, item) or (() if particulars(talk, item) else tell_detail(talk, item, "weight"))


def _quoted(talk: Talk, item: Item, sentence: str) -> tuple[Facts, ...]:
    if not sentence:
        return ()
    return (talk.voice.say("inform.description", NAME=talk.name(item), TEXT=ended(sentence)),)


def _description(talk: Talk, item: Item) -> str:
    return item.product.description.get(talk.voice.language.code, "")
