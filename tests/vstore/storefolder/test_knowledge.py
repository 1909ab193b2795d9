"""Markdown files as passages with topics."""

import pytest

from vstore.storefolder.knowledge import passages, topic_of


@pytest.mark.parametrize(
    ("heading", "topic"),
    [
        ("Shipping and delivery", "shipping"),
        ("배송 안내", "shipping"),
        ("Returns and refunds", "returns"),
        ("교환과 반품", "returns"),
        ("Gift wrapping", "wrapping"),
        ("선물 포장", "wrapping"),
        ("영업 시간", "opening"),
        ("Opening hours", "opening"),
        ("결제 방법", "payment"),
        ("관리와 수선", "care"),
        ("재입고", "restocking"),
        ("브랜드 이야기", "store"),
        ("Loyalty points", None),
    ],
)
def test_headings_tell_their_topic_in_both_languages(heading: str, topic: str | None) -> None:
    assert topic_of(heading) == topic


def test_a_heading_that_tells_nothing_takes_the_files_topic() -> None:
    (passage,) = passages("returns.en.md", "## What to do\nWrite to us.\n", ("en",))
    assert passage.topic == "returns"


def test_what_has_no_known_topic_has_the_files_name() -> None:
    (passage,) = passages("points.md", "## Loyalty points\nOne per dollar.\n", ("ko", "en"))
    assert (passage.topic, passage.language) == ("points", "ko")


def test_markdown_is_read_as_it_is_spoken() -> None:
    (passage,) = passages("a.en.md", "# Care\nWash **cold**,\nhang `dry`.\n\n- Wool: [by hand](x)\n- Linen\n", ("en",))
    assert passage.text == "Wash cold, hang dry.\nWool: by hand\nLinen"


def test_empty_headings_and_comments_say_nothing() -> None:
    assert passages("a.en.md", "# Shop\n\n## Shipping\n<!-- write here\nand here -->\n", ("en",)) == ()
