"""Finding the passage of the store's own texts that answers a question, and the sentences to quote."""

import re
from collections.abc import Iterable

from avatars.view import Passage

# Topics are the same when they begin alike: sale and sales, restock and restocking.
SAME_TOPIC = 4
QUOTED = 300
MOST_SENTENCES = 2
_SENTENCE = re.compile(r"[^.!?。\n]+(?:\.(?=\d)[^.!?。\n]+)*[.!?。]*")
_WORD = re.compile(r"[0-9A-Za-z]+|[가-힣]+")
_LEAST_WORD = 3
_COST = re.compile(r"how much|\bcosts?\b|\bfees?\b|\bfree\b|price|얼마(?!나)|비용|무료|요금|배송비")
_DELIVERY = re.compile(r"deliver|shipping|배송|배달")
_OWN_ORDER = re.compile(r"\border|\bmy\b|\bmine\b|주문|시킨|(?:^|\s)(?:제|내)(?:가|\s)")
# What a question is after -> what a sentence that answers it has: how long or when, and what it costs.
_AFTER: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile(
            r"how (?:long|soon|fast|many days)|\bwhen\b|what time|until"
            r"|며칠|언제|얼마나 ?(?:걸|오래)|몇 ?(?:시|일)|기간"
        ),
        re.compile(
            r"\b(?:days?|weeks?|months?|hours?|[ap]m)\b|\d시|하루|이틀|열흘|\d+~?\d*(?:일|주)|개월|밤낮",
            re.IGNORECASE,
        ),
    ),
    (
        _COST,
        re.compile(r"[$₩€£]\s?\d|\bfree\b|\d\s?원|무료", re.IGNORECASE),
    ),
)
# What nobody may be told of by a passage on its topic that does not speak of it: in the question -> in the passage.
_MUST_SPEAK = (
    re.compile(r"warrant|guarantee|repair|mend|보증|수선|수리|a/s", re.I),
    re.compile(r"abroad|overseas|international|foreign|해외|국외", re.I),
    re.compile(r"wrap|포장", re.I),
    re.compile(r"install?ment|할부", re.I),
    re.compile(r"express|overnight|same.?day|당일|퀵|새벽 ?배송", re.I),
    re.compile(r"paypal|bitcoin|crypto|cash|(?:apple|kakao) ?pay|페이팔|비트코인|현금|(?:카카오|네이버) ?페이", re.I),
    re.compile(r"student|senior|member|loyalty|point|학생|회원|적립|포인트", re.I),
    re.compile(r"coupon|voucher|(?:discount|promo) ?code|쿠폰|(?:할인|프로모션) ?코드", re.I),
    re.compile(r"pick.?up|collect|픽업|직접 ?수령|매장 ?수령", re.I),
)


def best_passage(passages: Iterable[Passage], question: str, topic: str | None, language: str) -> Passage | None:
    """The passage that is about the topic or shares most words with the question; None where none does.

    Texts in the visitor's language are preferred to those in others.
    """
    needed = [subject for subject in _MUST_SPEAK if subject.search(question)]
    speaking = (each for each in passages if all(subject.search(f"{each.title} {each.text}") for subject in needed))
    rated = [(_fit(each, question, topic), each.language == language, each) for each in speaking]
    fitting = [each for each in rated if each[0] > 0.0]
    if not fitting:
        return None
    return max(fitting, key=lambda each: (each[1], each[0]))[2]


def is_particular(question: str) -> bool:
    """Whether it asks for something that only a passage which speaks of it can answer."""
    return any(subject.search(question) for subject in _MUST_SPEAK)


def asks_for_cost(question: str) -> bool:
    """Whether it asks what something costs."""
    return _COST.search(question.casefold()) is not None


def asks_how_delivered(question: str) -> bool:
    """Whether it asks about delivery, and not about an order of one's own."""
    said = question.casefold()
    return _DELIVERY.search(said) is not None and _OWN_ORDER.search(said) is None


def quotation(passage: Passage, question: str) -> str:
    """The two sentences of the passage nearest to the question, in their order, or one where they are long."""
    sentences = [found.strip() for found in _SENTENCE.findall(passage.text) if found.strip()]
    fits = [_answers(each, question) + shared_words(each, question) for each in sentences]
    ranked = sorted(range(len(sentences)), key=lambda place: (-fits[place], place))
    kept: list[int] = []
    for place in ranked:
        too_long = sum(len(sentences[each]) for each in (*kept, place)) > QUOTED
        if kept and (too_long or len(kept) == MOST_SENTENCES):
            break
        kept.append(place)
    return " ".join(sentences[place] for place in sorted(kept))


def _answers(sentence: str, question: str) -> float:
    """Two words' worth where the sentence has what the question is after: a time, a price."""
    asked = question.casefold()
    return 2.0 * sum(bool(after.search(asked) and has.search(sentence)) for after, has in _AFTER)


def _fit(passage: Passage, question: str, topic: str | None) -> float:
    """How well a passage answers: its topic counts most, then its title, then its text."""
    about = 10.0 if topic and passage.topic[:SAME_TOPIC] == topic[:SAME_TOPIC] else 0.0
    named = 4.0 * shared_words(passage.title, question)
    return about + named + (shared_words(passage.text, question) if about or named or not topic else 0.0)


def shared_words(text: str, question: str) -> float:
    """How many content words of the question begin a word of the text (endings differ), the longer the better."""
    there = {word.casefold() for word in _WORD.findall(text)}
    asked = {stem for word in _WORD.findall(question) if (stem := _stem(word.casefold()))}
    return float(sum(any(word.startswith(stem) for word in there) for stem in asked))


def begins_alike(asked: str, word: str) -> bool:
    """Whether `word` may be a form of the word `asked` (both casefolded)."""
    stem = _stem(asked)
    return word.startswith(stem) if stem else word == asked


def speaks_of(text: str, asked: Iterable[str]) -> float:
    """Which share of the words `asked` has a form in `text`; 0 for no words."""
    words = list(asked)
    there = {word.casefold() for word in _WORD.findall(text)}
    found = sum(any(begins_alike(each, word) for word in there) for each in words)
    return found / len(words) if words else 0.0


def _stem(word: str) -> str:
    """A word without its likely ending; empty for words too short to mean something."""
    if "가" <= word[0] <= "힣":
        return word[:2] if len(word) >= 2 else ""
    if word.isdigit():
        return word
    return word[: max(_LEAST_WORD + 1, len(word) - 2)] if len(word) > _LEAST_WORD else ""
