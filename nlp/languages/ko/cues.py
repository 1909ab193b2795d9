"""Korean phrases that tell what a visitor is doing: cue -> pattern over normalised text."""

import re

from nlp.languages.ko import cues_store, cues_talk, cues_things
from nlp.languages.ko.words import PARTS

CUES = {
    name: re.compile(source)
    for sources in (cues_store.SOURCES, cues_things.SOURCES, cues_talk.SOURCES)
    for name, source in sources.items()
} | {
    "part": re.compile(
        rf"(?<![가-힣])(?:{'|'.join(word for part in PARTS.values() for word in part)})"
        r"(?=(?:이|가|는|은|도|를|을)?(?:요|여)?(?:[\s?!.,]|$))"
    )
}

IDIOMS = re.compile(
    r"너무 (?:작|크|커|가벼|무거|따뜻|격식|캐주얼|심플|단순|고급|부드|좁|추워|추운|더운|더워)[가-힣]*"
    r"|[가-힣]+ ?(?:옆|위|앞|뒤|아래|밑)에 ?(?:둘|놓을|쓸|걸|놔둘|세울|깔)|선물 ?(?:포장|박스|상자)|컵 ?오브"
    r"|장바구니|쇼핑백|(?:맨 |제일 )?(?:위|아래|밑) ?칸|겨울 ?방학|카드지갑은|비교|바지락|의자를 ?빼|그림자"
    r"|마네킹|드릴(?:게|께|테)|시계 ?방향|편하게 ?(?:보|말|둘러)|등(?= )|단정 ?짓|티 ?나|신경|백 ?(?:번|명|개)"
    r"|회사 ?(?:는|가"
    r"|이름)|모자(?:가|도|는)? ?(?:달[렸려]|붙)|영화|상의 ?(?:하|해)"
    r"|(?:방|집|거실|원룸|침실|부엌|주방|벽|구석|현관|사무실|소파|공간)(?:이|가|은|는|도|에)? ?[^.?!]{0,12}"
    r"(?:허전|휑|썰렁|삭막|텅 ?비)[가-힣]*"
)
"""Phrases whose words do not mean products."""

BREAKS = re.compile(r"(?<=[.?!;])\s+|(?<=[고며])\s+(?!싶)|(?<=구요)\s+|(?<=고),\s+")
"""Where a new clause may begin."""
