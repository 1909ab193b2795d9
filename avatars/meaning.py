"""Which things a turn means: among those just asked about, then in this room, then in the rest of the store."""

import msgspec

from avatars.entries import candidates, placeless
from avatars.items import Item
from avatars.question import Asking
from avatars.records import option_of
from avatars.stages import first_found
from avatars.talk import Talk, has_cue
from nlp.languages import LANGUAGES
from nlp.resolve import Candidate, Resolution
from nlp.tokens import normal
from nlp.turn import Act, Constraint, Reference, Turn
from scenes.products import Product

# The agent never lists more than so many: whoever means more means something else.
MOST_LISTED = 3
PAIR = 2
_BY_RECORD = frozenset({"cheapest", "dearest", "best_rated", "newest"})
ABOUT_THINGS = frozenset({Act.ASK_ATTRIBUTE, Act.COMPARE, Act.LOCATE, Act.ADD_TO_CART, Act.REMOVE_FROM_CART})


def with_things(talk: Talk) -> Talk:
    """The talk with the things that its references mean, or those between which to ask."""
    talk = msgspec.structs.replace(talk, turn=_of_kind_in_talk(talk, _about_focus(talk)))
    if _counts_what_nobody_listed(talk):
        return talk
    found = _by_name(talk) or _resolved(talk)
    meant, unsure = talk.assortment.items(found.meant), talk.assortment.items(found.ask_back)
    if len(meant) + len(unsure) > MOST_LISTED and _means_those(talk):
        meant, unsure = talk.assortment.items(talk.memory.listed), ()
    if talk.turn.act is Act.COMPARE and not meant and len(unsure) == PAIR:
        # Between two there is nothing to choose for whoever wants to see how they differ.
        meant, unsure = unsure, ()
    latest = {item.product.id for item in talk.assortment.items(talk.memory.latest)}
    rivals = [item for item in unsure if item.product.id in latest]
    if rivals and not meant and talk.turn.act is Act.ADD_TO_CART:
        # Whoever takes "a jacket" after jackets were shown takes one of those.
        unsure = tuple(rivals)
    if len(unsure) == 1:
        # The same thing on show twice leaves nothing to ask.
        meant, unsure = (*meant, *unsure), ()
    takes_several = len(meant) > 1 and talk.turn.act is Act.ADD_TO_CART
    focus = _focus_that_fits(talk) if (unsure and len(rivals) <= 1) or takes_several else None
    if focus is None and _is_variant_of_focus(talk, unsure):
        return _of_focus(talk)
    if focus is not None:
        meant, unsure = (focus,), ()
    return msgspec.structs.replace(talk, items=meant, unsure=unsure)


def _is_variant_of_focus(talk: Talk, unsure: tuple[Item, ...]) -> bool:
    """Whether a bare colour or size is ordered ("the black one") of which nothing spoken of is: then the thing in talk
    is meant, and does not come in it.
    """
    told = talk.turn.references
    is_bare = talk.turn.act is Act.ADD_TO_CART and bool(told) and all(_is_attribute(each) for each in told)
    return is_bare and bool(unsure and talk.memory.named) and not any(item.id in talk.memory.named for item in unsure)


def _of_focus(talk: Talk) -> Talk:
    """The talk about the thing spoken of last, in the colour and size that were said."""
    likes, said = [each.like for each in talk.turn.references], talk.turn.constraint
    colors = tuple(dict.fromkeys((*said.colors, *(value for like in likes for value in like.colors))))
    sizes = tuple(dict.fromkeys((*said.sizes, *(value for like in likes for value in like.sizes))))
    turn = msgspec.structs.replace(
        talk.turn,
        constraint=msgspec.structs.replace(said, colors=colors, sizes=sizes),
        references=(Reference(again=True),),
    )
    return msgspec.structs.replace(talk, turn=turn, items=talk.assortment.items(talk.memory.named[:1]), unsure=())


def _counts_what_nobody_listed(talk: Talk) -> bool:
    """Whether an order goes by number alone ("the second one") where the agent has named no two things to count."""
    told = talk.turn.references
    numbers = [each.ordinal for each in told if each == Reference(ordinal=each.ordinal, quantity=each.quantity)]
    bare = bool(told) and len(numbers) == len(told) and None not in numbers
    return bare and talk.turn.act is Act.ADD_TO_CART and len(talk.memory.named) < PAIR


def _about_focus(talk: Talk) -> Turn:
    """The turn; but "leather?" after another question asks whether the thing in talk is leather."""
    turn = talk.turn
    likes = [each.like for each in turn.references]
    bare = all(msgspec.structs.replace(each, like=Constraint()) == Reference() for each in turn.references)
    if not (turn.elliptical and turn.act is Act.ASK_ATTRIBUTE and bare and likes and talk.memory.named):
        return turn
    if any(each.is_definite for each in LANGUAGES[turn.language].grammar.pointers(normal(turn.text))):
        # "The blue one" is another thing.
        return turn
    like = likes[0]
    asked = [
        name for name, values in (("material", like.materials), ("tags", like.tags), ("color", like.colors)) if values
    ]
    if like.kinds or not asked:
        return turn
    return msgspec.structs.replace(turn, constraint=like, asked=tuple(asked), references=(Reference(again=True),))


def _of_kind_in_talk(talk: Talk, turn: Turn) -> Turn:
    """The turn; but a bare "add the cheapest" is of the kind that was wished for, else of the thing in talk."""
    told = turn.references
    focus = talk.assortment.item(talk.memory.named[0]) if talk.memory.named else None
    bare = [
        each
        for each in told
        if each.extreme in _BY_RECORD and each == Reference(extreme=each.extreme, quantity=each.quantity)
    ]
    if turn.act is not Act.ADD_TO_CART or focus is None or len(told) != 1 or not bare:
        return turn
    of_focus = tuple(sorted(talk.lexicon.values(focus.product.id, "kind")))
    wished = talk.memory.wish.kinds if talk.memory.wish is not None else ()
    kinds = wished if any(talk.lexicon.has(focus.product.id, "kind", kind) for kind in wished) else of_focus
    return msgspec.structs.replace(turn, references=(msgspec.structs.replace(bare[0], like=Constraint(kinds=kinds)),))


def _by_name(talk: Talk) -> Resolution | None:
    """The things named by a word of their own ("Luna", "루나는") where no other reference tells more."""
    if not all(_is_empty(each) for each in talk.turn.references) or talk.turn.act not in ABOUT_THINGS:
        return None
    names, vocabulary = talk.lexicon.names, talk.lexicon.vocabulary
    grammar, plain = LANGUAGES[talk.turn.language].grammar, normal(talk.turn.text)
    asks_of_part = talk.turn.act is Act.ASK_ATTRIBUTE and has_cue(talk, "part")
    if asks_of_part or any(each.is_pronoun for each in grammar.pointers(plain)):
        # "Does it have pockets?" is about it, whatever has pockets in its name.
        return None
    tokens = (each for each in grammar.tokens(plain) if grammar.plain.isdisjoint(each.forms))
    parts = [part for token in tokens if (part := names.part(token.forms)) and not vocabulary.senses(part)]
    entries = [names.with_part(part) for part in parts]
    known = [talk.assortment.item(next(iter(each))) for each in entries if len(each) == 1]
    ids = tuple(item.id for item in known if item is not None)
    return Resolution(meant=tuple(dict.fromkeys(ids))) if ids else None


def _is_empty(reference: Reference) -> bool:
    """Whether it says no more than "it" or "both"."""
    return msgspec.structs.replace(reference, again=False, plural=False, quantity=None) == Reference()


def _resolved(talk: Talk) -> Resolution:
    here = candidates(talk.view.shown, talk.view.scene.fixtures, talk.visitor.pose)
    elsewhere = _elsewhere(talk)
    ranked = any(each.is_ranked_by_record for each in talk.turn.references)
    spoken_of = elsewhere if ranked else tuple(each for each in elsewhere if each.id in talk.memory.named)
    stages = [each for each in (_asked_about(talk, (*here, *elsewhere)), (*here, *spoken_of), elsewhere) if each]
    return first_found(talk, stages)


def _asked_about(talk: Talk, among: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    question = talk.question
    if question is None or question.asking is not Asking.WHICH:
        return ()
    return tuple(each for each in among if each.id in question.displays)


def _elsewhere(talk: Talk) -> tuple[Candidate, ...]:
    """The rest of the store; nothing of it where only a place in this room tells what is meant."""
    if any(_is_placed(each) for each in talk.turn.references):
        return ()
    away = talk.assortment.away()
    items = (talk.assortment.item(product.id) for product in away)
    shown_as = {item.product.id: item.id for item in items if item is not None}
    return tuple(msgspec.structs.replace(each, id=shown_as[each.entry]) for each in placeless(away))


def _is_placed(reference: Reference) -> bool:
    return reference.is_placed or reference.extreme in ("nearest", "farthest")


def _means_those(talk: Talk) -> bool:
    """Whether a bare "both" or "all of them" was said after a list: then not the whole room is meant."""
    bare = [each for each in talk.turn.references if each.plural and _is_attribute(each)]
    return bool(talk.memory.listed and bare) and bare == [*talk.turn.references]


def _focus_that_fits(talk: Talk) -> Item | None:
    """The thing spoken of last, where a mere colour or size was said ("the black one in M") and it comes in that."""
    focus = talk.assortment.item(talk.memory.named[0]) if talk.memory.named else None
    if focus is None or not all(_is_attribute(each) for each in talk.turn.references):
        return None
    likes = [each.like for each in talk.turn.references]
    said = {
        "color": {value for wish in (*likes, talk.turn.constraint) for value in wish.colors},
        "size": {value for wish in (*likes, talk.turn.constraint) for value in wish.sizes},
    }
    fits = any(said.values()) and all(_comes_in(talk, focus.product, key, values) for key, values in said.items())
    return focus if fits else None


def _is_attribute(reference: Reference) -> bool:
    """Whether nothing but colour and size was said of a thing."""
    like = reference.like
    named = reference.names or reference.words or like.kinds or like.materials or like.brands or like.tags
    return not named and not _is_placed(reference) and reference.ordinal is None and reference.extreme is None


def _comes_in(talk: Talk, product: Product, option_id: str, values: set[str]) -> bool:
    if not values:
        return True
    known = option_of(product, option_id) is not None
    return known and all(talk.lexicon.fitting(product.id, option_id, value) for value in values)
