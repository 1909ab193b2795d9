"""`python -m tests.bench` prints the short benchmarks: figures for this machine, as ratios to a baseline of their run.

How large a crowd one core carries takes minutes and both cores: `python -m tests.bench.crowd`.
"""

import platform

from tests.bench import beat, start

if __name__ == "__main__":
    print(f"{platform.processor() or platform.machine()}, Python {platform.python_version()}")
    start.main()
    beat.main()
