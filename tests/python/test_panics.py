"""A fault of ours is an exception, and the next call works; the faults here are made on purpose."""

from __future__ import annotations

import threading

import legation
import pytest
from legation import _core

WAYS = ("here", "on_all_cores", "aside")


@pytest.mark.parametrize("way", WAYS)
def test_a_panic_is_an_exception(way: str, capfd: pytest.CaptureFixture[str]) -> None:
    for _ in range(3):
        # What services catch for a request that fails.
        with pytest.raises(Exception, match="legation has a fault: on purpose") as raised:
            _core.panic_on_purpose(way)
        assert raised.type is legation.InternalError
        assert not isinstance(raised.value, legation.LegationError)
        documents = legation.extract_many(["Peru left NATO."] * 5000)
        assert documents.mentions(["text"])["text"][:2] == ["Peru", "NATO"]
    assert "on purpose" in capfd.readouterr().err


def test_a_panic_anywhere_else_leaves_the_interpreter_whole() -> None:
    with pytest.raises(BaseException, match="on purpose") as raised:
        _core.panic_on_purpose("plain")
    assert raised.type.__name__ == "PanicException"
    assert [mention.text for mention in legation.extract("Peru")] == ["Peru"]


def test_other_threads_do_not_notice() -> None:
    expected = legation.extract_many(["Xi Jinping met Lee Jae-myung in Peru."] * 50)
    wrong: list[object] = []

    def work() -> None:
        for _ in range(20):
            found = legation.extract_many(["Xi Jinping met Lee Jae-myung in Peru."] * 50)
            if found != expected:
                wrong.append(found)

    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(50):
        for way in WAYS:
            with pytest.raises(legation.InternalError):
                _core.panic_on_purpose(way)
    for thread in threads:
        thread.join()
    assert not wrong
