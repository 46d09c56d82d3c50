"""`python -m tools.hostile`: what hostile texts cost in instructions, and twice their length.

The patterns are those of `examples/hostile.rs`. Counted by callgrind, so that other work on the
machine changes nothing; without valgrind nothing is counted, and a line says so. A pattern fails if
the instructions of a text of twice the length are more than 2.5 times as many, or those of a byte
are more than 15,000: 2 to 3 µs. Whether a text shows another language, and is read twice for it,
may change from one length to the next: what grows so is counted again at sixteen times the length,
four times the double, which nothing that grows with the square of its length passes.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

BINARY = Path("target/release/examples/hostile")
PATTERNS = 200
# Bytes of the shorter text of a pattern: what stands before it may be 100.
# Of 2,000 some are scanned once and at double length twice: in more places another language shows.
BYTES = 4_000
GROWTH = 2.5
DOUBLED = 4  # times, when a growth is looked at again
A_BYTE = 15_000


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.hostile", description=__doc__)
    parser.add_argument("--patterns", type=int, default=PATTERNS, help="how many to draw")
    parser.add_argument("--bytes", type=int, default=BYTES, help="the length of the shorter texts")
    arguments = parser.parse_args()
    if shutil.which("valgrind") is None:
        print("no valgrind here: instructions are not counted", file=sys.stderr)
        return
    build = ["cargo", "build", "--release", "--quiet", "--example", "hostile"]
    subprocess.run(build, check=True)
    counts = counted(arguments.patterns, arguments.bytes)
    pairs = list(zip(counts[::2], counts[1::2], strict=True))
    growth = {number: twice / once for number, (once, twice) in enumerate(pairs)}
    a_byte = {number: twice / (2 * arguments.bytes) for number, (_, twice) in enumerate(pairs)}
    for what, of_each, limit in (("twice", growth, GROWTH), ("a byte", a_byte, A_BYTE)):
        worst = max(of_each, key=lambda number: of_each[number])
        print(
            f"{what}: the worst of {len(pairs)} is pattern {worst}, {of_each[worst]:.2f} of {limit}"
        )
    for number in [number for number in growth if growth[number] > GROWTH]:
        once, far = counted(arguments.patterns, arguments.bytes, number, 2**DOUBLED)
        growth[number] = (far / once) ** (1 / DOUBLED)
        print(f"pattern {number} again: {growth[number]:.2f} for each doubling")
    over = [n for n in growth if growth[n] > GROWTH or a_byte[n] > A_BYTE]
    sys.exit(f"over the limits: {over}; `hostile --patterns` shows them" if over else 0)


def counted(patterns: int, size: int, *of_one: int) -> list[int]:
    """The instructions of each text, in the order of reading: of one, then of twice its length; or
    of the pattern of a number, and so many times its length.
    """
    with tempfile.TemporaryDirectory() as directory:
        out = Path(directory) / "out"
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}"]
        command += ["--dump-before=*read_hostile_text*", str(BINARY), "--count"]
        numbers = map(str, (patterns, size, *of_one))
        subprocess.run([*command, *numbers], check=True, capture_output=True)
        # What comes before the first text is in the first part, what comes after the last in none.
        parts = sorted(Path(directory).glob("out.*"), key=lambda path: int(path.suffix[1:]))
        return [summary(part) for part in [*parts[1:], out]]


def summary(part: Path) -> int:
    """The instructions of a part of a run."""
    found = re.search(r"^summary: (\d+)", part.read_text(encoding="utf-8"), re.MULTILINE)
    if found is None:
        raise ValueError(f"callgrind wrote no summary: {part}")
    return int(found[1])


if __name__ == "__main__":
    main()
