"""Masking: what tells who somebody is goes; prices, sizes and order numbers stay."""

import pytest

from vstore.privacy.masking import masked


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("write to hana.kim+shop@example.co.kr please", "write to [e-mail] please"),
        ("제 번호는 010-1234-5678이에요", "제 번호는 [phone]이에요"),
        ("call +82 10 1234 5678 or (555) 123-4567", "call [phone] or [phone]"),
        ("01012345678로 연락 주세요", "[number]로 연락 주세요"),
        ("900101-1234567", "[number]"),
        ("세종대로 12번길 3, 101동 1203호로 보내 주세요", "[address], [address]로 보내 주세요"),
        ("I live at 12 Abbey Road, near the park", "I live at [address], near the park"),
    ],
)
def test_personal_values_are_taken_out(said: str, kept: str) -> None:
    assert masked(said) == kept


@pytest.mark.parametrize(
    "said",
    [
        "89,000원짜리 우산 있어요?",
        "1200000원 이하로 보여 주세요",
        "order VS-7K4M-2QPX, two of them in size 260",
        "something under 80 bucks, 2 or 3 pieces",
        "5만 원대로 3개 주세요",
        "2026-11-22에 주문했어요",
        "the second one on the left",
    ],
)
def test_what_questions_are_about_stays(said: str) -> None:
    assert masked(said) == said
