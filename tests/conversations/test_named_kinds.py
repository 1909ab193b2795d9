"""Whoever names a kind of thing is shown a thing of that kind, in whatever words they ask, and whatever came before."""

import pytest

from avatars.items import Assortment
from avatars.memory import Memory
from avatars.mind import Mind
from avatars.view import View
from avatars.vocabulary import Vocabulary
from nlp.comprehension import comprehend
from tests.conversations.test_conversations import sample
from tests.support.shopfloor import MINA, Shopfloor
from vstore.inference.sentence_vectors import SentenceVectors

VOCABULARY = Vocabulary(SentenceVectors(None))
BEFORE = {"en": ("show me a mug", "hi"), "ko": ("머그컵 보여주세요", "안녕하세요")}
KINDS = """
jacket|jacket|자켓, coat|coat|코트, shirt|shirt|셔츠, t-shirt|t-shirt|티셔츠,
sweater|sweater|스웨터, dress|dress|원피스,
pants|trousers|바지, jeans|jeans|청바지, shorts|shorts|반바지, scarf|scarf|목도리, beanie|beanie|비니, belt|belt|벨트,
bag|bag|가방, backpack|backpack|백팩, sneakers|sneakers|운동화, socks|socks|양말, umbrella|umbrella|우산,
mug|mug|머그컵,
lamp|lamp|조명, vase|vase|꽃병, cushion|cushion|쿠션, candle|candle|향초, chair|chair|의자, rug|rug|러그
"""
"""Kind, and its name in English and Korean."""
ASKED = {
    "en": """
        {} / a {} please / {}? / got a {}? / I want a {} / I'd like a {} / i need a {} / looking for a {} / and a {}?
        / can I get a {} / could you bring me a {} / show me a {} / do you have a {} / I'm after a {} for my brother
        / ok then a {} / what about a {}
    """,
    "ko": """
        {} / {} 주세요 / {}요 / {} 있어요? / {} 보여줘 / {} 찾고 있어요 / {} 필요해요 / {} 하나 장만하려고요
        / {} 추천해 주세요 / {} 좀 보고 싶은데요 / 혹시 {} 파나요 / {} 구경할게요 / 그럼 {}는요? / 동생한테 줄 {} 찾아요
    """,
}


@pytest.fixture(scope="module")
def view() -> View:
    floor = Shopfloor("atelier", "en", premises=sample({}), vocabulary=VOCABULARY)
    floor.enter()
    return floor.view()


@pytest.mark.parametrize("language", ["en", "ko"])
def test_who_names_a_kind_is_shown_one(view: View, language: str) -> None:
    lexicon = VOCABULARY.lexicon(view.products, view.currency)
    assortment = Assortment(view)
    mind = Mind(MINA, 0, VOCABULARY)
    guest = next(iter(view.visitors.values()))
    kinds = [each.strip().split("|") for each in KINDS.split(",")]
    sold = [each for each in kinds if lexicon.is_sold("kind", each[0])]
    wrong = []
    for kind, english, korean in sold:
        for form in ASKED[language].split("/"):
            for before in BEFORE[language]:
                memory = Memory(language)
                for text in (before, said := form.strip().format(korean if language == "ko" else english)):
                    answer = mind.answer(comprehend(mind.utterance(text, memory), lexicon), guest, memory, view)
                if not any(lexicon.has(item.product.id, "kind", kind) for item in assortment.items(answer.about)):
                    wrong.append((before, said, answer.says[0].phrase))
    assert len(sold) > 15
    assert wrong == [], "\n".join(map(str, wrong))
