"""How long `import vstore` and `vstore --help` take, against an interpreter that does nothing."""

import statistics
import subprocess
import sys
import time

RUNS = 7


def seconds(*arguments: str) -> float:
    """The median time of a whole process."""
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def main() -> None:
    nothing = seconds("-c", "pass")
    for name, arguments in {
        "import vstore": ("-c", "import vstore"),
        "import the wire": ("-c", "import vstore.protocol.codec"),
        "vstore --help": ("-m", "vstore", "--help"),
    }.items():
        took = seconds(*arguments)
        print(f"{name:24} {took * 1000:7.0f} ms   {took / nothing:5.1f} x an empty interpreter")


if __name__ == "__main__":
    main()
