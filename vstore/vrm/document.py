"""The parts of a VRM 1.0 document that are looked at; their names are those of glTF 2.0 and VRMC_vrm 1.0."""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

Index = Annotated[int, Meta(ge=0, lt=2**31)]
Count = Annotated[int, Meta(ge=1, lt=2**31)]


class Buffer(Struct, rename="camel"):
    byte_length: Count
    uri: str | None = None


class BufferView(Struct, rename="camel"):
    buffer: Index
    byte_length: Count
    byte_offset: Index = 0
    byte_stride: Annotated[int, Meta(ge=4, le=252)] | None = None


class SparsePart(Struct, rename="camel"):
    buffer_view: Index


class Sparse(Struct):
    count: Count
    indices: SparsePart
    values: SparsePart


class Accessor(Struct, rename="camel"):
    component_type: Literal[5120, 5121, 5122, 5123, 5125, 5126]
    count: Count
    type: Literal["SCALAR", "VEC2", "VEC3", "VEC4", "MAT2", "MAT3", "MAT4"]
    buffer_view: Index | None = None
    byte_offset: Index = 0
    sparse: Sparse | None = None


class Primitive(Struct):
    attributes: dict[str, Index]
    indices: Index | None = None
    mode: Literal[4] = 4
    targets: list[dict[str, Index]] = []


class Mesh(Struct):
    primitives: list[Primitive]


class Node(Struct):
    mesh: Index | None = None
    children: list[Index] = []


class Image(Struct, rename="camel"):
    buffer_view: Index | None = None
    uri: str | None = None


class Bone(Struct):
    node: Index


class Humanoid(Struct, rename="camel"):
    human_bones: dict[str, Bone]


class LicenceTerms(Struct, rename="camel"):
    """VRMC_vrm's `meta`, with the defaults of its specification, which are its strictest."""

    name: str
    authors: list[str]
    license_url: str
    avatar_permission: Literal["onlyAuthor", "onlySeparatelyLicensedPerson", "everyone"] = "onlyAuthor"
    commercial_usage: Literal["personalNonProfit", "personalProfit", "corporation"] = "personalNonProfit"
    credit_notation: Literal["required", "unnecessary"] = "required"


class Vrm(Struct, rename="camel"):
    spec_version: str
    meta: LicenceTerms
    humanoid: Humanoid


class Extensions(Struct):
    vrm: Vrm = field(name="VRMC_vrm")


class Document(Struct, rename="camel"):
    extensions: Extensions
    nodes: list[Node] = []
    meshes: list[Mesh] = []
    accessors: list[Accessor] = []
    buffer_views: list[BufferView] = []
    buffers: list[Buffer] = []
    images: list[Image] = []
