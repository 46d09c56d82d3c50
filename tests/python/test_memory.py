"""Memory grows with the text, by so many bytes for each at most, whatever the text says."""

from __future__ import annotations

import subprocess
import sys

import pytest

# What `docs/promises.md` states: bytes of memory for a byte of text, at most.
MOST = 256
BYTES = 1_000_000

MEASURE = """
import resource, sys
import legation

unit, options = sys.argv[1], eval(sys.argv[2])
text = unit * (int(sys.argv[3]) // len(unit.encode()))
legation.extract(unit * 10, **options)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
document = legation.extract(text, **options)
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print((after - before) * 1024 / len(text.encode()))
"""

EVERYTHING = (
    "dict(include_rejected=True, roles=True, metonyms=True, constituents=True, "
    "lower_case=True, date='2005')"
)


@pytest.mark.skipif(sys.platform != "linux", reason="the unit of the measurement is Linux's")
@pytest.mark.parametrize(
    ("unit", "options"),
    [
        ("UN ", "{}"),
        ("UN ", EVERYTHING),
        ("*UN* ", EVERYTHING),
        ("中国", EVERYTHING),
        ("Singh ", EVERYTHING),
        ("Finance Ministry, ", EVERYTHING),
        ("Bush, Kim Jong Un and ", EVERYTHING),
    ],
)
def test_memory_is_bounded_by_the_text(unit: str, options: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, unit, options, str(BYTES)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    used = float(done.stdout)
    print(f"{unit!r}: {used:.0f} bytes a byte")
    assert used < MOST
