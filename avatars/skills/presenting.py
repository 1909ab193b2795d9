"""How what was found is presented: led to, with its price and the reason, or as the nearest true thing."""

from avatars.items import Item
from avatars.places import elsewhere_key, scene_name, whereabouts
from avatars.skills.informing.price import price_word
from avatars.steps import ShowCard
from avatars.talk import Answer, Talk, ids
from nlp.facts import Facts


def presented(talk: Talk, items: list[Item], reason: str, *before: Facts) -> Answer:
    """Leads to the first of `items`, says why and what it costs, and names the others."""
    best, others = items[0], items[1:]
    slots = {"NAME": talk.name(best), "PRICE": price_word(talk, best)}
    key = "recommend.reason" if reason else "recommend.plain"
    says = [*before, talk.voice.say(key, REASON=reason, **slots), *_elsewhere(talk, best)]
    if others:
        says.append(talk.voice.say("recommend.others", NAMES=talk.voice.listed([talk.name(each) for each in others])))
    return Answer(
        tuple(says),
        lead=best if best.shown else None,
        leaving=talk.voice.say("lead.follow"),
        about=ids(*items),
        steps=() if best.shown else (ShowCard(talk.visitor.body, best.product.id),),
    )


def nearest(talk: Talk, item: Item, wanted: str, *differs: Facts) -> Answer:
    """Leads to what comes nearest to the wish in words, `wanted`, and says how it `differs`."""
    slots = {"NAME": talk.name(item), "PRICE": price_word(talk, item)}
    says = (talk.voice.say("recommend.nearest", WISH=wanted, **slots), *differs, *_elsewhere(talk, item))
    talk.memory.offered.append(item.product.id)
    return Answer(says, lead=item if item.shown else None, leaving=talk.voice.say("lead.nearest"), about=ids(item))


def there(talk: Talk, item: Item) -> Facts:
    """Where a thing is, for somebody who is not led to it now."""
    where = whereabouts(item, talk.view, talk.visitor.pose, talk.voice)
    return talk.voice.say("locate.there", NAME=talk.name(item), WHERE=where)


def _elsewhere(talk: Talk, item: Item) -> tuple[Facts, ...]:
    if talk.view.engaged and item.shown is not None:
        return (there(talk, item),)
    if item.here:
        return ()
    if item.shown is None:
        return (talk.voice.say("recommend.card"),)
    key = elsewhere_key("recommend.elsewhere", item, talk.view)
    return (talk.voice.say(key, SCENE=scene_name(item, talk.view, talk.voice)),)
