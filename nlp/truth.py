"""Does a worded sentence state only its facts? Without courtesies it must say what its template says without them."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from re import Pattern

from nlp.facts import SLOT, Facts
from nlp.manners import MANNERS
from nlp.manners.manner import Courtesies

_WORD = re.compile(r"\w")
_SENTENCES = re.compile(r"(?<=[.!?…])\s+")
# What the visitor may not hear at all: markup, links, role names, instructions, unfilled braces.
_MARKUP = re.compile(
    r"[<>{}\[\]\\*_#`|^=@]|https?:|www\.|\b(?:user|assistant|system|visitor|reply)\s*:|(?:손님|내용)\s*:|\n", re.I
)
_SAME_STEM = 5  # letters of a Korean word that two of its forms share, in jamo ("담았어요", "담아")
_LONGEST, _SPARE = 1.6, 32  # how much longer than its phrase a sentence may be, in times and in characters


def faults(sentence: str, facts: Facts) -> list[str]:
    """Why `sentence`, worded with {SLOT}s, may not be said for `facts`; empty where it is true and proper."""
    if facts.language not in MANNERS:
        return [f"there are no manners known for {facts.language!r}"]
    found = unfit(sentence, facts)
    if not found and not same(claims(sentence, facts), claims(facts.template, facts)):
        found.append("it claims something else than the facts")
    return found


def unfit(sentence: str, facts: Facts) -> list[str]:
    """Faults of form, whatever the sentence claims: script, markup, length, repetition, tone and ending."""
    manners = MANNERS[facts.language].courtesies
    bare = SLOT.sub("", sentence)
    odd = "".join(letter for letter in bare if letter not in SLOT.sub("", facts.template))
    told = {
        "it contains markup": _MARKUP.search(bare),
        "it is in another script": not manners.script.fullmatch(odd),
        "it has an unknown slot": not set(SLOT.findall(sentence)) <= set(SLOT.findall(facts.template)),
        "it is too long": len(sentence) > _LONGEST * len(facts.template) + _SPARE,
        "it repeats itself": _repeats(sentence, manners) and not _repeats(facts.template, manners),
        "its tone does not fit": _strikes_wrong_tone(sentence, facts, manners),
        "it does not end properly": not all(_ends_well(each, facts, manners) for each in sentences(sentence)),
        "it is not formal": _is_formal(facts.template, manners) and not _is_formal(sentence, manners),
    }
    return [fault for fault, is_so in told.items() if is_so]


def sentences(text: str) -> list[str]:
    """`text` cut after each full stop, question or exclamation mark."""
    return [each for each in _SENTENCES.split(text.strip()) if each]


def claims(text: str, facts: Facts) -> list[str]:
    """What `text` claims, in order: slots with what binds them, no, yes, questions, every word that is no courtesy."""
    manners = MANNERS[facts.language].courtesies
    found: list[str] = []
    previous = ""
    tokens = _tokens(text, manners)
    for token in tokens:
        mark = _mark(token, previous, facts, manners)
        # "No, it isn't" denies once; "there isn't no size" does not.
        says_no_again = mark == "NOT" and found == ["NOT"] and manners.negations.fullmatch(tokens[0])
        if mark and not says_no_again:
            found.append(mark)
        if token not in manners.articles:
            previous = token
    return found


def same(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether two texts claim the same, forms of words apart."""
    return len(some) == len(others) and all(map(_same_claim, some, others))


def is_prefix(some: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether claims `some` are the first of `whole`."""
    return same(some, whole[: len(some)])


def _tokens(text: str, manners: Courtesies) -> list[str]:
    plain = _expanded(text, manners)
    for pattern, instead in manners.turns:
        plain = pattern.sub(instead, plain)
    return manners.token.findall(manners.idioms.sub("", plain))


def _all_words(text: str, manners: Courtesies) -> list[str]:
    """Every word, those of idioms too."""
    return manners.token.findall(_expanded(text, manners))


def _expanded(text: str, manners: Courtesies) -> str:
    lowered = _lower(text)
    for pattern, instead in manners.expanded:
        lowered = pattern.sub(instead, lowered)
    return lowered


def _lower(text: str) -> str:
    """The text in small letters, slots as they are."""
    return "".join(part if SLOT.fullmatch(part) else part.lower() for part in re.split(f"({SLOT.pattern})", text))


def _mark(token: str, previous: str, facts: Facts, manners: Courtesies) -> str:
    """What a token claims; empty for a courtesy."""
    if SLOT.match(token):
        return token if manners.before is None else f"{_binding(previous, manners.before)} {token}"
    if token == "?":
        return token
    if not _WORD.match(token):
        return ""
    if manners.negations.fullmatch(token):
        return "NOT"
    if manners.yes.fullmatch(token):
        return "YES"
    return "" if manners.neutral.fullmatch(token) or _is_echo(token, facts, manners) else token


def _binding(previous: str, classes: Mapping[str, str]) -> str:
    """The class of the word that binds a slot; empty where a slot, a mark or nothing stands before it."""
    return classes.get(previous, previous) if _WORD.match(previous) else ""


def _is_echo(token: str, facts: Facts, manners: Courtesies) -> bool:
    """A word of the visitor's own situation: "for winter" may go with a suggestion, but makes a claim of a price."""
    if facts.slots and not manners.suggesting.search(facts.template.lower()):
        return False
    return manners.echoes.fullmatch(token) is not None and _was_heard(token, facts.heard)


def _was_heard(token: str, heard: str) -> bool:
    is_korean = "가" <= token[0] <= "힣"
    share = 2 if is_korean else 3
    return any(
        word == token
        or (len(token) >= share and word[:share] == token[:share])
        or (is_korean and token.startswith(word))
        for word in heard.lower().split()
    )


def _same_claim(one: str, other: str) -> bool:
    if one == other:
        return True
    if not ("가" <= one[0] <= "힣" and "가" <= other[0] <= "힣"):
        return _plain_stem(one) == _plain_stem(other)
    first, second = unicodedata.normalize("NFD", one), unicodedata.normalize("NFD", other)
    return first[:_SAME_STEM] == second[:_SAME_STEM] and min(len(first), len(second)) >= _SAME_STEM


def _plain_stem(word: str) -> str:
    return word if "{" in word else re.sub(r"(?<=\w{3})s$", "", word)


def _repeats(sentence: str, manners: Courtesies) -> bool:
    words = [each for each in _all_words(sentence, manners) if _WORD.match(each) or SLOT.match(each)]
    if any(map(str.__eq__, words, words[1:])):
        return True
    threes = list(zip(words, words[1:], words[2:], strict=False))
    parts = sentences(sentence)
    return len(set(threes)) < len(threes) or len(set(parts)) < len(parts)


def _strikes_wrong_tone(sentence: str, facts: Facts, manners: Courtesies) -> bool:
    """Joy at bad news, regret at good news, or regret over and over."""
    known, said = _all_words(facts.template, manners), _all_words(sentence, manners)
    regrets = _count(manners.regret, said)
    if _count(manners.negations, known) or _count(manners.regret, known) or _count(manners.bad_news, known):
        return regrets > 1 or _count(manners.delight, said) > _count(manners.delight, known)
    return regrets > 0


def _count(pattern: Pattern[str], words: Sequence[str]) -> int:
    return sum(pattern.fullmatch(word) is not None for word in words)


def _is_formal(text: str, manners: Courtesies) -> bool:
    """Whether every sentence ends in the formal style of address; never in languages without one."""
    ending = manners.formal_ending
    return ending is not None and all(ending.search(each) for each in sentences(text))


def _ends_well(sentence: str, facts: Facts, manners: Courtesies) -> bool:
    """Ends as sentences of the language do, or as one of the template does (a slot may hold a whole clause)."""
    if manners.ending.search(sentence):
        return True
    return any(each[-3:] == sentence[-3:] for each in sentences(facts.template))
