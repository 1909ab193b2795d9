"""Answers questions about the store from its own knowledge files, in their words, and from what is on offer now."""

from avatars.knowledge import asks_for_cost, best_passage, is_particular, quotation
from avatars.question import Asking, Question
from avatars.skills.informing import offers
from avatars.talk import Answer, Skill, Talk, ids
from nlp.facts import Facts
from nlp.turn import Act

SALE = "sale"
SHIPPING = "shipping"


def answer(talk: Talk) -> Answer:
    """Tells what is on offer, or quotes the passage that answers; where nothing is known, offers a person."""
    if talk.turn.topic == SALE and talk.items:
        return Answer(offers.tell_of(talk, talk.items[0]), points=talk.items[0], about=ids(talk.items[0]))
    if talk.turn.topic == SALE and not is_particular(talk.turn.text):
        return _on_offer(talk)
    says = quoted(talk, talk.turn.topic)
    if talk.turn.topic == SHIPPING and asks_for_cost(talk.turn.text):
        says += offers.tell_free_delivery(talk, thresholds=not says)
    if says:
        return Answer(says)
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


def _on_offer(talk: Talk) -> Answer:
    """What the records tell; where nothing is on offer the store's own text, else that nothing is."""
    if says := offers.tell_all(talk):
        return Answer(says, about=ids(*offers.reduced(talk)))
    return Answer(quoted(talk, SALE) or (talk.voice.say("policy.no_offers"),))


SKILL = Skill("ask_policy", answer, (Act.ASK_POLICY,))
