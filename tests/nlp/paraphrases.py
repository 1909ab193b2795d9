"""True paraphrases and lies of the same facts, in both languages: written by hand, and multiplied by turns of phrase."""
# ruff: noqa: E501

from collections.abc import Iterator

# language -> (template, what the visitor had said, true wordings)
TRUE: dict[str, tuple[tuple[str, str, tuple[str, ...]], ...]] = {
    "en": (
        (
            "{NAME} costs {PRICE}.",
            "how much is it?",
            (
                "The {NAME} is {PRICE}.",
                "That's {PRICE} for the {NAME}.",
                "The {NAME} costs {PRICE}.",
                "The {NAME} comes to {PRICE}.",
                "The price of the {NAME} is {PRICE}.",
                "It's {PRICE} for the {NAME}.",
                "You can have the {NAME} for {PRICE}.",
                "The {NAME} would be {PRICE}.",
            ),
        ),
        (
            "I'd suggest the {NAME}: {REASON}, at {PRICE}.",
            "something for a rainy commute",
            (
                "For a rainy commute, I'd suggest the {NAME}: {REASON}, at {PRICE}.",
                "I would recommend the {NAME}: {REASON}, at {PRICE}.",
                "How about the {NAME}? {REASON}, at {PRICE}.",
                "I'd go with the {NAME}: {REASON}, at {PRICE}.",
                "You might like the {NAME}: {REASON}, at {PRICE}.",
                "Let me suggest the {NAME}: {REASON}, at {PRICE}.",
                "Have a look at the {NAME}: {REASON}, at {PRICE}.",
            ),
        ),
        (
            "Yes, we have the {NAME} in stock.",
            "is it in stock?",
            (
                "Yes, the {NAME} is in stock.",
                "Yes, we do have the {NAME} in stock.",
                "Yes, we've got the {NAME} in stock.",
                "Certainly, the {NAME} is in stock.",
            ),
        ),
        (
            "I'm sorry, we've sold out of the {NAME}.",
            "do you have it?",
            (
                "I'm afraid the {NAME} is sold out.",
                "Unfortunately, the {NAME} is sold out.",
                "Sorry, we've sold out of the {NAME}.",
                "Sadly, the {NAME} has sold out.",
            ),
        ),
        (
            "Yes, though only {COUNT} left of the {NAME}.",
            "any left?",
            (
                "Yes, but only {COUNT} left of the {NAME}.",
                "Yes, though we only have {COUNT} left of the {NAME}.",
                "Yes, there are only {COUNT} left of the {NAME}.",
            ),
        ),
        (
            "The material of the {NAME} is {MATERIAL}.",
            "what is it made of?",
            (
                "The {NAME} is made of {MATERIAL}.",
                "It's {MATERIAL}, the material of the {NAME}.",
                "The {NAME}'s material is {MATERIAL}.",
            ),
        ),
        (
            "No, the material of the {NAME} is {MATERIAL}.",
            "is it leather?",
            (
                "No, the {NAME} is made of {MATERIAL}.",
                "No, it isn't: the {NAME} is made of {MATERIAL}.",
                "I'm afraid not, the material of the {NAME} is {MATERIAL}.",
            ),
        ),
        (
            "You can get the {NAME} in {VALUES}.",
            "which colours?",
            (
                "The {NAME} comes in {VALUES}.",
                "We have the {NAME} in {VALUES}.",
                "The {NAME} is available in {VALUES}.",
                "You can have the {NAME} in {VALUES}.",
            ),
        ),
        (
            "There's no size {VALUE} of the {NAME}, I'm afraid.",
            "xxl?",
            (
                "I'm sorry, there is no size {VALUE} of the {NAME}.",
                "We don't have size {VALUE} of the {NAME}.",
                "Unfortunately, the {NAME} has no size {VALUE}.",
            ),
        ),
        (
            "We don't sell any {WISH}, I'm afraid. The nearest we have: the {NAMES}. Shall I show you?",
            "umbrellas",
            (
                "I'm sorry, we don't sell {WISH}. The nearest we have is the {NAMES}. Shall I show you?",
                "I'm afraid we don't sell any {WISH}, but the nearest we have is the {NAMES}. May I show you?",
            ),
        ),
        (
            "Done, I've added the {NAME} to your cart.",
            "add it",
            (
                "The {NAME} is in your cart.",
                "I've put the {NAME} in your cart.",
                "Lovely, I've added the {NAME} to your cart.",
                "The {NAME} has been added to your cart.",
            ),
        ),
        (
            "I've taken the {NAME} out of your cart.",
            "remove it",
            (
                "The {NAME} is out of your cart.",
                "I took the {NAME} out of your cart.",
                "All right, I've taken the {NAME} out of your cart.",
            ),
        ),
        (
            "Your cart is still empty.",
            "my cart?",
            ("Your cart is empty.", "I see, your cart is empty.", "Your cart is still empty, I'm afraid."),
        ),
        (
            "That makes {TOTAL} in all.",
            "total?",
            (
                "The total is {TOTAL}.",
                "Your total is {TOTAL}.",
                "It's {TOTAL} in all.",
                "That comes to {TOTAL} in all.",
            ),
        ),
        (
            "You'd save {DIFFERENCE} with the {CHEAPER}: {PRICE}, against {HIGHER} for the {DEARER}.",
            "which is cheaper?",
            (
                "With the {CHEAPER} you'd save {DIFFERENCE}: {PRICE}, against {HIGHER} for the {DEARER}.",
                "You would save {DIFFERENCE} with the {CHEAPER}: it is {PRICE}, against {HIGHER} for the {DEARER}.",
            ),
        ),
        (
            "Which size would you like for the {NAME}? We have {VALUES}.",
            "I'll take it",
            (
                "What size would you like for the {NAME}? We have {VALUES}.",
                "Happy to! Which size would you like for the {NAME}? We have {VALUES}.",
            ),
        ),
        (
            "This is the {NAME}.",
            "where is it?",
            ("Here is the {NAME}.", "Here you go, this is the {NAME}.", "This one is the {NAME}."),
        ),
        ("{BRAND} makes the {NAME}.", "which brand?", ("The {NAME} is made by {BRAND}.", "The {NAME} is by {BRAND}.")),
        (
            "The rating of the {NAME} is {RATING} out of {BEST}.",
            "how good is it?",
            ("The {NAME} is rated {RATING} out of {BEST}.", "The {NAME} has a rating of {RATING} out of {BEST}."),
        ),
        (
            "You're welcome!",
            "thanks",
            ("My pleasure!", "You're very welcome!", "Any time!", "Happy to help!", "I'm glad I could help!"),
        ),
        (
            "Goodbye, and come again!",
            "bye",
            (
                "Goodbye! Come again soon.",
                "Bye, it was lovely to see you!",
                "See you again soon!",
                "Have a nice day, and come again!",
            ),
        ),
        (
            "Hello! What can I do for you?",
            "hi",
            (
                "Hello! How can I help you?",
                "Hi there! What can I do for you?",
                "Good morning! What may I do for you?",
                "Welcome! How may I help you?",
            ),
        ),
    ),
    "ko": (
        (
            "{NAME}은(는) {PRICE}이에요(예요).",
            "얼마예요?",
            (
                "{NAME}은 {PRICE}이에요.",
                "{NAME} 가격은 {PRICE}이에요.",
                "{NAME}의 가격은 {PRICE}입니다.",
                "{NAME}은 지금 {PRICE}이에요.",
                "{NAME}은 {PRICE}입니다.",
                "{NAME}은 현재 {PRICE}예요.",
            ),
        ),
        (
            "{NAME} 어떠세요? {REASON}이라(라) 잘 맞으실 것 같아요. 가격은 {PRICE}이에요(예요).",
            "비 오는 날 입을 거",
            (
                "비 오는 날에는 {NAME} 어떠세요? {REASON}이라 잘 맞으실 것 같아요. 가격은 {PRICE}이에요.",
                "{NAME}은 어떠세요? {REASON}이라 잘 맞으실 것 같아요. {PRICE}이에요.",
                "그럼 {NAME} 어떠세요? {REASON}이라 잘 맞으실 것 같습니다. 가격은 {PRICE}입니다.",
                "{NAME} 어떠실까요? {REASON}이라 잘 맞으실 것 같아요. 가격은 {PRICE}이에요.",
            ),
        ),
        (
            "네, {NAME} 재고 있어요.",
            "재고 있어요?",
            (
                "네, {NAME} 재고가 있어요.",
                "네, {NAME}은 재고 있습니다.",
                "네, {NAME} 지금 재고 있어요.",
                "네, {NAME}의 재고가 있습니다.",
            ),
        ),
        (
            "죄송해요, {NAME}은(는) 품절이에요.",
            "있어요?",
            (
                "죄송하지만 {NAME}은 품절이에요.",
                "아쉽게도 {NAME}은 지금 품절이에요.",
                "안타깝지만 {NAME}은 품절입니다.",
                "죄송합니다, {NAME}은 현재 품절이에요.",
            ),
        ),
        (
            "{NAME} 재고는 {COUNT}개 남았어요.",
            "몇 개 남았어요?",
            (
                "{NAME} 재고가 {COUNT}개 남았어요.",
                "{NAME}은 재고가 {COUNT}개 남았습니다.",
                "지금 {NAME} 재고는 {COUNT}개 남았어요.",
            ),
        ),
        (
            "{NAME} 소재는 {MATERIAL}이에요(예요).",
            "소재가 뭐예요?",
            (
                "{NAME}의 소재는 {MATERIAL}이에요.",
                "{NAME}은 소재가 {MATERIAL}이에요.",
                "{NAME} 소재는 {MATERIAL}입니다.",
            ),
        ),
        (
            "아니요, {NAME} 소재는 {MATERIAL}이에요(예요).",
            "가죽이에요?",
            (
                "아니요, {NAME}의 소재는 {MATERIAL}이에요.",
                "아니에요, {NAME} 소재는 {MATERIAL}이에요.",
                "아니요, {NAME} 소재는 {MATERIAL}입니다.",
            ),
        ),
        (
            "{NAME}은(는) {VALUES} 색상이 있어요.",
            "색상은요?",
            (
                "{NAME}은 {VALUES} 색상이 있습니다.",
                "{NAME}은 {VALUES} 색상으로 있어요.",
                "{NAME}은 {VALUES} 색상이 있네요.",
            ),
        ),
        (
            "{NAME}은(는) {VALUE} 사이즈가 없어요.",
            "XXL 있어요?",
            (
                "죄송하지만 {NAME}은 {VALUE} 사이즈가 없어요.",
                "아쉽게도 {NAME}은 {VALUE} 사이즈가 없습니다.",
                "{NAME}은 {VALUE} 사이즈는 없어요.",
            ),
        ),
        (
            "네, {NAME} 장바구니에 담았어요.",
            "담아 주세요",
            (
                "네, {NAME}을 장바구니에 담았어요.",
                "네, {NAME} 장바구니에 담아 드렸어요.",
                "네, 장바구니에 {NAME} 담았습니다.",
                "네, {NAME} 바로 장바구니에 담았어요.",
            ),
        ),
        (
            "{NAME} 장바구니에서 뺐어요.",
            "빼 주세요",
            ("{NAME}을 장바구니에서 뺐어요.", "{NAME} 장바구니에서 뺐습니다.", "{NAME}은 장바구니에서 빼 드렸어요."),
        ),
        (
            "장바구니가 아직 비어 있어요.",
            "장바구니 보여 주세요",
            ("장바구니가 비어 있어요.", "지금 장바구니가 아직 비어 있습니다.", "아직 장바구니가 비어 있어요."),
        ),
        (
            "모두 {TOTAL}이에요(예요).",
            "얼마예요?",
            ("모두 {TOTAL}입니다.", "모두 합해서 {TOTAL}이에요.", "전부 {TOTAL}이에요."),
        ),
        (
            "{CHEAPER}이(가) {PRICE}으로(로) {DEARER}보다 {DIFFERENCE} 저렴해요.",
            "뭐가 더 싸요?",
            (
                "{CHEAPER}이 {PRICE}으로 {DEARER}보다 {DIFFERENCE} 더 저렴해요.",
                "{CHEAPER}이 {PRICE}으로 {DEARER}보다 {DIFFERENCE} 저렴합니다.",
                "{CHEAPER}은 {PRICE}으로 {DEARER}보다 {DIFFERENCE} 저렴해요.",
            ),
        ),
        (
            "{NAME} 사이즈는 어떤 걸로 드릴까요? {VALUES} 있어요.",
            "이걸로 할게요",
            (
                "{NAME} 사이즈는 어떤 걸로 하시겠어요? {VALUES} 있어요.",
                "{NAME} 사이즈는 어떤 걸로 드릴까요? {VALUES} 있습니다.",
            ),
        ),
        ("여기 있어요, {NAME}이에요(예요).", "어디 있어요?", ("여기 있습니다, {NAME}이에요.", "여기 {NAME}입니다.")),
        (
            "{NAME}은(는) {BRAND} 제품이에요.",
            "브랜드는요?",
            ("{NAME}은 {BRAND} 제품입니다.", "{NAME}은 {BRAND} 제품이네요."),
        ),
        (
            "{NAME} 평점은 {BEST}점 만점에 {RATING}점이에요.",
            "평점은요?",
            ("{NAME}의 평점은 {BEST}점 만점에 {RATING}점입니다.", "{NAME}은 평점이 {BEST}점 만점에 {RATING}점이에요."),
        ),
        ("천만에요!", "감사합니다", ("천만에요, 도움이 되어 기뻐요!", "별말씀을요!", "도움이 되셨다니 기뻐요!")),
        (
            "안녕히 가세요, 또 오세요!",
            "갈게요",
            (
                "안녕히 가세요! 또 오세요!",
                "오늘 정말 반가웠어요! 안녕히 가세요, 또 오세요!",
                "와 주셔서 감사합니다! 안녕히 가세요, 또 오세요!",
                "안녕히 가세요, 다음에 또 오세요!",
            ),
        ),
        (
            "안녕하세요! 무엇을 도와드릴까요?",
            "안녕",
            (
                "안녕하세요, 어서 오세요! 무엇을 도와드릴까요?",
                "반갑습니다! 무엇을 도와드릴까요?",
                "안녕하세요! 어떤 걸 도와드릴까요?",
            ),
        ),
    ),
}
# What a polite clerk may put before anything good or bad, and claims nothing.
BEFORE = {
    "en": ("Thank you for asking! ", "I see. ", "Well, "),
    "ko": ("말씀해 주셔서 감사합니다! ", "그러시군요. ", "기다려 주셔서 감사합니다. "),
}

# What makes any of the true wordings a lie: added at the end, put before a name, or said instead of a slot.
ADDED = {
    "en": (
        "It is 20% off today.",
        "Delivery is free.",
        "It is guaranteed for life.",
        "This is the last one.",
        "Only two left!",
        "It's sold out.",
        "It is not sold out.",
        "We have plenty.",
        "It is waterproof.",
        "It is not waterproof.",
        "It's the cheapest we have.",
        "It is our best one.",
        "It's eighty-nine dollars.",
        "That is half the price.",
        "It comes in red too.",
        "It's made of silk.",
        "It is by Gucci.",
        "It was made in Italy.",
        "You can return it any time.",
        "It ships tomorrow.",
        "See www.shop.example.",
        "Everybody loves it.",
        "You get a gift with it.",
        "It fits a 15 inch laptop.",
        "It's large.",
        "It is lighter than it looks.",
        "I am a person.",
        "Two for one!",
        "It will be gone soon.",
        "You will never regret it.",
        "It is as good as new.",
        "There is a discount for you.",
        "It is machine washable.",
        "It is safe for children.",
        "It goes up on Monday.",
        "It was in stock.",
        "It will be in stock soon.",
        "It might be cheaper today.",
    ),
    "ko": (
        "오늘 20% 할인이에요.",
        "무료 배송이에요.",
        "무료배송도 돼요.",
        "평생 보증이에요.",
        "마지막 하나예요.",
        "두 개 남았어요.",
        "품절이에요.",
        "품절이 아니에요.",
        "재고가 많아요.",
        "방수가 돼요.",
        "방수는 안 돼요.",
        "제일 저렴해요.",
        "제일 좋은 거예요.",
        "팔만 구천 원이에요.",
        "3만5천원이에요.",
        "만 원대예요.",
        "반값이에요.",
        "빨간색도 있어요.",
        "실크예요.",
        "구찌 거예요.",
        "이탈리아에서 만들었어요.",
        "언제든 반품돼요.",
        "내일 도착해요.",
        "www.shop.example에서 보세요.",
        "다들 좋아하세요.",
        "사은품도 드려요.",
        "노트북도 들어가요.",
        "큰 사이즈예요.",
        "저는 사람이에요.",
        "하나 더 드려요.",
        "곧 없어져요.",
        "후회 없으실 거예요.",
        "새 상품이에요.",
        "할인해 드릴게요.",
        "아이에게 안전해요.",
        "월요일에 비싸져요.",
        "조금 있어요.",
        "곧 재고가 있어요.",
        "오늘 더 저렴해요.",
    ),
}
PUT_BEFORE = {
    "en": (
        "red ",
        "waterproof ",
        "cheap ",
        "new ",
        "large ",
        "best ",
        "last ",
        "two ",
        "real ",
        "Italian ",
        "popular ",
        "limited ",
    ),
    "ko": (
        "빨간 ",
        "방수 ",
        "저렴한 ",
        "새 ",
        "큰 ",
        "최고의 ",
        "마지막 ",
        "두 개의 ",
        "진짜 ",
        "이탈리아 ",
        "인기 ",
        "한정판 ",
    ),
}
INSTEAD = {
    "en": ("Zephyr Cloak", "$20", "eighty-nine dollars", "20", "{OTHER}", "free", "it all"),
    "ko": ("제피르 망토", "2만원", "삼만 오천 원", "20", "{OTHER}", "공짜", "전부"),
}
TURNED = {
    "en": (
        (" is ", " is not "),
        (" have ", " do not have "),
        ("n't ", " "),
        (" not ", " "),
        ("Yes, ", "No, "),
        ("No, ", "Yes, "),
        (" no ", " a "),
        ("added ", "not added "),
        ("out of", "in"),
        ("only ", ""),
        (" is ", " was "),
        (" is ", " will be "),
        (" have ", " had "),
        ("in stock", "in stock soon"),
        ("in stock", "in stock today"),
    ),
    "ko": (
        ("있어요", "없어요"),
        ("없어요", "있어요"),
        ("이에요", "이 아니에요"),
        ("네, ", "아니요, "),
        ("아니요, ", "네, "),
        ("담았", "안 담았"),
        ("뺐", "담았"),
        ("저렴", "비싸"),
        ("품절이에요", "있어요"),
        ("남았", "안 남았"),
    ),
}


def true_wordings(language: str) -> Iterator[tuple[str, str, str]]:
    """(template, heard, wording), each as it is and after courtesies."""
    for template, heard, wordings in TRUE[language]:
        for number, wording in enumerate(wordings):
            yield template, heard, wording
            for turn in range(3):
                courtesy = BEFORE[language][(number + turn) % len(BEFORE[language])]
                if not (
                    wording.startswith(("No", "I'm afraid", "아니", "네")) or wording[:3].lower() in courtesy.lower()
                ):
                    yield template, heard, courtesy + wording


def lies(language: str) -> Iterator[tuple[str, str, str]]:
    """(template, heard, lie): every true wording with one thing changed."""
    for template, heard, wordings in TRUE[language]:
        for wording in wordings:
            for lie in _lies_of(wording, language):
                if lie != wording and lie != template:
                    yield template, heard, lie


def _lies_of(wording: str, language: str) -> Iterator[str]:
    for added in ADDED[language]:
        yield f"{wording} {added}"
        yield f"{added} {wording}"
    at = wording.find("{")
    if at >= 0:
        slot = wording[at : wording.index("}") + 1]
        yield from (wording[:at] + word + wording[at:] for word in PUT_BEFORE[language])
        yield from (wording.replace(slot, word, 1) for word in INSTEAD[language])
        others = [part.partition("}")[0] for part in wording.split("{")[1:]]
        if len(set(others)) > 1:
            first, second = others[0], others[1]
            yield (
                wording.replace(f"{{{first}}}", "{X}")
                .replace(f"{{{second}}}", f"{{{first}}}")
                .replace("{X}", f"{{{second}}}")
            )
    for said, instead in TURNED[language]:
        if said in wording:
            yield wording.replace(said, instead, 1)
