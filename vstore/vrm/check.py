"""Looks at a visitor's own avatar: what it holds and whose it is, or why it is not taken; any bytes get an answer."""

from typing import Any

import msgspec

from vstore.vrm.document import Document, LicenceTerms
from vstore.vrm.fault import BadAvatarError, Fault
from vstore.vrm.geometry import check_views, triangles_of
from vstore.vrm.glb import inside, unpack
from vstore.vrm.picture_size import picture_size

LARGEST_BYTES = 8_000_000
LARGEST_PICTURE = 2048
LARGEST_TEXTURE_BYTES = 100_000_000
MOST_TRIANGLES = 70_000
MOST_PICTURES = 64
LONGEST_NAME = 80
LICENCE = "https://vrm.dev/licenses/1.0/"

_LONGEST_HEADER = 262_144
"""Bytes in which a picture's size must be told: what a camera writes before it takes a few segments of 64 KB."""

EXTENSIONS = frozenset(
    {
        "VRMC_vrm",
        "VRMC_materials_mtoon",
        "VRMC_materials_hdr_emissiveMultiplier",
        "VRMC_springBone",
        "VRMC_node_constraint",
        "KHR_materials_unlit",
        "KHR_materials_emissive_strength",
        "KHR_texture_transform",
        "EXT_texture_webp",
    }
)
"""None of them unpacks to more than it says, as compressed meshes and textures would."""

BONES = (
    *("hips", "spine", "head"),
    *(f"{side}{bone}" for side in ("left", "right") for bone in ("UpperLeg", "LowerLeg", "Foot")),
    *(f"{side}{bone}" for side in ("left", "right") for bone in ("UpperArm", "LowerArm", "Hand")),
)
"""Those that VRM 1.0 requires of every humanoid."""


class AvatarFacts(msgspec.Struct, frozen=True, kw_only=True):
    """An avatar that can be shown. `texture_bytes` are those of its pictures once unpacked, four to a pixel.

    A visitor who wears it uses it for themselves, so `commercial_usage` is told, not judged. Unless `for_everyone`,
    they must say that they are its author or have the author's leave.
    """

    name: str
    authors: tuple[str, ...]
    licence: str
    for_everyone: bool
    credit_required: bool
    commercial_usage: str
    triangles: int
    texture_bytes: int
    bones: frozenset[str]


def check_avatar(data: bytes) -> AvatarFacts:
    """The facts of a VRM 1.0 file that can be shown; raises `BadAvatarError` for any other bytes."""
    if len(data) > LARGEST_BYTES:
        raise BadAvatarError(Fault.TOO_LARGE, str(LARGEST_BYTES // 1_000_000))
    raw, binary = unpack(data)
    _check_extensions(raw)
    document = _typed(raw)
    uris = [*(each.uri for each in document.buffers), *(each.uri for each in document.images)]
    if any(uri is not None for uri in uris):
        raise BadAvatarError(Fault.OUTSIDE)
    vrm = document.extensions.vrm
    if not vrm.spec_version.startswith("1."):
        raise BadAvatarError(Fault.NOT_VRM)
    check_views(document, binary)
    triangles = triangles_of(document)
    if triangles > MOST_TRIANGLES:
        raise BadAvatarError(Fault.TRIANGLES, f"{MOST_TRIANGLES:,}")
    name, *authors = _credited(vrm.meta)
    return AvatarFacts(
        name=name,
        authors=tuple(authors),
        licence=vrm.meta.license_url,
        for_everyone=vrm.meta.avatar_permission == "everyone",
        credit_required=vrm.meta.credit_notation == "required",
        commercial_usage=vrm.meta.commercial_usage,
        triangles=triangles,
        texture_bytes=_texture_bytes(document, binary),
        bones=_bones(document),
    )


def _check_extensions(raw: dict[str, Any]) -> None:
    """Looks wherever extensions are used, declared or not, since loaders follow both."""
    waiting: list[Any] = [raw]
    names = [str(name) for key in ("extensionsUsed", "extensionsRequired") for name in inside(raw.get(key))]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict) and isinstance(value.get("extensions"), dict):
            names += value["extensions"]
        waiting += inside(value)
    if "VRM" in names:
        raise BadAvatarError(Fault.OLD_VRM)
    for name in names:
        if name not in EXTENSIONS:
            raise BadAvatarError(Fault.EXTENSION, name[:LONGEST_NAME])


def _typed(raw: dict[str, Any]) -> Document:
    extensions = raw.get("extensions")
    if not isinstance(extensions, dict) or "VRMC_vrm" not in extensions:
        raise BadAvatarError(Fault.NOT_VRM)
    try:
        return msgspec.convert(raw, Document)
    except msgspec.ValidationError:
        raise BadAvatarError(Fault.BROKEN) from None


def _credited(terms: LicenceTerms) -> list[str]:
    """The name and its authors, whole: who must be credited is not cut short."""
    if terms.license_url != LICENCE:
        raise BadAvatarError(Fault.LICENCE)
    told = [each.strip() for each in (terms.name, *terms.authors)]
    if not 2 <= len(told) <= 11 or any(not 1 <= len(each) <= LONGEST_NAME or not each.isprintable() for each in told):
        raise BadAvatarError(Fault.CREDIT, str(LONGEST_NAME))
    return told


def _texture_bytes(document: Document, binary: bytes) -> int:
    if len(document.images) > MOST_PICTURES:
        raise BadAvatarError(Fault.PICTURE_COUNT, str(MOST_PICTURES))
    total = 0
    for image in document.images:
        if image.buffer_view is None or image.buffer_view >= len(document.buffer_views):
            raise BadAvatarError(Fault.PICTURE)
        view = document.buffer_views[image.buffer_view]
        size = picture_size(binary[view.byte_offset : view.byte_offset + min(view.byte_length, _LONGEST_HEADER)])
        if size is None or 0 in size:
            raise BadAvatarError(Fault.PICTURE)
        if max(size) > LARGEST_PICTURE:
            raise BadAvatarError(Fault.PICTURE_SIZE, str(LARGEST_PICTURE))
        total += 4 * size[0] * size[1]
    if total > LARGEST_TEXTURE_BYTES:
        raise BadAvatarError(Fault.PICTURES, str(LARGEST_TEXTURE_BYTES // 1_000_000))
    return total


def _bones(document: Document) -> frozenset[str]:
    bones = document.extensions.vrm.humanoid.human_bones
    taken: set[int] = set()
    for name, bone in bones.items():
        if bone.node >= len(document.nodes) or bone.node in taken:
            raise BadAvatarError(Fault.BONES, name[:LONGEST_NAME])
        taken.add(bone.node)
    for name in BONES:
        if name not in bones:
            raise BadAvatarError(Fault.BONES, name)
    return frozenset(bones)
