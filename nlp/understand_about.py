"""What is asked about the thing in talk by what it has or what it is not, and by visitors who are at a loss."""

from nlp.turn import Act
from nlp.understand_evidence import ABOUT_THINGS, Decision, Evidence

_TOLD_OF = (Act.ASK_ATTRIBUTE, Act.LOCATE, Act.COMPARE, Act.FEEDBACK)


def of_the_other(evidence: Evidence) -> Decision | None:
    """ "The other one?", after two were shown: told of, not yet taken, unless that was the question."""
    told = evidence.last is not None and evidence.last.act in (*_TOLD_OF, Act.RECOMMEND)
    answers = evidence.expecting is not None and evidence.expecting.act is not None
    tells = told and not answers and evidence.any("other_one")
    return Decision(Act.ASK_ATTRIBUTE, asked=("description",), is_elliptical=True) if tells else None


def undecided(evidence: Evidence) -> Decision | None:
    """ "I'm not sure what I want": what there is may help."""
    is_at_a_loss = evidence.any("undecided") and not (evidence.points or evidence.wishes)
    return Decision(Act.RECOMMEND, "overview") if is_at_a_loss else None


def parted(evidence: Evidence) -> Decision | None:
    """ "Are there pockets?", "모자 달렸어요?": of the thing in talk, whatever is sold that is called so."""
    last = evidence.last
    is_of_thing = evidence.points or (last is not None and last.act in (*ABOUT_THINGS, Act.RECOMMEND))
    asks = is_of_thing and evidence.any("part") and evidence.any("have", "is_it", "question", "what_about")
    if not asks or evidence.fields or evidence.names or evidence.any("show", "wish", "locate", "cart_add"):
        return None
    return Decision(Act.ASK_ATTRIBUTE, asked=("description",), is_elliptical=not evidence.points)


def declined(evidence: Evidence) -> Decision | None:
    """ "No thank you, too modern for me", "좀 더 생각해 볼게요"."""
    asks = evidence.any("wish", "question", "cart_add", "more", "checkout")
    thanks = evidence.any("no") and evidence.any("thanks") and not evidence.any("show", "have")
    return Decision(Act.DENY) if (thanks or evidence.any("dismiss")) and not asks else None


def advised(evidence: Evidence) -> Decision | None:
    """ "뭐가 제일 나아요?": of what was shown, or between those that were compared."""
    last = evidence.last.act if evidence.last is not None else None
    if not evidence.any("opinion") or evidence.fields or evidence.names or last not in (Act.RECOMMEND, Act.COMPARE):
        return None
    return Decision(last, is_elliptical=True)
