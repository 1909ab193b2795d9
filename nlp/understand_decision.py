"""What a visitor does by an utterance: the rules' word, weighed against what the classifier of acts takes it for."""

import math

from msgspec.structs import replace

from nlp.act_classifier import classifier_of
from nlp.act_features import features
from nlp.turn import UNCLEAR, Act
from nlp.understand_acts import ATTRIBUTES, FIRM, PLAIN, WHY, compared_by, needed
from nlp.understand_evidence import ABOUT_THINGS, Decision, Evidence, decide
from nlp.understand_hints import SOFT, answered
from nlp.understand_sight import Sight

_CHANGES = (Act.ADD_TO_CART, Act.REMOVE_FROM_CART, Act.CHECKOUT, Act.ORDER_STATUS, Act.RETURN_OR_CANCEL)
_UNCLEAR = Decision(Act.CHITCHAT, UNCLEAR)
# How much likelier the act of a rule is than the classifier says, as the logarithm of the factor.
_FIRMLY, _SOFTLY = 1.5, 0.8
_LEAST = 1e-3
# Where no rule applies, a guess less likely than this is none.
_PLAUSIBLE = 0.3

Decided = tuple[Decision, tuple[Act, ...]]


def decided(sight: Sight) -> Decided:
    """The main decision, and the further acts of the utterance in the order said; a change of state comes first."""
    whole = sight.whole()
    plain = decide(PLAIN, whole)
    if plain:
        return plain, ()
    firm = [each for start, end in sight.heard.pieces() if (each := _of_piece(sight.evidence(start, end)))]
    if firm:
        return _weighed(sight, whole, _together(firm), _FIRMLY)
    answer = answered(whole)
    if answer:
        return answer, ()
    soft = decide(FIRM, whole) or _softly(sight, whole)
    return _weighed(sight, whole, (soft or _UNCLEAR, ()), _SOFTLY if soft else 0.0)


def _together(firm: list[Decision]) -> Decided:
    main = next((each for each in firm if each.act in _CHANGES), firm[0])
    asked = tuple(dict.fromkeys(each for decision in firm if decision.act is main.act for each in decision.asked))
    # What else is not sold cannot be told apart from what is wished for.
    beside = (each.act for each in firm if not (main.act is Act.RECOMMEND and each.act is Act.OUT_OF_SCOPE))
    also = dict.fromkeys(act for act in beside if act is not main.act)
    return replace(main, asked=asked), tuple(also)


def _weighed(sight: Sight, whole: Evidence, ruled: Decided, trust: float) -> Decided:
    """The rules' decision, or the classifier's where it is surer of another act than the rules are trusted."""
    classifier, (main, also) = classifier_of(sight.heard.language), ruled
    is_plain = (
        WHY in main.asked
        or _is_answer(main, whole)
        or _asks_to_see(main, whole)
        or _names_kind_alone(main, whole)
        or _asks_choices(main, whole)
        or main == needed(whole)
        or (main.act is Act.ADD_TO_CART and whole.any("into_cart"))
    )
    if classifier is None or is_plain:
        # Questions for reasons are plain to the rules, and named like wishes ("why the beanie?").
        return ruled
    guesses = {
        guess: share
        for guess, share in classifier.likely(features(sight.heard, whole)).items()
        if not (guess.topic == "not_sold" and whole.is_sold and "kind" in whole.fields)
    }
    acts: dict[Act, float] = {}
    for guess, share in guesses.items():
        acts[guess.act] = acts.get(guess.act, 0.0) + share
    likeliest = max(acts, key=lambda act: acts[act])
    trusted = math.log(acts.get(main.act, 0.0) + _LEAST) + trust
    if likeliest is main.act or math.log(acts[likeliest] + _LEAST) <= trusted or acts[likeliest] < _PLAUSIBLE:
        return ruled
    guess = max((each for each in guesses if each.act is likeliest), key=lambda each: guesses[each])
    # "Without the mug, and I'll pay": that they pay is plain.
    pays = (main.act,) if main.act is Act.CHECKOUT and likeliest in _CHANGES else ()
    return _filled(guess, whole), tuple(act for act in (*pays, *also) if act is not likeliest)


def _asks_choices(decision: Decision, whole: Evidence) -> bool:
    """ "What colours are there of the cardigan?" asks about it, though one asks alike what there is."""
    asks = any(decision.asked == (each,) and whole.any(f"ask_{each}") for each in ("color", "size"))
    return decision.act is Act.ASK_ATTRIBUTE and asks and whole.any("question") and "kind" in whole.fields


def _names_kind_alone(decision: Decision, whole: Evidence) -> bool:
    """ "A jacket, please": whatever else is said with jackets, this is a wish for one."""
    return decision.act is Act.RECOMMEND and whole.bare and whole.is_sold and "kind" in whole.fields


def _is_answer(decision: Decision, whole: Evidence) -> bool:
    """Whether the rules see an answer to what the agent has just asked."""
    expecting = whole.expecting
    if expecting is None:
        return False
    return expecting.act is decision.act or (expecting.what == "yes_no" and decision.act in (Act.AFFIRM, Act.DENY))


def _asks_to_see(decision: Decision, whole: Evidence) -> bool:
    """Whether a thing is wished to be seen that was not asked about: who wants to look buys nothing yet."""
    asked = whole.expecting is not None and whole.expecting.act is Act.ADD_TO_CART
    return asked and decision.act is Act.RECOMMEND and whole.any("show") and not whole.points


def _filled(guess: Decision, whole: Evidence) -> Decision:
    """The guess with what the words themselves ask for, and what they leave to the turn before."""
    named = tuple(
        each for each in ATTRIBUTES if whole.any(f"ask_{each}") and not (each == "stock" and whole.any("ask_left"))
    )
    asked = (named or guess.asked) if guess.act is Act.ASK_ATTRIBUTE else ()
    asked = compared_by(whole) if guess.act is Act.COMPARE else asked
    is_told = whole.points or whole.names or "kind" in whole.fields
    return replace(guess, asked=asked, is_elliptical=guess.act in ABOUT_THINGS and not is_told)


def _softly(sight: Sight, whole: Evidence) -> Decision | None:
    """The hint that is about things rather than feelings: "pity. and the blue one?"."""
    pieces = (decide(SOFT, sight.evidence(start, end)) for start, end in sight.heard.pieces())
    about = next((each for each in pieces if each and each.act in (*ABOUT_THINGS[:-1], Act.RECOMMEND)), None)
    return about or decide(SOFT, whole)


def _of_piece(evidence: Evidence) -> Decision | None:
    """What a piece says firmly; a mere superlative within a longer utterance ("and the cheapest vase") is no wish."""
    decision = decide(FIRM, evidence)
    bare = decision is not None and decision.act is Act.RECOMMEND and not evidence.any("wish", "have", "show", "more")
    return None if bare else decision
