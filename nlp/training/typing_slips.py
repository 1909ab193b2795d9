"""Utterances as fingers in a hurry type them."""

from nlp.training.chance import Chance

_SHORT = 4
_KEPT = 0.6  # the share of utterances that are typed as they were meant


def hurried(text: str, chance: Chance) -> str:
    """`text` with a slip or two, or as it is: letters swapped, doubled or left out, no capitals, marks or spaces."""
    if chance.often(_KEPT):
        return text
    if chance.often(0.5):
        text = text.lower().rstrip("?.!")
    if any("가" <= letter <= "힣" for letter in text):
        return _hurried_korean(text, chance)
    return _slipped(text, chance) if chance.often(0.5) else text


def _slipped(text: str, chance: Chance) -> str:
    words = text.split(" ")
    long = [at for at, word in enumerate(words) if len(word) > _SHORT and word.isalpha()]
    if not long:
        return text
    at = chance.one(long)
    word, place = words[at], chance.number(1, len(words[at]) - 3)
    first, second, rest = word[place], word[place + 1], word[place + 2 :]
    slips = (second + first, second, first + first + second)
    words[at] = word[:place] + chance.one(slips) + rest
    return " ".join(words)


def _hurried_korean(text: str, chance: Chance) -> str:
    ends = ("", "", "ㅎㅎ", "ㅠㅠ", "~", "!!", "..")
    if chance.often(0.5):
        words = text.split(" ")
        at = chance.number(0, len(words) - 1)
        text = " ".join(words[:at]) + "".join(words[at : at + 2]).join((" ", " ")) + " ".join(words[at + 2 :])
    return text.strip() + chance.one(ends)
