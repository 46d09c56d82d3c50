"""Work goes on in processes that are forked or started after the parent has used its threads."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

# A process that hangs is a failure, not a test that never ends.
LIMIT = 60

PRELUDE = """
import multiprocessing, os, sys, threading
from concurrent.futures import ProcessPoolExecutor

import legation

TEXTS = ["Xi Jinping met Lee Jae-myung.", "nothing", "Peru left NATO", "Angela Merkel"] * 20

def work(texts):
    return legation.mention_table(legation.extract_many(texts))["entity_id"]

def in_fork(inner):
    # Whether the function comes to a good end in a forked process.
    child = os.fork()
    if child == 0:
        try:
            inner()
            os._exit(0)
        except BaseException as error:
            print(repr(error), file=sys.stderr, flush=True)
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
"""

POOLS = """
if __name__ == "__main__":
    context = multiprocessing.get_context(sys.argv[1])
    expected = work(TEXTS)
    assert len(expected) > 60
    with context.Pool(2) as pool:
        assert pool.map(work, [TEXTS] * 4) == [expected] * 4
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        assert list(pool.map(work, [TEXTS] * 4)) == [expected] * 4
    assert work(TEXTS) == expected
    print("done")
"""

GENERATIONS = """
expected = work(TEXTS)

def check():
    assert work(TEXTS) == expected

def child():
    check()
    in_fork(check)
    check()

in_fork(child)
# A child whose own child is the first to need the threads.
in_fork(lambda: in_fork(check))
check()
print("done")
"""

BUSY = """
expected = work(TEXTS)
ended = threading.Event()

def check():
    assert work(TEXTS) == expected

def keep_working():
    while not ended.is_set():
        check()

threads = [threading.Thread(target=keep_working) for _ in range(2)]
for thread in threads:
    thread.start()
try:
    for _ in range(20):
        in_fork(check)
finally:
    ended.set()
for thread in threads:
    thread.join()
print("done")
"""


def run(folder: Path, script: str, *arguments: str) -> None:
    """Runs a script to its end, or ends it with all its children when it does not come to one."""
    path = folder / "script.py"
    path.write_text(PRELUDE + script, encoding="utf-8")
    # Python warns of forks beside threads; the warning is what this is about.
    start = [sys.executable, "-W", "ignore::DeprecationWarning", str(path), *arguments]
    process = subprocess.Popen(
        start,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        out, errors = process.communicate(timeout=LIMIT)
    except subprocess.TimeoutExpired:
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        out, errors = process.communicate()
        pytest.fail(f"not done after {LIMIT} s: {errors[-2000:]}")
    assert (process.returncode, out) == (0, "done\n"), errors[-2000:]


needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot fork")


@pytest.mark.parametrize(
    "method",
    [
        pytest.param("fork", marks=needs_fork),
        "spawn",
        pytest.param("forkserver", marks=needs_fork),
    ],
)
def test_processes_of_every_kind_work(tmp_path: Path, method: str) -> None:
    run(tmp_path, POOLS, method)


@needs_fork
def test_every_generation_has_threads_of_its_own(tmp_path: Path) -> None:
    run(tmp_path, GENERATIONS)


@needs_fork
def test_a_fork_while_others_work_holds_no_lock(tmp_path: Path) -> None:
    run(tmp_path, BUSY)


INTERPRETERS = '''
import sys
import _xxsubinterpreters as interpreters

USE = """
try:
    import legation
except ImportError as error:
    assert "interpreter" in str(error), error
else:
    try:
        legation.country("Atlantis")
    except legation.UnknownEntityError:
        pass
    assert legation.extract("Peru").mentions[0].entity_id == "country:PER"
"""
if sys.argv[1] == "main":
    exec(USE)
for _ in range(3):
    other = interpreters.create()
    interpreters.run_string(other, USE)
    interpreters.destroy(other)
exec(USE)
print("done")
'''


@pytest.mark.skipif(sys.version_info >= (3, 13), reason="another module makes interpreters there")
@pytest.mark.parametrize("first", ["main", "other"])
def test_a_second_interpreter_is_refused(first: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERPRETERS, first],
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "done\n"), done.stderr[-2000:]


def test_a_first_answer_waits_for_no_module_that_it_does_not_need() -> None:
    program = """
import sys
known = set(sys.modules)
import legation
list(legation.extract("President Xi Jinping visited Peru.").mentions)
loaded = sorted(name for name in set(sys.modules) - known if not name.startswith("legation"))
assert not {"typing", "re", "legation.pipeline"} & set(sys.modules), loaded
assert legation.map_arrow is __import__("legation.pipeline").pipeline.map_arrow
assert "map_arrow" in dir(legation)
"""
    # Without the modules of a site, which may need any.
    paths = [path for path in sys.path if path]
    prelude = f"import sys; sys.path += {paths!r}"
    subprocess.run([sys.executable, "-IS", "-c", prelude + program], check=True, timeout=LIMIT)
