"""Products of a catalog laid out as rooms that are pleasant to walk through. Pure: the same catalog, the same shop."""

from vstore.layout.library import Library, load_library, read_library
from vstore.layout.rooms import lay_out

__all__ = ["Library", "lay_out", "load_library", "read_library"]
