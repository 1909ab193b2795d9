"""Korean in the formal style of address: sentences in -요 made into sentences in -습니다 (해요체 -> 합쇼체)."""

import re

_BASE, _FINALS = ord("가"), 28
_BIEUP, _NONE = 17, 0

# What no rule makes: whole words before the end of a sentence.
_WORDS = {
    "안녕하세요": "안녕하십니까",
    "천만에요": "천만의 말씀입니다",
    "별말씀을요": "별말씀을 다 하십니다",
    "거예요": "겁니다",
    "알아요": "압니다",
    "봬요": "뵙겠습니다",
    "달라요": "다릅니다",
    "어울려요": "어울립니다",
    "기뻐요": "기쁩니다",
    "계시죠": "계십니다",
}
_END = r"(?=[.!,?~]|$)"
_WHOLE = re.compile(rf"({'|'.join(_WORDS)}){_END}")
_RULES = (
    (re.compile(rf"(?:이에요\(예요\)|이에요|예요){_END}"), "입니다"),
    (re.compile(rf"([가-힣])(?:을게요){_END}"), r"\1겠습니다"),
    (re.compile(r"시겠어요(?=[?,])"), "시겠습니까"),
    (re.compile(r"세요(?=\?)"), "십니까"),
    (re.compile(rf"세요{_END}"), "십시오"),
)
_PROMISE = re.compile(rf"([가-힣])게요{_END}")
_CLOSED = re.compile(rf"([가-힣])(?:아요|어요|네요)({_END})")
_WORTHY = re.compile(rf"([가-힣])워요{_END}")
_OPEN = re.compile(rf"([해돼려나])요{_END}")
_OPENED = {"해": "합", "돼": "됩", "려": "립", "나": "납"}


def formal(text: str) -> str:
    """`text` with every sentence in -요 ending in -습니다, -습니까 or -십시오; slots and all else as they are."""
    text = _WHOLE.sub(lambda found: _WORDS[found[1]], text)
    for pattern, instead in _RULES:
        text = pattern.sub(instead, text)
    text = _PROMISE.sub(lambda found: f"{_with_final(found[1], _NONE)}겠습니다", text)
    text = _WORTHY.sub(lambda found: f"{_with_final(found[1], _BIEUP)}습니다", text)
    text = _CLOSED.sub(_stated, text)
    return _OPEN.sub(lambda found: f"{_OPENED[found[1]]}니다", text)


def _stated(found: re.Match[str]) -> str:
    """ "있어요" -> "있습니다"; what ends in a vowel stays."""
    return f"{found[1]}습니다" if (ord(found[1]) - _BASE) % _FINALS else found[0]


def _with_final(syllable: str, final: int) -> str:
    """The syllable with another final consonant: "릴" -> "리", "거" -> "겁"."""
    return chr(ord(syllable) - (ord(syllable) - _BASE) % _FINALS + final)
