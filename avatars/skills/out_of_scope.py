"""Says plainly what the store does not sell or do, and offers what comes nearest."""

from avatars.items import Item
from avatars.question import Asking, Question
from avatars.talk import Answer, Skill, Talk, ids
from avatars.wishes import described
from nlp.concepts import within
from nlp.search import Hit, find
from nlp.turn import Act, Constraint

# What is refused -> the phrase that does it.
REFUSED = {"haggling": "refuse.haggling", "injection": "refuse.injection", "world": "chitchat.world"}
MOST_CATEGORIES = 4
MOST_NEAR = 2


def answer(talk: Talk) -> Answer:
    """Prices are fixed, tricks are ignored, what is not sold is not sold, and of the world an agent knows its store."""
    key = REFUSED.get(talk.turn.topic or "")
    if key is not None:
        return Answer((talk.voice.exactly(key),))
    if talk.turn.topic == "service":
        question = Question(Asking.PERSON, reason="service")
        return Answer((talk.voice.exactly("refuse.service"),), question=question)
    return not_sold(talk, talk.turn.constraint)


def not_sold(talk: Talk, wish: Constraint) -> Answer:
    """Names what was wanted where it can be named, and what comes nearest, else what there is."""
    wanted = described(talk, wish)
    near = _nearest(talk, wish)
    if near:
        names = talk.voice.listed([talk.name(item) for item in near])
        key = "refuse.unsold.near" if wanted else "refuse.unsold.near.unnamed"
        says = (talk.voice.exactly(key, WISH=wanted, NAMES=names),)
        question = Question(Asking.LEAD, products=(near[0].product.id,), displays=ids(*near))
        return Answer(says, about=ids(*near), question=question)
    names = talk.voice.listed(categories(talk))
    if not names:
        return Answer((talk.voice.exactly("refuse.unsold.bare"),), question=Question(Asking.WISH))
    key = "refuse.unsold.named" if wanted else "refuse.unsold"
    says = (talk.voice.exactly(key, WISH=wanted, CATEGORIES=names),)
    return Answer(says, question=Question(Asking.WISH))


def _nearest(talk: Talk, wish: Constraint) -> tuple[Item, ...]:
    """Things of the family that the wanted kind belongs to; the widest ones ("accessory") say too little."""
    families = (family for kind in wish.kinds for family in within("kind", kind)[1:-1])
    found = (find(Constraint(kinds=(family,)), (), lexicon=talk.lexicon, limit=MOST_NEAR) for family in families)
    hits = next((each for each in found if each), ()) or _near(talk)
    return talk.assortment.items(hit.entry for hit in hits)


def _near(talk: Talk) -> tuple[Hit, ...]:
    """What may help as well, by what is near in meaning to all that was said."""
    hits = find(Constraint(), (), lexicon=talk.lexicon, limit=MOST_NEAR, near=talk.near)
    return tuple(hit for hit in hits if hit.entry in talk.near and talk.near[hit.entry].enough)


def categories(talk: Talk) -> list[str]:
    """What the store sells, the largest categories first."""
    counts: dict[str, int] = {}
    for product in talk.view.products.values():
        name = talk.voice.text(product.category) or talk.voice.text(product.kind)
        if name:
            counts[name] = counts.get(name, 0) + 1
    return sorted(counts, key=lambda name: -counts[name])[:MOST_CATEGORIES]


SKILL = Skill("out_of_scope", answer, (Act.OUT_OF_SCOPE,))
