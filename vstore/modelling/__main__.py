"""`python -m vstore.modelling [--out DIR]` writes the library of models, and pictures of them."""

import argparse
from pathlib import Path

from vstore.modelling.library import LIBRARY, write_library
from vstore.modelling.pictures import write_pictures


def main() -> None:
    """Read the command line and write the library."""
    parser = argparse.ArgumentParser(prog="python -m vstore.modelling", description=__doc__)
    parser.add_argument("--out", type=Path, default=LIBRARY, help="folder to write to (default: the package's own)")
    folder = parser.parse_args().out
    write_library(folder)
    write_pictures(folder / "pictures")


if __name__ == "__main__":
    main()
