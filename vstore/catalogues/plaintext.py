"""Descriptions in HTML as the words a person reads, and nothing that could run."""

import re
from html.parser import HTMLParser

from vstore.catalogues.encodings import HIDDEN

_UNSPOKEN = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg", "title", "head"})
_BREAKING = frozenset(
    {"p", "br", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section"}
)
_MARKUP = re.compile(r"<[a-zA-Z/!?]|&[a-zA-Z#]")


def plain(html: str) -> str:
    """The text of a piece of HTML: entities resolved, blocks on lines of their own, scripts and styles left out.

    What was escaped twice is read twice, so that plain(plain(x)) == plain(x).
    """
    text = _tidy(html)
    while _MARKUP.search(text):
        words = _Words()
        words.feed(text)
        words.close()
        read = _tidy("".join(words.pieces))
        if read == text:
            break
        text = read
    return text


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._unspoken: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _UNSPOKEN:
            self._unspoken.append(tag)
        elif tag in _BREAKING:
            self.pieces.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _BREAKING:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unspoken:
            del self._unspoken[self._unspoken.index(tag) :]
        elif tag in _BREAKING:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unspoken:
            self.pieces.append(data)


def _tidy(text: str) -> str:
    unescaped = HIDDEN.sub("", text.replace("\\n", "\n").replace("\xa0", " ").replace("\u200b", ""))
    lines = (" ".join(line.split()) for line in unescaped.splitlines())
    return "\n".join(line for line in lines if line)
