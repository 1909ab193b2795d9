"""Says plainly what the store does not sell or do, and offers what comes nearest."""

from avatars.question import Asking, Question
from avatars.talk import Answer, Skill, Talk
from avatars.wishes import described
from nlp.turn import Act

# What is refused -> the phrase that does it.
REFUSED = {"haggling": "refuse.haggling", "injection": "refuse.injection"}
MOST_CATEGORIES = 4


def answer(talk: Talk) -> Answer:
    """Prices are fixed, tricks are ignored, what is not sold is not sold."""
    key = REFUSED.get(talk.turn.topic or "")
    if key is not None:
        return Answer((talk.voice.exactly(key),))
    if talk.turn.topic == "service":
        question = Question(Asking.PERSON, reason="service")
        return Answer((talk.voice.exactly("refuse.service"),), question=question)
    return not_sold(talk, described(talk, talk.turn.constraint))


def not_sold(talk: Talk, wanted: str) -> Answer:
    """Names what was wanted where it can be named, and what there is."""
    categories = talk.voice.listed(_categories(talk)[:MOST_CATEGORIES])
    if not categories:
        return Answer((talk.voice.exactly("refuse.unsold.bare"),), question=Question(Asking.WISH))
    key = "refuse.unsold.named" if wanted else "refuse.unsold"
    says = (talk.voice.exactly(key, WISH=wanted, CATEGORIES=categories),)
    return Answer(says, question=Question(Asking.WISH))


def _categories(talk: Talk) -> list[str]:
    """What the store sells, the largest categories first."""
    counts: dict[str, int] = {}
    for product in talk.view.products.values():
        name = talk.voice.text(product.category) or talk.voice.text(product.kind)
        if name:
            counts[name] = counts.get(name, 0) + 1
    return sorted(counts, key=lambda name: -counts[name])


SKILL = Skill("out_of_scope", answer, (Act.OUT_OF_SCOPE,))
