"""`python -m tools.hostile`: how many instructions twice the length of a hostile text costs.

The patterns are those of `examples/hostile.rs`. Counted by callgrind, so that other work on the
machine changes nothing; without valgrind nothing is counted, and a line says so. A pattern fails if
the instructions of a text of twice the length are more than 2.5 times as many.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from tools.instructions import collected

BINARY = Path("target/release/examples/hostile")
PATTERNS = 240
BYTES = 16_000
LIMIT = 2.5
# What stands before a pattern is at most so long; a text that short shows what starting up costs.
NOTHING = 1


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.hostile", description=__doc__)
    parser.add_argument("--patterns", type=int, default=PATTERNS, help="how many to count")
    parser.add_argument("--jobs", type=int, default=2, help="how many at a time")
    arguments = parser.parse_args()
    if shutil.which("valgrind") is None:
        print("no valgrind here: instructions are not counted", file=sys.stderr)
        return
    build = ["cargo", "build", "--release", "--quiet", "--example", "hostile"]
    subprocess.run(build, check=True)
    with ThreadPoolExecutor(arguments.jobs) as pool:
        counted = list(pool.map(growth, range(arguments.patterns)))
    worst = max(range(len(counted)), key=lambda number: counted[number])
    print(f"{len(counted)} patterns; the worst is {worst}, with {counted[worst]:.2f} times as many")
    over = [number for number, times in enumerate(counted) if times > LIMIT]
    sys.exit(f"more than {LIMIT} times as many: {over}" if over else 0)


def growth(number: int) -> float:
    """How many times as many instructions a text of twice the length costs."""
    start, once, twice = map(partial(instructions, number), (NOTHING, BYTES, 2 * BYTES))
    return (twice - start) / (once - start)


def instructions(number: int, size: int) -> int:
    return collected(BINARY, number, size)


if __name__ == "__main__":
    main()
