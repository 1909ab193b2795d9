"""From an utterance to what was meant by it, without a language model."""

import re
from collections.abc import Iterable

from msgspec.structs import replace

from nlp.languages import language_of
from nlp.lexicon import Lexicon
from nlp.tokens import normal
from nlp.turn import Act, Constraint, Expectation, Reference, Turn
from nlp.understand_decision import decided
from nlp.understand_evidence import ABOUT_THINGS, ASKED_OF, Decision
from nlp.understand_exchange import EXCHANGED, halves
from nlp.understand_hearing import Heard, hear, spans
from nlp.understand_limits import with_limit
from nlp.understand_quantities import ordered, quantity
from nlp.understand_references import Referred, Referring, constraint_of, refer, sized, with_attributes
from nlp.understand_sight import Sight, is_only_ranked
from nlp.understand_wish import by_kind, wish_of
from nlp.vocabulary import Mention

_COUNTED = (Act.ADD_TO_CART, Act.REMOVE_FROM_CART, Act.AFFIRM, Act.CHECKOUT)
_ABOUT_NOTHING = frozenset({Act.GREET, Act.ORDER_STATUS, Act.HANDOFF, Act.CHECKOUT})
# A wish is about known things only where it starts from them: "cheaper than this", "like that one".
_GOES_OUT_FROM = frozenset({"than_cheaper", "than_dearer", "matching", "resembling"})
_ORDER_NUMBER = re.compile(
    r"(?<![\w.])(?:vs(?:-[2-9a-z]{4}){2}\b|(?=[a-z0-9-]*\d)[a-z0-9]{2,}(?:-[a-z0-9]+)+|[a-z]{0,3}\d{5,})"
)


def understand(
    text: str,
    *,
    lexicon: Lexicon,
    language: str,
    expecting: Expectation | None = None,
    previous: Constraint | None = None,
    last: Turn | None = None,
) -> Turn:
    """What `text` means. Never raises, whatever was said.

    `language` is the client's, used where the text does not show its own. `expecting` is what the agent has just
    asked, `previous` the wish that a refinement builds on, `last` the visitor's turn before ("and the first one?").
    """
    spoken = language_of(normal(text), language)
    sight = _sight(text, spoken, lexicon, expecting, last)
    turn = _turn(text, sight, previous)
    parts = halves(sight)
    if parts is None:
        return turn
    first = _turn(parts[0], _sight(parts[0], spoken, lexicon, expecting, last), previous)
    then = _turn(parts[1], _sight(parts[1], spoken, lexicon, None, first), previous)
    return replace(first, then=then) if {first.act, then.act} == EXCHANGED else turn


def _sight(text: str, spoken: str, lexicon: Lexicon, expecting: Expectation | None, last: Turn | None) -> Sight:
    heard = with_limit(hear(text, spoken, lexicon), last, lexicon.currency)
    return Sight(heard, refer(heard, lexicon), lexicon, expecting, last)


def _turn(text: str, sight: Sight, previous: Constraint | None) -> Turn:
    heard, referring, lexicon, last = sight.heard, sight.referring, sight.lexicon, sight.last
    decision, also = decided(sight)
    cues = heard.fired()
    return Turn(
        text=text,
        language=heard.language,
        act=decision.act,
        constraint=_constraint(decision, heard, referring, lexicon, previous, last),
        references=_references(decision, heard, referring, lexicon, last),
        asked=decision.asked,
        quantity=_quantity(decision, heard),
        also=also,
        topic=decision.topic,
        than="cheaper" if "than_cheaper" in cues else "dearer" if "than_dearer" in cues else None,
        words=_content(heard),
        polite="polite" in cues or heard.language == "en",
        elliptical=decision.is_elliptical,
        order=_order_number(decision, heard.plain, sight.expecting),
        foreign=heard.foreign,
    )


def _references(
    decision: Decision, heard: Heard, referring: Referring, lexicon: Lexicon, last: Turn | None
) -> tuple[Reference, ...]:
    """The references that belong to the act, with what they take from the turn before and the quantities said."""
    if decision.act not in ABOUT_THINGS:
        return _in_passing(decision, heard, referring)
    if decision.act is Act.ASK_ATTRIBUTE:
        referring = _of_things_sold(_of_wholes(referring, heard), lexicon)
    references = _things(decision, heard, referring, last)
    if decision.is_elliptical and last is not None and last.references:
        references = tuple(_continuing(each, last.references[-1]) for each in references)
    if decision.act is Act.REMOVE_FROM_CART and not any(each.plural for each in references):
        return tuple(_unwanted(each) for each in references)
    return ordered(references, heard, referring) if decision.act is Act.ADD_TO_CART else references


def _unwanted(reference: Reference) -> Reference:
    """ "Not the umbrella, take it out": what is not wanted is what shall go."""
    return replace(reference, like=_of_what_goes(reference.like))


def _of_what_goes(like: Constraint) -> Constraint:
    """What tells the things that are to be taken out, said of them or ruled out."""
    gone = {
        f"{field}s": (*getattr(like, f"{field}s"), *(value for name, value in like.excluded if name == field))
        for field in ("kind", "color", "material", "brand", "size")
    }
    return replace(like, **gone, excluded=tuple(each for each in like.excluded if f"{each[0]}s" not in gone))


def _in_passing(decision: Decision, heard: Heard, referring: Referring) -> tuple[Reference, ...]:
    """The known things that are spoken of where the act itself is not about any."""
    if decision.act in _ABOUT_NOTHING or decision.topic == "abuse":
        return ()
    is_return = decision.act is Act.RETURN_OR_CANCEL
    told = tuple(each for each in referring.references(vague=is_return) if not is_only_ranked(each))
    if is_return and not told and heard.named("kind"):
        return (Reference(like=_beside(decision, heard, referring)),)
    if decision.act is Act.RECOMMEND and not decision.is_elliptical and not _GOES_OUT_FROM & heard.fired():
        told = tuple(each for each in told if each.like.kinds and (each.like.colors or each.is_placed))
    return told or _compared_with(decision, heard)


def _of_wholes(referring: Referring, heard: Heard) -> Referring:
    """ "Any pockets on it?" is about it, not about what lies on it."""

    def of_whole(each: Referred) -> Referred:
        anchor = each.reference.anchor
        return replace(each, reference=anchor) if anchor is not None and anchor.again else each

    is_of_part = "part" in heard.fired()
    return replace(referring, referred=tuple(map(of_whole, referring.referred))) if is_of_part else referring


def _of_things_sold(referring: Referring, lexicon: Lexicon) -> Referring:
    """Without kinds that no product is: "does a laptop fit in?" asks about something else."""

    def are_sold(kinds: Iterable[str]) -> bool:
        return all(lexicon.is_sold("kind", each) for each in kinds)

    return replace(
        referring,
        referred=tuple(
            each
            for each in referring.referred
            if each.is_definite or each.reference.names or are_sold(each.reference.like.kinds)
        ),
        left_over=tuple(
            each for each in referring.left_over if each.sense.field != "kind" or are_sold([each.sense.value])
        ),
    )


def _compared_with(decision: Decision, heard: Heard) -> tuple[Reference, ...]:
    """ "Something cheaper" without a kind goes out from the thing in talk."""
    onward = decision.act is Act.RECOMMEND and not heard.named("kind")
    return (Reference(again=True),) if onward and {"than_cheaper", "than_dearer"} & heard.fired() else ()


def _continuing(reference: Reference, before: Reference) -> Reference:
    """ "No, the wooden one" is of the kind that was spoken of."""
    like = reference.like
    bare = not (like.kinds or reference.names or reference.words or reference.again or reference.pointing)
    chooses = bare and (like != Constraint()) and not reference.relation
    return replace(reference, like=replace(like, kinds=before.like.kinds)) if chooses else reference


def _things(decision: Decision, heard: Heard, referring: Referring, last: Turn | None) -> tuple[Reference, ...]:
    """The things that an act is about: the thing in talk where none is said, or those last asked about together."""
    is_alone = len(referring.referred) == 1
    found = _told_apart(tuple(_for_act(each, decision, is_alone=is_alone) for each in referring.referred))
    beside = _beside(decision, heard, referring)
    if not found:
        said = any(each.sense.field == "kind" for each in referring.left_over)
        plural = decision.act is Act.COMPARE or (decision.act is Act.LOCATE and said)
        plural = plural or (decision.act is Act.ASK_ATTRIBUTE and not said and _was_of_several(last))
        return (with_attributes(Reference(again=not said and beside == Constraint(), plural=plural), beside),)
    if beside.kinds and found[-1].like.kinds:
        # "The green hat and grey hat" are two.
        return (*found, Reference(like=beside))
    return (*found[:-1], with_attributes(found[-1], beside)) if beside != Constraint() else found


def _was_of_several(last: Turn | None) -> bool:
    return last is not None and (len(last.references) > 1 or any(each.plural for each in last.references))


def _for_act(referred: Referred, decision: Decision, *, is_alone: bool) -> Reference:
    """Asking where a kind of thing is means all of it; comparing means the things compared, not the better one."""
    reference = referred.reference
    if decision.act is Act.LOCATE and not referred.is_definite and reference.like.kinds:
        return replace(reference, plural=True)
    if decision.act is not Act.COMPARE:
        return reference
    if reference.relation == "between" and reference.anchor:
        return replace(reference.anchor, plural=True)
    are_several = reference.again and is_alone
    return replace(reference, extreme=None, plural=reference.plural or are_several or reference.extreme is not None)


def _told_apart(references: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """ "Both of them, the leather one and this one": what is told one by one needs no "both", nor "those bags"."""
    single = tuple(each for each in references if not each.count)
    if any(each.count == len(single) for each in references):
        return single
    apart = tuple(each for each in references if not each.plural)
    return apart if len(apart) > 1 and references[0].plural and not references[0].is_placed else references


def _beside(decision: Decision, heard: Heard, referring: Referring) -> Constraint:
    """The attributes outside of any pointing phrase that tell which thing is meant, and are not what is asked."""
    told = [
        each
        for each in referring.left_over
        if each.sense.field == "kind" or (each.sense.field != "tag" and not _is_asked(decision, each))
    ]
    return constraint_of(heard, told)


def _is_asked(decision: Decision, mention: Mention) -> bool:
    """Whether an attribute outside of the pointing phrase is the question itself, or the variant chosen."""
    if decision.act in (Act.ADD_TO_CART, Act.REMOVE_FROM_CART):
        return mention.sense.field == "color"
    return decision.act is Act.ASK_ATTRIBUTE and ASKED_OF.get(mention.sense.field) in decision.asked


def _constraint(
    decision: Decision,
    heard: Heard,
    referring: Referring,
    lexicon: Lexicon,
    previous: Constraint | None,
    last: Turn | None,
) -> Constraint:
    if decision.act is Act.ASK_POLICY:
        # "Could you put a ribbon on it, it's a present" asks for no kind of thing.
        return Constraint()
    if decision.topic == "not_sold":
        return wish_of(by_kind(heard), heard.fired(), lexicon, None)
    if decision.act is Act.RECOMMEND:
        wish = wish_of(heard, heard.fired(), lexicon, None if decision.topic else previous)
        return _as_asked_before(wish, last) if "unsaid" in heard.fired() else wish
    asked = [each for each in referring.left_over if each.sense.field == "tag" or _is_asked(decision, each)]
    if "tags" in decision.asked and not asked:
        asked = list(heard.named("tag"))
    if decision.act in (Act.ADD_TO_CART, Act.REMOVE_FROM_CART):
        # Who adds "the red one, perfect for parties" chooses a colour and a size, nothing else.
        asked = [each for each in asked if each.sense.field == "color"]
    said = constraint_of(heard, asked if decision.act in ABOUT_THINGS else referring.left_over)
    sizes = sized(heard)
    said = replace(said, kinds=(), sizes=sizes.sizes, excluded=(*said.excluded, *sizes.excluded))
    return _of_what_goes(said) if decision.act is Act.REMOVE_FROM_CART else said


def _as_asked_before(wish: Constraint, last: Turn | None) -> Constraint:
    """ "Can it be dimmed?" - "So which of your lamps are?" wishes for what was asked before."""
    asked = last.constraint.tags if last is not None and last.act is Act.ASK_ATTRIBUTE else ()
    return replace(wish, tags=tuple(dict.fromkeys((*wish.tags, *asked))))


def _content(heard: Heard) -> tuple[str, ...]:
    """The words that may say something about products: no function words, no places, no numbers that are read."""
    grammar = heard.grammar
    known = grammar.plain | grammar.spoken
    places = (
        span
        for pointer in heard.pointers
        for span in (*pointer.skipped, *spans([pointer.anchor] if pointer.anchor else []))
    )
    read = [*spans(heard.prices, heard.sizes, heard.counts), *places]
    return tuple(
        token.forms[0]
        for token in grammar.tokens(heard.plain)
        if not known.intersection(token.forms) and not any(start <= token.start < end for start, end in read)
    )


def _quantity(decision: Decision, heard: Heard) -> int | None:
    """The number of pieces where it matters; "a lamp" is wished for as often as "one lamp" is."""
    if decision.act is Act.RECOMMEND:
        wished = quantity(heard) if "need" in heard.fired() else None
        return wished if wished != 1 else None
    return quantity(heard) if decision.act in _COUNTED else None


def _order_number(decision: Decision, plain: str, expecting: Expectation | None) -> str | None:
    awaited = expecting is not None and expecting.what == "order_number"
    if not awaited and decision.act not in (Act.ORDER_STATUS, Act.RETURN_OR_CANCEL):
        return None
    found = _ORDER_NUMBER.findall(plain)
    return found[-1].upper() if found else None
