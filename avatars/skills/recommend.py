"""Recommends: the best that fits first, with the reason, and leads to it."""

from collections.abc import Container

import msgspec

from avatars.choosing import said_choices
from avatars.items import Item
from avatars.question import Asking, Question
from avatars.records import prices
from avatars.skills import out_of_scope
from avatars.skills.informing import options
from avatars.skills.presenting import nearest, presented
from avatars.skills.wider import WIDER
from avatars.talk import Answer, Skill, Talk, has_cue, ids
from avatars.taste import leanings
from avatars.wishes import because, can_be_had, described, relaxations
from nlp.facts import Facts
from nlp.search import Hit, find
from nlp.turn import Act, Constraint

SHOWN = 3
SEARCHED = 24
# How much less a thing in this room may fit and still come before one in another room.
NEARBY_SHARE = 0.85


def answer(talk: Talk) -> Answer:
    """For a wish as it stands now; a new wish forgets what was offered for the one before."""
    # Said in one breath with a question about delivery, a wish comes with that question's topic.
    if talk.turn.topic in WIDER:
        return WIDER[talk.turn.topic](talk)
    if talk.turn.than is not None and (compared := talk.items or talk.assortment.items(talk.memory.named[:1])):
        return than_this(talk, compared[0])
    if talk.turn.foreign is not None:
        return _in_other_money(talk)
    return _for_the_wish(talk)


def _in_other_money(talk: Talk) -> Answer:
    """Says that the limit cannot be kept, then what fits the rest of the wish."""
    own = f"currency.{talk.view.currency}"
    word = talk.voice.word(own) if talk.voice.knows(own) else talk.view.currency
    told = Answer((talk.voice.exactly("recommend.currency", CURRENCY=word),), question=Question(Asking.WISH))
    nothing_else = talk.turn.constraint in (Constraint(), talk.memory.wish)
    return told if nothing_else else told.then(_for_the_wish(talk))


def _for_the_wish(talk: Talk) -> Answer:
    wish, memory = _of_its_kind(talk), talk.memory
    memory.budget = wish.price_most or memory.budget
    if wish == memory.wish and memory.offered and talk.turn.quantity is None:
        offered = [each for each in memory.offered if each not in memory.rejected]
        return for_wish(talk, wish, among=offered) if offered and has_cue(talk, "opinion") else more(talk)
    if memory.wish is None or wish.kinds != memory.wish.kinds:
        memory.offered.clear()
    before = memory.wish
    memory.wish = wish = wish if before is None else _as_now_meant(talk, wish, before)
    # Who only rules something out has seen what was offered.
    rules_out = before is not None and msgspec.structs.replace(wish, excluded=before.excluded) == before
    if rules_out:
        return something_else(talk, wish)
    shown = {item.product.id for item in talk.assortment.items(memory.latest)}
    is_of_those = len(shown) > 1 and has_cue(talk, "of_those") and bool(_fitting(talk, wish, set(memory.rejected)))
    return for_wish(talk, wish, among=shown if is_of_those else None)


def _of_its_kind(talk: Talk) -> Constraint:
    """The wish as said; "something like it, but white" is for another of its kind."""
    said = talk.turn.constraint
    alike = not said.kinds and has_cue(talk, "resembling") and talk.items
    return msgspec.structs.replace(said, kinds=_kind_sought(talk, talk.items[0])) if alike else said


def _as_now_meant(talk: Talk, wish: Constraint, before: Constraint) -> Constraint:
    """The whole wish; but if nothing meets it, a kind or use said now alone is taken for a new wish that can be met."""
    fields = Constraint.__struct_fields__
    kept = [each for each in fields if getattr(wish, each) == getattr(before, each)]
    fresh = msgspec.structs.replace(wish, **{each: getattr(Constraint(), each) for each in kept})
    fresh = msgspec.structs.replace(fresh, tags=tuple(each for each in fresh.tags if each not in before.tags))
    of_kind = msgspec.structs.replace(fresh, kinds=wish.kinds)
    rejected = set(talk.memory.rejected)
    if not (fresh.kinds or fresh.tags) or _fitting(talk, wish, rejected):
        return wish
    anew = (of_kind,) if talk.turn.elliptical else (of_kind, fresh)
    return next((each for each in anew if _fitting(talk, each, rejected)), wish)


def than_this(talk: Talk, item: Item) -> Answer:
    """ "Something cheaper than this": of its kind if no other was said, and beyond its price."""
    kinds = talk.turn.constraint.kinds or _kind_sought(talk, item)
    wish = msgspec.structs.replace(_beyond(talk.turn.constraint, item, talk.turn.than), kinds=kinds)
    # Whoever finds it too dear gives up the rest of the wish before the kind.
    bare = _beyond(Constraint(kinds=kinds), item, talk.turn.than) if kinds else wish
    met = next((each for each in (wish, bare) if _fitting(talk, each, {item.product.id})), None)
    if met is None:
        return Answer((talk.voice.say(f"recommend.none_{talk.turn.than}", NAME=talk.name(item)),), about=ids(item))
    # The bound is this thing's price, not one that the visitor has set: later wishes do not keep it.
    said = talk.turn.constraint
    talk.memory.wish = msgspec.structs.replace(met, price_least=said.price_least, price_most=said.price_most)
    return for_wish(talk, met)


def _kind_sought(talk: Talk, item: Item) -> tuple[str, ...]:
    """The item's kind; none where it was offered for a wish of any kind ("a gift")."""
    standing = talk.memory.wish
    if standing is not None and standing.tags and not standing.kinds and item.product.id in talk.memory.offered:
        return ()
    return tuple(sorted(talk.lexicon.values(item.product.id, "kind")))[:1]


def _beyond(wish: Constraint, item: Item, than: str | None) -> Constraint:
    """The wish for what is cheaper, or dearer, than an item."""
    least, most = prices(item.product.variants)
    if than == "cheaper":
        return msgspec.structs.replace(wish, price_least=None, price_most=least.amount - 1)
    return msgspec.structs.replace(wish, price_least=most.amount + 1, price_most=None)


def more(talk: Talk) -> Answer:
    """What else there is for the wish that stands, or of the kind of the thing that was offered."""
    offered = talk.assortment.items(talk.question.products) if talk.question else ()
    if offered:
        return _like(talk, offered[0])
    return for_wish(talk, talk.memory.wish or Constraint(), again=True)


def _like(talk: Talk, item: Item) -> Answer:
    """Something of the same kind, else of the same uses."""
    talk.memory.rejected.append(item.product.id)
    values = talk.lexicon.values
    wishes = [
        Constraint(kinds=tuple(sorted(values(item.product.id, "kind")))),
        *(Constraint(tags=(tag,)) for tag in sorted(values(item.product.id, "tag"))),
    ]
    fitting = (wish for wish in wishes if wish != Constraint() and _fitting(talk, wish, set(talk.memory.rejected)))
    wish = next(fitting, None)
    if wish is None:
        return Answer((talk.voice.say("recommend.no_more"),), question=Question(Asking.WISH))
    talk.memory.wish = wish
    return for_wish(talk, wish)


def something_else(talk: Talk, wish: Constraint) -> Answer:
    """For somebody who turned a thing down: what was not shown yet, else what was shown beside it."""
    left_out = {*talk.memory.rejected, *talk.memory.offered}
    return for_wish(talk, wish, again=bool(_fitting(talk, wish, left_out)))


def for_wish(talk: Talk, wish: Constraint, *, again: bool = False, among: Container[str] | None = None) -> Answer:
    """The best three that fit, of the products `among`; where none does, the nearest true thing and how it differs."""
    left_out = set(talk.memory.rejected) | (set(talk.memory.offered) if again else set()) | _compared_with(talk)
    hits = [hit for hit in _fitting(talk, wish, left_out) if among is None or hit.entry in among]
    if not hits:
        return _no_more(talk) if again else _nothing(talk, wish)
    items = [_item(talk, hit) for hit in hits[:SHOWN]]
    for item in items:
        talk.memory.note_choices(item.product, said_choices(talk, item.product))
    talk.memory.offered.extend(item.product.id for item in items)
    talk.memory.reasons |= {hit.entry: hit.reasons for hit in hits[:SHOWN]}
    before = _not_quite(talk, items[0], wish)
    return _so_many(talk, items[0], presented(talk, items, because(talk, items[0], hits[0].reasons), *before))


def _compared_with(talk: Talk) -> set[str]:
    """ "Something like it, but white": the thing itself is not what is asked for."""
    return {item.product.id for item in talk.items} if has_cue(talk, "resembling") else set()


def _so_many(talk: Talk, item: Item, shown: Answer) -> Answer:
    """The answer, with the number of pieces that was said offered of the first thing shown."""
    if talk.turn.quantity is None:
        return shown
    count = talk.voice.language.number(talk.turn.quantity)
    offer = talk.voice.say("recommend.so_many", NAME=talk.name(item), COUNT=count)
    question = Question(Asking.ADD, products=(item.product.id,), displays=ids(item), quantity=talk.turn.quantity)
    return msgspec.structs.replace(shown, says=(*shown.says, offer), question=question)


def _not_quite(talk: Talk, item: Item, wish: Constraint) -> tuple[Facts, ...]:
    """Says so where the record leaves open if the item is of a kind wished for: boots, where hiking boots were."""
    if not wish.kinds or any(talk.lexicon.has(item.product.id, "kind", kind) for kind in wish.kinds):
        return ()
    return (talk.voice.say("recommend.unlisted", WISH=described(talk, Constraint(kinds=wish.kinds))),)


def _fitting(talk: Talk, wish: Constraint, left_out: set[str]) -> list[Hit]:
    found = find(wish, talk.turn.words, lexicon=talk.lexicon, limit=SEARCHED, near=talk.near, leaning=leanings(talk))
    hits = [hit for hit in found if hit.entry not in left_out and _is_there(talk, hit, wish)]
    if wish.sort is None and hits:
        # Nobody is sent next door for something hardly better.
        good = hits[0].score * NEARBY_SHARE
        hits.sort(key=lambda hit: not (_item(talk, hit).here and hit.score >= good))
    return hits


def _is_there(talk: Talk, hit: Hit, wish: Constraint) -> bool:
    """Whether the thing can be had as wished for: one variant in that colour and that size."""
    item = talk.assortment.item(hit.entry)
    return item is not None and can_be_had(talk, item, wish)


def _item(talk: Talk, hit: Hit) -> Item:
    item = talk.assortment.item(hit.entry)
    assert item is not None
    return item


def _no_more(talk: Talk) -> Answer:
    """Says that all has been shown, and names it."""
    offered = talk.assortment.items(each for each in talk.memory.offered if each not in talk.memory.rejected)
    if not offered:
        return Answer((talk.voice.say("recommend.no_more"),), question=Question(Asking.WISH))
    names = talk.voice.listed([talk.name(item) for item in offered[:SHOWN]])
    says = (talk.voice.say("recommend.all_shown", NAMES=names),)
    return Answer(says, about=ids(*offered[:SHOWN]), question=Question(Asking.WISH))


def _nothing(talk: Talk, wish: Constraint) -> Answer:
    """Says plainly that nothing fits, and shows what comes nearest if it is of the same kind.

    A kind that is sold is never said not to be: all of it has been turned down then.
    """
    wanted = described(talk, wish)
    for relaxed in relaxations(wish):
        hits = _fitting(talk, relaxed, set(talk.memory.rejected))
        if hits:
            found = _item(talk, hits[0])
            return nearest(talk, found, wanted, *(_colors(talk, found) if wish.colors and not relaxed.colors else ()))
    is_sold = any(talk.lexicon.is_sold("kind", kind) for kind in wish.kinds)
    return _no_more(talk) if is_sold else out_of_scope.not_sold(talk, wish)


def _colors(talk: Talk, item: Item) -> tuple[Facts, ...]:
    """Those that there are, where none of the colours wished for is."""
    turn = msgspec.structs.replace(talk.turn, text="", constraint=Constraint(), references=())
    return options.tell_colors(msgspec.structs.replace(talk, turn=turn), item)[:1]


SKILL = Skill("recommend", answer, (Act.RECOMMEND,))
