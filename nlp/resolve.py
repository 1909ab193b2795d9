"""From references to the things in the room that were meant, or to those between which to ask."""

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from nlp.candidates import Candidate, Viewpoint
from nlp.lexicon import Lexicon
from nlp.resolve_places import at_ordinal, counted, on_fixture, on_sides, related
from nlp.resolve_traits import Candidates, is_described, outstanding, with_traits
from nlp.turn import Reference, Turn

__all__ = ["Candidate", "Resolution", "Viewpoint", "resolve"]

_PAIR = 2


class Resolution(msgspec.Struct, frozen=True):
    """The candidates' ids that were meant; or, where one was meant and more fit, those to `ask_back` about.

    Both are empty where nothing fits what was said.
    """

    meant: tuple[str, ...] = ()
    ask_back: tuple[str, ...] = ()


class _Talk(msgspec.Struct, frozen=True):
    """What a reference is resolved in: the candidates in view and those in talk."""

    candidates: Candidates
    lexicon: Lexicon
    looking_at: Candidate | None
    named: Candidates
    listed: Candidates
    agent: Viewpoint | None

    @property
    def group(self) -> Candidates:
        """What is chosen from, in the order said: the last list while the talk stays with it, else the last two."""
        stays = bool(self.listed) and (not self.named or self.named[0] in self.listed)
        return self.listed if stays else self.named[:_PAIR][::-1]

    @property
    def alike(self) -> Candidates:
        """The things in view of the same kind as the one in talk."""
        focus = self.looking_at or next(iter(self.named), None)
        kinds = self.lexicon.values(focus.entry, "kind") if focus else frozenset()
        return tuple(each for each in self.candidates if kinds & self.lexicon.values(each.entry, "kind"))


def resolve(
    turn: Turn,
    candidates: Sequence[Candidate],
    *,
    lexicon: Lexicon,
    looking_at: str | None = None,
    named: Sequence[str] = (),
    listed: Sequence[str] = (),
    agent: Viewpoint | None = None,
) -> Resolution:
    """What the turn's references mean among `candidates`.

    `named` are ids that the agent named or showed, latest first, and first of all the one its last words were about;
    `listed` those of its latest list of several, in the order said ("the first one"). `agent` is
    where the agent stands, for
    its left and right; by default it faces the speaker.
    """
    by_id = {each.id: each for each in candidates}
    talk = _Talk(
        tuple(candidates),
        lexicon,
        by_id.get(looking_at or ""),
        tuple(by_id[each] for each in dict.fromkeys(named) if each in by_id),
        tuple(by_id[each] for each in dict.fromkeys(listed) if each in by_id),
        agent,
    )
    found = [_settled(reference, _found(reference, talk), talk) for reference in turn.references]
    found = [_another(reference, one, found, talk) for reference, one in zip(turn.references, found, strict=True)]
    meant = dict.fromkeys(each for resolution in found for each in resolution.meant)
    ask_back = dict.fromkeys(each for resolution in found for each in resolution.ask_back)
    return Resolution(() if ask_back else tuple(meant), tuple(ask_back))


def _settled(reference: Reference, found: Candidates, talk: _Talk) -> Resolution:
    """One thing, or all where several were meant; among several for one, that in talk or in sight; else a question."""
    if reference.plural or reference.count == len(found):
        return Resolution(tuple(each.id for each in found))
    distinct = _one_each(found)
    said = [each for group in (talk.group, talk.named) if (each := tuple(each for each in group if each in distinct))]
    in_talk = said[0] if said and len(distinct) > 1 else ()
    if len(in_talk) == 1 and not (talk.looking_at and talk.looking_at in found):
        distinct = in_talk
    elif len(distinct) > 1 and talk.looking_at in distinct:
        distinct = tuple(each for each in distinct if each == talk.looking_at)
    ids = tuple(each.id for each in distinct)
    return Resolution(ids) if len(ids) <= 1 else Resolution((), ids)


def _another(reference: Reference, one: Resolution, found: Sequence[Resolution], talk: _Talk) -> Resolution:
    """ "That one and this one": what was said before is not what another phrase of the same utterance means."""
    taken = [each for other in found if other is not one for each in other.meant]
    if not reference.again or reference.plural or not set(one.meant) & set(taken):
        return one
    rest = tuple(each for each in talk.named if each.id not in taken)
    return Resolution(tuple(each.id for each in with_traits(rest, reference, talk.lexicon)[:1]))


def _one_each(found: Candidates) -> Candidates:
    """The nearest display of every product and colour: two of the same leave nothing to ask."""
    nearest: dict[tuple[str, str | None], Candidate] = {}
    for each in sorted(found, key=lambda each: each.distance):
        nearest.setdefault((each.entry, each.color), each)
    chosen = {each.id for each in nearest.values()}
    return tuple(each for each in found if each.id in chosen)


def _found(reference: Reference, talk: _Talk) -> Candidates:
    """All candidates that fit the reference."""
    if reference.other:
        return _other(reference, talk)
    if reference.pointing and not _is_placed(reference):
        return _pointed(reference, talk)
    if reference.again and not _is_placed(reference):
        return _said_before(reference, talk)
    return _in_view(reference, talk)


def _is_placed(reference: Reference) -> bool:
    return bool(reference.sides or reference.relation or reference.fixture) or reference.level is not None


def _pointed(reference: Reference, talk: _Talk) -> Candidates:
    """ "This one": what the speaker looks at, else what was spoken of last; it must be what the words say."""
    if reference.plural:
        return _picked(with_traits(talk.group, reference, talk.lexicon), reference, talk)
    target = talk.looking_at or next(iter(talk.named), None)
    fitting = with_traits([target], reference, talk.lexicon) if target else ()
    if fitting or not is_described(reference):
        return fitting
    return with_traits(talk.candidates, reference, talk.lexicon)


def _said_before(reference: Reference, talk: _Talk) -> Candidates:
    """ "It", "both", "the cheapest of those": among what was spoken of, else what the speaker looks at."""
    several = reference.plural or reference.count or reference.extreme or reference.ordinal is not None
    if not several:
        return _it(reference, talk)
    group = talk.group[-reference.count :] if reference.count else talk.group
    fitting = with_traits(group, reference, talk.lexicon)
    if not fitting and is_described(reference):
        fitting = with_traits(talk.candidates, reference, talk.lexicon)
    return _picked(fitting, reference, talk)


def _it(reference: Reference, talk: _Talk) -> Candidates:
    last = talk.named or ((talk.looking_at,) if talk.looking_at else ())
    fitting = with_traits(last, reference, talk.lexicon)
    if not fitting and is_described(reference):
        return with_traits(talk.candidates, reference, talk.lexicon)
    return fitting[:1]


def _picked(things: Candidates, reference: Reference, talk: _Talk) -> Candidates:
    """The superlative or the ordinal among things in the order they were spoken of."""
    if reference.extreme:
        things = outstanding(things, reference.extreme, talk.lexicon)
    return things if reference.ordinal is None else at_ordinal(things, reference.ordinal)


def _other(reference: Reference, talk: _Talk) -> Candidates:
    """ "The other one": of those in talk not the one in focus; of the same kind in view where only one was named."""
    focus = talk.looking_at if talk.looking_at in talk.named else next(iter(talk.named), talk.looking_at)
    rest = tuple(each for each in talk.group if each != focus)
    fitting = with_traits(rest, reference, talk.lexicon)
    if fitting or focus is None:
        return _picked(fitting, reference, talk)
    kinds = tuple(sorted(talk.lexicon.values(focus.entry, "kind")))
    alike = reference if is_described(reference) else replace(reference, like=replace(reference.like, kinds=kinds))
    return tuple(each for each in with_traits(talk.candidates, alike, talk.lexicon) if each != focus)


def _in_view(reference: Reference, talk: _Talk) -> Candidates:
    """By what it is and where it stands."""
    scope = _scope(reference, talk)
    fitting = with_traits(scope, reference, talk.lexicon)
    if reference.relation:
        anchors = _anchors(reference, talk)
        fitting = related(fitting, reference, anchors, talk.candidates) or related(
            fitting, reference, anchors, (*fitting, *anchors)
        )
        return _picked(fitting, replace(reference, ordinal=None), talk)
    around = tuple(each for each in (talk.looking_at, *talk.named[:1]) if each)
    placed = on_fixture(fitting, reference, around)
    if reference.ordinal is not None:
        if scope is talk.group and not reference.sides:
            return _picked(placed, reference, talk)
        nth = counted(placed, reference, talk.agent)
        return nth or with_traits(
            counted(on_fixture(scope, reference, around), reference, talk.agent), reference, talk.lexicon
        )
    placed = on_sides(placed, reference, talk.agent)
    return outstanding(placed, reference.extreme, talk.lexicon) if reference.extreme else placed


def _scope(reference: Reference, talk: _Talk) -> Candidates:
    """A bare "the left one", "the first" chooses among what was just spoken of, if that was several."""
    bare = (
        not is_described(reference) and reference.fixture is None and reference.level is None and not reference.relation
    )
    by_distance = reference.extreme in ("nearest", "farthest")
    chooses = bool(reference.sides or reference.extreme) or reference.ordinal is not None
    if not (bare and chooses) or "behind" in reference.sides or "front" in reference.sides:
        return talk.candidates
    if len(talk.named) >= _PAIR and not by_distance:
        return talk.group
    return talk.alike if len(talk.alike) >= _PAIR else talk.candidates


def _anchors(reference: Reference, talk: _Talk) -> Candidates:
    if reference.anchor is None:
        return talk.named[:1] or ((talk.looking_at,) if talk.looking_at else ())
    anchor = reference.anchor
    if reference.relation == "between" and len(anchor.like.kinds) >= _PAIR:
        anchor = replace(anchor, words=())
    found = _found(anchor, talk)
    if len(found) <= 1 or reference.anchor.plural:
        return found
    in_talk = tuple(each for each in talk.named if each in found)
    return in_talk[:1] or (min(found, key=lambda each: each.distance),)
