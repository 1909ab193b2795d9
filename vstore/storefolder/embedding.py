"""What a brand writes in `store.toml` about other sites of its own that show the chat."""

import re
from collections.abc import Iterator

from vstore.storefolder.table import Table

MOST_SITES = 20
LOCAL = r"http://(localhost|127\.0\.0\.1)"
ORIGIN = re.compile(rf"(https://[a-z0-9-]+(\.[a-z0-9-]+)*|{LOCAL})(:\d{{1,5}})?")


class Embed(Table, frozen=True):
    """`sites` are origins, such as "https://www.example.com": their pages, and no others, may show the chat."""

    sites: tuple[str, ...] = ()


def embed_complaints(embed: Embed) -> Iterator[tuple[str, str, str]]:
    """What is wrong with this table: (place, what is wrong, what to do)."""
    if len(embed.sites) > MOST_SITES:
        yield "embed.sites", f"names more than {MOST_SITES} sites.", "Name those alone that show the chat."
    for site in embed.sites:
        if not ORIGIN.fullmatch(site):
            remedy = 'Write it as "https://www.example.com", without a path; http:// is for this machine only.'
            yield "embed.sites", f"“{site}” is not the origin of a site.", remedy
