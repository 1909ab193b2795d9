"""Which sites may show the chat: origins alone, and no wildcard or injected directive gets into our policy."""

import pytest

from vstore.storefolder.embedding import MOST_SITES, Embed, embed_complaints


@pytest.mark.parametrize(
    "site", ["https://example.com", "https://www.mode-24.co.kr:8443", "http://localhost:3000", "http://127.0.0.1:80"]
)
def test_origins_are_taken(site: str) -> None:
    assert list(embed_complaints(Embed((site,)))) == []


@pytest.mark.parametrize(
    "site",
    [
        "*",
        "https:",
        "https://*.example.com",
        "http://example.com",
        "https://example.com/",
        "https://example.com; script-src *",
        "https://example.com https://other.com",
        "https://Example.com\n",
        "'self'",
        "",
    ],
)
def test_anything_else_is_told(site: str) -> None:
    [(place, what, _)] = embed_complaints(Embed((site,)))
    assert (place, what) == ("embed.sites", f"“{site}” is not the origin of a site.")


def test_a_list_without_end_is_told() -> None:
    [(_, what, _)] = embed_complaints(Embed(("https://example.com",) * (MOST_SITES + 1)))
    assert what == f"names more than {MOST_SITES} sites."
