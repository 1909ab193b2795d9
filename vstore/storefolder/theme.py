"""What a brand writes in `store.toml` about how its page looks."""

from collections.abc import Iterator
from typing import Literal

from scenes.problems import COLOR
from vstore.storefolder.table import Table


class Theme(Table, frozen=True):
    """`accent` is the colour of buttons and links, "#rrggbb". The page darkens or lightens it just as far as people
    need to read it (WCAG 2.2, 1.4.3), so that no colour is wrong.
    """

    accent: str | None = None
    corners: Literal["round", "soft", "square"] = "round"
    headings: Literal["sans", "serif"] = "sans"


def theme_complaints(theme: Theme) -> Iterator[tuple[str, str, str]]:
    """What is wrong with this table: (place, what is wrong, what to do)."""
    if theme.accent is not None and not COLOR.fullmatch(theme.accent):
        yield "theme.accent", f"“{theme.accent}” is not a colour.", 'Write it as "#2f5d50".'
