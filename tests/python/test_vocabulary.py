"""The words of closed vocabularies, as types and in use."""

from __future__ import annotations

from typing import get_args

import legation
import pytest
from legation import vocabulary
from legation._core import vocabularies


def test_types_hold_the_words_of_the_library() -> None:
    declared = {name: tuple(words) for name, _, words in vocabularies()}
    assert declared == {name: get_args(getattr(vocabulary, name)) for name in declared}
    assert set(declared) == {name for name in vars(vocabulary) if name[0].isupper()} - {
        "Literal",
        "TypeAlias",
    }


def test_what_comes_out_is_in_the_vocabulary() -> None:
    document = legation.extract(
        "Chinese President Xi Jinping left APEC. Laura Bush stayed in Peru.", include_rejected=True
    )
    # The built-in data has nothing of another kind: test_own.py tries those.
    assert {m.kind for m in document.mentions} | {"other"} == set(get_args(vocabulary.Kind))
    assert {m.form for m in document.mentions} < set(get_args(vocabulary.Form))
    assert {rule for m in document.mentions for rule in m.rules} < set(get_args(vocabulary.Rule))
    assert {r.reason for r in document.rejected} < set(get_args(vocabulary.Rejection))
    assert {m.layer for m in document.mentions} == {"built_in"}


def test_values_refuse_other_words() -> None:
    with pytest.raises(legation.UnknownEntityError, match='unknown rule "guess"'):
        legation.Evidence("guess", None, None)  # type: ignore[arg-type]
