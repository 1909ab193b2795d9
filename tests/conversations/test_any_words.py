"""Whatever is said, in whatever order: an answer comes, and it states no number that no record holds."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from avatars.memory import Memory
from avatars.mind import Mind
from avatars.talk import Answer
from nlp.comprehension import comprehend
from nlp.languages import LANGUAGES
from tests.support import shop
from tests.support.shopfloor import MINA
from tests.support.talks import GUEST, VOCABULARY, view

OPENINGS = ("", "do you have", "how much is", "I want", "compare", "add", "where is", "혹시", "저기요", "remove", "is")
THINGS = (
    "the coat", "Drizzle", "a lamp", "jackets under 90 dollars", "it", "this one", "the second one from the left",
    "the cheaper one", "트렌치코트", "이거", "램프", "5만원 이하 셔츠", "왼쪽에서 두 번째 거", "umbrellas",
    "my order N-5", "both", "둘 다", "everything", "the red one", "M", "블랙", "three", "두 개",
)  # fmt: skip
ENDINGS = (
    "", "?", "please", "to my cart", "in XXL", "waterproof?", "얼마예요?", "있어요?", "담아 주세요", "빼 주세요",
    "어디 있어요?", "비교해 주세요", "yes", "no", "네", "아니요", "pay", "결제할게요", "returns?", "a person",
    "{NAME}", "💐",
)  # fmt: skip
SPEECH = st.one_of(
    st.builds(lambda *parts: " ".join(parts), *(st.sampled_from(each) for each in (OPENINGS, THINGS, ENDINGS))),
    st.text(max_size=40),
)
NUMBER = re.compile(r"\d[\d,.]*\d|\d")
MIND = Mind(MINA, 0, VOCABULARY)
SEEN = view()
LEXICON = VOCABULARY.lexicon(SEEN.products, SEEN.currency)


def written_numbers() -> set[str]:
    """Every number that a record or a text of the shop holds, as either language writes it, and sums of two prices."""
    prices = sorted({variant.price.amount for product in SEEN.products.values() for variant in product.variants})
    sums = {
        0,
        *prices,
        *(one + other for one in prices for other in prices),
        *(abs(a - b) for a in prices for b in prices),
    }
    money = {language.money(amount, "KRW") for language in LANGUAGES.values() for amount in sums}
    texts = [each.text for each in shop.KNOWLEDGE]
    for product in SEEN.products.values():
        texts += [*product.name.values(), *product.description.values(), str(product.rating)]
        texts += [value.id for option in product.options for value in option.values]
        texts += [str(variant.stock) for variant in product.variants]
    counts = {str(number) for number in range(20)}
    return counts | {number for text in (*texts, *money) for number in NUMBER.findall(text)}


KNOWN = written_numbers()


def spoken(answer: Answer) -> str:
    return " ".join(facts.phrase for facts in answer.says)


@settings(max_examples=60, deadline=None)
@given(said=st.lists(SPEECH, min_size=1, max_size=5), looking=st.sampled_from([None, "d-rain", "d-scarf", "gone"]))
def test_any_words_get_a_true_answer(said: list[str], looking: str | None) -> None:
    memory = Memory("en")
    guest = replace(SEEN.visitors[GUEST], looking_at=looking)
    for text in said:
        understood = comprehend(MIND.utterance(text, memory), LEXICON)
        answer = MIND.answer(understood, guest, memory, SEEN)
        assert answer.says or answer.steps
        # A price that the visitor has named may be named back, as money is written.
        invented = {number for number in NUMBER.findall(spoken(answer)) if number not in KNOWN}
        assert not invented or any(sign.isdigit() for sign in "".join(said))
