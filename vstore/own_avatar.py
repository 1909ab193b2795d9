"""A visitor's own avatar, as the store keeps it."""

from datetime import datetime

import msgspec


class OwnAvatar(msgspec.Struct, frozen=True):
    """`avatar` is the SHA-256 of the file, `size` its bytes, `worn_at` when the visitor last put it on."""

    visitor: str
    avatar: str
    name: str
    authors: tuple[str, ...]
    licence: str
    size: int
    worn_at: datetime


class AvatarRefused(Exception):
    """Staff have taken this avatar away: nobody is to wear it."""


class NoRoom(Exception):
    """The store keeps as many bytes of avatars as it may."""
