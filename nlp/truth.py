"""Does a worded sentence state only its facts? What is left of it without courtesies must be what is left of the template."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from re import Pattern

from nlp.claims import SLOT, WORDINGS, Wording
from nlp.facts import Facts

_SLOT = re.compile(SLOT)
_WORD = re.compile(r"\w")
_SENTENCES = re.compile(r"(?<=[.!?…])\s+")
# What the visitor may not hear at all: markup, links, role names, instructions, unfilled braces.
_MARKUP = re.compile(r"[<>\[\]\\*_#`|~^=@]|https?:|www\.|\b(?:user|assistant|system|visitor|reply)\s*:|(?:손님|내용)\s*:|\n", re.I)
_SAME_STEM = 5  # letters of a Korean word that two of its forms share, in jamo ("담았어요", "담아")
_LONGEST, _SPARE = 1.6, 32  # how much longer than its phrase a sentence may be, in times and in characters


def faults(sentence: str, facts: Facts) -> list[str]:
    """Why `sentence`, worded with {SLOT}s, may not be said for `facts`; empty where it is true and proper."""
    wording = WORDINGS.get(facts.language)
    if wording is None:
        return [f"there are no words known for {facts.language!r}"]
    found = unfit(sentence, facts, wording)
    if not found and not _same(claims(sentence, facts, wording), claims(facts.template, facts, wording)):
        found.append("it claims something else than the facts")
    return found


def unfit(sentence: str, facts: Facts, wording: Wording) -> list[str]:
    """Faults of form, whatever the sentence claims: script, markup, length, repetition, tone and ending."""
    bare = _SLOT.sub("", sentence)
    told = {
        "it contains markup": _MARKUP.search(_SLOT.sub("", sentence)),
        "it is in another script": wording.script.fullmatch(bare) is None,
        "it has an unknown slot": not set(_SLOT.findall(sentence)) <= set(_SLOT.findall(facts.template)) or "{" in bare or "}" in bare,
        "it is too long": len(sentence) > _LONGEST * len(facts.template) + _SPARE,
        "it repeats itself": _repeats(sentence, wording),
        "its tone does not fit": _strikes_wrong_tone(sentence, facts, wording),
        "it does not end properly": not all(_ends_well(each, facts, wording) for each in sentences(sentence)),
    }
    return [fault for fault, is_so in told.items() if is_so]


def sentences(text: str) -> list[str]:
    """`text` cut after each full stop, question or exclamation mark."""
    return [each for each in _SENTENCES.split(text.strip()) if each]


def claims(text: str, facts: Facts, wording: Wording) -> list[str]:
    """What `text` claims, in order: slots with what binds them, negations, yes, questions and every word not a courtesy."""
    found: list[str] = []
    previous = ""
    for token in _tokens(text, wording):
        mark = _mark(token, previous, facts, wording)
        if mark and not (mark == "NOT" and found[-1:] == ["NOT"]):
            found.append(mark)
        if token not in wording.articles:
            previous = token
    return found


def is_prefix(some: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether claims `some` are the first of `whole`."""
    return len(some) <= len(whole) and _same(some, whole[: len(some)])


def _tokens(text: str, wording: Wording) -> list[str]:
    return wording.token.findall(wording.idioms.sub("", _expanded(text, wording)))


def _all_words(text: str, wording: Wording) -> list[str]:
    """Every word, those of idioms too."""
    return wording.token.findall(_expanded(text, wording))


def _expanded(text: str, wording: Wording) -> str:
    lowered = _lower(text)
    for pattern, instead in wording.expanded:
        lowered = pattern.sub(instead, lowered)
    return lowered


def _lower(text: str) -> str:
    """The text in small letters, slots as they are."""
    return "".join(part if _SLOT.fullmatch(part) else part.lower() for part in re.split(f"({SLOT})", text))


def _mark(token: str, previous: str, facts: Facts, wording: Wording) -> str:
    """What a token claims; empty for a courtesy."""
    if _SLOT.match(token):
        return token if wording.before is None else f"{_binding(previous, wording.before)} {token}"
    if token == "?":
        return token
    if not _WORD.match(token):
        return ""
    if wording.negations.fullmatch(token):
        return "NOT"
    if wording.yes.fullmatch(token):
        return "YES"
    if wording.neutral.fullmatch(token) or (wording.echoes.fullmatch(token) and _was_heard(token, facts.heard)):
        return ""
    return token


def _binding(previous: str, classes: Mapping[str, str]) -> str:
    """The class of the word that binds a slot; empty where a slot, a mark or nothing stands before it."""
    return classes.get(previous, previous) if _WORD.match(previous) else ""


def _was_heard(token: str, heard: str) -> bool:
    share = 2 if "가" <= token[0] <= "힣" else 3
    return any(word == token or (len(token) >= share and word[:share] == token[:share]) for word in heard.lower().split())


def _same(some: Sequence[str], others: Sequence[str]) -> bool:
    return len(some) == len(others) and all(map(_same_claim, some, others))


def _same_claim(one: str, other: str) -> bool:
    if one == other:
        return True
    if not ("가" <= one[0] <= "힣" and "가" <= other[0] <= "힣"):
        return _plain_stem(one) == _plain_stem(other)
    first, second = unicodedata.normalize("NFD", one), unicodedata.normalize("NFD", other)
    return first[:_SAME_STEM] == second[:_SAME_STEM] and min(len(first), len(second)) >= _SAME_STEM


def _plain_stem(word: str) -> str:
    return word if "{" in word else re.sub(r"(?<=\w{3})s$", "", word)


def _repeats(sentence: str, wording: Wording) -> bool:
    words = [each for each in _all_words(sentence, wording) if _WORD.match(each) or _SLOT.match(each)]
    if any(map(str.__eq__, words, words[1:])):
        return True
    threes = list(zip(words, words[1:], words[2:], strict=False))
    parts = sentences(sentence)
    return len(set(threes)) < len(threes) or len(set(parts)) < len(parts)


def _strikes_wrong_tone(sentence: str, facts: Facts, wording: Wording) -> bool:
    """Joy at bad news, regret at good news, or regret over and over."""
    known, said = _all_words(facts.template, wording), _all_words(sentence, wording)
    regrets = _count(wording.regret, said)
    if _count(wording.negations, known) or _count(wording.regret, known) or _count(_BAD_NEWS, known):
        return regrets > 1 or _count(wording.delight, said) > _count(wording.delight, known)
    return regrets > 0


_BAD_NEWS = re.compile(r"sold|품절.*|empty|비어")


def _count(pattern: Pattern[str], words: Sequence[str]) -> int:
    return sum(pattern.fullmatch(word) is not None for word in words)


def _ends_well(sentence: str, facts: Facts, wording: Wording) -> bool:
    """Ends as sentences of the language do, or as one of the template does (a slot may hold a whole clause)."""
    if wording.ending.search(sentence):
        return True
    return any(each[-3:] == sentence[-3:] for each in sentences(facts.template))
