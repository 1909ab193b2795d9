"""HTML descriptions as words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vstore.catalogues.plaintext import plain


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Soft &amp; warm", "Soft & warm"),
        ("<p>One</p><p>Two<br/>Three</p>", "One\nTwo\nThree"),
        ("<ul><li>wool</li><li>silk</li></ul>", "wool\nsilk"),
        ("<script>alert(1)</script>Safe<style>p{}</style>", "Safe"),
        ("<svg><title>x</title></svg>Safe", "Safe"),
        ("<img src=x onerror=alert(1)>Chair", "Chair"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;Lamp", "Lamp"),
        ("a&nbsp;b   c", "a b c"),
        ("I <3 you, 3 < 4 & 5 > 2", "I <3 you, 3 < 4 & 5 > 2"),
        ("Line one\\nLine two", "Line one\nLine two"),
        ("", ""),
    ],
)
def test_markup_becomes_words_and_nothing_that_runs(html: str, text: str) -> None:
    assert plain(html) == text


@given(
    st.lists(
        st.sampled_from(
            ["<script>", "</script>", "<b>", "</b>", "&lt;", "&amp;", "gt;", "x", "<", ">", " ", "\n", "<!--"]
        )
    )
)
def test_reading_twice_changes_nothing(pieces: list[str]) -> None:
    once = plain("".join(pieces))
    assert plain(once) == once
