"""`python -m tools.instructions`: how many instructions a byte of news costs, counted by callgrind.

The count hardly varies, whatever else a machine does, so it shows what a change of the code costs.
It is compared with `docs/instructions.tsv`: more than a tenth above fails; more than a tenth below
asks to renew it (`--renew`). Without valgrind nothing is counted, and a line says so.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

BUDGET = Path("docs/instructions.tsv")
BINARY = Path("target/release/examples/throughput")
TOLERANCE = 0.1
# What the annotated news have around mentions is not of their text.
MARK = re.compile(r"\[([^][]+)\]\((?:(?:country|leader|org):[^()\s]+|discovered)\)")
# Rounds of the two runs; what both have in common, starting up, drops out of the difference.
FEW, MANY = 2, 12


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.instructions", description=__doc__)
    parser.add_argument("--renew", action="store_true", help="write the budget anew")
    renew = parser.parse_args().renew
    if shutil.which("valgrind") is None:
        print("no valgrind here: instructions are not counted", file=sys.stderr)
        return
    build = ["cargo", "build", "--release", "--quiet", "--example", "throughput"]
    subprocess.run(build, check=True)
    counts = {name: instructions_a_byte(path) for name, path in texts().items()}
    if renew:
        rows = "".join(f"{name}\t{count:.1f}\n" for name, count in counts.items())
        BUDGET.write_text(f"text\tinstructions_a_byte\n{rows}", encoding="utf-8")
    known = dict(line.split("\t") for line in BUDGET.read_text(encoding="utf-8").splitlines()[1:])
    over = []
    for name, count in counts.items():
        budget = float(known[name])
        print(f"{name}: {count:.1f} instructions a byte, budget {budget:.1f}")
        if count > budget * (1 + TOLERANCE):
            over.append(name)
        elif count < budget * (1 - TOLERANCE):
            print("  well below: python -m tools.instructions --renew")
    sys.exit(f"over the budget: {', '.join(over)}" if over else 0)


def texts() -> dict[str, Path]:
    """What is read: the seed article and the annotated news, both part of the repository."""
    return {
        "article": Path("seeds/documents/china-south-korea-summit.txt"),
        "news": Path("tests/news"),
    }


def instructions_a_byte(path: Path) -> float:
    files = [path] if path.is_file() else sorted(path.glob("*.txt"))
    text = "\n\n".join(MARK.sub(r"\1", file.read_text(encoding="utf-8")) for file in files)
    with tempfile.TemporaryDirectory() as directory:
        file = Path(directory) / "text.txt"
        file.write_text(text, encoding="utf-8")
        few, many = (collected(BINARY, file, rounds) for rounds in (FEW, MANY))
    return (many - few) / (MANY - FEW) / len(text.encode())


def collected(program: Path, *arguments: object) -> int:
    """The instructions of a run of a program, counted by valgrind."""
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", str(program)]
    command += map(str, arguments)
    finished = subprocess.run(command, check=True, capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", finished.stderr)
    if found is None:
        raise ValueError(f"valgrind said something else than a count: {finished.stderr!r}")
    return int(found[1])


if __name__ == "__main__":
    main()
