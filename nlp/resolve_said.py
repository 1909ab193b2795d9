"""What is meant by words that go back to the talk or to a look: "this", "it", "both", "the other one"."""

from msgspec.structs import replace

from nlp.resolve_places import at_ordinal
from nlp.resolve_talk import Conversation
from nlp.resolve_traits import Candidates, is_described, outstanding, with_traits
from nlp.turn import Reference


def pointed(reference: Reference, talk: Conversation) -> Candidates:
    """ "This one": what the speaker looks at, else what was spoken of last; it must be what the words say."""
    if reference.plural:
        fitting = with_traits(_spoken_of(reference, talk), reference, talk.lexicon)
        return picked(fitting or _in_view(reference, talk), reference, talk)
    target = talk.looking_at or next(iter(talk.named), None)
    fitting = with_traits([target], reference, talk.lexicon) if target else ()
    if fitting or not is_described(reference):
        return fitting
    return talk.most_salient(reference)


def said_before(reference: Reference, talk: Conversation) -> Candidates:
    """ "It", "both", "the cheapest of those": among what was spoken of, else what the speaker looks at."""
    several = reference.plural or reference.count or reference.extreme or reference.ordinal is not None
    if not several:
        return _it(reference, talk)
    fitting = with_traits(_spoken_of(reference, talk), reference, talk.lexicon)
    return picked(fitting or _in_view(reference, talk), reference, talk)


def other(reference: Reference, talk: Conversation) -> Candidates:
    """ "The other one": of those in talk not the one in focus; of the same kind in view where only one was named."""
    focus = talk.looking_at if talk.looking_at in talk.named else next(iter(talk.named), talk.looking_at)
    rest = tuple(each for each in talk.group if each != focus)
    fitting = with_traits(rest, reference, talk.lexicon)
    if fitting or focus is None:
        return picked(fitting, reference, talk)
    kinds = tuple(sorted(talk.lexicon.values(focus.entry, "kind")))
    alike = reference if is_described(reference) else replace(reference, like=replace(reference.like, kinds=kinds))
    return tuple(each for each in with_traits(talk.candidates, alike, talk.lexicon) if each != focus)


def picked(things: Candidates, reference: Reference, talk: Conversation) -> Candidates:
    """The superlative or the ordinal among things in the order they were spoken of."""
    if reference.extreme:
        things = outstanding(things, reference.extreme, talk.lexicon)
    return things if reference.ordinal is None else at_ordinal(things, reference.ordinal, reference.count)


def _spoken_of(reference: Reference, talk: Conversation) -> Candidates:
    if reference.count:
        return talk.counted(reference.count)
    return talk.group if reference.extreme or reference.ordinal is not None else talk.several


def _in_view(reference: Reference, talk: Conversation) -> Candidates:
    return talk.most_salient(reference) if is_described(reference) else ()


def _it(reference: Reference, talk: Conversation) -> Candidates:
    last = talk.named or ((talk.looking_at,) if talk.looking_at else ())
    fitting = with_traits(last, reference, talk.lexicon)
    return fitting[:1] or _in_view(reference, talk)
