"""Answers questions about the store from its own knowledge files, in their words."""

from avatars.knowledge import best_passage, quotation
from avatars.question import Asking, Question
from avatars.talk import Answer, Skill, Talk
from nlp.facts import Facts
from nlp.turn import Act


def answer(talk: Talk) -> Answer:
    """Quotes the passage that answers; where there is none, says so and offers a person."""
    says = quoted(talk, talk.turn.topic)
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


SKILL = Skill("ask_policy", answer, (Act.ASK_POLICY,))
