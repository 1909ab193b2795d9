"""Judges what a visitor hears by the records alone: knows nothing of how sentences are made or gated."""

import re
from collections.abc import Iterator
from functools import partial

from scenes.products import Product, Variant, text_in
from tests.eval.truth.records import Known, choices_in, chosen, is_there, words_of

# Numbers of pieces; `_numbers` checks them, and sizes may be numbers too.
_COUNTED = re.compile(r"\b\d+ left|\d+개")
_MONEY = re.compile(
    r"(?:US\$|\$|₩|€|£)\s?(\d[\d,]*(?:\.\d+)?)|(\d[\d,]*(?:\.\d+)?)\s?(?:원|달러|won\b|dollars?\b|bucks\b)"
)
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_NAME = re.compile(r"⟦(\d+)⟧")
_QUOTE = " ⟨quoted⟩ "
_NUMERALS = re.compile(
    r"\b(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|hundred|thousand|million|dozen|half)\b|[일이삼사오육칠팔구십백천만]{2,}\s?원|(?<![가-힣])만\s?원|절반|수백|수천",
    re.I,
)
_NEGATIVE = re.compile(
    r"\b(?:no|not|nothing|none|never|without|isn't|doesn't|don't|can't|wouldn't|couldn't)\b|없|않|아니|못|어려|품절|나갔",
    re.I,
)
_GONE = re.compile(r"sold out|\bout of the\b|we're out|run out|품절|다 나갔|매진", re.I)
_THERE = re.compile(
    r"in stock|available in|색상이라|색상이고|you can get|have the .* in\b|still have|offer you|재고|남아 있|골라"
    r"|로 나와|사이즈가 있|색상이 있",
    re.I,
)
_PROMISE = re.compile(
    r"\bfree\b|guarante|warrant|lifetime|discount|% ?off|percent|half price|on sale|bargain|tomorrow"
    r"|next day|only today|today only|limited time|last one|almost gone|selling fast|plenty|best ?sell|popular"
    r"|everyone|award|https?:|www\.|@|genuine|authentic|certified|무료|보증|할인|세일|퍼센트|반값|내일|오늘만"
    r"|한정|마지막|임박|인기|베스트|정품|인증|평생|사은품|공짜|프로모션|쿠폰|적립",
    re.I,
)
_REDUCED = re.compile(r"reduced at the moment|down from|할인 중인 상품은|할인해서|할인된", re.I)
_CHEAPEST = re.compile(
    r"nothing of that kind that costs less|nothing below|cheapest|제일 저렴|가장 저렴|저렴한 건 이 종류에서는 없", re.I
)
_DEAREST = re.compile(r"top of that range|most expensive|가장 높은 가격대|제일 비싼", re.I)
_DENIALS = (
    re.compile(r"(?:we have no|don't sell any|there's no|^no) ([^.,⟦]+?)(?: here right now| in our store)?[.,]", re.I),
    re.compile(r"([^.,!⟦]+?)(?:은|는) (?:지금 )?(?:없|판매하지 않)"),
)
_ARTICLES = {"a", "an", "any", "some", "the", "of", "죄송하지만", "아쉽지만", "저희는"}
TAGS = {
    "waterproof": re.compile(r"waterproof|방수"),
    "warm": re.compile(r"\bwarm\b(?!-up)|따뜻|보온"),
    "handmade": re.compile(r"handmade|수제"),
    "washable": re.compile(r"washable|machine wash|세탁 가능|세탁기"),
    "windproof": re.compile(r"windproof|방풍"),
    "vegan": re.compile(r"\bvegan\b|비건"),
}
_MATERIALS = {
    "en": ("wool", "cotton", "leather", "linen", "silk", "cashmere", "oak", "steel", "nylon", "polyester", "denim"),
    "ko": ("울", "면", "가죽", "리넨", "실크", "캐시미어", "참나무", "오크", "스틸", "나일론", "폴리에스터", "데님"),
}


def falsehoods(heard: str, known: Known) -> list[str]:
    """What is false, or stands in no record, in one utterance."""
    return list(_Judgement(heard, known).all())


class _Judgement:
    """One utterance against what is known; sentence by sentence, each about the products that it names."""

    def __init__(self, heard: str, known: Known) -> None:
        self._known = known
        self._language = known.language
        self._text, self._named = self._bare(" ".join(heard.split()))
        self._lit = [product for each in known.about if (product := known.product(each))]

    def all(self) -> Iterator[str]:
        subjects, spoken = self._lit, ""
        for sentence in _SENTENCE.split(self._text):
            named = [self._named[int(each)] for each in _NAME.findall(sentence)]
            subjects = named or subjects
            spoken = f"{spoken} {sentence}"
            for check in (self._money, self._numbers, self._stock, self._traits, self._extremes, self._promises):
                yield from (f"{fault} in {sentence!r}" for fault in check(sentence, subjects, bool(named), spoken))
            yield from (f"{fault} in {sentence!r}" for fault in self._denials(sentence))
            yield from (f"{fault} in {sentence!r}" for fault in self._cart(sentence, named))

    def _bare(self, text: str) -> tuple[str, list[Product]]:
        """The text without what it quotes, product names as ⟦number⟧."""
        known = self._known
        named: list[Product] = []
        for product in sorted(known.premises.products.values(), key=lambda each: -len(known.name(each))):
            if known.name(product) in text:
                text = text.replace(known.name(product), f"⟦{len(named)}⟧")
                named.append(product)
        quotable = [each.text for each in known.premises.knowledge]
        lit = [found for each in known.about if (found := known.product(each))]
        quotable += [text for product in (*named, *lit) for text in known.texts(product)]
        sentences = {part.strip(" .") for each in quotable for part in _SENTENCE.split(" ".join(each.split()))}
        for sentence in sorted(filter(None, sentences), key=len, reverse=True):
            quoted = sentence
            for number, each in enumerate(named):
                quoted = quoted.replace(known.name(each), f"⟦{number}⟧")
            text = text.replace(quoted, _QUOTE)
        return text, named

    def _money(self, sentence: str, subjects: list[Product], named: bool, spoken: str) -> Iterator[str]:
        allowed = {price for each in subjects for price in self._prices(each)}
        lowest = [self._prices(each) for each in subjects]
        allowed |= {abs(p - q) for one in lowest for other in lowest if one is not other for p in one for q in other}
        allowed |= {self._known.total, *(each.total.amount for each in self._known.orders)}
        if _NEGATIVE.search(sentence) or re.search(r"or less|이하", sentence):
            allowed |= {self._minor(each) for each in _NUMBER.findall(self._known.asked)}
        for found in _MONEY.finditer(sentence):
            if self._minor(found[1] or found[2]) not in allowed:
                yield f"{found[0]} is no price of {self._names(subjects)}"
        for found in re.finditer(rf"⟦(\d+)⟧([^⟦]{{0,10}}?)(?={_MONEY.pattern})", sentence):
            amount = _MONEY.match(sentence, found.end())
            own = self._prices(self._named[int(found[1])])
            is_apart = re.search(r"보다|which is|담겨|\)|개", found[2])
            if amount and not is_apart and self._minor(amount[1] or amount[2]) not in {*own, self._known.total}:
                yield f"{amount[0]} is not what {self._known.name(self._named[int(found[1])])} costs"

    def _prices(self, product: Product) -> set[int]:
        prices = {each.price.amount for each in product.variants}
        return prices | {each.compare_at.amount for each in product.variants if each.compare_at}

    def _minor(self, written: str) -> int:
        number = float(written.replace(",", "").rstrip(".") or 0)
        return round(number if self._known.premises.currency in ("KRW", "JPY") else number * 100)

    def _numbers(self, sentence: str, subjects: list[Product], named: bool, spoken: str) -> Iterator[str]:
        bare = _MONEY.sub(" ", _NAME.sub(" ", sentence)).replace(_QUOTE.strip(), " ")
        for order in self._known.orders:
            bare = bare.replace(order.number, " ")
        allowed = {"5", *(str(line.quantity) for line in self._known.cart), str(len(self._known.cart))}
        allowed.add(str(sum(line.quantity for line in self._known.cart)))
        for product in subjects:
            allowed |= {str(product.rating), f"{product.rating:g}"} if product.rating is not None else set()
            allowed |= set(
                _NUMBER.findall(" ".join(text_in(v.name, self._language) for o in product.options for v in o.values))
            )
            allowed |= {str(count) for count in self._counts(product, spoken)}
        if _NEGATIVE.search(sentence):
            allowed |= set(_NUMBER.findall(self._known.asked))
        allowed |= set(
            _NUMBER.findall(
                " ".join(text_in(each.name, self._language) for each in self._known.premises.scenes.values())
            )
        )
        yield from (f"the number {each}" for each in _NUMBER.findall(bare) if each not in allowed)
        yield from (f"the number {each!r}" for each in _NUMERALS.findall(bare))

    def _counts(self, product: Product, spoken: str) -> set[int]:
        """How many there are of what is spoken of, and how many more fit into the cart."""
        counts = set()
        for variants in self._meant(product, spoken):
            stocks = [each.stock for each in variants if is_there(each)]
            if stocks and None not in stocks:
                held = sum(line.quantity for line in self._known.cart if line.sku in {each.sku for each in variants})
                counts |= {sum(filter(None, stocks)), sum(filter(None, stocks)) - held}
        return counts

    def _meant(self, product: Product, spoken: str) -> list[list[Variant]]:
        """The variants that may be meant: by the words spoken, or with what the visitor has said before too."""
        own = choices_in(spoken, product, self._language)
        asked = choices_in(self._known.asked, product, self._language)
        return [found for each in (own, asked | own) if (found := chosen(product, each))]

    def _stock(self, sentence: str, subjects: list[Product], named: bool, spoken: str) -> Iterator[str]:
        gone, there = _GONE.search(sentence), _THERE.search(sentence)
        if not subjects or len(subjects) > 1 or not (gone or there) or sentence.endswith("?"):
            return
        product = subjects[0]
        context = spoken[: -len(sentence)] if not named else ""
        values = choices_in(sentence, product, self._language)
        several = [(option, value) for option, ids in values.items() for value in ids if len(ids) > 1]
        singles = {option: ids for option, ids in values.items() if len(ids) == 1}
        for claimed in [{option: frozenset({value}), **singles} for option, value in several] or [singles]:
            background = choices_in(context, product, self._language)
            asked = choices_in(self._known.asked, product, self._language)
            last = {option: frozenset({value}) for option, ids in asked.items() for value in ids}
            stocked = [
                any(map(is_there, chosen(product, each | claimed)))
                for each in ({}, background, asked, last, asked | background)
            ]
            if gone and all(stocked):
                yield f"{self._known.name(product)} {sorted(claimed.items())} is not sold out"
            if there and not gone and not _NEGATIVE.search(sentence) and not any(stocked):
                yield f"{self._known.name(product)} {sorted(claimed.items())} is not there"

    def _traits(self, sentence: str, subjects: list[Product], named: bool, spoken: str) -> Iterator[str]:
        if not subjects or sentence.endswith("?") or (_NEGATIVE.search(sentence) and not named):
            return
        negative = bool(_NEGATIVE.search(sentence))
        bare = _NAME.sub(" ", sentence).lower()
        for tag, pattern in TAGS.items():
            has = [
                tag in each.tags or any(pattern.search(text.lower()) for text in self._told(each)) for each in subjects
            ]
            if pattern.search(bare) and (all(has) if negative and len(has) == 1 else not any(has)):
                yield f"{self._names(subjects)}: {tag} is {'true' if negative else 'not true'}"
        for word in _MATERIALS[self._language]:
            is_said = re.search(rf"(?<![a-z가-힣]){word}(?![a-z])(?!세|접|담|분)", bare)
            if is_said and not negative and not any(self._speaks_of(each, word) for each in subjects):
                yield f"{self._names(subjects)}: not of {word}"
        brands = {each.brand for each in self._known.premises.products.values() if each.brand}
        for brand in brands:
            if brand in sentence and brand not in {each.brand for each in subjects} and not negative:
                yield f"{self._names(subjects)}: not by {brand}"
        yield from self._option_values(sentence, subjects, negative)

    def _option_values(self, sentence: str, subjects: list[Product], negative: bool) -> Iterator[str]:
        """Colours and sizes that none of the subjects comes in."""
        everything = {
            (option.id, text_in(value.name, self._language))
            for product in self._known.premises.products.values()
            for option in product.options
            if option.id in ("color", "size")
            for value in option.values
        }
        own = [{text_in(v.name, self._language) for o in each.options for v in o.values} for each in subjects]
        for option, value in everything:
            word = rf"(?<![A-Za-z가-힣0-9'’]){re.escape(value)}(?![A-Za-z0-9'’])"
            is_own = any(value in other for each in own for other in each)
            if re.search(word, _COUNTED.sub(" ", _MONEY.sub(" ", sentence))) and not negative and not is_own:
                yield f"{self._names(subjects)}: no {option} {value}"

    def _told(self, product: Product) -> list[str]:
        return [*self._known.texts(product), *product.material.values(), *product.name.values(), *product.kind.values()]

    def _speaks_of(self, product: Product, word: str) -> bool:
        return any(word in text.lower() for text in (*self._told(product), *product.tags))

    def _extremes(self, sentence: str, subjects: list[Product], named: bool, spoken: str) -> Iterator[str]:
        if not named or sentence.endswith("?"):
            return
        product = subjects[0]
        kin = [each for each in self._known.premises.products.values() if each.kind == product.kind and each.kind]
        least, most = min(self._prices(product)), max(v.price.amount for v in product.variants)
        there = [v.price.amount for each in kin for v in each.variants if is_there(v) and each is not product]
        if _CHEAPEST.search(sentence) and any(price < least for price in there):
            yield f"{self._known.name(product)} is not the cheapest"
        if _DEAREST.search(sentence) and any(price > most for price in there):
            yield f"{self._known.name(product)} is not the dearest"

    def _promises(self, sentence: str, subjects: list[Product], named: bool, spoken: str) -> Iterator[str]:
        if _REDUCED.search(sentence):
            full = [e for e in subjects if not any(v.compare_at and v.compare_at > v.price for v in e.variants)]
            yield from (f"{self._known.name(each)} is not reduced" for each in full)
            sentence = _REDUCED.sub("", sentence)
        yield from (f"the promise {found[0]!r}" for found in _PROMISE.finditer(sentence))

    def _denials(self, sentence: str) -> Iterator[str]:
        """That there is no such thing, though one product answers to every word of it."""
        for pattern in _DENIALS:
            for found in pattern.finditer(sentence):
                words = {each for each in _MONEY.sub(" ", found[1]).lower().split() if each not in _ARTICLES}
                has_it = partial(words.issubset)
                if words and not _MONEY.search(found[1]) and "사이즈" not in words and "size" not in words:
                    for product in self._known.premises.products.values():
                        if has_it(words_of(product, self._language)):
                            yield f"{found[1]!r} is denied, but there is {self._known.name(product)}"
                            break

    def _cart(self, sentence: str, named: list[Product]) -> Iterator[str]:
        held = {line.product for line in self._known.cart}
        if (
            re.search(r"cart is (?:still )?empty|nothing in your cart|장바구니가 (?:아직 )?비|담으신 게 없", sentence)
            and held
        ):
            yield "the cart is not empty"
        if re.search(r"I've added|I've put|담았어요|담아 드렸어요|담았습니다", sentence):
            yield from (f"{self._known.name(each)} is not in the cart" for each in named if each.id not in held)

    def _names(self, products: list[Product]) -> str:
        return " / ".join(self._known.name(each) for each in products) or "nothing"
