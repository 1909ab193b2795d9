"""An order that tells several things by colours or sizes, "a black mug and two white ones": a talk for each of them."""

from msgspec.structs import replace

from avatars.meaning import with_things
from avatars.talk import Talk
from nlp.turn import Act, Constraint, Reference, Turn


def with_lines(talk: Talk) -> Talk:
    """The talk with its order's lines, each about one thing; the talk itself where none is told by colour or size."""
    told = talk.turn.references
    apart = all(each.like != Constraint() and not each.pointing for each in told) and any(
        each.like.colors or each.like.sizes for each in told
    )
    if talk.turn.act is not Act.ADD_TO_CART or len(told) < 2 or not apart:
        return talk
    lines = tuple(_line(talk, each) for each in told)
    items = dict.fromkeys(item.id for line in lines for item in line.items)
    return replace(talk, lines=lines, items=talk.assortment.items(items), unsure=())


def _line(talk: Talk, told: Reference) -> Talk:
    """The talk as if only this had been ordered; the words of the whole order say nothing of this thing alone."""
    # A size said once is that of all lines.
    sizes = told.like.sizes or (() if _have_sizes(talk) else talk.turn.constraint.sizes)
    wanted = Constraint(colors=told.like.colors, sizes=sizes)
    turn = replace(talk.turn, text="", references=(told,), constraint=wanted, quantity=told.quantity)
    found = with_things(replace(talk, turn=_of_wished_kind(talk, turn)))
    return found if found.items or found.unsure else with_things(replace(talk, turn=_of_any_colour(found)))


def _have_sizes(talk: Talk) -> bool:
    return any(each.like.sizes for each in talk.turn.references)


def _of_wished_kind(talk: Talk, line: Turn) -> Turn:
    """ "The black one" is of the kind that was wished for, where nothing else is said."""
    told = line.references[0]
    bare = told == Reference(quantity=told.quantity, like=Constraint(colors=told.like.colors, sizes=told.like.sizes))
    kinds = talk.memory.wish.kinds if talk.memory.wish is not None else ()
    return replace(line, references=(replace(told, like=replace(told.like, kinds=kinds)),)) if bare else line


def _of_any_colour(line: Talk) -> Turn:
    """What stands there in another colour may come in the one that was said."""
    told = line.turn.references[0]
    like = replace(told.like, colors=())
    return replace(line.turn, references=(replace(told, like=like, again=told.again or like == Constraint()),))
