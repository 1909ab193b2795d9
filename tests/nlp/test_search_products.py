"""Wishes find the products that fit, best first, with reasons that are facts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.lexicon import Entry, Lexicon
from nlp.search import Reason, alike, find, met_needs
from nlp.turn import Act, Constraint
from nlp.understand import understand
from tests.nlp.catalog_of_tests import ENTRIES, lexicon

LEXICON = lexicon()


def found(said: str, words: Lexicon = LEXICON) -> list[str]:
    turn = understand(said, lexicon=words, language="en")
    assert turn.act is Act.RECOMMEND, turn
    return [hit.entry for hit in find(turn.constraint, turn.words, lexicon=words, limit=10)]


@pytest.mark.parametrize(
    ("said", "ids"),
    [
        ("I need something for a rainy commute", {"mac", "pack"}),
        ("비 오는 날 출근할 때 쓸 거 추천해 주세요", {"mac", "pack"}),
        ("a warm gift please, do you have any?", {"scarf"}),
        ("따뜻한 선물 추천해 주세요", {"scarf"}),
        ("do you have bags under 50,000 won", {"tote"}),
        ("5만원 이하 가방 있어요?", {"tote"}),
        ("any shoes in 260", {"runner"}),
        ("do you have shoes?", {"runner", "chelsea"}),
        ("신발 있나요?", {"runner", "chelsea"}),
        ("do you have vases?", set()),
        ("something wooden for a small room", {"stool"}),
        ("dimmable lamps please, do you have any?", {"lamp"}),
    ],
)
def test_only_what_fits_and_is_in_stock_is_found(said: str, ids: set[str]) -> None:
    assert set(found(said)) == ids


def test_a_present_of_a_named_kind_is_one_that_is_listed_for_it_else_any_of_that_kind() -> None:
    assert found("do you have a scarf for my sister") == ["scarf"]
    assert set(found("do you have a lamp for my sister")) == {"lamp", "floor"}
    assert "lamp" not in found("something for my sister, do you have any?")


def test_the_order_is_what_was_asked_for() -> None:
    assert found("what's your cheapest bag?") == ["tote", "pack"]
    assert found("제일 평점 높은 가방 추천해줘") == ["pack", "tote"]


def test_reasons_are_the_facts_that_matched() -> None:
    wish = Constraint(kinds=("bag",), tags=("waterproof",), colors=("black",), price_most=150000)
    (hit,) = find(wish, (), lexicon=LEXICON)
    assert set(hit.reasons) == {
        Reason("tag", "waterproof"),
        Reason("color", "black"),
        Reason("kind", "bag"),
        Reason("price", "119000"),
    }


def test_a_need_that_no_record_speaks_of_is_neither_held_against_a_product_nor_claimed() -> None:
    wish = Constraint(kinds=("lamp",), tags=("vegan",))
    assert met_needs(wish, LEXICON) == ()
    hits = find(wish, (), lexicon=LEXICON)
    assert len(hits) == 2
    assert all(reason.kind != "tag" for hit in hits for reason in hit.reasons)


def test_a_wish_goes_out_from_the_thing_in_talk() -> None:
    cheaper = alike(Constraint(), "cheaper", LEXICON.entries["pack"], LEXICON)
    assert [hit.entry for hit in find(cheaper, (), lexicon=LEXICON)] == ["tote"]


class TestAnyCatalog:
    """Stores bring their own words, in one language or two, with or without kinds."""

    ENGLISH = Lexicon(
        [
            Entry(
                "a",
                {"en": "Ocean Blue Shirt"},
                description={"en": "Cotton shirt with a narrow collar."},
                price_least=50,
                price_most=50,
            ),
            Entry(
                "b",
                {"en": "Yellow Wool Jumper"},
                description={"en": "Soft and keeps you warm."},
                price_least=80,
                price_most=80,
            ),
            Entry("c", {"en": "Clay Plant Pot"}, tags=("Pot", "Plants"), price_least=9, price_most=15),
            Entry("d", {"en": "Kombucha Starter"}, kinds={"en": "Fermentation"}, price_least=30, price_most=30),
        ],
        "KRW",
    )
    KOREAN = Lexicon(
        [
            Entry("가", {"ko": "여름 린넨 셔츠"}, kinds={"ko": "셔츠"}, price_least=30000, price_most=30000),
            Entry("나", {"ko": "가죽 크로스백"}, category={"ko": "잡화 > 가방"}, price_least=90000, price_most=90000),
        ],
        "KRW",
    )

    @pytest.mark.parametrize(
        ("said", "product"),
        [
            ("셔츠 있나요?", "a"),
            ("파란 셔츠 있어요?", "a"),
            ("노란 스웨터 찾아요", "b"),
            ("화분 보여주세요", "c"),
            ("do you have fermentation things?", "d"),
            ("a warm sweater please, any?", "b"),
        ],
    )
    def test_korean_visitors_find_english_products(self, said: str, product: str) -> None:
        assert found(said, self.ENGLISH) == [product]

    @pytest.mark.parametrize(
        ("said", "product"),
        [
            ("do you have any linen shirts?", "가"),
            ("I'm looking for a leather bag", "나"),
            ("a crossbody bag, do you have any?", "나"),
        ],
    )
    def test_english_visitors_find_korean_products(self, said: str, product: str) -> None:
        assert found(said, self.KOREAN) == [product]

    def test_words_come_from_the_catalog_where_it_has_them(self) -> None:
        assert self.KOREAN.label("kind", "shirt", "ko") == "셔츠"
        assert self.KOREAN.label("kind", "shirt", "en") == "shirt"
        assert LEXICON.label("tag", "waterproof", "ko") == "방수"

    def test_a_catalog_of_shoes_may_have_sneakers(self) -> None:
        shoes = Lexicon([Entry("s", {"en": "Cloud Nine"}, kinds={"en": "shoes"}, price_least=1, price_most=1)], "USD")
        assert shoes.has("s", "kind", "sneakers") is None
        assert found("do you have sneakers?", shoes) == ["s"]

    def test_an_empty_catalog_understands_and_finds_nothing(self) -> None:
        empty = Lexicon([], "USD")
        assert understand("hello", lexicon=empty, language="en").act is Act.GREET
        assert find(Constraint(kinds=("shirt",)), (), lexicon=empty) == ()


def test_the_products_own_ids_are_given_for_a_choice() -> None:
    assert LEXICON.fitting("tee", "color", "red") == ("red",)
    assert LEXICON.fitting("parka", "color", "blue") == ("navy",)
    assert LEXICON.fitting("tee", "size", "XL") == ("XL",)
    assert LEXICON.fitting("tee", "size", "XS") == ()


@given(
    st.builds(
        Constraint,
        kinds=st.lists(st.sampled_from(["bag", "shoes", "lamp", "jacket", "bicycle"]), max_size=2).map(tuple),
        colors=st.lists(st.sampled_from(["black", "blue", "red"]), max_size=2).map(tuple),
        tags=st.lists(st.sampled_from(["waterproof", "gift", "vegan"]), max_size=2).map(tuple),
        price_least=st.none() | st.integers(0, 200000),
        price_most=st.none() | st.integers(0, 200000),
    )
)
def test_nothing_found_breaks_a_hard_constraint(wish: Constraint) -> None:
    records = {entry.id: entry for entry in ENTRIES}
    for hit in find(wish, (), lexicon=LEXICON, limit=50):
        entry = records[hit.entry]
        assert entry.in_stock
        assert wish.price_most is None or entry.price_least <= wish.price_most
        assert wish.price_least is None or entry.price_most >= wish.price_least
        assert not wish.colors or any(LEXICON.has(entry.id, "color", color) for color in wish.colors)
        assert "waterproof" not in wish.tags or "waterproof" in entry.tags
