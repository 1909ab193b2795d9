"""Why a thing was recommended: the facts that matched, the visitor's own likes, and any push of the store."""

from collections.abc import Iterator

from avatars.items import Item
from avatars.skills.informing.extras import tag_word, tell_description
from avatars.talk import Talk
from avatars.taste import shared_with_liked
from avatars.wishes import because
from nlp.facts import Facts

MOST_REASONS = 3


def tell_why(talk: Talk, item: Item) -> tuple[Facts, ...]:
    """The reasons it was chosen by; of what was not recommended, what it is. A push is admitted in every case."""
    return (*(tuple(_reasons(talk, item)) or tell_description(talk, item)), *_push(talk, item))


def _reasons(talk: Talk, item: Item) -> Iterator[Facts]:
    voice, product = talk.voice, item.product.id
    words = because(talk, item, talk.memory.reasons.get(product, ()), MOST_REASONS)
    if words:
        yield voice.say("why.fits", NAME=talk.name(item), REASON=words)
    used = next((each.value for each in talk.memory.reasons.get(product, ()) if each.kind == "use"), None)
    if used is not None:
        yield voice.say("why.use", KIND=talk.lexicon.label("kind", used, voice.language.code).lower())
    shared = shared_with_liked(talk, product)
    other = talk.assortment.item(shared[0]) if shared else None
    if shared and other is not None:
        yield voice.say("why.liked", OTHER=talk.name(other), TAG=tag_word(talk, item, shared[1]))


def _push(talk: Talk, item: Item) -> tuple[Facts, ...]:
    """That the store wants it sold: word for word, whoever words the rest."""
    is_promoted = item.product.id in talk.view.promoted
    return (talk.voice.exactly("why.promoted", NAME=talk.name(item)),) if is_promoted else ()
