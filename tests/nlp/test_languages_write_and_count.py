"""Money, numbers and particles are written as people of the language write them, and read back."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.concepts import Field
from nlp.languages import LANGUAGES
from nlp.languages.ko.numbers import number
from nlp.tokens import key, normal

KO, EN = LANGUAGES["ko"], LANGUAGES["en"]


@pytest.mark.parametrize(
    ("language", "amount", "currency", "written"),
    [
        ("ko", 89000, "KRW", "89,000원"),
        ("en", 89000, "KRW", "₩89,000"),
        ("en", 129950, "USD", "$1,299.50"),
        ("ko", 129950, "USD", "US$1,299.50"),
        ("en", 5, "USD", "$0.05"),
        ("en", 1200, "JPY", "¥1,200"),
        ("en", 1200, "CHF", "CHF 12.00"),
        ("en", -500, "USD", "-$5.00"),
        ("ko", 0, "KRW", "0원"),
    ],
)
def test_money_is_written_as_the_locale_writes_it(language: str, amount: int, currency: str, written: str) -> None:
    assert LANGUAGES[language].money(amount, currency) == written


@given(st.sampled_from(["ko", "en"]), st.sampled_from([("KRW", 1), ("USD", 100)]), st.integers(100, 99_999_999))
def test_money_that_was_written_is_read_back(code: str, currency: tuple[str, int], amount: int) -> None:
    language, (name, _) = LANGUAGES[code], currency
    written = normal(language.money(amount, name)).replace("us$", "$")
    (price,) = language.grammar.prices(written, name)
    assert price.most == amount


@pytest.mark.parametrize(
    ("said", "currency", "least", "most"),
    [
        ("5만 원대", "KRW", 50000, 59999),
        ("10만원대로요", "KRW", 100000, 199999),
        ("15만 원대", "KRW", 150000, 159999),
        ("8만9천원 이하", "KRW", None, 89000),
        ("만원 이하로", "KRW", None, 10000),
        ("오만원 미만", "KRW", None, 50000),
        ("만 오천 원 정도", "KRW", 13500, 16500),
        ("3~5만원", "KRW", 30000, 50000),
        ("2만원 이상 5만원 이하", "KRW", 20000, 50000),
        ("10만원 넘는 거", "KRW", 100000, None),
        ("십만원 안 넘는 걸로", "KRW", None, 100000),
        ("20불에서 40불 사이", "USD", 2000, 4000),
        ("100달러 이하", "USD", None, 10000),
        ("20불대", "USD", 2000, 2999),
        ("5만원 안쪽으로", "KRW", None, 50000),
    ],
)
def test_korean_prices_are_read(said: str, currency: str, least: int | None, most: int | None) -> None:
    (price,) = KO.grammar.prices(said, currency)
    assert (price.least, price.most) == (least, most)


@pytest.mark.parametrize(
    ("said", "currency", "least", "most"),
    [
        ("under 80 bucks", "USD", None, 8000),
        ("$80", "USD", None, 8000),
        ("about 50", "USD", 4500, 5500),
        ("between 30 and 60", "USD", 3000, 6000),
        ("$30-$60", "USD", 3000, 6000),
        ("50k or less", "KRW", None, 50000),
        ("less than a hundred dollars", "USD", None, 10000),
        ("over $1,299.50", "USD", 129950, None),
        ("around fifty bucks", "USD", 4500, 5500),
        ("no more than $45.99.", "USD", None, 4599),
        ("up to 70,000 won", "KRW", None, 70000),
        ("from 50 to 100k won", "KRW", 50000, 100000),
        ("$20 or more", "USD", 2000, None),
    ],
)
def test_english_prices_are_read(said: str, currency: str, least: int | None, most: int | None) -> None:
    (price,) = EN.grammar.prices(said, currency)
    assert (price.least, price.most) == (least, most)


@pytest.mark.parametrize(
    ("code", "said", "currency"),
    [
        ("ko", "250 있어요?", "KRW"),
        ("ko", "4.5 이상", "KRW"),
        ("ko", "두 개만 주세요", "KRW"),
        ("ko", "이만하면 됐어요", "KRW"),
        ("ko", "5만원", "USD"),
        ("en", "size 250", "KRW"),
        ("en", "the first one", "USD"),
        ("en", "within 3 days", "USD"),
        ("en", "at least 4.5 stars", "USD"),
        ("en", "70,000 won", "USD"),
        ("en", "2 please", "USD"),
    ],
)
def test_other_numbers_and_other_currencies_are_no_prices(code: str, said: str, currency: str) -> None:
    assert LANGUAGES[code].grammar.prices(said, currency) == ()


@pytest.mark.parametrize(
    ("said", "value"),
    [("8만9천", 89000), ("오만", 50000), ("만 오천", 15000), ("1,200", 1200), ("이백만", 2000000), ("삼천오백", 3500)],
)
def test_korean_numbers_have_their_value(said: str, value: int) -> None:
    assert number(said) == value


@pytest.mark.parametrize(
    ("code", "said", "numbers"),
    [
        ("ko", "두 개 주세요", [2]),
        ("ko", "열두 장이요", [12]),
        ("ko", "하나만 담아줘", [1]),
        ("ko", "3켤레", [3]),
        ("ko", "두 번째 거", []),
        ("ko", "둘 다 주세요", []),
        ("ko", "두 개 중에", []),
        ("ko", "다른 하나는요", []),
        ("ko", "네, 주세요", []),
        ("ko", "3개월", []),
        ("en", "gimme 3", [3]),
        ("en", "a couple of those", [2]),
        ("en", "put one in my cart", [1]),
        ("en", "that one", []),
        ("en", "the second one", []),
        ("en", "make it 4", [4]),
        ("en", "x2", [2]),
        ("en", "two pairs", [2]),
        ("en", "one is enough", []),
    ],
)
def test_quantities_are_told_from_other_numbers(code: str, said: str, numbers: list[int]) -> None:
    assert [count.number for count in LANGUAGES[code].grammar.counts(said)] == numbers


@pytest.mark.parametrize(
    ("template", "fitted"),
    [
        ("코트은(는)", "코트는"),
        ("가방은(는)", "가방은"),
        ("셔츠이(가)", "셔츠가"),
        ("신발을/를", "신발을"),
        ("모자와/과", "모자와"),
        ("장갑과(와)", "장갑과"),
        ("서울으로/로", "서울로"),
        ("부산으로/로", "부산으로"),
        ("89,000원이에요/예요", "89,000원이에요"),
        ("의자이에요(예요)", "의자예요"),
        ("M을(를)", "M을"),
        ("XL으로(로)", "XL로"),
        ("S이(가)", "S가"),
        ("3은(는)", "3은"),
        ("2이(가)", "2가"),
        ("10으로(로)", "10으로"),
        ("Table이(가)", "Table이"),
        ("Cap을(를)", "Cap을"),
        ("Court Sneakers은(는)", "Court Sneakers는"),
        ("“Harbor Coat”은(는)", "“Harbor Coat”는"),
        ("은행이 문을 열어요", "은행이 문을 열어요"),
    ],
)
def test_korean_particles_fit_the_word_before_them(template: str, fitted: str) -> None:
    assert KO.fit(template) == fitted


HANGUL = st.integers(ord("가"), ord("힣")).map(chr)


@given(
    word=st.text(HANGUL, min_size=1, max_size=6),
    around=st.sampled_from(["{}", "“{}”", "({})", "Tee ({})", "2 {}"]),
    pair=st.sampled_from([("은", "는"), ("이", "가"), ("을", "를"), ("과", "와"), ("이에요", "예요"), ("으로", "로")]),
)
def test_particles_go_by_the_last_sound_of_any_hangul_word(word: str, around: str, pair: tuple[str, str]) -> None:
    closed, opened = pair
    parts = unicodedata.normalize("NFD", word[-1])
    ends_open = len(parts) == 2 or (closed == "으로" and parts[2] == "\u11af")
    before = around.format(word)
    assert KO.fit(f"{before}{closed}({opened})") == before + (opened if ends_open else closed)


@given(
    whole=st.integers(0, 99_999_999), form=st.sampled_from(["{:,}", "No. {}", "{}번", "{} (블랙)", "{:,}원", "{:,}%"])
)
def test_particles_fit_any_number(whole: int, form: str) -> None:
    """Read aloud, a number ends in the digit that ends it, or in 십, 백, 천, 만 ..., all of them closed."""
    before = form.format(whole)
    ends_open = {"%": True, "원": False, "번": False, ")": False}.get(before[-1], before[-1] in "2459")
    assert KO.fit(f"{before}은(는)") == before + ("는" if ends_open else "은")


@pytest.mark.parametrize(
    ("written", "ends_open"),
    [
        *[("US$61.00", True), ("€12.00", True), ("£5", True), ("JP¥1,200", False), ("₩24,000", False), ("5kg", False)],
        *[("500ml", True), ("40 × 40 cm", True), ("60 W", True), ("Book", False), ("Gift Set", True), ("Hat", True)],
    ],
)
def test_particles_fit_money_and_measures_as_they_are_read(written: str, ends_open: bool) -> None:
    assert KO.fit(f"{written}이에요(예요)") == written + ("예요" if ends_open else "이에요")


def test_lists_read_as_people_write_them() -> None:
    assert [EN.listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert [KO.listed(words) for words in ([], ["셔츠"], ["셔츠", "가방"], ["가방", "모자", "컵"])] == [
        "",
        "셔츠",
        "셔츠와 가방",
        "가방, 모자와 컵",
    ]


def test_english_articles_fit_the_word_behind_them() -> None:
    assert EN.fit("A(n) armchair and a(n) lamp") == "An armchair and a lamp"


@given(st.text())
def test_a_normal_text_stays_as_it_is(said: str) -> None:
    plain = normal(said)
    assert normal(plain) == plain


def test_spellings_of_one_word_have_one_key() -> None:
    assert {key(word) for word in ("T-Shirt", "t shirt", "tshirt", "T_SHIRT")} == {"tshirt"}
    assert key("사이드 테이블") == key("사이드테이블")


@pytest.mark.parametrize("code", sorted(LANGUAGES))
def test_every_language_reads_the_same_cues(code: str) -> None:
    assert set(LANGUAGES[code].grammar.cues) == set(EN.grammar.cues)
    assert set(LANGUAGES[code].grammar.words) == set(EN.grammar.words)


FIELDS: tuple[Field, ...] = ("kind", "color", "material", "tag")


@pytest.mark.parametrize("field", FIELDS)
def test_every_concept_has_a_word_in_every_language(field: Field) -> None:
    concepts = {concept for language in LANGUAGES.values() for concept in language.grammar.words[field]}
    assert {code: concepts - set(language.grammar.words[field]) for code, language in LANGUAGES.items()} == {
        code: set() for code in LANGUAGES
    }
