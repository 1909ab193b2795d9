"""Which act an utterance hints at that performs none plainly: answers, feelings, courtesies, bare nouns."""

from nlp.turn import Act, Turn
from nlp.understand_evidence import ABOUT_THINGS, Decision, Evidence, Rule, asked_of


def answered(evidence: Evidence) -> Decision | None:
    """An answer to what the agent asked: it takes up the act that waits for it."""
    expecting = evidence.expecting
    if expecting is None or expecting.act is None or expecting.what == "yes_no" or _asks_of_any(evidence):
        return None
    points = evidence.points and expecting.what in ("which", "wish")
    answers = points or evidence.ranks or evidence.names or evidence.fields or evidence.counts or evidence.sizes
    return Decision(expecting.act, asked=expecting.asked, is_elliptical=True) if answers else None


def _asks_of_any(evidence: Evidence) -> bool:
    """ "And in black?", when asked what to compare, names nothing that could be compared."""
    compares = evidence.expecting is not None and evidence.expecting.act is Act.COMPARE
    bare = evidence.fields <= {"color", "material", "tag"} and not (evidence.points or evidence.names or evidence.ranks)
    return compares and bare and evidence.any("question", "what_about")


def _agreed(evidence: Evidence) -> Decision | None:
    """Yes and no; where nothing was asked, praise is praise ("좋아요")."""
    if evidence.any("dismiss"):
        return Decision(Act.DENY)
    asked = evidence.expecting is not None and evidence.expecting.what == "yes_no"
    describes = bool(evidence.fields) or evidence.prices or evidence.sizes or evidence.any("bye")
    if (
        evidence.any("no")
        and not describes
        and not (evidence.points and evidence.last)
        and (asked or not evidence.any("like"))
    ):
        return Decision(Act.DENY)
    if evidence.any("yes") and not describes and (asked or not evidence.any("like", "thanks", "smalltalk", "takes")):
        return Decision(Act.AFFIRM)
    return None


def _felt(evidence: Evidence) -> Decision | None:
    if evidence.any("abuse"):
        return Decision(Act.CHITCHAT, "abuse")
    if _likes(evidence):
        return Decision(Act.RECOMMEND)
    if evidence.any("too_dear") and not evidence.fields:
        return Decision(Act.FEEDBACK, "dislike")
    if evidence.any("smalltalk", "ai") and not evidence.points:
        return Decision(Act.CHITCHAT, "smalltalk")
    if evidence.any("dislike"):
        return Decision(Act.FEEDBACK, "dislike")
    if evidence.any("like") and not evidence.any("thanks", "greet"):
        return Decision(Act.FEEDBACK, "like")
    return None


def _likes(evidence: Evidence) -> bool:
    """Whether a wish goes on by what somebody likes: "she likes warm things", when a present is looked for."""
    wished = evidence.last is not None and evidence.last.act is Act.RECOMMEND
    return wished and evidence.any("they_like") and evidence.wishes


def _courteous(evidence: Evidence) -> Decision | None:
    topics = ("help", "thanks", "bye", "smalltalk", "pause")
    if evidence.any("greet") and not evidence.any("help", "bye"):
        return Decision(Act.GREET)
    topic = next((each for each in topics if evidence.any(each)), None)
    return Decision(Act.CHITCHAT, {"bye": "farewell"}.get(topic, topic)) if topic else None


def _wondered(evidence: Evidence) -> Decision | None:
    """A question about a known thing in words that no attribute answers to: what the record says of it at large."""
    asks = evidence.any("is_it") and not evidence.any("show", "like", "dislike")
    last = evidence.last
    goes_on = last is not None and last.act in (*ABOUT_THINGS, Act.RECOMMEND) and not evidence.fields
    if not asks or not (evidence.points or goes_on):
        return None
    return Decision(Act.ASK_ATTRIBUTE, asked=("description",), is_elliptical=not evidence.points)


def _continued(evidence: Evidence) -> Decision | None:
    """ "And the first one?": the act of the turn before, about another thing."""
    last = evidence.last
    says = evidence.points or evidence.ranks or evidence.names or evidence.fields or evidence.sizes or evidence.prices
    if last is None or not says or not (evidence.any("what_about", "no", "question") or evidence.points):
        return None
    if evidence.any("takes") and evidence.points and last.act in (Act.RECOMMEND, Act.ASK_ATTRIBUTE, Act.COMPARE):
        return Decision(Act.ADD_TO_CART)
    if _asks_on(evidence, last):
        return Decision(Act.ASK_ATTRIBUTE, asked=asked_of(evidence.fields), is_elliptical=True)
    moves_on = last.act in (Act.ADD_TO_CART, Act.FEEDBACK) and evidence.any("question", "what_about")
    if evidence.wishes and (moves_on or evidence.any("anew")):
        return Decision(Act.RECOMMEND)
    if last.act in (Act.RECOMMEND, Act.FEEDBACK) and evidence.points and not evidence.fields:
        return Decision(Act.ASK_ATTRIBUTE, asked=("description",), is_elliptical=True)
    return (
        Decision(last.act, asked=last.asked, is_elliptical=True) if last.act in (*ABOUT_THINGS, Act.RECOMMEND) else None
    )


def _asks_on(evidence: Evidence, last: Turn) -> bool:
    """Whether a yes/no question names but a trait ("방수예요?"): then it is about the thing in talk."""
    bare = bool(evidence.fields) and evidence.fields <= {"color", "material", "size", "tag"} and not evidence.prices
    asks = evidence.any("is_it") or (last.act is Act.COMPARE and evidence.any("question"))
    return bare and asks and not evidence.points and last.act in (*ABOUT_THINGS, Act.RECOMMEND)


def _varies(evidence: Evidence) -> bool:
    """Whether a mere colour or size follows what was put into the cart: "in white, please"."""
    bare = evidence.fields <= {"color"} and not (evidence.points or evidence.prices)
    added = evidence.last is not None and evidence.last.act is Act.ADD_TO_CART
    return added and bare and (bool(evidence.fields) or evidence.sizes)


def _bare(evidence: Evidence) -> Decision | None:
    """Nothing but nouns and numbers."""
    if not evidence.is_sold and not evidence.points:
        return Decision(Act.OUT_OF_SCOPE, "not_sold")
    if evidence.counts and evidence.last is not None and not evidence.wishes:
        return Decision(Act.ADD_TO_CART, is_elliptical=True)
    if evidence.counts and "kind" in evidence.fields and not evidence.any("question"):
        return Decision(Act.ADD_TO_CART)
    if _varies(evidence):
        return Decision(Act.ADD_TO_CART, "change", is_elliptical=True)
    if evidence.names or (evidence.points and not evidence.ranks):
        return Decision(Act.LOCATE)
    if evidence.wishes or evidence.ranks:
        return Decision(Act.RECOMMEND)
    if evidence.sizes and evidence.last is not None:
        return Decision(Act.ASK_ATTRIBUTE, asked=("size",), is_elliptical=True)
    return None


SOFT: tuple[Rule, ...] = (_agreed, _felt, _courteous, _wondered, _continued, _bare)
