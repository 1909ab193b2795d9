"""A visitor's own avatar: its facts are read, and anything else is refused in words."""

import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.vrm_bytes import PNG, TRIANGLE, document, glb
from vstore.vrm.check import BONES, LARGEST_BYTES, AvatarFacts, check_avatar
from vstore.vrm.fault import BadAvatarError, Fault
from vstore.vrm.picture_size import picture_size

SAMPLES = Path(__file__).parents[3] / "shared" / "assets" / "vrm"

WEBP = b"RIFF\0\0\0\0WEBP"


def fault_of(data: bytes) -> Fault:
    with pytest.raises(BadAvatarError) as caught:
        check_avatar(data)
    words = caught.value.words("ko"), caught.value.words("en")
    assert all(words) and words[0] != words[1] and "{" not in "".join(words)
    return caught.value.fault


def test_facts_are_read_and_what_is_not_stated_is_strict() -> None:
    assert check_avatar(glb(document())) == AvatarFacts(
        name="Hana",
        authors=("Kim",),
        licence="https://vrm.dev/licenses/1.0/",
        for_everyone=False,
        credit_required=True,
        commercial_usage="personalNonProfit",
        triangles=1,
        texture_bytes=64 * 32 * 4,
        bones=frozenset(BONES),
    )


def vrm_of(raw: dict[str, Any]) -> dict[str, Any]:
    return raw["extensions"]["VRMC_vrm"]  # type: ignore[no-any-return]


def _morph(raw: dict[str, Any], times: int) -> None:
    raw["accessors"][0] = {"componentType": 5126, "count": 33, "type": "VEC3"}
    raw["meshes"][0]["primitives"][0]["targets"] = [{}] * times


SPOILT: list[tuple[Fault, Callable[[dict[str, Any]], object]]] = [
    (Fault.OLD_VRM, lambda raw: raw.update(extensions={"VRM": {}}, extensionsUsed=["VRM"])),
    (Fault.NOT_VRM, lambda raw: raw.pop("extensions")),
    (Fault.NOT_VRM, lambda raw: vrm_of(raw).update(specVersion="2.0")),
    (Fault.LICENCE, lambda raw: vrm_of(raw)["meta"].update(licenseUrl="https://example.com")),
    (Fault.CREDIT, lambda raw: vrm_of(raw)["meta"].update(authors=[])),
    (Fault.CREDIT, lambda raw: vrm_of(raw)["meta"].update(name="H\u202ena")),
    (Fault.BROKEN, lambda raw: vrm_of(raw)["meta"].update(avatarPermission="nobody")),
    (Fault.BONES, lambda raw: vrm_of(raw)["humanoid"]["humanBones"].pop("leftHand")),
    (Fault.BONES, lambda raw: vrm_of(raw)["humanoid"]["humanBones"].update(head={"node": 0})),
    (Fault.BONES, lambda raw: vrm_of(raw)["humanoid"]["humanBones"].update(head={"node": 99})),
    (Fault.OUTSIDE, lambda raw: raw["images"].append({"uri": "https://example.com/seen.png"})),
    (Fault.OUTSIDE, lambda raw: raw["buffers"][0].update(uri="data:,")),
    (Fault.EXTENSION, lambda raw: raw["meshes"][0].update(extensions={"KHR_draco_mesh_compression": {}})),
    (Fault.EXTENSION, lambda raw: raw.update(extensionsRequired=["EXT_meshopt_compression"])),
    (Fault.PARTS, lambda raw: raw["nodes"].extend({"mesh": 0} for _ in range(32))),
    (Fault.BROKEN, lambda raw: raw["nodes"][1].update(children=[0])),
    (Fault.BROKEN, lambda raw: raw["nodes"][1].update(children=[2])),
    (Fault.BROKEN, lambda raw: raw["accessors"][0].update(count=4)),
    (Fault.BROKEN, lambda raw: raw["accessors"].append({"componentType": 5126, "count": 2**30, "type": "VEC3"})),
    (Fault.BROKEN, lambda raw: raw["bufferViews"][1].update(byteLength=999)),
    (Fault.BROKEN, lambda raw: raw["meshes"][0]["primitives"][0].update(attributes={})),
    (Fault.BROKEN, lambda raw: raw["meshes"][0]["primitives"][0].update(indices=7)),
    (Fault.MORPHS, lambda raw: _morph(raw, times=100_001)),
    (Fault.PICTURE_COUNT, lambda raw: raw["images"].extend([{}] * 64)),
    (Fault.PICTURE, lambda raw: raw["images"].append({"bufferView": 0})),
    (Fault.PICTURE, lambda raw: raw["images"].append({"bufferView": 9})),
]


@pytest.mark.parametrize("case", SPOILT, ids=lambda case: case[0].value)
def test_what_is_wrong_is_told(case: tuple[Fault, Callable[[dict[str, Any]], object]]) -> None:
    fault, spoil = case
    raw = document()
    spoil(raw)
    assert fault_of(glb(raw)) is fault


def test_too_much_is_told() -> None:
    raw = document()
    raw["accessors"][0] = {"componentType": 5126, "count": 210_003, "type": "VEC3"}
    assert fault_of(glb(raw)) is Fault.TRIANGLES
    assert fault_of(glb(document(), TRIANGLE + PNG[:16] + struct.pack(">II", 4096, 8))) is Fault.PICTURE_SIZE
    raw = document()
    raw["images"] *= 6
    assert fault_of(glb(raw, TRIANGLE + PNG[:16] + struct.pack(">II", 2048, 2048))) is Fault.PICTURES
    assert fault_of(b"glTF" + bytes(LARGEST_BYTES)) is Fault.TOO_LARGE


def test_a_container_that_is_cut_or_nested_deeply_is_told() -> None:
    whole = glb(document())
    assert fault_of(whole[:-4]) is Fault.BROKEN
    assert fault_of(glb(b"[" * 90_000)) is Fault.BROKEN
    assert fault_of(glb(b'{"extras":' + b"[" * 40 + b"]" * 40 + b"}")) is Fault.BROKEN
    assert fault_of(b"<html>") is Fault.NOT_GLB


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (PNG, (64, 32)),
        (b"\xff\xd8\xff\xe0\0\4ab\xff\xff\xc2\0\x11\x08" + struct.pack(">HH", 7, 9), (9, 7)),
        (WEBP + b"VP8X" + bytes(8) + b"\x3f\0\0\x1f\0\0", (64, 32)),
        (WEBP + b"VP8L" + bytes(4) + b"\x2f" + struct.pack("<I", 63 | 31 << 14), (64, 32)),
        (WEBP + b"VP8 " + bytes(7) + b"\x9d\x01\x2a" + struct.pack("<HH", 64, 32), (64, 32)),
    ],
)
def test_sizes_of_pictures_are_read_and_cut_headers_have_none(data: bytes, size: tuple[int, int]) -> None:
    assert picture_size(data) == size
    assert all(picture_size(data[:length]) is None for length in range(len(data)))


@given(st.binary(max_size=200), st.integers(0, 3000), st.sampled_from((b"", b"glTF", glb(document()))))
def test_any_bytes_get_facts_or_a_refusal(noise: bytes, at: int, whole: bytes) -> None:
    try:
        check_avatar(whole[:at] + noise + whole[at + len(noise) :])
    except BadAvatarError as refused:
        assert refused.words("ko")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9), st.lists, max_leaves=5
)


@given(st.data())
def test_any_value_in_any_place_gets_facts_or_a_refusal(data: st.DataObject) -> None:
    raw = document()
    place: Any = raw
    while True:
        key = data.draw(st.sampled_from(list(place) if isinstance(place, dict) else range(len(place))))
        if not (isinstance(place[key], dict | list) and place[key]) or data.draw(st.integers(0, 3)) == 0:
            place[key] = data.draw(JSON)
            break
        place = place[key]
    try:
        check_avatar(glb(raw))
    except BadAvatarError as refused:
        assert refused.words("en")


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the consortium's sample avatars are not here")
def test_the_consortiums_samples_are_taken() -> None:
    facts = [check_avatar(path.read_bytes()) for path in sorted(SAMPLES.glob("*.vrm"))]
    assert facts and all(each.authors == ("pixiv Inc.",) and each.for_everyone for each in facts)
