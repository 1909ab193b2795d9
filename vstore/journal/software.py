"""The versions of what computes a store's outputs: another one may round or order differently."""

import platform

import numpy

from vstore import __version__


def software_here() -> dict[str, str]:
    """Versions by name."""
    return {"vstore": __version__, "python": platform.python_version(), "numpy": numpy.__version__}
