"""The same confidence in every form of output."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import legation

# Rules of many kinds, alone and together.
TEXT = (
    "Chinese President Xi Jinping met Lee Jae-myung of South Korea at APEC. Xi left. A Frenchman, "
    "the Germans and Prime Minister Keir Starmer spoke to the SPD in Germany. Angela Merkl and "
    "Foreign Minister Rudolf Rassendyll did not. The South Korean president saw Bush of the US."
)


def test_every_output_holds_the_same_number(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")
    doc = legation.extract(TEXT, date="2025-11-01", roles=True)
    numbers = [mention.confidence for mention in doc.mentions]
    assert len(set(numbers)) >= 6, numbers

    def shell(form: str) -> str:
        arguments = ["extract", str(path), "--date", "2025-11-01", "--roles", "--format", form]
        start = [sys.executable, "-m", "legation", *arguments]
        return subprocess.run(start, capture_output=True, check=True).stdout.decode("utf-8")

    rows = list(csv.DictReader(io.StringIO(shell("csv"), newline="")))
    assert [m["confidence"] for m in json.loads(doc.to_json())["mentions"]] == numbers
    assert [m["confidence"] for m in json.loads(shell("json"))["mentions"]] == numbers
    assert legation.mention_table([doc])["confidence"] == numbers
    assert [float(row["confidence"]) for row in rows] == numbers
    # As text, too: nobody sees 0.9500000000000001 in one and 0.95 in the other.
    assert [row["confidence"] for row in rows] == [repr(number) for number in numbers]
    assert all(number == round(number, 3) for number in numbers)


def test_a_threshold_keeps_what_stands_on_it() -> None:
    docs = legation.extract_many(["A French minister", "The Germans", "Xi Jinping. Xi left."])
    table = legation.mention_table(docs)
    rows = list(zip(table["text"], table["confidence"], strict=True))
    assert ("French", 0.95) in rows
    assert ("Xi", 0.89) in rows
    kept = [text for text, sure in rows if isinstance(sure, float) and sure >= 0.95]
    assert kept == ["French", "Germans"]
