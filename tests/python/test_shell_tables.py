"""The installed command with Parquet and Arrow, by pyarrow; and its line of progress."""

from __future__ import annotations

import datetime
import io
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import legation
import pytest

TEXTS = ["President Xi met Lee Jae-myung.", None, "Peru and Chile"]


def library(name: str) -> Any:
    return pytest.importorskip(name, reason=f"{name} is not installed: pip install --group frames")


def run(directory: Path, *arguments: str, prelude: str = "") -> subprocess.CompletedProcess[bytes]:
    program = f"{prelude}\nfrom legation._command import main; main()"
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=directory,
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def news(tmp_path: Path) -> Path:
    pyarrow, parquet = library("pyarrow"), library("pyarrow.parquet")
    table = pyarrow.table(
        {
            "id": [7, 8, 9],
            "body": TEXTS,
            "day": [datetime.date(2025, 11, 1), None, None],
            "source": pyarrow.array(["wire", "wire", "radio"]).dictionary_encode(),
            "words": [[1], [2], [3]],
        }
    )
    parquet.write_table(table, tmp_path / "news.parquet")
    return tmp_path


FIELDS = ["--input", "parquet", "--text-field", "body", "--id-field", "id", "--date-field", "day"]


def test_parquet_in_and_out(news: Path) -> None:
    parquet = library("pyarrow.parquet")
    done = run(news, "extract", *FIELDS, "--format", "parquet", "-o", "out.parquet", "news.parquet")
    assert done.returncode == 1
    assert done.stderr == b'legation: news.parquet, row 2: column "body" is null\n'
    read = parquet.read_table(news / "out.parquet")
    texts = [text for text in TEXTS if text is not None]
    dates = ["2025-11-01", None]
    documents = legation.extract_many(texts, ids=[7, 9], dates=dates)
    assert read.equals(documents.to_arrow())
    assert read.schema.metadata == {b"legation.record_schema": b"1"}
    assert not (news / "out.parquet.partial").exists()


@pytest.mark.parametrize("form", ["parquet", "arrow"])
def test_standard_output_takes_tables(news: Path, form: str) -> None:
    pyarrow, parquet = library("pyarrow"), library("pyarrow.parquet")
    (news / "a.txt").write_text("Peru and Chile", encoding="utf-8")
    done = run(news, "extract", "--format", form, "a.txt")
    assert (done.returncode, done.stderr) == (0, b"")
    if form == "parquet":
        read = parquet.read_table(io.BytesIO(done.stdout))
    else:
        read = pyarrow.ipc.open_stream(done.stdout).read_all()
    assert read.column("entity_id").to_pylist() == ["country:PER", "country:CHL"]
    (news / "b.txt").write_text("nothing", encoding="utf-8")
    nothing = run(news, "extract", "--format", "arrow", "b.txt").stdout
    assert pyarrow.ipc.open_stream(nothing).schema == read.schema


def test_what_cannot_be_read_is_said(news: Path) -> None:
    def said(field: str, file: str = "news.parquet") -> str:
        done = run(news, "extract", "--input", "parquet", "--text-field", field, file)
        assert (done.returncode, done.stdout) == (1, b"")
        return done.stderr.decode()

    assert 'no column "text"; the columns are id, body, day, source, words' in said("text")
    assert 'column "id" holds no text' in said("id")
    assert "not single values" in said("words")
    assert "cannot read none.parquet: " in said("body", "none.parquet")
    (news / "text.parquet").write_text("Peru")
    assert "cannot read text.parquet: " in said("body", "text.parquet")


def test_without_pyarrow_the_remedy_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Peru", encoding="utf-8")
    prelude = "import sys; sys.modules['pyarrow'] = None"
    done = run(tmp_path, "extract", "--input", "parquet", "a.parquet", prelude=prelude)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"need pyarrow here: pip install pyarrow" in done.stderr
    done = run(tmp_path, "extract", "--format", "arrow", "a.txt", prelude=prelude)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"need pyarrow here: pip install pyarrow" in done.stderr


def test_own_lists_may_be_parquet(tmp_path: Path) -> None:
    pyarrow, parquet = library("pyarrow"), library("pyarrow.parquet")
    rows = [{"id": "firm:acme", "name": "Acme Mining"}, {"id": "firm:zenda", "name": "Zenda"}]
    parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "own.parquet")
    (tmp_path / "a.txt").write_text("Acme Mining sued Zenda.", encoding="utf-8")
    done = run(tmp_path, "extract", "--gazetteer", "own.parquet", "--format", "csv", "a.txt")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"firm:") == 2


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_progress_is_shown_on_a_terminal_only(tmp_path: Path) -> None:
    import pty

    def watched(stdout: int, stderr: int) -> None:
        # A pipe that gives texts for a while.
        process = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "legation",
                "extract",
                "--input",
                "jsonl",
                "--format",
                "jsonl",
                "-",
            ],
            stdin=subprocess.PIPE,
            stdout=stdout,
            stderr=stderr,
        )
        assert process.stdin is not None
        with process.stdin as stdin:
            for _ in range(6):
                stdin.write(b'{"text": "Peru"}\n' * 256)
                stdin.flush()
                time.sleep(0.2)
        assert process.wait(timeout=30) == 0

    controller, terminal = pty.openpty()
    with (tmp_path / "out").open("wb") as out:
        watched(out.fileno(), terminal)
    shown = os.read(controller, 1 << 16).decode()
    assert " documents, " in shown
    assert shown.endswith("\r\x1b[K"), "the line is taken away at the end"
    with (tmp_path / "out").open("wb") as out, (tmp_path / "err").open("wb") as err:
        watched(out.fileno(), err.fileno())
    assert (tmp_path / "err").read_bytes() == b""
    os.close(controller)
    os.close(terminal)
