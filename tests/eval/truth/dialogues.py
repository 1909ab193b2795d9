"""What visitors say: made-up dialogues about a store's products, some with questions that no record answers."""
# ruff: noqa: E501

from collections.abc import Sequence
from random import Random

import msgspec

from scenes.products import Product, text_in
from tests.support.shopfloor import Premises

TURNS = (4, 9)
UNKNOWN_SHARE = 0.15


class Utterance(msgspec.Struct, frozen=True):
    """What is said; `unknown` are words one of which a record must hold to answer, where it asks for such a fact."""

    text: str
    unknown: tuple[str, ...] = ()


# {n} a product's name, {m} another's, {k} its kind, {c} a colour, {s} a size, {b} an amount, {w} a material, {t} a tag.
ASKED: dict[str, tuple[str, ...]] = {
    "en": (
        "how much is the {n}?", "is the {n} in stock?", "do you have the {n} in {c}?", "{n} in size {s}?",
        "what sizes does the {n} come in?", "what colours are there for the {n}?", "what is the {n} made of?",
        "is the {n} {t}?", "is the {n} made of {w}?", "who makes the {n}?", "how is the {n} rated?",
        "tell me about the {n}", "how do I care for the {n}?", "where is the {n}?", "compare the {n} and the {m}",
        "which is cheaper, the {n} or the {m}?", "do you have a {k}?", "a {c} {k} please", "{k} under {b}?",
        "something {t}", "a {t} {k} for my brother", "show me something cheaper", "anything else?", "and in {c}?",
        "and in {s}?", "how many are left?", "is it {t}?", "what about the {m}?", "the cheapest {k}?", "your best {k}?",
        "add the {n} to my cart", "add two of them", "I'll take it in {c}", "{s} please", "{c}", "yes", "no thanks",
        "remove the {n}", "make it three", "what's in my cart?", "check out please", "where is my order?",
        "do you ship abroad?", "can I return it?", "is there a sale on?", "do you sell umbrellas?", "a blue {k} in {s}",
        "can you give me a discount?", "are you a robot?", "hello", "thanks!", "hm", "I don't like {c}", "too expensive",
        "what goes with the {n}?", "why this one?", "isn't it sold out?", "is it really {b}?", "so it is {t} then",
        "is delivery free?", "how long does delivery take?", "do you gift wrap?", "can I pay by card?",
        "is the {n} cheaper than the {m}?", "do you have anything in {w}?", "the {k} on the left, how much?",
    ),
    "ko": (
        "{n} 얼마예요?", "{n} 재고 있어요?", "{n} {c} 있어요?", "{n} {s} 사이즈 있나요?", "{n} 사이즈 뭐 있어요?",
        "{n} 색상은요?", "{n} 소재가 뭐예요?", "{n} {t} 되나요?", "{n} {w}이에요?", "{n} 어디 브랜드예요?",
        "{n} 평점 어때요?", "{n} 설명해 주세요", "{n} 세탁은 어떻게 해요?", "{n} 어디 있어요?",
        "{n}이랑 {m} 비교해 주세요", "{n}하고 {m} 중에 뭐가 더 싸요?", "{k} 있어요?", "{c} {k} 보여주세요",
        "{b} 이하 {k} 있어요?", "{t} 상품 있어요?", "{t} {k} 추천해 주세요", "더 싼 거 있어요?", "다른 건요?", "{c}은요?",
        "{s}은요?", "몇 개 남았어요?", "이거 {t}이에요?", "{m}은요?", "제일 싼 {k} 뭐예요?", "제일 좋은 {k}는요?",
        "{n} 담아주세요", "두 개 담아줘요", "{c}으로 할게요", "{s}으로 주세요", "{c}", "네", "아니요 괜찮아요",
        "{n} 빼주세요", "세 개로 바꿔주세요", "장바구니에 뭐 있어요?", "결제할게요", "제 주문 어디 있어요?",
        "해외 배송 되나요?", "반품 되나요?", "지금 세일해요?", "우산 팔아요?", "파란 {k} {s} 있어요?",
        "좀 깎아주세요", "로봇이에요?", "안녕하세요", "고마워요", "음", "{c}은 별로예요", "너무 비싸요",
        "{n}이랑 어울리는 거 있어요?", "왜 이거예요?", "품절 아니에요?", "이거 진짜 {b}이에요?", "그럼 {t}인 거네요",
        "무료 배송이에요?", "배송 얼마나 걸려요?", "선물 포장 되나요?", "카드 결제 되나요?",
        "{n}이 {m}보다 싸요?", "{w}로 된 거 있어요?", "왼쪽 {k} 얼마예요?",
    ),
}  # fmt: skip

# A question about a fact, and the words of which a record that answers it must hold one.
UNKNOWN: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "en": (
        ("is the {n} made in Italy?", ("italy", "origin", "made in")), ("where is the {n} made?", ("made in", "origin")),
        ("does a 15 inch laptop fit in the {n}?", ("laptop", "inch")), ("how heavy is the {n}?", ("weigh", "kg", " g ")),
        ("is the {n} fireproof?", ("fire", "flame")), ("does the {n} come with batteries?", ("batter",)),
        ("how long is the warranty on the {n}?", ("warrant", "guarantee", "mended")), ("is the {n} safe for babies?", ("bab", "safe")),
        ("can the {n} go in the dishwasher?", ("dishwash", "care", "wash")), ("was the {n} made by hand in Japan?", ("japan", "origin")),
        ("who designed the {n}?", ("design",)), ("does the {n} have a zip?", ("zip",)),
        ("is the {n} organic?", ("organic",)), ("how many pockets does the {n} have?", ("pocket",)),
        ("when will the {n} be back in stock?", ("return within", "restock", "back")),
        ("how many of the {n} did you sell last week?", ("sold last",)), ("does the {n} shrink in the wash?", ("shrink", "care", "wash")),
        ("is the {n} bulletproof?", ("bullet",)), ("what's the wattage of the {n}?", ("watt",)),
        ("does the {n} glow in the dark?", ("glow",)), ("is the {n} hypoallergenic?", ("allerg",)),
        ("how old is the company that makes the {n}?", ("since", "founded")), ("do celebrities wear the {n}?", ("celebrit",)),
        ("will the {n} be cheaper next week?", ("next week",)), ("is the {n} better than what Zara sells?", ("zara",)),
    ),
    "ko": (
        ("{n} 이탈리아에서 만든 거예요?", ("이탈리아", "origin", "made in")), ("{n} 원산지가 어디예요?", ("origin", "made in", "에서 만")),
        ("{n}에 15인치 노트북 들어가요?", ("노트북", "인치", "laptop")), ("{n} 무게가 얼마나 돼요?", ("무게", "kg", "그램")),
        ("{n} 불에 안 타요?", ("불에", "방염")), ("{n} 건전지 들어 있어요?", ("건전지", "배터리")),
        ("{n} 보증 기간이 얼마예요?", ("보증", "수선")), ("{n} 아기가 써도 안전해요?", ("아기", "안전")),
        ("{n} 식기세척기 돼요?", ("식기세척기", "care", "wash")), ("{n} 일본에서 손으로 만든 건가요?", ("일본", "origin")),
        ("{n} 누가 디자인했어요?", ("디자인", "디자이너")), ("{n} 지퍼 있어요?", ("지퍼", "zip")),
        ("{n} 유기농이에요?", ("유기농", "organic")), ("{n} 주머니 몇 개예요?", ("주머니", "pocket")),
        ("{n} 언제 다시 들어와요?", ("다시 들어", "재입고")), ("{n} 지난주에 몇 개 팔렸어요?", ("팔렸",)),
        ("{n} 빨면 줄어들어요?", ("줄어", "shrink", "care", "세탁", "wash")), ("{n} 방탄 돼요?", ("방탄",)), ("{n} 몇 와트예요?", ("와트", "watt")),
        ("{n} 어두운 데서 빛나요?", ("빛나", "야광")), ("{n} 알레르기 없나요?", ("알레르기",)),
        ("{n} 만든 회사 얼마나 오래됐어요?", ("창립", "설립")), ("{n} 연예인이 입었어요?", ("연예인",)),
        ("{n} 다음 주에 더 싸져요?", ("다음 주",)), ("{n} 자라보다 좋아요?", ("자라",)),
    ),
}  # fmt: skip

BUDGETS = {"en": {"KRW": "{} won", "USD": "${}"}, "ko": {"KRW": "{}원", "USD": "{}달러"}}
TAGS = {
    "en": ("waterproof", "warm", "handmade", "machine washable", "a good gift"),
    "ko": ("방수", "따뜻한", "수제", "물세탁", "선물용"),
}
MATERIALS = {"en": ("wool", "leather", "cotton", "silk", "oak"), "ko": ("울", "가죽", "면", "실크", "참나무")}


def dialogue(premises: Premises, language: str, random: Random) -> list[Utterance]:
    """What one visitor says, turn after turn: mostly about one or two products."""
    products = random.sample(sorted(premises.products), 2)
    one, other = (premises.products[each] for each in products)
    said = []
    for _ in range(random.randint(*TURNS)):
        about, beside = (one, other) if random.random() < 0.75 else (other, one)
        if random.random() < UNKNOWN_SHARE:
            text, words = random.choice(UNKNOWN[language])
            said.append(Utterance(_filled(text, about, beside, premises, language, random), words))
        else:
            text = random.choice(ASKED[language])
            said.append(Utterance(_filled(text, about, beside, premises, language, random)))
    return said


def _filled(text: str, product: Product, other: Product, premises: Premises, language: str, random: Random) -> str:
    values = {option.id: [text_in(value.name, language) for value in option.values] for option in product.options}
    price = product.variants[0].price.amount // (1 if premises.currency == "KRW" else 100)
    budget = BUDGETS[language][premises.currency].format(max(10, round(price * random.uniform(0.5, 1.6), -1)))
    return text.format(
        n=text_in(product.name, language),
        m=text_in(other.name, language),
        k=text_in(product.kind, language),
        c=_one_of(values.get("color", ()), {"en": "purple", "ko": "보라색"}[language], random),
        s=_one_of(values.get("size", ()), "XXL", random),
        b=budget.replace(".0", ""),
        w=random.choice(MATERIALS[language]),
        t=random.choice(TAGS[language]),
    )


def _one_of(values: Sequence[str], otherwise: str, random: Random) -> str:
    """One of the values there are, or now and then one that there is not."""
    return random.choice((*values, otherwise)) if random.random() < 0.8 and values else otherwise
