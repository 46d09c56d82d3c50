"""`python -m tools.scale [--corpora DIR]`: docs/scale.md, what an archive of millions costs.

Each way reads the same articles from a Parquet file and writes the table of mentions as another, in
a process of its own. Processor seconds are those of all its processes, workers included; they say
more than the clock where a machine is shared. Starting up is not counted.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import legation

DOCUMENT = 4 * 1024
ARCHIVE = 100_000_000
COLUMNS = [
    "document_id",
    "date",
    "start",
    "end",
    "kind",
    "entity_id",
    "iso3",
    "cow",
    "office",
    "confidence",
]
NEWS = Path("tests/news")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.scale", description=__doc__)
    parser.add_argument("--corpora", type=Path, help="directory that holds bulk/en_news.txt")
    parser.add_argument("--articles", type=int, default=20_000, help="how many each way reads")
    parser.add_argument("--way", choices=WAYS, help="measure one way and print it as JSON")
    parser.add_argument("--scratch", type=Path, help="where --way finds the articles")
    arguments = parser.parse_args()
    if arguments.way:
        print(json.dumps(measured(arguments.way, arguments.scratch)))
        return
    with tempfile.TemporaryDirectory() as directory:
        scratch = Path(directory)
        source, size = write_articles(scratch, arguments.corpora, arguments.articles)
        found = {way: run(way, scratch) for way in WAYS}
    print(page(found, source, arguments.articles, size))


# --- the articles


def articles(corpora: Path | None) -> tuple[str, Iterator[str]]:
    """What they are, and the articles without end."""
    bulk = corpora / "bulk" / "en_news.txt" if corpora else None
    if bulk and bulk.exists():
        text = bulk.read_text(encoding="utf-8")
        source = f"news, cut into articles of {DOCUMENT // 1024} kB"
    else:
        text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(NEWS.glob("*.txt")))
        source = f"the articles of {NEWS}, again and again, in pieces of {DOCUMENT // 1024} kB"

    def pieces() -> Iterator[str]:
        while True:
            for start in range(0, len(text) - DOCUMENT, DOCUMENT):
                yield text[start : start + DOCUMENT]

    return source, pieces()


def write_articles(scratch: Path, corpora: Path | None, number: int) -> tuple[str, int]:
    import pyarrow
    from pyarrow import parquet

    source, pieces = articles(corpora)
    texts = [text for _, text in zip(range(number), pieces, strict=False)]
    first = datetime.date(2000, 1, 1)
    dates = [(first + datetime.timedelta(place % 9000)).isoformat() for place in range(number)]
    table = pyarrow.table({"id": list(map(str, range(number))), "date": dates, "text": texts})
    # Several row groups: workers share a file by them.
    parquet.write_table(table, scratch / "articles.parquet", row_group_size=max(1, number // 16))
    parquet.write_table(table[:64], scratch / "first.parquet", row_group_size=16)
    return source, sum(len(text.encode()) for text in texts)


# --- the ways, as a user would write them


def one_process(articles: str, out: str) -> None:
    import pyarrow
    from pyarrow import parquet

    batches = parquet.ParquetFile(articles).iter_batches(4096)
    mapper = legation.pipeline.Mapper(date="date", columns=COLUMNS)
    with parquet.ParquetWriter(out, mapper.schema) as writer:
        for batch in mapper(batches):
            writer.write_table(pyarrow.Table.from_batches([batch]))


def with_polars(articles: str, out: str) -> None:
    import legation.polars
    import polars

    frame = polars.scan_parquet(articles)
    legation.polars.mentions(frame, date="date", columns=COLUMNS).sink_parquet(out)


def with_duckdb(articles: str, out: str) -> None:
    import duckdb
    import legation.duckdb

    connection = legation.duckdb.register(duckdb.connect())
    connection.execute(
        f"""copy (
            select id, date, unnest(mentions, recursive := true)
            from (select id, date, legation_mentions(text, date) as mentions from '{articles}')
        ) to '{out}' (format parquet)"""
    )


def with_spark(session: Any, articles: str, out: str) -> None:
    import legation.spark

    frame = session.read.parquet(articles).repartition(8)
    legation.spark.mentions(frame, date="date", columns=COLUMNS).write.parquet(out)


def start_spark() -> Any:
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ.setdefault("RAYON_NUM_THREADS", "1")
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.driver.bindAddress", "127.0.0.1")
    session = builder.config("spark.driver.host", "127.0.0.1").getOrCreate()
    session.range(10).count()
    return session


def with_dask(client: Any, articles: str, out: str) -> None:
    import legation.dask
    from dask import dataframe

    frame = dataframe.read_parquet(articles, split_row_groups=True)
    legation.dask.mentions(frame, date="date", columns=COLUMNS).to_parquet(out)


def start_dask() -> Any:
    from distributed import Client, LocalCluster

    os.environ.setdefault("RAYON_NUM_THREADS", "1")
    return Client(LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None))


def with_spacy(nlp: Any, articles: str, out: str) -> None:
    from pyarrow import parquet

    # It reads a tenth: the tokens of spaCy take most of the time.
    texts = parquet.read_table(articles, columns=["text"])["text"].to_pylist()
    for _ in nlp.pipe(texts[: len(texts) // 10]):
        pass
    Path(out).touch()


def start_spacy() -> Any:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("legation", config={"date": "2015"})
    return nlp


# Name, what starts it, what reads, lines of glue, the share of the articles that it reads.
Way = tuple[str, Callable[[], Any] | None, Callable[..., None], int, float]
WAYS: dict[str, Way] = {
    "process": ("`legation.map_arrow`, one process", None, one_process, 5, 1),
    "polars": ("Polars, lazy, streaming", None, with_polars, 2, 1),
    "duckdb": ("DuckDB, `legation_mentions`", None, with_duckdb, 5, 1),
    "spark": ("Spark, two workers", start_spark, with_spark, 2, 1),
    "dask": ("Dask, two processes", start_dask, with_dask, 2, 1),
    "spacy": ("spaCy, blank pipeline and `legation`", start_spacy, with_spacy, 3, 0.1),
}


def measured(way: str, scratch: Path) -> dict[str, float]:
    _, start, read, _, share = WAYS[way]
    given = (str(scratch / "articles.parquet"), str(scratch / f"{way}.parquet"))
    session = start() if start else None
    # What is imported, and workers that start, are not of the archive.
    read(*([session] if start else []), str(scratch / "first.parquet"), f"{given[1]}.first")
    before, began = processor_seconds(), time.perf_counter()
    read(*([session] if start else []), *given)
    seconds, processor = time.perf_counter() - began, processor_seconds() - before
    out = Path(given[1])
    written = sum(p.stat().st_size for p in ([out] if out.is_file() else out.glob("*.parquet")))
    peak = max(memory(pid) for pid in tree(os.getpid()))
    found = {"seconds": seconds, "processor": processor, "written": written}
    return {**found, "peak": peak, "share": share}


def run(way: str, scratch: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tools.scale", "--way", way, "--scratch", str(scratch)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{way} failed:\n{done.stderr[-3000:]}")
    out = scratch / f"{way}.parquet"
    for written in (out, Path(f"{out}.first")):
        shutil.rmtree(written) if written.is_dir() else written.unlink(missing_ok=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


# --- processes, as Linux states them


def tree(pid: int) -> list[int]:
    """A process and all that it started."""
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in task.read_text().split():
            found += tree(int(child))
    return found


def processor_seconds() -> float:
    """Of this process and all that it started, those that have ended included."""
    ticks = 0
    for pid in tree(os.getpid()):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def memory(pid: int) -> float:
    """The most megabytes that a process ever held."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


# --- the page


def page(found: dict[str, dict[str, float]], source: str, number: int, size: int) -> str:
    rows = []
    for way, (name, _, _, glue, _) in WAYS.items():
        read = size * found[way]["share"] / 1e9
        per_gigabyte = found[way]["processor"] / read
        hours = per_gigabyte * (ARCHIVE * size / number / 1e9) / 3600
        rows.append(
            f"| {name} | {glue} | {per_gigabyte:.0f} | {1000 * read / found[way]['seconds']:.1f} "
            f"| {found[way]['peak']:.0f} | {hours:,.0f} | {hours / 16:,.1f} | {hours / 160:,.2f} |"
        )
    process = found["process"]
    template = Path(__file__).with_name("scale_page.md").read_text(encoding="utf-8")
    return template.rstrip().format(
        number=number,
        kilobytes=size / number / 1000,
        source=source,
        columns=len(COLUMNS),
        cores=os.cpu_count(),
        load=os.getloadavg()[1],
        version=legation.__version__,
        data=legation.data_info().version,
        archive=ARCHIVE // 1_000_000,
        rows="\n".join(rows),
        gigabytes=ARCHIVE * size / number / 1e9,
        written=process["written"] / number * ARCHIVE / 1e9,
        share=process["written"] / size,
    )


if __name__ == "__main__":
    main()
