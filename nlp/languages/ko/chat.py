"""Korean as it is typed in chats, and what it stands for."""

import re

_FORMS = (
    (r"잇(?=[어나음는습을냐네])", "있"),
    (r"(?<=[어아해세예에돼되나가게까이거죠네요래봐줘])여(?=[\s?!.,~]|$)", "요"),
    (r"(?<=[예에세해돼어죠네])(?:용|염|욤)(?=[\s?!.,~]|$)", "요"),
    (r"걸루(?![가-힣])", "걸로"),
    (r"(?<=[가-힣])으루(?![가-힣])", "으로"),
    (r"(?<![가-힣])머(?=머|가|예|에요|있|잇|살|로|를|야|죠|지|요)", "뭐"),
    (r"뭐머", "뭐뭐"),
    (r"(?<![가-힣])모가(?= )", "뭐가"),
    (r"(?<![가-힣])걍(?![가-힣])", "그냥"),
    (r"(?<![가-힣])담에(?= )", "다음에"),
    (r"(?<![가-힣])넘(?= )", "너무"),
    (r"(?<![가-힣])젤(?= )", "제일"),
    (r"있음(?=[\s?!.,]|$)", "있어요"),
    (r"없음(?=[\s?!.,]|$)", "없어요"),
    (r"(?<=[가-힣])할인 ?됨(?=[\s?!.,]|$)", " 할인 돼요"),
    (r"(?<![가-힣])됨(?=[?])", "돼요"),
    (r"줘바(?![가-힣])", "줘 봐"),
    (r"얼마임|얼만가여|얼만가요", "얼마예요"),
    (r"할꺼", "할 거"),
    (r"(?<![가-힣])면(?=바지|셔츠|티|양말)", "면 "),
    (r"결재", "결제"),
    (r"(?<=[을를ㄹ]) ?꺼(?=[가-힣 ]|$)", " 거"),
)
# English words of the till amid Korean: "discount 되나요", "pay할게요".
_BORROWED = {
    "discount": "할인", "coupon": "쿠폰", "price": "가격", "delivery": "배송", "shipping": "배송", "refund": "환불",
    "pay": "결제", "checkout": "결제", "order": "주문", "size": "사이즈", "sale": "세일", "cart": "장바구니",
    "color": "색상", "colour": "색상", "gift": "선물", "remove": "삭제",
}  # fmt: skip
_LOAN = re.compile(rf"(?<![a-z])(?<![a-z] )(?:{'|'.join(_BORROWED)})(?= ?[가-힣]|[?.! ]*$)")
_CHAT = tuple((re.compile(form), written) for form, written in _FORMS)


def written_out(text: str) -> str:
    """The normalised text with chat forms as a dictionary has them: "머머 잇어여" -> "뭐뭐 있어요"."""
    if re.search(r"[가-힣]", text):
        text = _LOAN.sub(lambda found: _BORROWED[found[0]], text)
    for form, written in _CHAT:
        text = form.sub(written, text)
    return text
