"""Part of the composition root: visitors' own avatars, from their file to what all who meet them see."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from hashlib import sha256

from msgspec.structs import replace

from vstore import own_avatar
from vstore.doors.api.avatars import (
    AvatarLeave,
    AvatarNotExamined,
    AvatarRack,
    AvatarRefused,
    AvatarsFull,
    Shown,
    Taken,
    UnfitAvatar,
    avatar_endpoints,
)
from vstore.doors.api.insiders import Insiders
from vstore.errands import WearAvatar
from vstore.open_store import OpenStore
from vstore.protocol.refusals import Code
from vstore.storage.own_avatars import OwnAvatars
from vstore.vrm.check import LARGEST_BYTES, AvatarFacts
from vstore.vrm.examiner import ExaminationFailed
from vstore.vrm.fault import BadAvatarError


class AvatarDesk:
    """`endpoints` are none where the store does not have it (`is_open`); `clock` gives times in UTC.

    `examine` gives the facts of a file; see `AvatarExaminer`.
    """

    def __init__(
        self,
        store: OpenStore,
        insiders: Insiders,
        avatars: OwnAvatars,
        examine: Callable[[bytes], Awaitable[AvatarFacts]],
        clock: Callable[[], datetime],
        *,
        is_open: bool,
    ) -> None:
        self._store = store
        self._avatars = avatars
        self._examine = examine
        self._clock = clock
        self._seconds = insiders.seconds
        self._is_open = is_open
        rack = AvatarRack(insiders, LARGEST_BYTES, self._take, avatars.file, self._remove, self._take_away, self._all)
        self.endpoints = avatar_endpoints(rack) if is_open else ()

    async def wear(self, errand: WearAvatar) -> None:
        """Dresses a visitor whose avatar it is; with a `ref` it is answered, whatever happens."""
        try:
            worn = self._is_open and await self._avatars.put_on(errand.visitor, errand.look.avatar, self._clock())
        except Exception:
            self._answer(errand, Code.INTERNAL)
            raise
        if worn:
            self._store.dressed(errand.session, errand.look, self._seconds())
        self._answer(errand, None if worn else Code.UNKNOWN_AVATAR)

    def _answer(self, errand: WearAvatar, refused: Code | None) -> None:
        if errand.ref is None:
            return
        if refused:
            self._store.refuse(errand.session, errand.ref, refused, {})
        else:
            self._store.done(errand.session, errand.ref)

    async def _take(self, visitor: str, data: bytes, has_leave: bool, language: str) -> Taken:
        try:
            facts = await self._examine(data)
        except BadAvatarError as bad:
            raise UnfitAvatar(bad.words(language), bad.fault) from None
        except ExaminationFailed:
            raise AvatarNotExamined(language) from None
        if not (facts.for_everyone or has_leave):
            raise AvatarLeave(language)
        avatar = sha256(data).hexdigest()
        kept = own_avatar.OwnAvatar(visitor, avatar, facts.name, facts.authors, facts.licence, len(data), self._clock())
        try:
            gone = await self._avatars.keep(kept, data)
        except own_avatar.AvatarRefused:
            raise AvatarRefused(language) from None
        except own_avatar.NoRoom:
            raise AvatarsFull(language) from None
        for old in gone:
            self._undress(old, lambda wearer: wearer == visitor)
        told = facts.name, facts.authors, facts.licence, facts.for_everyone, facts.credit_required, facts.triangles
        return Taken(avatar, *told)

    async def _remove(self, visitor: str, avatar: str) -> bool:
        removed = await self._avatars.remove(visitor, avatar)
        self._undress(avatar, lambda wearer: wearer == visitor)
        return removed

    async def _take_away(self, avatar: str, by: str) -> bool:
        known = await self._avatars.take_away(avatar, by, self._clock())
        self._undress(avatar, lambda _: True)
        return known

    async def _all(self) -> tuple[Shown, ...]:
        """Each once, however many have it."""
        kept = {each.avatar: each for each in reversed(await self._avatars.all())}
        sessions = self._store.sessions.values()
        worn = {avatar: tuple(each.name for each in sessions if each.look.avatar == avatar) for avatar in kept}
        newest_first = sorted(kept.values(), key=lambda each: each.worn_at, reverse=True)
        return tuple(
            Shown(each.avatar, each.name, each.authors, each.licence, each.size, each.worn_at, worn[each.avatar])
            for each in newest_first
        )

    def _undress(self, avatar: str, whom: Callable[[str], bool]) -> None:
        for session in [*self._store.sessions.values()]:
            if session.look.avatar == avatar and whom(session.visitor):
                self._store.dressed(session.key, replace(session.look, avatar=""), self._seconds())
