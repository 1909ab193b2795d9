"""Products of a catalog laid out as rooms that are pleasant to walk through. Pure: the same catalog, the same shop."""
