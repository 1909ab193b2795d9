"""Hypothesis strategies for any msgspec type, built from what msgspec knows about it."""

from functools import cache
from typing import Any

import msgspec
from hypothesis import strategies as st
from msgspec import inspect

LETTERS = st.characters(exclude_categories=["Cs"])
"""Surrogates alone are no text."""


def messages(kind: Any) -> st.SearchStrategy[Any]:
    """Valid values of a type: a Struct, a union of Structs, or anything inside one."""
    return _strategy(inspect.type_info(kind))


@cache
def _of_struct(cls: type[msgspec.Struct]) -> st.SearchStrategy[Any]:
    info = inspect.type_info(cls)
    assert isinstance(info, inspect.StructType)
    return st.builds(cls, **{field.name: _strategy(field.type) for field in info.fields})


def _strategy(info: inspect.Type) -> st.SearchStrategy[Any]:
    match info:
        case inspect.Metadata(type=inner):
            return _strategy(inner)
        case inspect.StructType(cls=cls):
            return _of_struct(cls)
        case inspect.UnionType(types=types):
            return st.one_of(*map(_strategy, types))
        case inspect.EnumType(cls=cls):
            return st.sampled_from(list(cls))
        case inspect.StrType():
            return _texts(info)
        case inspect.IntType(ge=ge, le=le):
            return st.integers(-(2**53) if ge is None else int(ge), 2**53 if le is None else int(le))
        case inspect.FloatType():
            return st.floats(allow_nan=False, allow_infinity=False)
        case inspect.BoolType():
            return st.booleans()
        case inspect.NoneType():
            return st.none()
        case inspect.VarTupleType(item_type=item):
            return st.lists(_strategy(item), max_size=3).map(tuple)
        case inspect.TupleType(item_types=items):
            return st.tuples(*map(_strategy, items))
        case inspect.DictType(key_type=key, value_type=value):
            return st.dictionaries(_strategy(key), _strategy(value), max_size=3)
        case _:
            raise NotImplementedError(info)


def _texts(info: inspect.StrType) -> st.SearchStrategy[str]:
    if info.pattern:
        return st.from_regex(info.pattern, fullmatch=True).filter(lambda text: _fits(info, text))
    least, most = info.min_length or 0, info.max_length or 12
    return st.text(LETTERS, min_size=least, max_size=min(most, least + 12))


def _fits(info: inspect.StrType, text: str) -> bool:
    return (info.min_length or 0) <= len(text) <= (info.max_length or 10_000) and text.isprintable()
