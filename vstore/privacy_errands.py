"""Carries out what an open store asks about consents, conversations and taste, and brings the answers back."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import assert_never

from avatars.remembered import Remembered
from vstore import errands
from vstore.chat_keeper import ChatKeeper
from vstore.open_store import OpenStore
from vstore.privacy.chat import ChatLine
from vstore.privacy.consent import Channel, Choice, ConsentRefused, OutdatedText
from vstore.privacy.office import PrivacyOffice, remembers
from vstore.protocol.refusals import Code
from vstore.protocol.views import ConsentView

PrivacyErrand = errands.FetchConsents | errands.SetConsent | errands.KeepTaste | errands.KeepChat | errands.RateSpeech


class PrivacyErrands:
    """Call it with an errand. `clock` gives times in UTC."""

    def __init__(
        self, store: OpenStore, office: PrivacyOffice, chats: ChatKeeper, clock: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._office = office
        self._chats = chats
        self._clock = clock

    async def __call__(self, errand: PrivacyErrand) -> None:
        match errand:
            case errands.KeepChat(visitor, room, agent, text, utterance):
                if self._office.keeps_chats:
                    self._chats.add(ChatLine(visitor, room, agent, text, self._clock(), utterance))
            case errands.RateSpeech():
                await self._rate(errand)
            case errands.KeepTaste(visitor, remembered):
                await self._office.remember(visitor, remembered)
            case errands.FetchConsents() | errands.SetConsent():
                await self._consent(errand)
            case _:
                assert_never(errand)

    async def remembered(self, visitor: str) -> Remembered | None:
        """What agents remember of a visitor who has agreed to that."""
        return await self._office.remembered(visitor)

    async def keep_with(self, visitor: str, order: str) -> None:
        """A visitor takes an order back: what was said so far is kept with that."""
        await self._office.link_chats(visitor, order)

    async def _rate(self, errand: errands.RateSpeech) -> None:
        """Answered by Done or Refused with its ref, whatever happens."""
        try:
            known = await self._office.rate(errand.visitor, errand.room, errand.utterance, errand.good)
        except Exception:
            self._store.refuse(errand.session, errand.ref, Code.INTERNAL, {})
            raise
        if known:
            self._store.done(errand.session, errand.ref)
        else:
            self._store.refuse(errand.session, errand.ref, Code.UTTERANCE_UNKNOWN, {})

    async def _consent(self, errand: errands.FetchConsents | errands.SetConsent) -> None:
        """Answered by Done or Refused with its ref, whatever happens."""
        try:
            choices = await self._choices(errand)
        except ConsentRefused as refusal:
            code = Code.CONSENT_OUTDATED if isinstance(refusal, OutdatedText) else Code.PURPOSE_UNKNOWN
            self._store.refuse(errand.session, errand.ref, code, {})
            return
        except Exception:
            self._store.refuse(errand.session, errand.ref, Code.INTERNAL, {})
            raise
        self._store.consents_shown(errand.visitor, consent_views(choices), remembers(choices))
        self._store.done(errand.session, errand.ref)

    async def _choices(self, errand: errands.FetchConsents | errands.SetConsent) -> tuple[Choice, ...]:
        match errand:
            case errands.FetchConsents(_, visitor, _):
                return await self._office.choices_of(visitor)
            case errands.SetConsent(_, visitor, _, purpose, given, version, language):
                return await self._office.choose(
                    visitor, purpose, given=given, version=version, language=language, channel=Channel.PAGE
                )


def consent_views(choices: Iterable[Choice]) -> tuple[ConsentView, ...]:
    """Choices as their visitor sees them."""
    return tuple(
        ConsentView(
            purpose=choice.purpose.id,
            version=choice.purpose.version,
            title=choice.purpose.title,
            text=choice.purpose.text,
            given=choice.given,
            at=None if choice.at is None else choice.at.isoformat(timespec="seconds").replace("+00:00", "Z"),
        )
        for choice in choices
    )
