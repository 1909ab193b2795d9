"""Whether a document's geometry lies within its file, and how much of it there is to draw."""

from vstore.vrm.document import Accessor, BufferView, Document
from vstore.vrm.fault import BadAvatarError, Fault

MOST_PARTS = 32
_MOST_NODES = 2_000
_MOST_EMPTY_VALUES = 3_000_000
_MOST_MORPHED_VERTICES = 3_000_000
_COMPONENTS = {"SCALAR": 1, "VEC2": 2, "VEC3": 3, "VEC4": 4, "MAT2": 4, "MAT3": 9, "MAT4": 16}
_BYTES = {5120: 1, 5121: 1, 5122: 2, 5123: 2, 5125: 4, 5126: 4}


def check_views(document: Document, binary: bytes) -> None:
    """Raises `BadAvatarError` unless every accessor lies in its view and every view in the file's own buffer.

    Values that no view holds begin as zeros in the visitors' memory, so there may be few of them in all.
    """
    length = document.buffers[0].byte_length if document.buffers else 0
    whole = len(document.buffers) <= 1 and length <= len(binary)
    if not whole or any(_end(view) > length or view.buffer for view in document.buffer_views):
        raise BadAvatarError(Fault.BROKEN)
    empty = 0
    for accessor in document.accessors:
        if accessor.buffer_view is None:
            empty += accessor.count * _COMPONENTS[accessor.type]
        elif accessor.byte_offset + _span(accessor, _view(document, accessor.buffer_view)) > (
            _view(document, accessor.buffer_view).byte_length
        ):
            raise BadAvatarError(Fault.BROKEN)
        if accessor.sparse is not None:
            _view(document, accessor.sparse.indices.buffer_view)
            values = _view(document, accessor.sparse.values.buffer_view)
            if accessor.sparse.count > min(accessor.count, values.byte_length):
                raise BadAvatarError(Fault.BROKEN)
    if empty > _MOST_EMPTY_VALUES:
        raise BadAvatarError(Fault.BROKEN)


def triangles_of(document: Document) -> int:
    """How many triangles its nodes draw; raises `BadAvatarError` where they make no tree or draw too many pieces."""
    _check_tree(document)
    parts = triangles = morphed = 0
    for node in document.nodes:
        if node.mesh is None:
            continue
        if node.mesh >= len(document.meshes):
            raise BadAvatarError(Fault.BROKEN)
        for primitive in document.meshes[node.mesh].primitives:
            targets = [index for target in primitive.targets for index in target.values()]
            named = [*primitive.attributes.values(), *targets]
            named += [] if primitive.indices is None else [primitive.indices]
            if "POSITION" not in primitive.attributes or max(named) >= len(document.accessors):
                raise BadAvatarError(Fault.BROKEN)
            drawn = primitive.attributes["POSITION"] if primitive.indices is None else primitive.indices
            parts += 1
            morphed += len(primitive.targets) * document.accessors[primitive.attributes["POSITION"]].count
            if parts > MOST_PARTS:
                raise BadAvatarError(Fault.PARTS, str(MOST_PARTS))
            if morphed > _MOST_MORPHED_VERTICES:
                raise BadAvatarError(Fault.MORPHS)
            triangles += document.accessors[drawn].count // 3
    return triangles


def _check_tree(document: Document) -> None:
    """No node has two parents or is its own forebear: a loader would go round for ever."""
    count = len(document.nodes)
    children = [child for node in document.nodes for child in node.children]
    if count > _MOST_NODES or len(set(children)) < len(children) or any(child >= count for child in children):
        raise BadAvatarError(Fault.BROKEN)
    reached = list(set(range(count)) - set(children))
    for index in reached:
        reached += document.nodes[index].children
    if len(reached) < count:
        raise BadAvatarError(Fault.BROKEN)


def _view(document: Document, index: int) -> BufferView:
    if index >= len(document.buffer_views):
        raise BadAvatarError(Fault.BROKEN)
    return document.buffer_views[index]


def _end(view: BufferView) -> int:
    return view.byte_offset + view.byte_length


def _span(accessor: Accessor, view: BufferView) -> int:
    size = _BYTES[accessor.component_type] * _COMPONENTS[accessor.type]
    return (view.byte_stride or size) * (accessor.count - 1) + size
