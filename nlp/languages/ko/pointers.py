"""Korean phrases that point: "왼쪽에서 두 번째 거", "아까 그거랑 이거", "침대 옆에 있는 협탁"."""

import re
from collections.abc import Iterable

import msgspec
from msgspec.structs import replace

from nlp.languages.grammar import Pointer
from nlp.languages.ko.places import Anchor, Found, anchor_in, fixture_in, frame_in, level_in, sides_in
from nlp.turn import Reference

_AND = re.compile(r"(?<=[가-힣a-z])(?:이랑|랑|하고|와|과)(?:는|도)?\s+|\s+(?:그리고|및)\s+")
# "토트백이랑 백팩 사이": two things between which a third stands.
_BETWEEN = re.compile(r"[가-힣a-z0-9]+(?:이랑|랑|하고|와|과) [^.?!,]{1,20}?\s?사이(?!즈|드)")
_SENTENCE = re.compile(r"[.?!]\s*|\s(?:근데|그런데|그리고)\s|(?<=네요)\s|(?<=니까)\s|(?<=해서)\s|(?<=는데)\s")

_THIS = re.compile(
    r"(?<![가-힣])(?:이거|이건|이게|이걸|이것|요거|요건|요것|얘|지금 ?(?:보는|보고 있는)"
    r"|이 (?=[가-힣a-z]+)(?!중|정도|외|두|세|둘|근처))"
)
_THAT = re.compile(r"(?<![가-힣])(?:저거|저건|저게|저걸|저것|저기 ?(?:있는|저|그)?|저 (?=[가-힣a-z]+)(?!는|도|좀))")
_SAID = re.compile(
    r"(?<![가-힣])(?:그거|그건|그게|그걸|그것|걔|고거|아까|방금|그 (?=[가-힣a-z]+)(?!중|외|정도|두|둘|럼)"
    r"|(?:말|얘기|추천|소개|말씀)(?:한|하신|해 ?준|해 ?주신) |보여 ?준 )"
)
_THESE = re.compile(
    r"(?:이|그|저)것들|얘네|얘들|걔네|(?<![가-힣])(?:이|그|저) ?(?:두|세|네) ?(?:개|가지|벌)|(?<![가-힣])(?:이|그"
    r"|저) ?중|것들|거들|[가-힣]+들 ?(?:다|전부|모두|은|는|을|이|도)"
)
_BOTH = re.compile(
    r"(?<![가-힣])(?:둘|셋|넷|두 ?개|세 ?개|두 ?가지|두 ?벌|두 ?켤레|양쪽|둘이|두 ?제품"
    r"|두 ?상품)(?= ?(?:다|중|의|은|는|이|을|모두|전부|끼리|사이|가|다요|에서|$))"
)
_ALL = re.compile(
    r"(?<![가-힣])(?:모두|전부|다)(?= ?(?:얼마|담|주|넣|살|보여|빼|알려|사|구매|주문|할|어디|몇|뭐"
    r"|어떻|지금))|(?:싹|몽땅) ?다?"
)
_OTHER = re.compile(
    r"(?:다른|또 ?다른|나머지|남은) ?(?:거(?=는|은)|건(?![가-힣])|하나"
    r"|한 ?(?:개|쪽|벌)|쪽|것은|건요|게 ?(?:낫|좋))|나머지"
)
_PICKED_TWO = re.compile(r"중에?서?(?=\s)|중(?=\s|에|$)|가운데(?=\s?(?:서|에서 골|제일))")
_NOT_THIS = re.compile(r"(?:이|그|저)(?:거|것|건) ?말고")
_NUMBERS = {"둘": 2, "두": 2, "양": 2, "셋": 3, "세": 3, "넷": 4}

_NTH = {"첫": 1, "한": 1, "두": 2, "둘": 2, "세": 3, "셋": 3, "네": 4, "넷": 4, "다섯": 5, "여섯": 6, "일곱": 7}
_ORDINAL = re.compile(
    r"(?P<nth>첫|두|둘|세|셋|네|넷|다섯|여섯|일곱|\d)\s?번\s?째(?!\s?(?:칸|줄|단|선반|층))"
    r"|(?P<number>\d)번(?!\s?(?:만|더|째))(?= ?(?:거|이|으로|은|상품|제품|$))|(?P<first>첫째"
    r"|처음(?:에)? ?(?:거|것|말|보여|얘기|추천|소개))|(?P<last>마지막|맨 ?끝|제일 ?끝|맨 ?뒤)|(?P<middle>(?:한)?가운데"
    r"|중간)(?!\s?(?:칸|줄|단|선반|층))"
)
_EDGE = re.compile(r"(?:맨|제일|가장|젤)\s?(?P<side>왼|오른|좌|우)|(?P<end>왼|오른|좌|우)(?:쪽|측|편)?\s?(?:맨\s?)?끝")

_EXTREMES = {
    "dearest": re.compile(
        r"(?:더|제일|가장|젤)?\s?비싼 ?(?:거|건|걸|게|것|쪽|놈|애|순|\S+)|(?:제일|가장|젤|더) ?비싸"
    ),
    "cheapest": re.compile(
        r"(?:더|제일|가장|젤)?\s?(?:(?<!비)싼|저렴한) ?(?:거|건|걸|게|것|쪽|놈|애|\S+)|(?:제일|가장|젤"
        r"|더) ?(?:싸|저렴)"
    ),
    "nearest": re.compile(r"가까운|가까이|가깝"),
    "farthest": re.compile(r"(?:제일|가장|젤|더)\s?(?:먼|멀)|먼 ?(?:거|건|쪽|것)"),
    "biggest": re.compile(r"(?:제일|가장|젤|더) ?(?:큰|커|크)|(?<![가-힣])큰 ?(?:거|건|쪽|것|걸)"),
    "smallest": re.compile(r"(?:제일|가장|젤|더) ?작|(?<![가-힣])작은 ?(?:거|건|쪽|것|걸)"),
    "tallest": re.compile(r"(?:제일|가장|젤|더)?\s?(?:키 ?큰|키가 ?큰|높은|긴) ?(?:거|건|쪽|것|걸)"),
    "best_rated": re.compile(
        r"(?:별점|평점|리뷰|평)[이가도]? ?(?:제일|가장|더)? ?(?:높|좋)[가-힣]* ?(?:거|건|쪽|것|걸|게)?"
    ),
    "newest": re.compile(r"(?:제일|가장|젤) ?(?:최신|최근|새로)"),
}  # fmt: skip
_HEAD = re.compile(
    r"(?:거|것|건|게|걸|쪽|놈|애|모델|제품|상품)(?=[은는이가을를도만로랑요]|으로|들|예|에|인|이|죠|\s|[?.!,]|$)"
)
_MEANT_FOR = re.compile(r"(?:옆|위|앞|뒤|아래|밑)에 ?(?:둘|놓을|쓸|걸(?!린|려|쳐)|둘만|놔둘|세울|깔|입을)")


class _Piece(msgspec.Struct, frozen=True):
    """A stretch of the text that speaks of one thing."""

    start: int
    end: int


def pointers(text: str) -> tuple[Pointer, ...]:
    """The phrases of a normalised text that point at things; a piece of it without any may still name a thing."""
    found = [pointer for piece in _pieces(text) if (pointer := _pointer(text, piece))]
    several = len([each for each in found if each.is_definite]) > 1
    return tuple(_without_both(each) if several else each for each in found)


def _pieces(text: str) -> Iterable[_Piece]:
    cuts = [0]
    between = _BETWEEN.search(text)
    for cut in sorted((*_AND.finditer(text), *_SENTENCE.finditer(text)), key=lambda each: each.start()):
        if between and between.start() <= cut.start() < between.end():
            continue
        if cut.start() > cuts[-1]:
            yield _Piece(cuts[-1], cut.end())
        cuts.append(max(cut.end(), cuts[-1]))
    if cuts[-1] < len(text):
        yield _Piece(cuts[-1], len(text))


def _pointer(text: str, piece: _Piece) -> Pointer | None:
    words = text[piece.start : piece.end]
    level, fixture = level_in(words), fixture_in(words)
    # "아래 선반" is read as a row, whose words say no relation either.
    in_row = level is not None and fixture is not None and level.start < fixture.end and fixture.start < level.end
    own = fixture.cut(words) if fixture and not in_row else words
    anchor = None if _MEANT_FOR.search(words) else anchor_in(own)
    outside = anchor.cut(own) if anchor else own
    sides, edge = sides_in(outside), _EDGE.search(outside)
    reference = Reference(
        pointing=bool(_THIS.search(outside) or _THAT.search(outside)),
        again=bool(_SAID.search(outside)),
        other=bool(_OTHER.search(outside)),
        plural=bool(_THESE.search(outside) or _BOTH.search(outside) or _ALL.search(outside)),
        count=_count(outside),
        ordinal=_ordinal(outside, edge),
        sides=() if _MEANT_FOR.search(words) else sides,
        frame=frame_in(words),
        extreme=next((name for name, pattern in _EXTREMES.items() if pattern.search(outside)), None),
        level=level.value if level else None,
        fixture=fixture.value if fixture else None,
        fixture_sides=fixture.sides if fixture else (),
        relation=anchor.relation if anchor else None,
    )
    return _whole(
        words,
        piece,
        _settled(reference, outside),
        anchor_pointer=_anchor_pointer(anchor, piece),
        places=[level, fixture],
    )


def _anchor_pointer(anchor: Anchor | None, piece: _Piece) -> Pointer | None:
    if not anchor:
        return None
    said = Reference(pointing=bool(_THIS.match(anchor.noun)), again=not anchor.noun or bool(_SAID.match(anchor.noun)))
    return Pointer(
        piece.start + anchor.start,
        piece.start + anchor.noun_end,
        replace(said, plural=anchor.is_plural),
        reach=piece.start + anchor.noun_end,
        is_pronoun=said.pointing or said.again,
    )


def _settled(reference: Reference, words: str) -> Reference:
    """One out of several ("둘 중 싼 거") is not plural; a place of its own is not "said before"."""
    picks = bool(reference.extreme) or reference.ordinal is not None or bool(reference.sides)
    out_of = bool(reference.plural or reference.count) and picks
    placed = bool(reference.sides or reference.fixture or reference.relation) or reference.level is not None
    rejected = bool(_NOT_THIS.search(words))
    return replace(
        reference,
        # "Of the two the left one" is one.
        count=None if reference.sides and _PICKED_TWO.search(words) else reference.count,
        pointing=reference.pointing and not placed and not rejected,
        other=reference.other or rejected,
        plural=reference.plural and not picks,
        again=(reference.again and not rejected)
        or bool(_ALL.match(words) and not placed)
        or (reference.plural and not reference.pointing and (not _ALL.search(words) or bool(_BOTH.search(words))))
        or (out_of and not reference.pointing),
    )


def _whole(
    words: str, piece: _Piece, reference: Reference, anchor_pointer: Pointer | None, places: list[Found | None]
) -> Pointer | None:
    heads = [found.end() for found in _HEAD.finditer(words)]
    is_definite = reference != Reference(frame=reference.frame)
    pronoun = next((found for pattern in (_THIS, _THAT, _SAID) if (found := pattern.search(words))), None)
    is_pronoun = bool(pronoun and not pronoun[0].endswith(" ") and not (reference.sides or reference.relation))
    if pronoun and is_pronoun:
        return Pointer(
            piece.start + pronoun.start(),
            piece.start + pronoun.end(),
            reference,
            reach=piece.start + pronoun.end(),
            is_pronoun=True,
        )
    skipped = tuple((piece.start + place.start, piece.start + place.end) for place in places if place)
    return Pointer(
        piece.start,
        piece.start + max(heads, default=0),
        reference,
        reach=piece.end,
        anchor=anchor_pointer,
        is_definite=is_definite,
        skipped=skipped,
    )


def _without_both(pointer: Pointer) -> Pointer:
    """ "그거랑 이거 둘 다": the two have been named already."""
    reference = pointer.reference
    if not (reference.count or reference.plural):
        return pointer
    return replace(
        pointer,
        reference=replace(reference, plural=False, count=None, again=reference.again and not reference.pointing),
    )


def _count(words: str) -> int | None:
    found = _BOTH.search(words)
    return _NUMBERS.get(found[0][0]) if found else None


def _ordinal(words: str, edge: re.Match[str] | None) -> int | None:
    found = _ORDINAL.search(words)
    if not found:
        return 1 if edge else None
    if found["last"]:
        return -1
    if found["middle"]:
        return 0
    if found["first"]:
        return 1
    said = found["nth"] or found["number"]
    return int(said) if said.isdigit() else _NTH[said]
