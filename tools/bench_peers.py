"""`python -m tools.bench_peers --corpora DIR`: `legation` beside multi-pattern matchers.

The peers look for names of the seed tables in news, `DIR/bulk/en_news.txt`, which may not be
redistributed. They are installed into an environment of their own, for they are no dependencies of
the project, and each is measured in a fresh process there, on one thread. That process runs this
very file by its path, where neither the project nor its environment can be imported; so nothing is
imported from `tools`. A peer that this machine cannot have is a row that says why.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

GAZETTEER = Path("seeds/gazetteer")
ARTICLE = Path("seeds/documents/china-south-korea-summit.txt")
ENVIRONMENT = Path("target/make/peers")
WHEELS = Path("target/make/wheels")
LEGATION = "legation"

# How much news is read, and the lengths of the documents it is cut into.
NEWS = 8 * 1024 * 1024
LONG = 4 * 1024
SHORT = 1024

Figures = dict[str, float]
Match = tuple[int, int]
Find = Callable[[Any], Any]


@dataclass(frozen=True)
class Peer:
    """What to install, and how the names become a function from one document to its matches."""

    requirement: str
    build: Callable[[list[Any]], Find]
    # Names and documents are given as UTF-8, encoded before the clock starts.
    encoded: bool = False
    # The function takes all documents at once, and builds its automaton anew each time.
    columns: bool = False


# --- the peers. Their packages have no types and are not installed here, hence `import_module`.


def daachorse(names: list[Any]) -> Find:
    """(start, end, name), leftmost longest; offsets in bytes, or in code points for `str`."""
    module = import_module("daachorse")
    kind = module.MATCH_KIND_LEFTMOST_LONGEST
    encoded = isinstance(names[0], bytes)
    build = module.DoubleArrayAhoCorasick if encoded else module.CharwiseDoubleArrayAhoCorasick
    find: Find = build(names, kind).find
    return find


def daachorse_whole_words(names: list[Any]) -> Find:
    """It has no notion of a word, so all matches are filtered, in Python; the longest ones stay.

    Filtering only the longest would lose names: "Mali" where "Mali a" ends inside "Mali and".
    """
    module = import_module("daachorse")
    automaton = module.CharwiseDoubleArrayAhoCorasick(names)

    def find(text: str) -> list[Match]:
        words = [
            (start, -end)
            for start, end, _ in automaton.find_overlapping(text)
            if not text[end : end + 1].isalnum() and not text[start - 1 : start].isalnum()
        ]
        found, reached = [], 0
        for start, end in sorted(words):
            if start >= reached:
                reached = -end
                found.append((start, reached))
        return found

    return find


def ahocorasick_rs(names: list[Any]) -> Find:
    """(name, start, end), leftmost longest; which automaton is the package's own choice."""
    module = import_module("ahocorasick_rs")
    build = module.BytesAhoCorasick if isinstance(names[0], bytes) else module.AhoCorasick
    find: Find = build(names, module.MatchKind.LeftmostLongest).find_matches_as_indexes
    return find


def hyperscan(names: list[Any]) -> Find:
    """Pure literals in block mode; it reports every match, overlapping or not.

    The start is computed from the name's length: that is faster than HS_FLAG_SOM_LEFTMOST.
    """
    module = import_module("hyperscan")
    database = module.Database(mode=module.HS_MODE_BLOCK)
    numbers = list(range(len(names)))
    database.compile(expressions=names, ids=numbers, elements=len(names), literal=True)
    lengths = [len(name) for name in names]

    def find(text: bytes) -> list[Match]:
        found: list[Match] = []
        add = found.append
        database.scan(text, lambda name, _, end, *__: add((end - lengths[name], end)))
        return found

    return find


def polars(names: list[Any]) -> Find:
    """`str.find_many` over a column: starts only, as bytes, in a packed column, never as objects.

    The first pattern that fits is taken, so a name has to come before those it starts with.
    """
    module = import_module("polars")
    patterns = module.Series([sorted(names, reverse=True)])
    return lambda texts: module.Series(texts).str.find_many(patterns, leftmost=True)


def flashtext2(names: list[Any]) -> Find:
    """(name, start, end) of whole words, by segments of UAX #29."""
    processor = import_module("flashtext2").KeywordProcessor(case_sensitive=True)
    processor.add_keywords_from_iter(names)
    find: Find = processor.extract_keywords_with_span
    return find


def pyahocorasick(names: list[Any]) -> Find:
    """`iter` gives every match as (last character, length); `iter_long` is slower."""
    module = import_module("ahocorasick")
    automaton = module.Automaton(module.STORE_LENGTH)
    for name in names:
        automaton.add_word(name)
    automaton.make_automaton()
    return lambda text: [(last - length + 1, last + 1) for last, length in automaton.iter(text)]


def flashtext(names: list[Any]) -> Find:
    """(name, start, end) of whole words; pure Python."""
    processor = import_module("flashtext").KeywordProcessor(case_sensitive=True)
    processor.add_keywords_from_list(names)
    return lambda text: processor.extract_keywords(text, span_info=True)


def spacy(names: list[Any]) -> Find:
    """A tokenizer without a model, and the phrase matcher over its tokens; every match."""
    language = import_module("spacy").blank("en")
    matcher = import_module("spacy.matcher").PhraseMatcher(language.vocab)
    matcher.add("name", list(language.tokenizer.pipe(names)))

    def find(text: str) -> list[Match]:
        spans = matcher(language.make_doc(text), as_spans=True)
        return [(span.start_char, span.end_char) for span in spans]

    return find


PEERS = {
    "daachorse, bytes": Peer("daachorse", daachorse, encoded=True),
    "daachorse, str": Peer("daachorse", daachorse),
    "daachorse, str, whole words": Peer("daachorse", daachorse_whole_words),
    "ahocorasick_rs, bytes": Peer("ahocorasick_rs", ahocorasick_rs, encoded=True),
    "ahocorasick_rs, str": Peer("ahocorasick_rs", ahocorasick_rs),
    "hyperscan, bytes": Peer("hyperscan", hyperscan, encoded=True),
    "polars find_many, less its build": Peer("polars", polars, columns=True),
    "flashtext2": Peer("flashtext2", flashtext2),
    "pyahocorasick": Peer("pyahocorasick", pyahocorasick),
    "flashtext": Peer("flashtext", flashtext),
    "spaCy blank + PhraseMatcher": Peer("spacy", spacy),
}


# --- what is read


def chosen_names(count: int) -> list[str]:
    """The same names on every machine, of all kinds; made-up people when there are too few.

    They are sorted: automata are built faster from sorted names.
    """
    kinds = ("country", "leader", "organisation")
    names = {row[1] for kind in kinds for row in rows(f"{kind}_names.tsv")}
    names = {name for name in names if sum(map(str.isalpha, name)) >= 4}
    chosen = sorted(names, key=lambda name: hashlib.sha256(name.encode()).digest())[:count]
    people = rows("person_words.tsv")
    given = [row[0] for row in people if row[1] == "given"]
    family = [row[0] for row in people if row[1] == "family"]
    chance = random.Random(count)
    while len(chosen) < count:
        person = f"{chance.choice(given)} {chance.choice(family)}"
        if person not in names:
            names.add(person)
            chosen.append(person)
    return sorted(chosen)


def rows(table: str) -> list[list[str]]:
    lines = (GAZETTEER / table).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


def cut(path: Path, least: int) -> Iterator[str]:
    """Cuts the news at line ends into documents of at least a length."""
    with path.open(encoding="utf-8") as file:
        lines = file.read(NEWS).splitlines(keepends=True)
    document = ""
    for line in lines:
        document += line
        if len(document) >= least:
            yield document
            document = ""
    if document:
        yield document


# --- what is measured, in the environment of the peers


def median(work: Callable[[], object], runs: int) -> float:
    """The median time of a piece of work in seconds, after one run to warm up."""
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def megabytes(documents: list[str]) -> float:
    return sum(len(document.encode()) for document in documents) / 1e6


def measured(peer: Peer, names: list[str], documents: list[str], runs: int) -> Figures:
    given: list[Any] = [name.encode() for name in names] if peer.encoded else names
    texts: list[Any] = [text.encode() for text in documents] if peer.encoded else documents
    start = time.perf_counter()
    find = peer.build(given)
    build = time.perf_counter() - start
    seconds = median(lambda: [find(text) for text in texts], runs)
    matches = sum(len(find(text)) for text in texts)
    return {"build": build, "speed": megabytes(documents) / seconds, "matches": matches}


def measured_column(peer: Peer, names: list[str], documents: list[str], runs: int) -> Figures:
    """As above, for a peer that builds in each call: the build is what one empty text costs.

    It searches ten times the news, so that the search is not lost in the noise of the build.
    """
    find = peer.build(names)
    series = import_module("polars").Series
    empty, short, long = series([""]), series(documents), series(documents * 10)
    build = median(lambda: find(empty), runs)
    seconds = median(lambda: find(long), runs) - build
    matches = sum(map(len, find(short)))
    return {"build": build, "speed": megabytes(documents) * 10 / seconds, "matches": matches}


def speeds(legation: Any, news: Path, least: int, runs: int) -> Iterator[tuple[str, float]]:
    texts = list(cut(news, least))
    size = megabytes(texts)
    extract, many = legation.extract, legation.extract_many
    yield "extract", size / median(lambda: [extract(text).mentions for text in texts], runs)
    yield "many", size / median(lambda: [each.mentions for each in many(texts)], runs)
    yield "table", size / median(lambda: legation.mention_table(many(texts)), runs)
    yield "documents", size / median(lambda: many(texts), runs)
    yield "mentions", sum(map(len, many(texts)))


def measured_legation(news: Path, runs: int) -> Figures:
    """Everything with its mentions as Python objects, for that is what the peers return."""
    article = ARTICLE.read_text(encoding="utf-8")
    start = time.perf_counter()
    legation = import_module(LEGATION)
    legation.extract(article)
    figures = {"start": time.perf_counter() - start}
    for name, least in (("long", LONG), ("short", SHORT)):
        figures |= {f"{what}, {name}": it for what, it in speeds(legation, news, least, runs)}
    seconds = median(lambda: legation.extract(article, date="2025-11-01").mentions, runs * 20)
    return figures | {"article": seconds * 1e6}


def measure(arguments: argparse.Namespace) -> Figures:
    news, runs = arguments.corpora / "bulk/en_news.txt", arguments.runs
    if arguments.measure == LEGATION:
        return measured_legation(news, runs)
    peer = PEERS[arguments.measure]
    names, documents = chosen_names(arguments.names), list(cut(news, LONG))
    return (measured_column if peer.columns else measured)(peer, names, documents, runs)


# --- the environment, and a fresh process for each measurement


def interpreter() -> Path:
    """The interpreter of the peers' environment, which is made when there is none yet."""
    python = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=True)
    return python


def why_not_installed(python: Path, *requirement: str) -> str:
    """Installs something; the reason in one line when that cannot be done, else nothing."""
    pip = [str(python), "-I", "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    finished = subprocess.run([*pip, *requirement], capture_output=True, text=True)
    return last_line(finished.stderr) if finished.returncode else ""


def fresh_process(python: Path, what: str, threads: int) -> Figures | str:
    """The figures of one measurement, or why there are none.

    The process is isolated (`-I`), so that it imports the wheel and never the source tree.
    """
    command = [str(python), "-I", __file__, *sys.argv[1:], "--measure", what]
    pools = ("RAYON_NUM_THREADS", "POLARS_MAX_THREADS", "OMP_NUM_THREADS")
    environment = os.environ | dict.fromkeys(pools, str(threads))
    finished = subprocess.run(command, env=environment, capture_output=True, text=True)
    if finished.returncode:
        return last_line(finished.stderr) or f"ended with {finished.returncode}"
    figures: Figures = json.loads(last_line(finished.stdout))
    return figures


def last_line(text: str) -> str:
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")


# --- the table


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.bench_peers", description=__doc__)
    parser.add_argument(
        "--corpora", type=Path, required=True, help="directory that holds bulk/en_news.txt"
    )
    parser.add_argument("--names", type=int, default=100_000, help="that the peers look for")
    parser.add_argument(
        "--runs", type=int, default=5, help="of each measurement; the median counts"
    )
    parser.add_argument("--wheel", type=Path, help="of legation; default: the newest built one")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        print(json.dumps(measure(arguments)))
        return
    # `parser.error` ends with code 2.
    if not (news := arguments.corpora / "bulk/en_news.txt").exists():
        parser.error(f"no news to read: {news} is absent")
    built = sorted(WHEELS.glob("*.whl"), key=lambda wheel: wheel.stat().st_mtime)
    wheel = arguments.wheel or (built[-1] if built else WHEELS / "legation.whl")
    if not wheel.exists():
        parser.error(f"no wheel of legation: {wheel} is absent; `make install` builds one")
    print_all(wheel, arguments.names)


def print_all(wheel: Path, names: int) -> None:
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()[:12]
    python = interpreter()
    # Forced, because a wheel that was built again has the same version.
    reason = why_not_installed(python, "--force-reinstall", "--no-deps", str(wheel))
    one = reason or fresh_process(python, LEGATION, 1)
    two = reason or fresh_process(python, LEGATION, 2)
    if isinstance(one, str) or isinstance(two, str):
        sys.exit(f"legation cannot be measured: {one if isinstance(one, str) else two}")
    print(f"{wheel.name}, sha256 {digest}; {names:,} names for the peers, on one thread\n")
    print(f"{'peer, documents of 4 kB':33} build s   MB/s  extract/peer  many/peer  matches")
    for label, peer in PEERS.items():
        found = why_not_installed(python, peer.requirement) or fresh_process(python, label, 1)
        print(f"{label:33} {peer_row(found, one)}", flush=True)
    print(f"\n{'legation, MB/s':42} 4 kB     1 kB")
    for line, what, figures in (
        ("extract, one thread", "extract", one),
        ("extract_many, one thread", "many", one),
        ("extract_many, two threads", "many", two),
        ("… one thread, into a table", "table", one),
        ("… two threads, into a table", "table", two),
        ("… one thread, mentions not read", "documents", one),
        ("… two threads, mentions not read", "documents", two),
    ):
        print(f"{line:39} {figures[f'{what}, long']:7.1f} {figures[f'{what}, short']:8.1f}")
    print(f"{'mentions found':39} {one['mentions, long']:7,.0f} {one['mentions, short']:8,.0f}")
    print(f"{'one article of 4.3 kB, warm':39} {one['article']:7.0f} µs")
    print(f"{'import and first article':39} {one['start'] * 1e3:7.0f} ms")
    print("\nThe peers only find; legation finds and links, with its own names.")
    print("A ratio above 1 means that legation is faster.")


def peer_row(figures: Figures | str, legation: Figures) -> str:
    if isinstance(figures, str):
        return f"absent: {figures}"
    speed = figures["speed"]
    extract, many = legation["extract, long"] / speed, legation["many, long"] / speed
    matches = figures["matches"]
    return f"{figures['build']:7.2f} {speed:6.1f} {extract:13.2f} {many:10.2f} {matches:8,.0f}"


if __name__ == "__main__":
    main()
