"""A store in short, as every client is told before anything else."""

from msgspec import convert

from vstore.protocol.store_view import LegalView, StoreView, ThemeView, VoiceView
from vstore.storefolder.store import Store


def about(store: Store, voice: VoiceView = VoiceView()) -> StoreView:
    """The store's settings and scenes, its entrance first; `voice` is what it hears and speaks itself."""
    settings = store.settings
    scenes = sorted(store.scenes.values(), key=lambda scene: scene.id != store.entrance.id)
    names = {each.id: each.name for each in scenes}
    return StoreView(
        settings.name,
        settings.languages,
        settings.currency,
        names,
        legal=convert(settings.legal, LegalView, from_attributes=True),
        payment=settings.payment.provider,
        theme=convert(settings.theme, ThemeView, from_attributes=True),
        rates_speech=settings.privacy.chat_days > 0,
        voice=voice,
        own_avatars=settings.avatars.own_files,
    )
