"""English as it is typed in chats, and what it stands for: whole words only."""

import re

_WORDS = {
    "u": "you", "ur": "your", "ya": "you", "yall": "you all", "wat": "what", "wut": "what",
    "whats": "what's", "wheres": "where's", "hows": "how's", "wanna": "want to", "gonna": "going to",
    "gimme": "give me", "lemme": "let me", "smth": "something", "sth": "something", "smthn": "something",
    "sumthing": "something", "sumthin": "something", "anythin": "anything", "somethin": "something", "nite": "night",
    "tmr": "tomorrow", "tmrw": "tomorrow", "btwn": "between", "diff": "difference", "blk": "black", "wht": "white",
    "plz": "please", "pls": "please", "thx": "thanks", "tnx": "thanks", "rn": "right now", "abt": "about",
    "w/": "with", "w/o": "without", "tho": "though", "cuz": "because", "dont": "don't", "doesnt": "doesn't",
    "isnt": "isn't", "cant": "can't", "wont": "won't", "didnt": "didn't", "nvm": "never mind", "sz": "size",
    "thats": "that's", "budget friendly": "cheap", "budget-friendly": "cheap", "wallet friendly": "cheap",
    "cheep": "cheap", "cheepest": "cheapest", "xpensive": "expensive",
}  # fmt: skip


def written_out(text: str) -> str:
    """The normalised text with chat words as a dictionary has them: "wat sizes u got" -> "what sizes you got"."""
    return _ONE.sub("one", _ONES.sub("one is", _CHAT.sub(lambda found: _WORDS[found[0]], text)))


_ONES = re.compile(r"(?<=\bwhich )1s\b")
# "The white 1", "which 1": no number of pieces.
_ONE = re.compile(
    r"(?:(?<=\bwhich )|(?<=\bthat )|(?<=\bthis )|(?<=\bother )|(?<=\bthe [a-z]{3} )|(?<=\bthe [a-z]{4} )"
    r"|(?<=\bthe [a-z]{5} )|(?<=\bthe [a-z]{6} ))1\b(?! (?:of|pieces?|pairs?)\b)"
)
_CHAT = re.compile(rf"(?<![\w'/.-])(?:{'|'.join(map(re.escape, sorted(_WORDS, key=len, reverse=True)))})(?![\w'/-])")
