"""From references to the things in the room that were meant, or to those between which to ask."""

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from nlp.candidates import Candidate, Viewpoint
from nlp.concepts import is_in_pairs
from nlp.lexicon import Lexicon
from nlp.resolve_in_room import in_room
from nlp.resolve_said import other, pointed, said_before
from nlp.resolve_talk import Conversation
from nlp.resolve_traits import Candidates, is_described, with_traits
from nlp.turn import Reference, Turn

__all__ = ["Candidate", "Resolution", "Viewpoint", "resolve"]


class Resolution(msgspec.Struct, frozen=True):
    """The candidates' ids that were meant; and, where one was meant and more fit, those to `ask_back` about.

    Both are empty where nothing fits what was said. `ask_back` begins with the likeliest for each phrase that is open.
    """

    meant: tuple[str, ...] = ()
    ask_back: tuple[str, ...] = ()


def resolve(
    turn: Turn,
    candidates: Sequence[Candidate],
    *,
    lexicon: Lexicon,
    looking_at: str | None = None,
    named: Sequence[str] = (),
    listed: Sequence[str] = (),
    latest: Sequence[str] = (),
    agent: Viewpoint | None = None,
) -> Resolution:
    """What the turn's references mean among `candidates`.

    `named` are ids that the agent named or showed, latest first, and first of all the one its last words were about;
    `latest` those of the last utterance that named any, `listed` those of its latest list of several, in the order said
    ("the first one"). `agent` is where the agent stands, for its left and right; by default it faces the speaker.
    """
    talk = Conversation.among(candidates, lexicon, looking_at, named=named, listed=listed, latest=latest, agent=agent)
    whole = _of_one_kind(turn.references)
    sets = [_found(one, talk) or _found(each, talk) for one, each in zip(whole, turn.references, strict=True)]
    found = [_settled(reference, one, talk) for reference, one in zip(whole, sets, strict=True)]
    found = [_another(reference, one, found, talk) for reference, one in zip(whole, found, strict=True)]
    meant = dict.fromkeys(each for resolution in found for each in resolution.meant)
    likeliest = (resolution.ask_back[: each.count or 1] for each, resolution in zip(whole, found, strict=True))
    rest = (resolution.ask_back for resolution in found)
    ask_back = dict.fromkeys(each for ids in (*likeliest, *rest) for each in ids if each not in meant)
    return Resolution(tuple(meant), tuple(ask_back))


def _found(reference: Reference, talk: Conversation) -> Candidates:
    """All candidates that fit the reference."""
    if reference.other:
        return other(reference, talk)
    if reference.pointing and not reference.is_placed:
        return pointed(reference, talk)
    if reference.again and not reference.is_placed:
        return said_before(reference, talk)
    return in_room(reference, talk, anchors=_anchors(reference, talk) if reference.relation else ())


def _anchors(reference: Reference, talk: Conversation) -> Candidates:
    """The things from which the reference's relation starts: of several that fit, that in talk, else the nearest."""
    if reference.anchor is None:
        return talk.named[:1] or ((talk.looking_at,) if talk.looking_at else ())
    anchor = reference.anchor
    if reference.relation == "between" and len(anchor.names) + len(anchor.like.kinds) > 1:
        return tuple(each for part in _parts(anchor) for each in _found(part, talk)[:1])
    found = _found(anchor, talk)
    if len(found) <= 1 or reference.anchor.plural:
        return found
    in_talk = tuple(each for each in talk.named if each in found)
    return in_talk[:1] or (min(found, key=lambda each: each.distance),)


def _parts(reference: Reference) -> list[Reference]:
    """The things that one phrase names one by one: "between the parka and the blazer"."""
    named = [Reference(names=(each,)) for each in reference.names]
    return [*named, *(Reference(like=replace(Reference().like, kinds=(kind,))) for kind in reference.like.kinds)]


def _of_one_kind(references: Sequence[Reference]) -> list[Reference]:
    """ "The grey one and the brown coat": where no kind is said, that of the nearest other in one breath."""
    whole = list(references)
    for at, each in enumerate(references):
        if each.like.kinds or each.again or each.names or each.words or not is_described(each):
            continue
        around = (*references[:at][::-1], *references[at + 1 :])
        kinds = next((other.like.kinds for other in around if other.like.kinds), ())
        whole[at] = replace(each, like=replace(each.like, kinds=kinds))
    return whole


def _settled(reference: Reference, found: Candidates, talk: Conversation) -> Resolution:
    """One thing, or all where several were meant; among several for one, that in sight; else a question."""
    ids = tuple(each.id for each in found)
    too_many = reference.count is not None and reference.count < len(found)
    # "Those jeans" may be one pair; all that were spoken of are meant, of all in the room one.
    may_be_one = is_in_pairs(reference.like.kinds) and not set(found) <= set(talk.named)
    if (reference.plural and not too_many and not may_be_one) or reference.count == len(found):
        return Resolution(ids)
    distinct = _one_each(found)
    if len(distinct) > 1 and talk.looking_at in distinct:
        distinct = tuple(each for each in distinct if each == talk.looking_at)
    spoken_of = tuple(each for each in talk.named if each in distinct)
    ids = tuple(dict.fromkeys(each.id for each in (*spoken_of, *distinct)))
    return Resolution(ids) if len(ids) <= 1 else Resolution((), ids)


def _one_each(found: Candidates) -> Candidates:
    """The nearest display of every product and colour: two of the same leave nothing to ask."""
    nearest: dict[tuple[str, str | None], Candidate] = {}
    for each in sorted(found, key=lambda each: each.distance):
        nearest.setdefault((each.entry, each.color), each)
    chosen = {each.id for each in nearest.values()}
    return tuple(each for each in found if each.id in chosen)


def _another(reference: Reference, one: Resolution, found: Sequence[Resolution], talk: Conversation) -> Resolution:
    """ "That one and this one": what was said before is not what another phrase of the same utterance means."""
    taken = [each for other in found if other is not one for each in other.meant]
    if not reference.again or reference.plural or not set(one.meant) & set(taken):
        return one
    rest = tuple(each for each in talk.named if each.id not in taken)
    return Resolution(tuple(each.id for each in with_traits(rest, reference, talk.lexicon)[:1]))
