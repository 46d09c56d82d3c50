"""The installed `legation` command, as a process."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import legation
import pytest

SUMMIT = "seeds/documents/china-south-korea-summit.txt"


def executable() -> str:
    """The entry point that was installed with the package."""
    found = shutil.which("legation", path=sysconfig.get_path("scripts"))
    assert found, "the entry point is installed with the package"
    return found


def run(
    root: Path, *arguments: str, stdin: bytes = b"", module: bool = False
) -> subprocess.CompletedProcess[bytes]:
    """Runs the command in the root of the repository."""
    colours = {"NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR"}
    environment = {key: value for key, value in os.environ.items() if key not in colours}
    start = [sys.executable, "-m", "legation"] if module else [executable()]
    return subprocess.run(
        [*start, *arguments],
        input=stdin,
        capture_output=True,
        cwd=root,
        env=environment,
        check=False,
    )


def good(done: subprocess.CompletedProcess[bytes]) -> str:
    """The output of a command that went well and had nothing to complain about."""
    assert (done.returncode, done.stderr) == (0, b"")
    return done.stdout.decode("utf-8")


def bad(done: subprocess.CompletedProcess[bytes], code: int) -> str:
    """The message of a command that failed with this code and gave no answer."""
    assert (done.returncode, done.stdout) == (code, b"")
    assert done.stderr
    return done.stderr.decode("utf-8")


def test_json_is_what_python_finds(root: Path, summit: str) -> None:
    out = good(run(root, "extract", SUMMIT, "--date", "2025-11-01", "--format", "json"))
    found = legation.extract(summit, date="2025-11-01").to_dict()
    assert json.loads(out) == found | {"document_id": SUMMIT}


def test_module_is_the_same_command(root: Path) -> None:
    arguments = ("extract", SUMMIT, "--format", "jsonl")
    assert good(run(root, *arguments, module=True)) == good(run(root, *arguments))


def test_csv_is_what_python_finds(root: Path, summit: str) -> None:
    out = good(run(root, "extract", SUMMIT, "--format", "csv"))
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    mentions = legation.extract(summit).mentions
    assert [(int(r["start"]), int(r["end"]), r["text"], r["entity_id"]) for r in rows] == [
        (m.start, m.end, m.text, m.entity_id) for m in mentions
    ]


def test_text_is_plain_in_a_pipe(root: Path) -> None:
    out = good(run(root, "extract", SUMMIT))
    assert "\x1b" not in out
    assert "leader:xi-jinping" in out
    assert "\x1b[" in good(run(root, "extract", SUMMIT, "--color", "always"))


def test_standard_input(root: Path) -> None:
    out = good(run(root, "extract", "-", "--format", "jsonl", stdin="China’s envoy".encode()))
    assert [m["entity_id"] for m in json.loads(out)["mentions"]] == ["country:CHN"]


def test_csv_confidence_is_the_number(root: Path, summit: str) -> None:
    rows = csv.DictReader(io.StringIO(good(run(root, "extract", SUMMIT, "--format", "csv"))))
    assert [float(row["confidence"]) for row in rows] == [
        mention.confidence for mention in legation.extract(summit).mentions
    ]


def test_switches(root: Path) -> None:
    arguments = ("extract", "-", "--format", "json")
    text = b"Beijing agreed."
    assert json.loads(good(run(root, *arguments, stdin=text)))["mentions"] == []
    assert json.loads(good(run(root, *arguments, "--metonyms", stdin=text)))["mentions"] != []


def test_files_that_cannot_be_read(root: Path, tmp_path: Path) -> None:
    message = bad(run(root, "extract", "no/such/file.txt"), 1)
    assert message.startswith("legation: cannot read no/such/file.txt")
    latin = tmp_path / "latin-1.txt"
    latin.write_bytes("China\nCôte d'Ivoire".encode("latin-1"))
    message = bad(run(root, "extract", str(latin)), 1)
    assert "not UTF-8" in message
    assert "line 2" in message


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract", SUMMIT, "--date"],
        ["extract", SUMMIT, "--date", "2025-02-30"],
        ["extract", SUMMIT, "--format", "xml"],
        ["office-holders", "KOR", "--on", "never"],
        ["no-such-command"],
        [],
    ],
)
def test_wrong_arguments(root: Path, arguments: list[str]) -> None:
    bad(run(root, *arguments), 2)


def test_help_and_version(root: Path) -> None:
    assert "office-holders" in good(run(root, "--help"))
    assert good(run(root, "--version")).strip() == f"legation {legation.__version__}"


def test_look_ups(root: Path) -> None:
    assert "(country:KOR)" in good(run(root, "lookup", "KR"))
    found = json.loads(good(run(root, "lookup", "Xi Jinping", "--format", "json")))
    assert "leader:xi-jinping" in {entity["id"] for entity in found}
    assert "Atlantis" in bad(run(root, "lookup", "Atlantis"), 1)


def test_office_holders(root: Path) -> None:
    out = good(run(root, "office-holders", "KOR", "--on", "2025-11-01", "--format", "json"))
    terms = json.loads(out)
    assert [t["leader"] for t in terms] == [
        t.leader.id for t in legation.office_holders("KOR", on="2025-11-01")
    ]
    assert "leader:lee-jae-myung" in good(run(root, "office-holders", "South Korea"))
    assert "Atlantis" in bad(run(root, "office-holders", "Atlantis"), 1)


def test_data(root: Path) -> None:
    assert legation.data_info().version in good(run(root, "data"))


@pytest.mark.skipif(os.name != "posix", reason="pipes of a shell")
def test_closed_pipe_is_quiet(root: Path) -> None:
    script = (
        f'"{executable()}" extract {" ".join([SUMMIT] * 400)} | head -1; echo "${{PIPESTATUS[0]}}"'
    )
    done = subprocess.run(["bash", "-c", script], capture_output=True, cwd=root, check=False)
    assert done.stderr == b""
    first, code = done.stdout.decode("utf-8").splitlines()
    assert first == SUMMIT
    assert code == "0"


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("module", [False, True], ids=["entry point", "python -m"])
@pytest.mark.parametrize("ignored", [False, True], ids=["as usual", "ignored by the parent"])
@pytest.mark.parametrize("reading", [True, False], ids=["reading", "extracting"])
def test_interrupts_end_the_command(
    module: bool, ignored: bool, reading: bool, tmp_path: Path
) -> None:
    file = tmp_path / "long.txt"
    # Some 95 MB, more than a second of work.
    sentence = "President Vladimir Putin met Angela Merkel in Peru, said Minister Rassendyll. "
    file.write_text("" if reading else sentence * 1_200_000, encoding="utf-8")
    start = [sys.executable, "-m", "legation"] if module else [executable()]
    # What a script starts with `&` has interrupts ignored.
    shell = ["sh", "-c", ("trap '' INT; " if ignored else "") + 'exec "$@"', "sh"]
    child = subprocess.Popen(
        [*shell, *start, "extract", "-" if reading else str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    )
    try:
        time.sleep(0.6)
        assert child.poll() is None
        child.send_signal(signal.SIGINT)
        interrupted = time.monotonic()
        code = child.wait(timeout=20)
        took = time.monotonic() - interrupted
    finally:
        child.kill()
        child.wait()
        if child.stdin:
            child.stdin.close()
    assert code == -signal.SIGINT
    print(f"it took {took * 1000:.0f} ms")
    # 0.2 s are promised; the rest is for slow and busy machines.
    assert took < 1.0


@pytest.mark.skipif(os.name != "posix", reason="names of files are text there")
@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}]
)
@pytest.mark.parametrize("name", ["Türkiye.txt".encode(), b"caf\xe9.txt"])
def test_names_of_files_are_bytes_in_every_locale(
    tmp_path: Path, locale: dict[str, str], name: bytes
) -> None:
    file = os.path.join(os.fsencode(tmp_path), name)
    try:
        Path(os.fsdecode(file)).write_text("Peru", encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes only names in UTF-8")
    done = subprocess.run(
        [executable(), "extract", file, "--format", "jsonl"],
        capture_output=True,
        env={**os.environ, **locale},
        check=False,
    )
    document = json.loads(good(done))
    assert document["document_id"].endswith(name.decode("utf-8", "replace"))
    assert document["mentions"][0]["entity_id"] == "country:PER"


@pytest.mark.skipif(os.name != "posix", reason="the system has no such shell")
def test_output_that_cannot_be_written_is_said(root: Path) -> None:
    command = f"{executable()} extract {SUMMIT}"
    closed = subprocess.run(
        ["sh", "-c", f"{command} >&-"], cwd=root, capture_output=True, check=False
    )
    assert bad(closed, 1) == "legation: cannot write the output: standard output is closed\n"
    if os.path.exists("/dev/full"):
        full = subprocess.run(
            ["sh", "-c", f"{command} > /dev/full"], cwd=root, capture_output=True, check=False
        )
        assert bad(full, 1).startswith("legation: cannot write the output: ")


@pytest.mark.skipif(os.name != "posix", reason="the system has no pseudo-terminals")
@pytest.mark.parametrize("form", ["text", "json", "jsonl", "csv"])
def test_a_terminal_gets_nothing_to_obey(tmp_path: Path, form: str) -> None:
    import pty

    bell, escape = "\a", "\x1b]0;owned"
    file = tmp_path / f"a{bell}.txt"
    text = f"Foreign Minister Ada{escape}{bell} and Xi\N{RIGHT-TO-LEFT OVERRIDE} Jinping of China"
    file.write_text(text, encoding="utf-8")
    (tmp_path / "b.txt").write_text("President\x7f Xi\x85Jinping", encoding="utf-8")
    terminal, end = pty.openpty()
    process = subprocess.Popen(
        [executable(), "extract", tmp_path, tmp_path / f"c{bell}.txt", "--format", form],
        stdout=end,
        stderr=end,
    )
    os.close(end)
    shown = b""
    while True:
        try:
            read = os.read(terminal, 1 << 16)
        except OSError:
            break
        if not read:
            break
        shown += read
    os.close(terminal)
    assert process.wait() == 1
    out = shown.decode("utf-8")
    assert "a\\u0007.txt" in out
    assert "c\\u0007.txt" in out
    assert "country:CHN" in out
    assert not any(
        sign in out for sign in (bell, escape, "\N{RIGHT-TO-LEFT OVERRIDE}", "\x85", "\x7f")
    )
