"""Which words of a language claim nothing: whatever else a worded sentence contains must be in its facts."""

import re
from collections.abc import Mapping
from re import Pattern

import msgspec

SLOT = r"\{[A-Z][A-Z0-9_]*\}"


class Wording(msgspec.Struct, frozen=True):
    """How to tell claims from courtesies in one language.

    `token` finds words; `expanded` are rewritings made first ("don't" -> "do not"). `idioms` are courtesies of several
    words; `neutral` matches words that may come and go; `negations` and `yes` turn a statement round. `regret` and
    `delight` match words that fit only bad and only good news. `echoes` are words of a visitor's own situation that may
    be taken up. `before` puts words that may stand before a slot into classes; None where what follows a slot decides; `articles` stand between the two.
    `ending` matches the end of a proper sentence.
    """

    script: Pattern[str]
    token: Pattern[str]
    idioms: Pattern[str]
    neutral: Pattern[str]
    negations: Pattern[str]
    yes: Pattern[str]
    regret: Pattern[str]
    delight: Pattern[str]
    echoes: Pattern[str]
    ending: Pattern[str]
    expanded: tuple[tuple[Pattern[str], str], ...] = ()
    before: Mapping[str, str] | None = None
    articles: frozenset[str] = frozenset()


def _words(*lines: str) -> Pattern[str]:
    return re.compile("|".join(word for line in lines for word in line.split()))


_EN_BEFORE = {"and": "", "but": "", "while": "", "is": "is", "are": "is", "costs": "is", "cost": "is"} | {
    "at": "is",
    "for": "is",
    "suggest": "suggest",
    "recommend": "suggest",
}

ENGLISH = Wording(
    script=re.compile(r"[A-Za-z0-9 .,!?'’:;()\-—–…%&/$₩€£¥]*"),
    token=re.compile(rf"{SLOT}|\?|[.!:;]|\w+(?:-\w+)*"),
    expanded=(
        (re.compile(r"’"), "'"),
        (re.compile(r"\bcan't\b|\bcannot\b"), "can not"),
        (re.compile(r"\bwon't\b"), "will not"),
        (re.compile(r"n't\b"), " not"),
        (re.compile(r"'m\b"), " am"),
        (re.compile(r"'re\b"), " are"),
        (re.compile(r"'(?:d)\b"), " would"),
        (re.compile(r"'ll\b"), " will"),
        (re.compile(r"'ve\b"), " have"),
        (re.compile(r"'s\b"), " is"),
    ),
    idioms=re.compile(
        r"\bno (?:problem|worries)\b|\bdo not worry\b|\b(?:i am|we are) here (?:to help|for you)\b"
        r"|\btake your time\b|\bgood (?:morning|afternoon|evening|day|question|idea)\b|\bnice to (?:see|meet) you\b"
    ),
    neutral=_words(
        "a an the this that these those it its i me we us our you your they them he she there and or but so as if to of",
        "in on at for from with by about into then than while because is are am was be been being do does did have has",
        "had would will shall may might could can should must let like just well oh ah hey hi hello dear please thank",
        "thanks welcome glad happy happily pleased pleasure delighted lovely wonderful great nice kind kindly",
        "sorry afraid unfortunately apologies sure hope hopefully visit visiting visitor help helping helpful see seeing",
        "look looking looks come coming came by goodbye bye again soon today how what which who where when really very",
        "quite too also indeed gladly friend anything something else need ask asking tell telling say saying get good",
        "fine depends depend moment put costs cost priced price comes take took suggest recommend",
        "think show showing choose choice pick another way one ones time day nicely",
    ),
    negations=_words("not no never nothing none nobody neither nor without unable hardly barely unavailable refuse"),
    yes=_words("yes yeah yep yup certainly absolutely definitely exactly correct true surely"),
    regret=_words("sorry afraid unfortunately apologies sadly"),
    delight=_words("lovely wonderful great delighted happy happily pleased glad gladly pleasure nice nicely"),
    echoes=_words(
        "commute commuting rain rainy rains snow snowy winter summer spring autumn fall weekend gift",
        "present birthday wedding anniversary party christmas mum mom mother dad father sister brother wife husband",
        "partner daughter son kid kids child children baby friend parents office work desk home house flat apartment",
        "room bedroom kitchen bathroom garden balcony travel travelling trip holiday hiking walk walking running sport",
        "gym yoga tired long hungry busy weather music joke jokes style evening morning afternoon night guest guests",
    ),
    ending=re.compile(r"[.!?…]$"),
    before=_EN_BEFORE,
    articles=frozenset({"the"}),
)

KOREAN = Wording(
    script=re.compile(r"[가-힣0-9 .,!?:;()'‘’\-~…%₩$·/]*"),
    token=re.compile(rf"{SLOT}[가-힣()/]*|\?|[가-힣\w]+"),
    idioms=re.compile(
        "|".join(
            (
                r"안녕하세요|어서 ?오세요|(?:만나서 |와 주셔서 |오늘 )?(?:정말 |아주 )?(?:반가워요|반갑습니다|반가웠어요|반가웠습니다)",
                r"(?:(?:찾아|들러|와|말씀해|기다려) 주셔서 |좋은 말씀 )?(?:정말 |너무 |아주 )?(?:고마워요|고맙습니다|감사해요|감사합니다|감사드려요)",
                r"천만에요|천만의 말씀이에요|별말씀을요|(?:도움이 되어|도움이 되셨다니|그렇게 말씀해 주시니) (?:정말 )?(?:기뻐요|기쁩니다|기쁘네요)",
                r"(?:정말 )?(?:죄송합니다|죄송해요|죄송하지만|아쉽지만|아쉽게도|안타깝지만|안타깝게도)|그러시군요|그러셨군요|그렇군요",
                r"좋은 (?:아침|오후|저녁|밤|하루|주말)(?:이에요|입니다|이네요| 되세요| 보내세요)|좋아요|잘 고르셨어요|걱정하지 마세요|괜찮아요",
                r"(?:오늘 )?(?:정말 |너무 |많이 )?(?:힘드셨군요|피곤하셨군요|고생하셨어요|수고하셨어요|힘드셨겠어요|피곤하시겠어요)",
                r"(?:안내해|알려|말씀해|도와) 드릴게요|천천히 (?:보세요|둘러보세요|말씀해 주세요)|편하게 (?:보세요|둘러보세요|말씀해 주세요)",
                r"마음에 드(?:신다니|셨다니) (?:정말 )?(?:기뻐요|기쁩니다|다행이에요)",
            )
        )
    ),
    neutral=_words("정말 아주 조금 그럼 그러면 지금 현재 혹시 대신 그리고 바로 더욱 꼭 드려요 드립니다 드렸어요 드렸습니다 가격은 해 이에요 입니다"),
    negations=re.compile(r"(?:.*(?:않|못|없|모르|불가|말고|마세요)|안$|아니(?!면)).*"),
    yes=re.compile(r"네|예|넵|맞아요|맞습니다|그럼요|물론.*|당연.*"),
    regret=re.compile(r"죄송.*|아쉽.*|안타깝.*"),
    delight=re.compile(r"좋아요|기뻐요|기쁩니다|기쁘네요|다행.*|고르셨어요"),
    echoes=re.compile(
        r"(?:비|눈|날씨|날|출퇴근|출근|퇴근|겨울|여름|봄|가을|주말|선물|생일|결혼|기념일|파티|엄마|어머니|아빠|아버지|언니|누나|형|오빠"
        r"|동생|아내|남편|딸|아들|아이|아기|친구|부모님|사무실|회사|책상|집|방|거실|침실|주방|부엌|욕실|정원|여행|휴가|등산|산책|운동|요가"
        r"|하루|음악|스타일|집들이)(?:분)?(?:께|에는|에|에서|이|가|은|는|을|를|용으로|용|날에?|때|때는|로|으로|의)?"
        r"|오는|출퇴근할|두시려면|두시기에는|드릴"
    ),
    ending=re.compile(r"(?:요|니다|니까|죠)[.!?…]+$"),
)

WORDINGS: dict[str, Wording] = {"en": ENGLISH, "ko": KOREAN}
