"""`python -m tests.bench` prints every benchmark: figures for this machine, as ratios to a baseline of the same run."""

import platform

from tests.bench import beat, start

if __name__ == "__main__":
    print(f"{platform.processor() or platform.machine()}, Python {platform.python_version()}")
    start.main()
    beat.main()
