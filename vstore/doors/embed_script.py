"""The script that other sites put on their pages, in the store's colours."""

import msgspec

from vstore.protocol.store_view import ThemeView


def embed_script(built: str, theme: ThemeView) -> bytes:
    """The built script with the theme beside it, in a scope of their own.

    So it needs nothing of the site's policy but what lets the script run: no second request, no style of the site's.
    """
    return f"{{const VSTORE_THEME={msgspec.json.encode(theme).decode()};\n{built}}}\n".encode()
