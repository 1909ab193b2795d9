"""Tells where a thing is and leads there."""

from msgspec.structs import replace

from avatars.items import Item
from avatars.places import door_to, elsewhere_key, scene_name, whereabouts
from avatars.skills import ask_back, out_of_scope, recommend
from avatars.skills.presenting import there
from avatars.steps import ShowCard
from avatars.talk import Answer, Skill, Talk, ids
from avatars.wishes import described
from nlp.search import find
from nlp.turn import Act, Constraint
from scenes.places import Place, distance

MOST_OTHERS = 2


def answer(talk: Talk) -> Answer:
    """Leads to the nearest of the things meant; a kind of thing is looked for in the whole store."""
    items = talk.items or _of_kind(talk)
    if not items:
        wish = _wish(talk)
        return out_of_scope.not_sold(talk, wish) if described(talk, wish) else ask_back.which(talk)
    wish = _wish(talk)
    if wish.kinds and any(each.plural for each in talk.turn.references):
        # "Show me the mugs" - "the green ones": what was looked for as a kind may be narrowed.
        talk.memory.wish = Constraint(kinds=wish.kinds)
    return lead(talk, _nearest_first(talk, items))


def lead(talk: Talk, items: tuple[Item, ...]) -> Answer:
    """The way to the first of `items`, with words on arrival; others are named."""
    first, others = items[0], items[1 : 1 + MOST_OTHERS]
    voice = talk.voice
    where = whereabouts(first, talk.view, talk.visitor.pose, voice)
    slots = {"NAME": talk.name(first), "WHERE": where}
    if first.shown is None:
        card = ShowCard(talk.visitor.body, first.product.id)
        return Answer((voice.say("locate.card", **slots),), about=ids(first), steps=(card,))
    key = "locate.here" if first.here else elsewhere_key("locate.elsewhere", first, talk.view)
    here_we_are = voice.say(key, **slots, SCENE=scene_name(first, talk.view, voice))
    says = [there(talk, first) if talk.view.engaged else here_we_are]
    if others:
        says.append(voice.say("locate.others", NAMES=voice.listed([talk.name(each) for each in others])))
    leaving = voice.say("lead.there" if first.here else "lead.this_way", **slots)
    return Answer(tuple(says), lead=first, leaving=leaving, about=ids(first, *others))


def led_now_or_later(talk: Talk, answer: Answer) -> Answer:
    """The answer, with a promise where the way that it begins has to wait until the agent's body is free."""
    if answer.lead is None:
        return answer
    talk.memory.promised = None
    if not talk.view.engaged or not (answer.lead.here or door_to(answer.lead, talk.view)):
        return answer
    talk.memory.promised = answer.lead.product.id
    promise = talk.voice.exactly("lead.later", NAME=talk.name(answer.lead))
    return replace(answer, says=(*answer.says, promise))


def kept(talk: Talk) -> Answer:
    """Leads to what was promised, as the store is now."""
    promised, talk.memory.promised = talk.memory.promised, None
    item = talk.assortment.item(promised) if promised else None
    if item is None:
        return Answer((talk.voice.exactly("repriced.gone"),))
    return replace(lead(talk, (item,)), leaving=talk.voice.say("lead.now", NAME=talk.name(item)))


def _of_kind(talk: Talk) -> tuple[Item, ...]:
    wish = _wish(talk)
    if wish == Constraint():
        return ()
    hits = find(wish, (), lexicon=talk.lexicon, limit=recommend.SHOWN)
    return talk.assortment.items(hit.entry for hit in hits)


def _wish(talk: Talk) -> Constraint:
    """What the thing looked for must be, as the turn or its first telling reference says."""
    likes = (each.like for each in talk.turn.references if each.like != Constraint())
    return talk.turn.constraint if talk.turn.constraint != Constraint() else next(likes, Constraint())


def _nearest_first(talk: Talk, items: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda item: _metres(talk, item)))


def _metres(talk: Talk, item: Item) -> float:
    if item.shown is None or not item.here:
        return float("inf")
    x, _, z = item.shown.display.position
    return distance(talk.visitor.pose, Place(x, z))


SKILL = Skill("locate_and_lead", answer, (Act.LOCATE,), needs_item=False)
