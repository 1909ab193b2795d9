"""The 3D shop as values: scenes, worlds, bodies, products on show. Pure, and a stranger to language."""
