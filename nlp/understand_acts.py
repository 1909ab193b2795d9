"""Which act a stretch of speech plainly performs: rules from the plainest cue down."""

from nlp.turn import Act
from nlp.understand_about import advised, declined, of_the_other, parted, undecided
from nlp.understand_evidence import ABOUT_THINGS, ASKED_OF, Decision, Evidence, Rule, asked_of

POLICIES = ("returns", "shipping", "opening", "payment", "wrapping", "sale", "restock", "store")
WHY = "why"
"""What is asked for by "why this one?"."""
ATTRIBUTES = (
    "price", "left", "stock", "size", "dimensions", "color", "material", "brand", "rating", "care", "origin",
    "capacity", "weight", "description", "name", WHY,
)  # fmt: skip
_TOLD = ("stock", "left", "name", "description", "price", "rating", "care")
_RANKS = ("cheapest", "dearest", "best_rated", "newest")
_OF_CART = (Act.ADD_TO_CART, Act.REMOVE_FROM_CART, Act.SHOW_CART, Act.CHECKOUT)
_FREES = ("drop_color", "drop_size", "drop_brand", "drop_material")


def _refused(evidence: Evidence) -> Decision | None:
    if evidence.any("injection"):
        return Decision(Act.OUT_OF_SCOPE, "injection")
    if evidence.any("news", "trivia") and not evidence.any("wish", "have", "show"):
        return Decision(Act.CHITCHAT if evidence.any("news") else Act.OUT_OF_SCOPE, "world")
    free_service = evidence.any("policy_shipping", "policy_wrapping", "policy_returns")
    haggles = evidence.any("haggling") and not free_service and not _amends_limit(evidence)
    return Decision(Act.OUT_OF_SCOPE, "haggling") if haggles else None


def _amends_limit(evidence: Evidence) -> bool:
    """ "No, make it 250,000" after a wish with another limit: no thing is meant whose price could be haggled over."""
    last = evidence.last
    limited = last is not None and last.act is Act.RECOMMEND and last.constraint.has_limit
    if not (limited and evidence.prices) or evidence.names:
        return False
    return evidence.any("sets_limit") or (evidence.any("no") and not evidence.points)


def _amended(evidence: Evidence) -> Decision | None:
    return Decision(Act.RECOMMEND) if evidence.any("haggling", "sets_limit") and _amends_limit(evidence) else None


def _served(evidence: Evidence) -> Decision | None:
    if evidence.any("human"):
        return Decision(Act.HANDOFF)
    if evidence.any("policy_returns") and not evidence.any("bought"):
        return Decision(Act.ASK_POLICY, "returns")
    if evidence.any("return"):
        return Decision(Act.RETURN_OR_CANCEL)
    if evidence.any("order") and not evidence.any("cart_add", "supposed"):
        return Decision(Act.ORDER_STATUS)
    return None


def _ruled(evidence: Evidence) -> Decision | None:
    """A question about the store's rules, unless a thing is asked about by the same words ("the wrapping paper")."""
    topic = next((each for each in POLICIES if each != "returns" and evidence.any(f"policy_{each}")), None)
    return Decision(Act.ASK_POLICY, topic) if topic and not _does_it(topic, evidence) else None


def _does_it(topic: str, evidence: Evidence) -> bool:
    """Whether the words of a rule are an order: "charge my card", "wrap up two mugs for me"."""
    if evidence.any("question"):
        return False
    buys = evidence.any("cart_add") and (evidence.points or evidence.counts)
    return (topic == "payment" and evidence.any("checkout")) or (topic == "wrapping" and buys)


def _carted(evidence: Evidence) -> Decision | None:
    if evidence.any("cart_remove") and not _rules_out(evidence):
        return Decision(Act.REMOVE_FROM_CART)
    if evidence.any("cart_show") and not (evidence.any("cart_add") or evidence.names):
        return Decision(Act.SHOW_CART)
    if evidence.any("checkout") and not (evidence.any("cart_add") and evidence.points):
        return Decision(Act.CHECKOUT)
    if _swaps(evidence) or _recounts(evidence):
        return Decision(Act.ADD_TO_CART, "change", is_elliptical=not evidence.points)
    if evidence.any("shared_out") and evidence.last is not None:
        return Decision(Act.ADD_TO_CART, is_elliptical=not evidence.points)
    if evidence.any("cart_add") and not (_asks_price_only(evidence) or _sets_limit(evidence) or _needs_some(evidence)):
        vague = (
            not (evidence.points or evidence.counts or evidence.sizes or evidence.names) and "kind" in evidence.fields
        )
        topic = "change" if evidence.any("cart_change") else None
        return None if vague and evidence.any("wish", "have") else Decision(Act.ADD_TO_CART, topic)
    return None


def _swaps(evidence: Evidence) -> bool:
    """ "L로 바꿔줘", "make it a large", once a thing was taken: another colour or size of it."""
    taken = evidence.last is not None and evidence.last.act is Act.ADD_TO_CART
    is_asked = evidence.expecting is not None and evidence.expecting.act is not None
    options = evidence.sizes or "color" in evidence.fields
    bare = evidence.fields <= {"color"} and not evidence.names
    return taken and not is_asked and options and bare and evidence.any("swaps")


def _recounts(evidence: Evidence) -> bool:
    """ "Sorry, only two", once a thing was taken: so many there shall be in all."""
    taken = evidence.last is not None and evidence.last.act is Act.ADD_TO_CART
    return taken and evidence.counts and evidence.any("cart_change") and not (evidence.fields or evidence.names)


def _rules_out(evidence: Evidence) -> bool:
    """ "Cushions, but leave out leather and wool": what is taken out are things of a wish, not of the cart."""
    by_material = "material" in evidence.ruled_out
    known = evidence.names or (evidence.points and not by_material) or not evidence.ruled_out - {"kind"}
    last = evidence.last.act if evidence.last is not None else None
    wishes_on = last is Act.RECOMMEND or ("kind" in evidence.fields - evidence.ruled_out and last not in _OF_CART)
    return not known and (wishes_on or (by_material and "kind" in evidence.fields))


def _needs_some(evidence: Evidence) -> bool:
    """ "I need two mugs" wishes for mugs; which ones is not settled yet."""
    known = evidence.points or evidence.names
    return evidence.any("need") and evidence.counts and "kind" in evidence.fields and not known


def needed(evidence: Evidence) -> Decision | None:
    """A wish in words that a cart is changed by, or feelings told: "I need two mugs", "my room looks so bare"."""
    rules_out = evidence.any("cart_remove") and _rules_out(evidence)
    wishes = rules_out or _needs_some(evidence) or evidence.any("bare_room")
    return Decision(Act.RECOMMEND) if wishes else None


def _taken(evidence: Evidence) -> Decision | None:
    """ "The cheaper of the two, please", once things were spoken of."""
    meant = evidence.points or evidence.ranks or evidence.names
    spoken_of = evidence.last is not None and evidence.last.act in (Act.RECOMMEND, Act.ASK_ATTRIBUTE, Act.COMPARE)
    return Decision(Act.ADD_TO_CART) if evidence.any("takes") and meant and spoken_of else None


def _asks_price_only(evidence: Evidence) -> bool:
    return evidence.any("question") and evidence.any("ask_price") and not evidence.counts


def _sets_limit(evidence: Evidence) -> bool:
    """ "Make it 250,000", after a wish: the price it may have."""
    wished = evidence.last is not None and evidence.last.act is Act.RECOMMEND
    return wished and evidence.prices and not (evidence.counts or evidence.names or "kind" in evidence.fields)


def _personal(evidence: Evidence) -> Decision | None:
    return Decision(Act.CHITCHAT, "ai") if evidence.any("ai") and not (evidence.wishes or evidence.points) else None


def _wondering(evidence: Evidence) -> Decision | None:
    """What the store has at large, or what goes with a thing."""
    if evidence.any("overview") and not (evidence.points or evidence.wishes):
        return Decision(Act.RECOMMEND, "overview")
    goes_with = evidence.any("matching") and (evidence.points or "kind" not in evidence.fields)
    return Decision(Act.RECOMMEND, "matching") if goes_with else None


def _compared(evidence: Evidence) -> Decision | None:
    return Decision(Act.COMPARE, asked=compared_by(evidence)) if evidence.any("compare") else None


def compared_by(evidence: Evidence) -> tuple[str, ...]:
    ranked = {"cheapest": "price", "dearest": "price", "best_rated": "rating"}
    by_rank = (asked for rank, asked in ranked.items() if evidence.any(rank))
    by_name = (each for each in ATTRIBUTES if evidence.any(f"ask_{each}") and each not in ("name", "description"))
    return tuple(dict.fromkeys((*by_rank, *by_name)))


def _sought(evidence: Evidence) -> Decision | None:
    """ "Are there any jackets in L?", "which of those would suit me?": any that fits, not a known one."""
    seeks = evidence.any("sought") and "kind" in evidence.fields and not evidence.names
    return Decision(Act.RECOMMEND) if seeks and evidence.is_sold else None


def _located(evidence: Evidence) -> Decision | None:
    elsewhere = evidence.any("ask_origin") or (evidence.any("ask_brand") and not evidence.any("show"))
    return Decision(Act.LOCATE) if evidence.any("locate") and not elsewhere else None


def _capped(evidence: Evidence) -> Decision | None:
    """ "Too dear, under 50,000 please" wishes on; that it is disliked is said by the limit."""
    return (
        Decision(Act.RECOMMEND)
        if evidence.prices and evidence.any("dislike", "too_much") and not evidence.points
        else None
    )


def _asked(evidence: Evidence) -> Decision | None:
    asked = tuple(each for each in ATTRIBUTES if evidence.any(f"ask_{each}"))
    if asked and evidence.any("dislike") and not evidence.any("question"):
        return Decision(Act.FEEDBACK, "dislike", asked)
    if "left" in asked:
        asked = tuple(each for each in asked if each != "stock")
    if "capacity" in asked:
        asked = tuple(each for each in asked if each not in ("price", "size", "dimensions"))
    if evidence.any(*_RANKS) and not evidence.points:
        asked = tuple(each for each in asked if each not in ("rating", "name", "description"))
    if evidence.any("rating", "well_rated") and not evidence.points:
        asked = tuple(each for each in asked if each != "rating")
    if evidence.any("well_priced") and not evidence.points:
        asked = tuple(each for each in asked if each != "price")
    if "stock" in asked and "size" in asked and not evidence.sizes:
        # "Which sizes are left?"
        asked = tuple(each for each in asked if each != "stock")
    if "name" in asked and len(asked) > 1:
        asked = tuple(each for each in asked if each != "name")
    if not asked or _only_describes(asked, evidence):
        return None
    return Decision(Act.ASK_ATTRIBUTE, asked=asked)


def _only_describes(asked: tuple[str, ...], evidence: Evidence) -> bool:
    """Whether the attribute words belong to a wish: "any throws in stock", "shoes at a good price"."""
    if not evidence.wishes and not (evidence.any("wish", "more") and not evidence.points):
        return False
    if asked in (("stock",), ("name",), ("description",)):
        return evidence.any("have", "wish", "more")
    told = all(each in _TOLD or any(ASKED_OF.get(field) == each for field in evidence.fields) for each in asked)
    return told and evidence.any("wish", "more")


def _checked(evidence: Evidence) -> Decision | None:
    """A yes/no question about a known thing: "is it waterproof?", "do you have this in XL?"."""
    asks = evidence.any("is_it", "have", "ask_stock")
    if not asks or not (evidence.points or evidence.names):
        return None
    if evidence.any("more"):
        return None
    asked = evidence.beside | (evidence.fields & {"tag"} if evidence.any("is_it") else frozenset())
    named = tuple(dict.fromkeys(ASKED_OF[each] for each in sorted(asked) if each in ASKED_OF))
    if evidence.sizes:
        named = ("size", *named)
    if named or evidence.any("have"):
        return Decision(Act.ASK_ATTRIBUTE, asked=named or ("stock",))
    return None


def _shown(evidence: Evidence) -> Decision | None:
    if not evidence.any("show"):
        return None
    if evidence.points and ("color" in evidence.beside or evidence.sizes):
        return Decision(Act.ASK_ATTRIBUTE, asked=("size",) if evidence.sizes else ("color",))
    if evidence.points:
        return Decision(Act.LOCATE)
    return Decision(Act.RECOMMEND) if evidence.wishes or evidence.any("more", "wish", *_RANKS) else None


def _wished(evidence: Evidence) -> Decision | None:
    if evidence.any("service") and not evidence.points:
        return Decision(Act.OUT_OF_SCOPE, "service")
    asks = evidence.any("wish", "have", "more", "than_cheaper", "than_dearer", *_FREES, *_RANKS)
    answers = evidence.expecting is not None and evidence.expecting.act is not None
    if not asks or (answers and not evidence.any("wish", "have", "more")):
        return None
    if not evidence.is_sold:
        return Decision(Act.OUT_OF_SCOPE, "not_sold")
    if evidence.any("have") and not evidence.any("wish", "more", *_RANKS) and not evidence.wishes:
        return _had(evidence)
    asks_on = evidence.any("wish", "more", "than_cheaper", "than_dearer", *_FREES)
    if asks_on or evidence.wishes or evidence.ranks:
        return _narrowed(evidence) or Decision(Act.RECOMMEND)
    return None


def _had(evidence: Evidence) -> Decision | None:
    """ "Do you have ...?" with nothing known in it: a size of the thing in talk, or what the store does not sell."""
    if evidence.any("help", "smalltalk"):
        return None
    if evidence.sizes or evidence.counts:
        return Decision(Act.ASK_ATTRIBUTE, asked=("size",) if evidence.sizes else ("stock",), is_elliptical=True)
    return Decision(Act.OUT_OF_SCOPE, "not_sold") if evidence.unknown else None


def _narrowed(evidence: Evidence) -> Decision | None:
    """ "In black?", "250 있어요?" right after a question about a thing goes on about that thing."""
    bare = evidence.fields <= {"color", "material", "size", "tag"} and not evidence.prices
    goes_on = evidence.last is not None and evidence.last.act in ABOUT_THINGS
    if not (bare and goes_on and evidence.fields and evidence.any("have")) or evidence.any("wish", "more"):
        return None
    return Decision(Act.ASK_ATTRIBUTE, asked=asked_of(evidence.fields), is_elliptical=True)


PLAIN: tuple[Rule, ...] = (_refused, _amended, of_the_other, undecided, declined)
"""What the whole of an utterance settles, whatever else its pieces may say."""
FIRM: tuple[Rule, ...] = (
    *PLAIN, _served, _ruled, _carted, needed, _taken, _personal, _wondering, _compared, parted, _sought, _located,
    _capped, _asked, _checked, _shown, _wished, advised,
)  # fmt: skip
