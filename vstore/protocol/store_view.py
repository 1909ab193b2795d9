"""The store in short, as every client is told before anything else."""

import msgspec

from scenes.products import Text


class LegalView(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a store must tell before one orders: addresses of its pages, and who it is."""

    terms: str = ""
    privacy: str = ""
    returns: str = ""
    business: Text = {}


class ThemeView(msgspec.Struct, frozen=True, omit_defaults=True):
    """`accent`: "#rrggbb", or None for the page's own; `corners`: "round", "soft" or "square"; `headings`: "sans" or
    "serif". A client makes the accent readable on its own papers.
    """

    accent: str | None = None
    corners: str = "round"
    headings: str = "sans"


class VoiceView(msgspec.Struct, frozen=True, omit_defaults=True):
    """The languages that the server itself writes down (`/api/voice/hear`) and reads aloud (`/api/voice/speak`)."""

    hears: tuple[str, ...] = ()
    speaks: tuple[str, ...] = ()


class StoreView(msgspec.Struct, frozen=True, omit_defaults=True):
    """The store in short: `scenes` by id, who takes the `payment`, `rates_speech`: whether RateSpeech is kept.

    `own_avatars`: whether visitors may wear a VRM file of their own, by `POST /api/avatars` and ChangeLook.
    """

    name: Text
    languages: tuple[str, ...]
    currency: str
    scenes: dict[str, Text]
    notice: Text = {}
    legal: LegalView = LegalView()
    payment: str = "test"
    theme: ThemeView = ThemeView()
    rates_speech: bool = False
    voice: VoiceView = VoiceView()
    own_avatars: bool = False
