"""Finds what helps somebody who tells of a need and names no thing: "my ears are freezing"."""

import msgspec

from avatars.items import Item
from avatars.question import Asking, Question
from avatars.skills import out_of_scope, recommend
from avatars.talk import Answer, Skill, Talk, has_cue, ids
from nlp.nearness import Near
from nlp.search import find, met_needs
from nlp.tokens import normal
from nlp.turn import UNCLEAR, Act, Constraint

# So near is what may be asked about where nothing else can be made of the words.
MAYBE = 0.55
MOST_GUESSES = 2
# Acts that are about a thing.
_MAYBE = frozenset({Act.LOCATE, Act.ASK_ATTRIBUTE, Act.ADD_TO_CART})
# So near is a need that it is believed where nobody could follow the words otherwise, ...
LIKELY = 0.74
# ... where they were taken for something else, ...
STRONG = 0.8
# ... where they were taken for a complaint about the thing in talk ("the sun is so bright"), ...
SURE = 1.0
# ... and by so much nearer must be what helps than the thing that was named.
MARGIN = 0.05
# What is less near than this share of the nearest is not named beside it.
BESIDE = 0.8
_UNNAMED = ("kinds", "colors", "materials", "brands", "sizes", "tags", "rating_least", "sort")
_LIMITS = ("price_least", "price_most", "excluded")


def is_told(talk: Talk) -> bool:
    """Whether the words tell of a need rather than name a thing: by what is near to them, and how near."""
    turn, best = talk.turn, _nearest(talk)
    match turn.act:
        case Act.CHITCHAT:
            return best is not None and best.score >= (LIKELY if turn.topic == UNCLEAR else STRONG)
        case Act.RECOMMEND if turn.topic is None and turn.than is None and turn.foreign is None:
            return (_names_nothing(talk) and bool(turn.words)) or _outweighs(talk, best)
        case Act.LOCATE | Act.ASK_ATTRIBUTE | Act.ADD_TO_CART | Act.FEEDBACK:
            # Read as words about a thing: believed at once where there is none that they could be about.
            about_something = bool(talk.items or talk.unsure or talk.memory.named)
            may_be_no_word_of_it = turn.act is Act.FEEDBACK or not about_something
            return may_be_no_word_of_it and best is not None and best.score >= (SURE if about_something else STRONG)
        case _:
            return False


def is_guessed(talk: Talk) -> bool:
    """Whether nothing else can be made of the words, and something is near enough to be asked about."""
    turn, memory = talk.turn, talk.memory
    about_nothing = turn.act in _MAYBE and not (talk.items or talk.unsure or memory.named)
    is_unclear = turn.act is Act.CHITCHAT and turn.topic == UNCLEAR
    is_unmet = turn.act is Act.RECOMMEND and _names_nothing(talk)
    return (about_nothing or is_unclear or is_unmet) and not memory.not_understood and bool(_guesses(talk))


def guess(talk: Talk) -> Answer:
    """Asks whether the nearest things would help; who is not understood again is offered a person."""
    talk.memory.not_understood += 1
    items = _guesses(talk)
    names = talk.voice.either([talk.name(item) for item in items])
    question = Question(Asking.LEAD, products=(items[0].product.id,), displays=ids(*items))
    return Answer((talk.voice.say("need.maybe", NAMES=names),), about=ids(*items), question=question)


def _guesses(talk: Talk) -> tuple[Item, ...]:
    near, entries = talk.near, talk.lexicon.entries
    likely = (each for each in near if near[each].score >= MAYBE and entries[each].in_stock)
    return talk.assortment.items(sorted(likely, key=lambda each: (-near[each].score, each))[:MOST_GUESSES])


def _names_nothing(talk: Talk) -> bool:
    """Whether nothing is named by which anything of the store could be told."""
    wish = msgspec.structs.replace(talk.turn.constraint, tags=met_needs(talk.turn.constraint, talk.lexicon))
    return wish.price_most is None and all(getattr(wish, field) == getattr(Constraint(), field) for field in _UNNAMED)


def _outweighs(talk: Talk, best: Near | None) -> bool:
    """Whether another thing is nearer than all of the kind or use named alone: "my trousers keep falling down"."""
    wish, near = talk.turn.constraint, talk.near
    is_named_alone = wish in (Constraint(kinds=wish.kinds), Constraint(tags=wish.tags)) and wish != talk.memory.wish
    if best is None or not is_named_alone or _is_asked_for(talk) or best.score < STRONG:
        return False
    met = find(wish, (), lexicon=talk.lexicon, limit=len(talk.lexicon.entries))
    return best.score >= max((near[hit.entry].score for hit in met if hit.entry in near), default=0.0) + MARGIN


def _is_asked_for(talk: Talk) -> bool:
    """Whether what is named is what is wanted: "a jacket, please", not "my trousers keep falling down"."""
    wishes = any(has_cue(talk, cue) for cue in ("wish", "need")) and not has_cue(talk, "unnamed")
    asks = talk.turn.quantity is not None or any(has_cue(talk, cue) for cue in ("have", "show", "bare_room"))
    return wishes or asks or not talk.lexicon.vocabulary.besides(normal(talk.turn.text), talk.turn.language)


def _nearest(talk: Talk) -> Near | None:
    """The nearest thing that may be offered and can be had."""
    entries = talk.lexicon.entries
    enough = [each for product, each in talk.near.items() if each.enough and entries[product].in_stock]
    return max(enough, key=lambda each: each.score, default=None)


def answer(talk: Talk) -> Answer:
    """The nearest things; the use that brought them is the wish that stands from now on."""
    if _nearest(talk) is None and is_guessed(talk):
        return guess(talk)
    if _nearest(talk) is None:
        return _asked_for_more(talk)
    talk.memory.not_understood = 0
    found = {product: each for product, each in talk.near.items() if each.enough}
    best = max(sorted(found), key=lambda product: found[product].score)
    near = {product: each for product, each in found.items() if each.score >= BESIDE * found[best].score}
    talk.memory.offered.clear()
    limits = msgspec.structs.replace(Constraint(), **{each: getattr(talk.turn.constraint, each) for each in _LIMITS})
    # What was named was not meant: nothing ranks higher for being called by these words.
    unnamed = msgspec.structs.replace(talk, turn=msgspec.structs.replace(talk.turn, words=()))
    offered = recommend.for_wish(unnamed, limits, among=near)
    talk.memory.wish = _standing(talk, limits, best, near[best].use)
    return offered


def _asked_for_more(talk: Talk) -> Answer:
    """Asks what sort of thing is looked for, and names what there is."""
    names = talk.voice.either(out_of_scope.categories(talk))
    if not names:
        return out_of_scope.not_sold(talk, talk.turn.constraint)
    return Answer((talk.voice.say("need.which", CATEGORIES=names),), question=Question(Asking.WISH))


def _standing(talk: Talk, limits: Constraint, product: str, use: str | None) -> Constraint:
    """The wish with the use as a demand of its own, so that "anything cheaper?" goes on from it."""
    if use is None:
        return limits
    field = "tags" if talk.lexicon.has(product, "tag", use) else "kinds"
    return msgspec.structs.replace(limits, **{field: (use,)})


SKILL = Skill("meet_need", answer)
GUESS = Skill("guess_need", guess)
