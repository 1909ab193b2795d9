"""Answers questions about the store from its own knowledge files, in their words."""

from avatars.items import Item
from avatars.knowledge import best_passage, quotation
from avatars.question import Asking, Question
from avatars.records import available
from avatars.skills.informing import price
from avatars.skills.informing.price import price_word
from avatars.talk import Answer, Skill, Talk, ids
from nlp.facts import Facts
from nlp.turn import Act
from scenes.products import Variant

SALE = "sale"
MOST_REDUCED = 3


def answer(talk: Talk) -> Answer:
    """Quotes the passage that answers; of a thing, and where there is none, what the records tell; else a person."""
    if talk.turn.topic == SALE and talk.items:
        return Answer(_whether_reduced(talk, talk.items[0]), points=talk.items[0], about=ids(talk.items[0]))
    says = quoted(talk, talk.turn.topic)
    if says:
        return Answer(says)
    if talk.turn.topic == SALE and (items := _reduced(talk)):
        return Answer((talk.voice.say("policy.reduced", NAMES=_prices(talk, items)),), about=ids(*items))
    return Answer((talk.voice.exactly("policy.unknown"),), question=Question(Asking.PERSON, reason="policy"))


def quoted(talk: Talk, topic: str | None) -> tuple[Facts, ...]:
    """The sentences of the store's own text that answer; () where it has none."""
    language = talk.voice.language.code
    passage = best_passage(talk.view.knowledge, talk.turn.text, topic, language)
    if passage is None:
        return ()
    words = quotation(passage, talk.turn.text)
    key = "policy.quote" if passage.language == language else "policy.quote.foreign"
    return (talk.voice.exactly(key, TEXT=words, TITLE=passage.title),)


def _reduced(talk: Talk) -> tuple[Item, ...]:
    """Things that can be had for less than before."""
    products = talk.view.products.values()
    return talk.assortment.items(each.id for each in products if any(map(_is_reduced, available(each.variants))))


def _whether_reduced(talk: Talk, item: Item) -> tuple[Facts, ...]:
    """Whether this thing costs less than before, and what it costs."""
    if any(map(_is_reduced, price.meant(talk, item))):
        return price.tell(talk, item)
    return (talk.voice.say("policy.not_reduced", NAME=talk.name(item), PRICE=price_word(talk, item)),)


def _is_reduced(variant: Variant) -> bool:
    return variant.compare_at is not None and variant.compare_at > variant.price


def _prices(talk: Talk, items: tuple[Item, ...]) -> str:
    slots = ({"NAME": talk.name(item), "PRICE": price_word(talk, item)} for item in items[:MOST_REDUCED])
    return talk.voice.listed([talk.voice.word("inform.price.each", **each) for each in slots])


SKILL = Skill("ask_policy", answer, (Act.ASK_POLICY,))
