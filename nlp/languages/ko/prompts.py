"""What visitors could say next, in Korean, as they are offered it: a prompt's key -> its words with {SLOT}s."""

PROMPTS = {
    "yes": "네, 그렇게 해 주세요",
    "no": "아니요, 괜찮아요",
    "sizes": "사이즈는 뭐가 있어요?",
    "colors": "색상은 뭐가 있어요?",
    "material": "소재가 뭐예요?",
    "add": "장바구니에 담아 주세요",
    "cheaper": "더 저렴한 것도 있어요?",
    "compare": "둘의 차이가 뭐예요?",
    "pay": "결제할게요",
    "cart": "장바구니에 뭐가 있어요?",
    "order": "제 주문은 어떻게 됐어요?",
    "recommend": "추천해 주세요",
    "wish": "{KIND} 보여 주세요",
    "shipping": "배송비가 얼마예요?",
    "returns": "반품할 수 있나요?",
    "wrapping": "선물 포장 되나요?",
}
