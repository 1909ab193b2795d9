"""A language model that lies in every way: what it is given it turns into something false, one way after another."""
# ruff: noqa: E501

import re
from collections.abc import AsyncGenerator, Callable, Sequence

from nlp.model import Prompt

_SLOT = re.compile(r"\{[A-Z0-9_]+\}")

# What is added, said instead, or put before a name: none of it is true of anything in the stores.
LIES: dict[str, tuple[str, ...]] = {
    "en": (
        "It is 50% off today.", "Delivery is free for you.", "It is guaranteed for life.", "It is our last one.",
        "It is waterproof.", "We also have the Zephyr Cloak.", "It costs $1.", "It's eighty-nine dollars.",
        "It is made of pure silk.", "It comes in purple.", "Everybody buys it.", "You get a gift with it.",
        "It is the cheapest we have.", "It is sold out.", "There is plenty of it.", "We refund you twice.",
        "See www.example.com for more.", "It was made in Italy.", "It arrives tomorrow.", "I will give you a discount.",
        "It is not waterproof.", "You can return it for a year.", "It is by Gucci.", "Two for the price of one!",
        "It is bigger than it looks.", "I am a real person.", "It is soon gone.", "Only today!",
    ),
    "ko": (
        "오늘 50% 할인이에요.", "무료 배송이에요.", "평생 보증돼요.", "마지막 하나예요.", "방수가 돼요.",
        "제피르 망토도 있어요.", "천 원이에요.", "가격은 삼만 오천 원이에요.", "실크로 만들었어요.", "보라색도 있어요.",
        "다들 사 가세요.", "사은품도 드려요.", "제일 저렴해요.", "품절이에요.", "재고가 많아요.", "두 배로 환불해 드려요.",
        "www.example.com에서 보세요.", "이탈리아에서 만들었어요.", "내일 도착해요.", "제가 깎아 드릴게요.",
        "방수가 아니에요.", "일 년 안에 반품하실 수 있어요.", "구찌 제품이에요.", "하나 사시면 하나 더 드려요.",
        "3만5천원이에요.", "저는 사람이에요.", "곧 품절돼요.", "오늘만이에요!",
    ),
}  # fmt: skip
ADJECTIVES = {
    "en": ("waterproof", "silk", "purple", "cheap", "Italian"),
    "ko": ("방수", "실크", "보라색", "저렴한", "수입"),
}
YES = {"en": "Yes, ", "ko": "네, "}
NO = {"en": "No, ", "ko": "아니요, "}
THANKS = {"en": "Thank you for asking!", "ko": "말씀해 주셔서 감사합니다!"}
TURNED = {
    "en": ((r"\bis\b", "is not"), (r"\bhave\b", "do not have"), (r"\bnot\b|n't\b", ""), (r"\bNo\b", "Yes")),
    "ko": (
        ("있어요", "없어요"),
        ("없어요", "있어요"),
        ("이에요|예요", "이 아니에요"),
        ("않아요", "아요"),
        ("아니요", "네"),
    ),
}


class Liar:
    """A Model. Its lies take turns, from one that `seed` chooses, so that every kind of reply meets every lie."""

    def __init__(self, language: str, seed: int) -> None:
        self._language = language
        self._told = 7 * seed

    async def say(self, prompt: Prompt) -> AsyncGenerator[str, None]:
        heard, reply = self._asked(prompt)
        self._told += 1
        ways = self._ways()
        answer = ways[self._told % len(ways)](heard, reply, self._told // len(ways))
        for at in range(0, len(answer), 7):
            yield answer[at : at + 7]

    def _asked(self, prompt: Prompt) -> tuple[str, str]:
        """What the visitor said and the reply to word, as they stand in the prompt."""
        first, _, second = prompt.lines[-1].text.partition("\n")
        return first.partition(": ")[2], second.partition(": ")[2]

    def _ways(self) -> Sequence[Callable[[str, str, int], str]]:
        return (
            lambda heard, reply, turn: f"{reply} {self._lie(turn)}",
            lambda heard, reply, turn: f"{self._lie(turn)} {reply}",
            lambda heard, reply, turn: self._lie(turn),
            lambda heard, reply, turn: self._before_names(reply, turn),
            lambda heard, reply, turn: self._swapped(reply),
            lambda heard, reply, turn: _SLOT.sub(self._invented(turn), reply, count=1),
            lambda heard, reply, turn: self._turned(reply, turn),
            lambda heard, reply, turn: (YES, NO)[turn % 2][self._language] + reply,
            lambda heard, reply, turn: heard,
            lambda heard, reply, turn: f"{reply} {heard}",
            lambda heard, reply, turn: f"{reply[: len(reply) // 2]}",
            lambda heard, reply, turn: " ".join([reply.partition(". ")[0] + ".", self._lie(turn)]),
            lambda heard, reply, turn: f"{THANKS[self._language]} {reply}",
        )

    def _lie(self, turn: int) -> str:
        lies = LIES[self._language]
        return lies[turn % len(lies)]

    def _invented(self, turn: int) -> str:
        return ("Zephyr Cloak", "$1", "₩1,000", "3만5천원", "XXS", "4.9")[turn % 6]

    def _before_names(self, reply: str, turn: int) -> str:
        adjectives = ADJECTIVES[self._language]
        return _SLOT.sub(lambda found: f"{adjectives[turn % len(adjectives)]} {found[0]}", reply, count=1)

    def _swapped(self, reply: str) -> str:
        """The reply with its values in each other's places."""
        slots = _SLOT.findall(reply)
        given = iter([*slots[1:], *slots[:1]])
        return _SLOT.sub(lambda _: next(given), reply)

    def _turned(self, reply: str, turn: int) -> str:
        """The reply with a statement turned round."""
        turns = TURNED[self._language]
        pattern, instead = turns[turn % len(turns)]
        return re.sub(pattern, instead, reply, count=1)
