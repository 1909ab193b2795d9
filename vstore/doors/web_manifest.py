"""What a phone needs to know to install the store beside its apps (W3C Web Application Manifest)."""

from collections.abc import Mapping

from scenes.products import text_in
from vstore.protocol.store_view import StoreView

PAPER = "#f6f0e7"
"""The page's own ground by day: what one sees before it is there, and the bar over it in a store without a colour."""
LABELS = {"en": "Shop without 3D", "ko": "3D 없이 쇼핑하기"}


def web_manifest(store: StoreView, language: str) -> Mapping[str, object]:
    """The manifest in one of the store's languages."""
    name = text_in(store.name, language)
    return {
        "id": "/",
        "name": name,
        "short_name": name,
        "lang": language,
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": store.theme.accent or PAPER,
        "icons": [
            {"src": "/icon.svg", "sizes": "any", "type": "image/svg+xml"},
            {"src": "/icon-192.png", "sizes": "192x192", "type": "image/png"},
            {"src": "/icon-512.png", "sizes": "512x512", "type": "image/png"},
            {"src": "/icon-maskable.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        ],
        "shortcuts": [{"name": LABELS.get(language, LABELS["en"]), "url": "/?view=2d"}],
    }


def language_of(accepted: str, store: StoreView) -> str:
    """The first language of an Accept-Language header that the store speaks, else its own first."""
    wished = [each.partition(";")[0].strip()[:2].lower() for each in accepted.split(",")]
    return next((each for each in wished if each in store.languages), store.languages[0])
