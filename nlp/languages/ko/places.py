"""Korean words for places in a room: sides, rows, fixtures, and relations to another thing."""

import re

import msgspec


class Found(msgspec.Struct, frozen=True):
    """What was found between `start` and `end`."""

    start: int
    end: int


class Level(Found, frozen=True):
    """A row, counted from the top."""

    value: int


class FixtureWord(Found, frozen=True):
    """A kind of fixture, and on which `sides` of others it stands."""

    value: str
    sides: tuple[str, ...] = ()

    def cut(self, words: str) -> str:
        """`words` with this phrase blanked: its sides are not those of what is on it."""
        return words[: self.start] + " " * (self.end - self.start) + words[self.end :]


class Anchor(Found, frozen=True):
    """A relation and the noun before it that it starts from; without a noun, what was talked of last."""

    noun: str
    noun_end: int
    relation: str
    is_plural: bool = False

    def cut(self, words: str) -> str:
        """`words` with this phrase blanked, so that its parts are not read twice."""
        return words[: self.start] + " " * (self.end - self.start) + words[self.end :]


_ROW = r"(?:칸|줄|단(?![가-힣])|선반|층)"
_LEVEL = re.compile(
    rf"(?:(?:맨|제일|가장|젤)\s?)?(?:(?P<top>위쪽|윗|위|상단|첫 ?번째|첫째)|(?P<bottom>아래쪽|아래|아랫"
    rf"|밑|하단|마지막)|(?P<middle>가운데|중간)|(?P<nth>두|세|네|둘째|셋째) ?(?:번째)?)\s?{_ROW}"
)
_NTH = {"두": 2, "둘째": 2, "세": 3, "셋째": 3, "네": 4}

_FIXTURES = {
    "계산대": "counter", "카운터": "counter", "선반": "shelf", "진열대": "shelf", "책장": "shelf",
    "테이블": "table", "탁자": "table",
    "매대": "table", "행거": "rack", "옷걸이": "rack", "랙": "rack", "벽": "wall", "창가": "window", "창문": "window",
    "쇼윈도": "window", "마네킹": "stand", "스탠드": "stand", "문": "door",
}  # fmt: skip
_FIXTURE = re.compile(
    rf"(?P<name>{'|'.join(_FIXTURES)})\s?(?:위(?=\s)|(?<=\s)(?=맨|제일|가장|젤|왼|오른|가운데)"
    rf"|(?:위|쪽|(?<!테이블)(?<!테이블 )(?<!탁자)(?<!탁자 )옆)?에(?:서)?\s?"
    rf"(?:있는|놓인|걸린|걸려|진열|올려"
    rf"|올라|붙은|놓여|보이는)?(?!\s?(?:둘|놓을|쓸|걸|어울))|(?:이|가)?\s?(?:입은|입고|걸친|쓴))"
)
_SIDED_FIXTURE = re.compile(
    rf"(?:(?P<left>왼쪽|왼편|좌측)|(?P<right>오른쪽|오른편|우측)|(?P<middle>가운데|중앙|중간)|(?P<far>안쪽|뒤쪽|뒷)"
    rf"|(?P<near>앞쪽|앞))(?:에 ?있는|의)?\s?(?P<name>{'|'.join(_FIXTURES)})(?:\s?위)?(?:에서?|의)?(?![가-힣])"
    r"(?: ?(?:있는|놓인|걸린|진열된))?"
)
_SIDES = {
    "left": re.compile(r"왼쪽|왼편|좌측|왼(?=\s)"),
    "right": re.compile(r"오른쪽|오른편|우측|오른(?=\s)"),
    "behind": re.compile(r"(?:제|내|저|너|네|당신|직원분?|점원|그쪽|등)?\s?뒤(?:쪽)?(?:에|의| |$)"),
    "front": re.compile(r"(?:제|내|저|너|네|당신|직원분?|점원|그쪽|바로|눈)?\s?앞(?:쪽)?(?:에|의| |$)"),
}
_FRAME = re.compile(
    r"(?<![가-힣])(?:직원|점원|상담원|그쪽|당신|너|네|넌|니|본인)(?:분|님)?(?:의|이|께서|은|는)?\s?(?:보시기|보기"
    r"|보실|보는|볼 때|기준|입장|시점|쪽에서|(?:바로 )?(?:뒤|앞|왼|오른))"
)
_WAYS = {
    "next_to": "옆쪽|옆", "left_of": "왼쪽|왼편|좌측", "right_of": "오른쪽|오른편|우측",
    "above": "위쪽|위", "below": "아래쪽|아래|밑",
    "before": "앞쪽|앞", "behind": "뒤쪽|뒤", "between": "사이(?!즈|드)",
}  # fmt: skip
_WAY = "|".join(f"(?P<{relation}>{words})" for relation, words in _WAYS.items())
_RELATION = re.compile(
    rf"(?:(?P<noun>(?<![가-힣])[가-힣a-z0-9]+?)(?:의|이|하고"
    rf"|들)?(?P<count>\s?(?:두|세)\s?(?:개|대|벌|켤레))?\s)?(?:바로\s?)?(?:{_WAY})(?P<beside>\s?옆)?(?:에서?|의|편에"
    rf"|쪽에)?\s?(?:바로 )?(?:에\s)?(?P<verb>있는|붙은|붙어|놓인|걸린|보이는|있던|있는데)?"
)
_PAIR = re.compile(
    r"(?:(?<![가-힣])[가-힣a-z0-9]+ ){0,2}?(?<![가-힣])[가-힣a-z0-9]+(?:이랑|랑|하고|와|과) [가-힣a-z0-9 ]+$"
)
_NOT_NOUNS = re.compile(
    r"(?:.*(?:네|요|죠|는데|니까|해서|하고|다|어|아)|\d.*|.*(?:만|천|원|불|달러)|제|내|저|나|저희|우리|맨|제일|가장|젤|바로|그럼|그러면|아|오|여기|거기|저기|직원분?|직원분?이"
    r"|점원|그쪽|너|네|당신|왼쪽|오른쪽|뒤|앞|지금|혹시|보시기에|보기에|기준|중에|있는|음|근데|칸|줄"
    r"|가운데|기준으로|중|이제)$"
)


def level_in(words: str) -> Level | None:
    """The row that the words name."""
    found = _LEVEL.search(words)
    if not found:
        return None
    value = 1 if found["top"] else -1 if found["bottom"] else 0 if found["middle"] else _NTH[found["nth"]]
    return Level(found.start(), found.end(), value)


def fixture_in(words: str) -> FixtureWord | None:
    """The fixture on which something is said to stand."""
    sided = _SIDED_FIXTURE.search(words)
    if sided:
        side = next(each for each in ("left", "right", "middle", "far", "near") if sided[each])
        return FixtureWord(sided.start(), sided.end(), _FIXTURES[sided["name"]], (side,))
    found = _FIXTURE.search(words)
    return FixtureWord(found.start(), found.end(), _FIXTURES[found["name"]]) if found else None


def sides_in(words: str) -> tuple[str, ...]:
    """The sides that the words name, in their order."""
    rest = _LEVEL.sub(" ", words)
    found = [(match.start(), side) for side, pattern in _SIDES.items() if (match := pattern.search(rest))]
    return tuple(side for _, side in sorted(found))


def frame_in(words: str) -> str:
    """Whose left and right is meant."""
    return "agent" if _FRAME.search(words) else "visitor"


def anchor_in(words: str) -> Anchor | None:
    """The relation to another thing that the words name: after a noun, or "바로 밑에 있는", "오른쪽 옆에"."""
    rest = _LEVEL.sub(lambda found: " " * len(found[0]), words)
    for found in _RELATION.finditer(rest):
        relation = "next_to" if found.lastgroup is None else _relation(found)
        noun = found["noun"] or ""
        if noun and not _NOT_NOUNS.fullmatch(noun):
            pair = _PAIR.search(rest, 0, found.end("noun")) if relation == "between" else None
            start = pair.start() if pair else found.start("noun")
            is_plural = bool(pair or found["count"]) or "들" in noun
            return Anchor(start, found.end(), noun, found.end("noun"), relation, is_plural)
        if _is_bare(found, relation):
            start = found.start(relation)
            return Anchor(start, found.end(), "", start, relation)
    return None


def _relation(found: re.Match[str]) -> str:
    return next(relation for relation in _WAYS if found[relation])


def _is_bare(found: re.Match[str], relation: str) -> bool:
    """Without a noun only what cannot be a side of the room: "옆에", "바로 밑에", "오른쪽 옆에"."""
    return relation in ("next_to", "above", "below") or bool(found["beside"]) or "바로" in found[0]
