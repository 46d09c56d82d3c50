"""`python -m tools.bench [--corpora DIR]`: what `legation` costs in Python.

It measures the installed package, in time and memory. The news is `DIR/bulk/en_news.txt`, which may
not be redistributed; without it the seed article is read again and again, and a line says so.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import legation

ARTICLE = Path("seeds/documents/china-south-korea-summit.txt")
# The usual length of an article, and how much news one measurement reads.
DOCUMENT = 4 * 1024
NEWS = 8 * 1024 * 1024

# A fresh process that ends by saying the most memory it ever held, in kilobytes. Linux states that
# only for the program itself in /proc; `getrusage` would count the process that started it, too.
PROGRAMS = {
    "bare": "pass",
    "import": "import legation",
    "extract": f"import legation as l; l.extract(open({str(ARTICLE)!r}, encoding='utf-8').read())",
}
PEAK = (
    "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument("--corpora", type=Path, help="directory that holds bulk/en_news.txt")
    parser.add_argument(
        "--runs", type=int, default=15, help="of each measurement; the median counts"
    )
    parser.add_argument(
        "--cold-start-budget",
        type=float,
        metavar="MS",
        help="only measure the cold start; fail when it is longer",
    )
    parser.add_argument(
        "--into-table",
        type=int,
        metavar="BYTES",
        help="only measure extract_many() and a table of it, in documents of so many bytes",
    )
    parser.add_argument(
        "--into-arrow",
        type=Path,
        metavar="FILE",
        help="only measure extract_many() and an Arrow table of the documents in a file",
    )
    parser.add_argument(
        "--arrow",
        action="store_true",
        help="only compare the way into Arrow with that of Rust, by turns",
    )
    arguments = parser.parse_args()
    runs: int = arguments.runs
    if arguments.into_table is not None:
        print(into_table(arguments.corpora, arguments.into_table, runs))
        return
    if arguments.into_arrow is not None:
        print(into_arrow(arguments.into_arrow, runs))
        return
    if arguments.arrow:
        compare_with_rust(arguments.corpora, runs)
        return
    bare = fresh_process("bare", runs)
    cold = fresh_process("extract", runs) - bare
    row("cold start: import and first article", f"{cold:.1f} ms over a bare interpreter")
    if arguments.cold_start_budget is not None:
        sys.exit(cold > arguments.cold_start_budget and "the cold start is over its budget")
    row("cold start: import alone", f"{fresh_process('import', runs) - bare:.1f} ms")
    if Path("/proc/self/status").exists():
        memory = (peak_memory("extract") - peak_memory("bare")) / 1024
        row(
            "memory after the first article",
            f"{memory:.1f} MB over a bare interpreter, at the peak",
        )

    article = ARTICLE.read_text(encoding="utf-8")
    seconds = median(lambda: legation.extract(article, date="2025-11-01"), runs * 20)
    row("extract(), an article of 4.3 kB", f"{seconds * 1e6:.0f} µs")
    seconds = median(lambda: legation.extract(article, date="2025-11-01").mentions, runs * 20)
    row("the same, with all its mentions", f"{seconds * 1e6:.0f} µs")

    documents = list(cut(news(arguments.corpora, article), DOCUMENT))
    size = sum(len(document.encode()) for document in documents) / 1e6
    seconds = median(
        lambda: [legation.extract(document) for document in documents], max(runs // 3, 3)
    )
    row(f"extract(), {size:.1f} MB of news", f"{size / seconds:.0f} MB/s")
    seconds = median(lambda: legation.extract_many(documents), max(runs // 3, 3))
    row(f"extract_many(), {size:.1f} MB of news", f"{size / seconds:.0f} MB/s")
    for length in (DOCUMENT, 1024):
        one, two, times = by_turns(arguments.corpora, length, runs)
        row(
            f"into a table, documents of {length // 1024} kB",
            f"{one:.0f} MB/s on one thread, {two:.0f} on two: {times:.2f} times as fast",
        )
    compare_with_rust(arguments.corpora, runs)


def into_arrow(path: Path, runs: int) -> float:
    """MB/s of `extract_many()` with a `pyarrow.Table` of it, of documents between NUL bytes."""
    import pyarrow

    documents = path.read_text(encoding="utf-8").split("\0")
    size = sum(len(document.encode()) for document in documents) / 1e6
    return size / median(lambda: pyarrow.table(legation.extract_many(documents)), runs)


def compare_with_rust(corpora: Path | None, runs: int) -> None:
    """The same documents into Arrow from Python on one thread and on two, and in Rust on one.

    By turns, so that what else the machine does meets all; the shares are medians of the turns, and
    the spread between their quarters says how much the machine was disturbed.
    """
    if importlib.util.find_spec("pyarrow") is None:
        print("(no pyarrow: the way into Arrow is not measured)")
        return
    program = "target/release/examples/into_table"
    build = ["cargo", "build", "--release", "--quiet", "--example", "into_table"]
    subprocess.run(build, check=True)
    rounds = str(max(runs // 3, 1))

    def speed(command: list[str], threads: int) -> float:
        answer = subprocess.run(
            command,
            check=True,
            capture_output=True,
            text=True,
            env=os.environ | {"RAYON_NUM_THREADS": str(threads)},
        )
        return float(answer.stdout.removesuffix(" MB/s\n").split()[-1])

    for length in (DOCUMENT, 1024):
        with tempfile.NamedTemporaryFile("w", encoding="utf-8") as file:
            text = news(corpora, ARTICLE.read_text(encoding="utf-8")).replace("\0", " ")
            file.write("\0".join(cut(text, length)))
            file.flush()
            python = [sys.executable, "-m", "tools.bench", "--runs", rounds]
            python += ["--into-arrow", file.name]
            turns = [
                (speed([program, file.name, rounds], 1), speed(python, 1), speed(python, 2))
                for _ in range(max(runs // 2, 2))
            ]
        rust, one, two = (statistics.median(speeds) for speeds in zip(*turns, strict=True))
        row(
            f"into Arrow, documents of {length // 1024} kB",
            f"{rust:.0f} MB/s in Rust, {one:.0f} in Python, {two:.0f} on two threads; "
            f"{spread([one / rust for rust, one, _ in turns])} of Rust's, "
            f"two threads {spread([two / one for _, one, two in turns])} times one",
        )


def spread(shares: list[float]) -> str:
    """The median, and the quarters around it."""
    low, middle, high = statistics.quantiles(shares, n=4, method="inclusive")
    return f"{middle:.2f} ({low:.2f}-{high:.2f})"


def into_table(corpora: Path | None, length: int, runs: int) -> float:
    """MB/s of `extract_many()` with a table behind it, in documents of so many characters."""
    article = ARTICLE.read_text(encoding="utf-8")
    documents = list(cut(news(corpora, article), length))
    size = sum(len(document.encode()) for document in documents) / 1e6
    return size / median(lambda: legation.mention_table(legation.extract_many(documents)), runs)


def by_turns(corpora: Path | None, length: int, runs: int) -> tuple[float, float, float]:
    """The same on one thread and on two, by turns, and how many times as fast two are: medians.

    What else the machine does meets both.
    """
    turns = [
        tuple(in_threads(threads, corpora, length, max(runs // 3, 1)) for threads in (1, 2))
        for _ in range(max(runs // 2, 1))
    ]
    one, two = (statistics.median(speeds) for speeds in zip(*turns, strict=True))
    return one, two, statistics.median(two / one for one, two in turns)


def in_threads(threads: int, corpora: Path | None, length: int, runs: int) -> float:
    """The same on so many threads, in a process of its own: threads are started once."""
    where = ["--corpora", str(corpora)] if corpora else []
    command = [sys.executable, "-m", "tools.bench", *where]
    answer = subprocess.run(
        [*command, "--into-table", str(length), "--runs", str(runs)],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"RAYON_NUM_THREADS": str(threads)},
    )
    return float(answer.stdout.split()[-1])


def row(what: str, figure: str) -> None:
    print(f"{what:38} {figure}")


def median(work: Callable[[], object], runs: int) -> float:
    """The median time of a piece of work in seconds, after one run to warm up."""
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def fresh_process(program: str, runs: int) -> float:
    """The median time from the start to the end of a fresh interpreter, in milliseconds."""
    command = [sys.executable, "-c", PROGRAMS[program]]
    return median(lambda: subprocess.run(command, check=True), runs) * 1e3


def peak_memory(program: str) -> int:
    command = [sys.executable, "-c", f"{PROGRAMS[program]}\n{PEAK}"]
    return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def news(corpora: Path | None, article: str) -> str:
    path = corpora / "bulk/en_news.txt" if corpora else None
    if path and path.exists():
        with path.open(encoding="utf-8") as file:
            return file.read(NEWS)
    print("(no news to read: the seed article is read again and again instead)")
    return f"{article}\n" * (NEWS // len(article))


def cut(text: str, length: int) -> Iterator[str]:
    """Cuts a text at line ends into documents of about so many characters."""
    document: list[str] = []
    reached = 0
    for line in text.splitlines(keepends=True):
        document.append(line)
        reached += len(line)
        if reached >= length:
            yield "".join(document)
            document, reached = [], 0
    if document:
        yield "".join(document)


if __name__ == "__main__":
    main()
