"""What a visitor is told about the erasure of their data, in Korean and in English."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from vstore.privacy.erasure import Kept

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "asked": "Everything we hold about you is to be erased: your cart, conversations, consents, what agents "
        "remember, and your way back in. This cannot be undone.",
        "done": "Everything we held about you is erased.",
        "kept": "The law obliges us to keep the record of your orders, apart from everything else and closed to "
        "all but those who answer to the law: {kept}.",
        "until": "{reference} until {until}",
        "waits": "Order {orders} is still under way and needs your details. Everything is erased by itself as soon as "
        "it is settled; until then you can go on using the store.",
    },
    "ko": {
        "asked": "보관 중인 고객님의 모든 정보를 지워요. 장바구니, 대화, 동의 내역, 직원이 기억하는 취향, "
        "다시 들어오실 수 있는 정보까지 모두요. 지운 뒤에는 되돌릴 수 없어요.",
        "done": "보관하던 고객님의 정보를 모두 지웠어요.",
        "kept": "주문 기록은 법에 따라 다른 정보와 분리해 정해진 사람만 볼 수 있게 보관해야 해요: {kept}.",
        "until": "{reference} {until}까지",
        "waits": "주문 {orders} 처리가 아직 끝나지 않아 고객님의 정보가 필요해요. 처리가 끝나면 바로 자동으로 지워요. "
        "그때까지는 계속 이용하실 수 있어요.",
    },
}


def told(language: str, *, done: bool, kept: Sequence[Kept], waits_for: Sequence[str]) -> str:
    """The sentences for a notice; English where the language is not spoken."""
    words = WORDS.get(language, WORDS["en"])
    says = [words["done" if done else "asked"]]
    if kept:
        listed = ", ".join(words["until"].format(reference=each.reference, until=_day(each.until)) for each in kept)
        says.append(words["kept"].format(kept=listed))
    if waits_for and not done:
        says.append(words["waits"].format(orders=", ".join(waits_for)))
    return " ".join(says)


def _day(moment: datetime) -> str:
    return moment.date().isoformat()
