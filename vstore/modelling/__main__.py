"""`python -m vstore.modelling [--out DIR]` writes the library of models."""

import argparse
from pathlib import Path

from vstore.modelling.library import LIBRARY, write_library


def main() -> None:
    """Read the command line and write the library."""
    parser = argparse.ArgumentParser(prog="python -m vstore.modelling", description=__doc__)
    parser.add_argument("--out", type=Path, default=LIBRARY, help="folder to write to (default: the package's own)")
    write_library(parser.parse_args().out)


if __name__ == "__main__":
    main()
