"""`python -m tools.performance_page`: time and memory by the length of the text, as a page.

News and texts that are made to be slow, at growing lengths: time must grow in proportion. Beside
them what the machine can do at all, and memory. The part that people write, with the peers, is
`docs/performance_notes.md`.
"""

from __future__ import annotations

import argparse
import functools
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import legation

NOTES = Path(__file__).parents[1] / "docs/performance_notes.md"
PLOT = Path(__file__).parents[1] / "docs/images/performance.svg"
ARTICLE = Path("seeds/documents/china-south-korea-summit.txt")
MEGABYTE = 1_000_000
LENGTHS = (1, 2, 4, 8, 16)

# What a text is made of, over and over.
PATTERNS = {
    "the same common word": "the the ",
    "the beginning of a long name": "Democratic People's Republic of ",
    "capitals only": "CHINA AND THE US SAID NATO WOULD ACT IN RUSSIA. ",
    "a surname with many bearers": "Lee and Singh and Kim met Mohamed. ",
    "office after office": "President Prime Minister Foreign Minister Chancellor ",
    "unknown leaders": "Foreign Minister Rudolf Rassendyll said so. Rassendyll left. ",
    "known names whose country is elsewhere": "Senator George Mitchell spoke in France. ",
    "nicknames in quotes": "Haiti: Francois 'Papa Doc' Duvalier. ",
    "apostrophes and initials": "U.S.'s A. B. C. D'Estaing l'Italie J. F. K. ",
    "Chinese without spaces": "中国国家主席习近平在北京会见德国总理",
    "one word without end": "a",
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.performance_page", description=__doc__)
    parser.add_argument("--corpora", type=Path, help="directory that holds bulk/en_news.txt")
    corpora: Path | None = parser.parse_args().corpora
    info = legation.data_info()
    legation.extract("")
    print("# Performance\n")
    print(
        "Made by `make performance-page`; the notes at the end are `docs/performance_notes.md`.\n"
    )
    print(f"legation {legation.__version__}, data {info.version}, one thread, on a shared virtual")
    print("machine: read the growth and the ratios rather than the figures.\n")
    times = lengths()
    print(f"![Time by length, both on logarithmic scales](images/{PLOT.name})\n")
    news = corpora / "bulk/en_news.txt" if corpora else None
    plot(times, limits(news if news and news.exists() else None))
    memory()
    print(NOTES.read_text(encoding="utf-8"), end="")


def lengths() -> dict[str, list[float]]:
    """Prints the seconds a byte of each text, by length, and gives them."""
    print("## Time by length\n")
    print("Nanoseconds a byte for one text of so many megabytes; a row that stays as it is,")
    print("is linear.\n")
    print("| text | " + " | ".join(f"{length} MB" for length in LENGTHS) + " |")
    print("|---|" + "--:|" * len(LENGTHS))
    article = ARTICLE.read_text(encoding="utf-8")
    rows = {}
    for name, pattern in {"the seed article": article, **PATTERNS}.items():
        times = []
        for length in LENGTHS:
            text = pattern * (length * MEGABYTE // len(pattern.encode()))
            times.append(seconds(functools.partial(legation.extract, text)) / len(text.encode()))
        print(f"| {name} | " + " | ".join(f"{1e9 * each:.0f}" for each in times) + " |")
        rows[name] = times
    print()
    return rows


def plot(times: dict[str, list[float]], limits: dict[str, float]) -> None:
    """Draws seconds by megabytes; `limits`: seconds a byte of what the machine can do at all."""
    chart = import_module("pygal").XY(
        logarithmic=True,
        title="Seconds to read one text",
        x_title="megabytes",
        legend_at_bottom=True,
        legend_at_bottom_columns=2,
        no_prefix=True,
        js=(),
    )
    limits_by_length = {name: [each] * len(LENGTHS) for name, each in limits.items()}
    for name, each in {**times, **limits_by_length}.items():
        points = zip(LENGTHS, each, strict=True)
        chart.add(name, [(length, length * MEGABYTE * byte) for length, byte in points])
    PLOT.write_bytes(chart.render())


def seconds(work: Callable[[], object], runs: int = 2) -> float:
    """The shortest of a few runs."""
    best = float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def limits(news: Path | None) -> dict[str, float]:
    """Prints what the machine can do, and gives it in seconds a byte."""
    print("## What the machine can do\n")
    # Written to, or the machine would read one page of zeros over and over.
    data = b"a" * (64 * MEGABYTE)
    copy = seconds(lambda: bytearray(data))
    scan = seconds(lambda: data.find(b"x"))
    print(f"Copying memory: {len(data) / copy / 1e9:.1f} GB/s. Looking for one byte:")
    print(f"{len(data) / scan / 1e9:.1f} GB/s.")
    if news is not None:
        with news.open(encoding="utf-8", errors="replace") as file:
            text = file.read(8 * MEGABYTE)
        size = len(text.encode())
        one = size / seconds(lambda: legation.extract(text)) / 1e6
        two = size / seconds(lambda: legation.extract(text, discovered=False)) / 1e6
        print(f"Reading 8 MB of news as one text: {one:.0f} MB/s, without discovered leaders")
        print(f"{two:.0f} MB/s.")
    print()
    return {"copying memory": copy / len(data), "looking for one byte": scan / len(data)}


def memory() -> None:
    print("## Memory\n")
    print("The peak of a fresh process, in megabytes: bare, after the first article, and after an")
    print("article read again and again, 1 GB in all; then one text of 256 MB, itself included.\n")
    article = f"a = open({str(ARTICLE)!r}, encoding='utf-8').read()\n"
    programs = {
        "bare interpreter": "",
        "one article": f"import legation\n{article}legation.extract(a)\n",
        "1 GB in articles": f"import legation\n{article}"
        "for _ in range(10**9 // len(a.encode())): legation.extract(a)\n",
        "one text of 256 MB": f"import legation\n{article}"
        "t = a * (256 * 10**6 // len(a.encode()))\nd = legation.extract(t)\n",
    }
    print("| program | MB |\n|---|--:|")
    for name, program in programs.items():
        print(f"| {name} | {peak(program):.0f} |")
    print()


def peak(program: str) -> float:
    """The most memory that a fresh process ever held, in megabytes; only Linux says so."""
    program += (
        "print(next(l.split()[1] for l in open('/proc/self/status') if l.startswith('VmHWM')))"
    )
    command = [sys.executable, "-c", program]
    finished = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(finished.stdout) * 1024 / 1e6


if __name__ == "__main__":
    main()
