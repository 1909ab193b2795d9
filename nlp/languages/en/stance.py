"""English ways to say that something is not wanted, or need not be."""

import re

from nlp.languages.grammar import Stance

_FEW = (
    r"(?:(?:a|an|the|in|made of|made from|any|anything|everything|all|of|too|really|so|want|from|look|be|have) ){0,3}"
)
_EXCLUDED = re.compile(
    rf"\b(?:not|no|without|except(?: for)?|nothing|non|isn'?t|aren'?t|avoid|rather than|instead of|neither|nor"
    rf"|other than|apart from|but|hate|don'?t (?:want|like|do|wear)|leav(?:e|ing) out|can'?t (?:stand|wear"
    rf"|have)|allergic to|never)[ -]{_FEW}$"
)
_BUT_WANTED = re.compile(
    r"\b(?:(?<!nothing )(?<!anything )(?<!everything )(?<!all )but|not only|why not|whether or not)\s+"
    r"(?:(?:in|a|an|the|from|with|made|by|of|for|have|has|be) )*$"
)
_ANY_BUT = re.compile(rf"\b(?:any|every) \w+ but {_FEW}$")
_WAIVED = re.compile(
    rf"\b(?:(?:doesn'?t|don'?t|does not|do not|needn'?t|need not) (?:have|need)? ?(?:to be|be)?"
    rf"|no need (?:to be|for)|not necessarily)\s+{_FEW}$"
)
_AFTER = re.compile(r"^[- ]free\b|^ is out\b")
_WAIVED_AFTER = re.compile(
    r"^(?: is| are|'s)? (?:optional|not (?:necessary|needed|required|important|a must)|doesn'?t matter"
    r"|no longer (?:needed|matters))"
)
# "Not black, white or blue": a comma joins where the list goes on to its last; "not red, blue" corrects.
JOINED = re.compile(
    r"(?: ?(?:ones?|colou?rs?))?(?:(?: (?:or|nor)(?: an?)?|, (?:or|nor))(?: any| the| in| of| from| made of)*"
    r"|,? and(?: in| of)?| ?[/&]"
    r"|,(?=[^.!?;,]*(?:, ?[^.!?;,]*)*,? (?:or|nor|and) ))\s?"
)


def stance(text: str, start: int, end: int) -> Stance:
    """Whether what stands between `start` and `end` of the normalised text is wanted."""
    before, after = text[max(start - 45, 0) : start], text[end : end + 30]
    if _WAIVED.search(before) or _WAIVED_AFTER.search(after):
        return "waived"
    is_named = _EXCLUDED.search(before) and (_ANY_BUT.search(before) or not _BUT_WANTED.search(before))
    excluded = is_named or _AFTER.search(after)
    return "excluded" if excluded else "wanted"
