"""Pickles: every public type in every protocol; damaged ones give what is sound, or an error.

A pickle can call whatever it names, so nobody should load one of a stranger; what is tried here is
that the library's own part checks what it restores. `PICKLE_MUTATIONS`: how many are damaged.
"""

from __future__ import annotations

import copy
import io
import math
import os
import pickle
import random
from collections.abc import Callable, Sequence
from typing import Any

import legation
import pytest

MUTATIONS = int(os.environ.get("PICKLE_MUTATIONS", "4000"))
TEXT = "Peruvian Foreign Minister Rudolf Rassendyll met President Xi of China. Laura Bush did not."


def values() -> list[Any]:
    """A value of each public type."""
    documents = legation.extract_many([TEXT, "Peru"], include_rejected=True, dates="2019-05-01")
    document = documents[0]
    own = legation.Gazetteer.builtin().extend([{"id": "x:acme", "name": "Acme", "kind": "company"}])
    return [
        documents,
        documents.mentions(sentences=True),
        documents.entities(["entity_id", "qid"], dictionaries=True),
        documents.dyads(within="document"),
        documents.counts("year"),
        legation.extract_many([]).mentions(),
        legation.knowledge("codes"),
        document,
        *document.mentions,
        document.mentions[0].evidence[0],
        document.discovered[0],
        document.rejected[0],
        legation.country("Peru"),
        legation.leader("Xi Jinping"),
        legation.organisation("NATO"),
        own.entity("x:acme"),
        legation.Extractor(own).extract("Acme of Peru", date="2020"),
        own,
        own.layers[0],
        legation.Gazetteer.builtin().changes_to(own)[0],
        document.sentences()[0],
        legation.Extractor(),
        legation.Options(date="2020", language="de", roles=True),
        legation.country("Peru").names[0],
        legation.country("Peru").codes[0],
        legation.ExternalId("archigos", "x"),
        legation.terms("Xi Jinping")[0],
        legation.members("NATO")[0],
        legation.search("Peru")[0],
        legation.unresolved(["Atlantis"])[0],
        legation.data_info(),
        legation.data_info().sources[0],
        legation.LegationError("a"),
        legation.TextError("a"),
        legation.DateError("a"),
        legation.UnknownEntityError("a", ["b"]),
        legation.InternalError("a"),
    ]


VALUES = values()


def test_every_public_type_is_tried() -> None:
    public = {getattr(legation, name) for name in legation.__all__}
    types = {kind for kind in public if isinstance(kind, type)}
    # These are no values: what is read once, memory that others may hold, what a server answered.
    untried = types - {type(value) for value in VALUES}
    assert untried == {legation.DocumentStream, legation.Refresh}
    with pytest.raises(TypeError, match="cannot pickle"):
        pickle.dumps(legation.extract_iter([]))


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_every_type_pickles_in_every_protocol(protocol: int) -> None:
    for value in VALUES:
        restored = pickle.loads(pickle.dumps(value, protocol))
        assert type(restored) is type(value)
        if isinstance(value, Exception):
            assert (str(restored), vars(restored)) == (str(value), vars(value))
        else:
            assert restored == value
            assert copy.deepcopy(value) == value


def test_documents_say_the_data_they_were_made_with() -> None:
    document = legation.extract(TEXT)
    reduced: Any = document.__reduce__()
    restore, parts = reduced
    assert legation.data_info().version in parts
    other = [part if part != legation.data_info().version else "1999.01.01" for part in parts]
    with pytest.warns(UserWarning, match=r"made with data 1999\.01\.01"):
        restore(*other)


def test_terms_of_other_data_are_the_same_or_none() -> None:
    term = legation.terms("Xi Jinping")[0]
    reduced: Any = term.__reduce__()
    restore, ((leader, body, office, start, _), gazetteer) = reduced
    assert restore((leader, body, office, start, None), gazetteer) == term
    with pytest.raises(legation.UnknownEntityError, match="in this data version"):
        restore((leader, body, office, "1900", None), gazetteer)


# --- damage

HOSTILE: list[Any] = [
    *[None, True, -1, 0, 1, 7, 2**31, 2**63 - 1, 2**63, 2**64, -(2**63), 10**30],
    *[0.5, -0.5, 1.5, math.inf, -math.inf, math.nan],
    *["", "a", "\ud800", "country:PER", "country:XXX", "name", "2020-99", "\x00", "x" * 5000],
    *[b"", b"\xff", (), [], {}, (None, None), ["a"], {"roles": 3}, {"no_such": True}, object()],
]


class Careful(pickle._Unpickler):
    """Calls nothing but the library: damage may name anything.

    The one in Python: the one in C makes room for as many values as a damaged number says.
    """

    def find_class(self, module: str, name: str) -> Any:
        if module in {"legation", "legation._core", "legation._errors"} or (module, name) in {
            ("builtins", "getattr"),
            ("copyreg", "_reconstructor"),
            ("builtins", "object"),
        }:
            found = super().find_class(module, name)
            if callable(found) or isinstance(found, type):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")


def sound(value: Any) -> None:
    """Uses a restored value as programs do."""
    assert repr(value)
    assert pickle.loads(pickle.dumps(value)) == value or isinstance(value, Exception)
    if isinstance(value, legation.Documents):
        for document in value:
            sound(document)
    if isinstance(value, legation.Document):
        reached = 0
        for mention in value.mentions:
            assert reached <= mention.start < mention.end <= len(value.text)
            assert value.text[mention.start : mention.end] == mention.text
            reached = mention.end
        assert value.to_json()
    if isinstance(value, legation.Mention):
        assert mention_is_sound(value)
    if isinstance(value, legation.Table):
        assert sum(1 for _ in value) == len(value)
        assert value.to_html()
    if isinstance(
        value, legation.Evidence | legation.DiscoveredLeader | legation.RejectedCandidate
    ):
        assert (value.start is None) == (value.end is None)
        assert value.start is None or value.end is None or 0 <= value.start <= value.end


def mention_is_sound(mention: legation.Mention) -> bool:
    """Whether the parts of a mention fit."""
    assert mention.end - mention.start == len(mention.text)
    assert mention.start >= 0
    assert 0 <= mention.confidence <= 1
    assert (mention.entity is None) != (mention.discovered is None)
    return all(evidence.rule for evidence in mention.evidence)


def try_to_restore(restore: Callable[[], Any]) -> bool:
    """Whether something sound was restored; a panic is no `Exception` and fails the test."""
    try:
        value = restore()
    except (Exception, Warning):
        return False
    if type(value).__module__ == "legation":
        sound(value)
    return True


def damaged(numbers: random.Random, data: bytes) -> bytes:
    """A pickle with some bytes changed, put in, left out or doubled."""
    changed = bytearray(data)
    for _ in range(numbers.choice((1, 1, 1, 2, 4))):
        place = numbers.randrange(len(changed))
        match numbers.randrange(4):
            case 0:
                changed[place] = numbers.randrange(256)
            case 1:
                changed[place] ^= 1 << numbers.randrange(8)
            case 2:
                del changed[place]
            case _:
                changed[place:place] = changed[place : place + numbers.randrange(1, 9)]
    return bytes(changed) or b"."


def replaced(numbers: random.Random, parts: Sequence[Any]) -> tuple[Any, ...]:
    """The arguments of a restoration with some of them, or parts of them, replaced."""
    changed = list(parts)
    for _ in range(numbers.choice((1, 1, 2))):
        place = numbers.randrange(len(changed)) if changed else 0
        if changed and isinstance(changed[place], tuple | list) and numbers.random() < 0.6:
            inner = replaced(numbers, changed[place])
            changed[place] = type(changed[place])(inner)
        elif changed and isinstance(changed[place], int) and numbers.random() < 0.5:
            changed[place] += numbers.choice((-1, 1, 5))
        elif changed:
            changed[place] = numbers.choice(HOSTILE)
        else:
            changed = [numbers.choice(HOSTILE)]
    return tuple(changed)


@pytest.mark.filterwarnings("ignore")
def test_damaged_pickles_are_errors_or_sound() -> None:
    numbers = random.Random(19)
    pickles = [pickle.dumps(value, protocol) for value in VALUES for protocol in range(6)]
    pickles = [data for data in pickles if len(data) < 20_000]
    restored = 0
    for _ in range(MUTATIONS):
        data = damaged(numbers, numbers.choice(pickles))
        restored += try_to_restore(lambda data=data: Careful(io.BytesIO(data)).load())  # type: ignore[misc]
    assert 0 < restored < MUTATIONS


@pytest.mark.filterwarnings("ignore")
def test_replaced_parts_are_errors_or_sound() -> None:
    numbers = random.Random(20)
    reduced = [value.__reduce__()[:2] for value in VALUES]
    restored = 0
    for _ in range(MUTATIONS):
        restore, parts = numbers.choice(reduced)
        changed = replaced(numbers, parts)
        restored += try_to_restore(lambda restore=restore, changed=changed: restore(*changed))  # type: ignore[misc]
    assert 0 < restored < MUTATIONS


@pytest.mark.parametrize(
    "changes",
    [
        {0: 5, 1: 2},
        {1: 10**12},
        {0: -1},
        {4: math.inf},
        {4: math.nan},
        {4: -0.1},
        {3: "nonsense"},
        {5: ("country:XXX", None)},
        {5: (None, None)},
        {6: [1]},
        {8: "2020-99"},
    ],
)
def test_mentions_with_parts_that_do_not_fit_are_refused(changes: dict[int, Any]) -> None:
    reduced: Any = legation.extract(TEXT).mentions[0].__reduce__()
    restore, parts = reduced
    changed = list(parts)
    for place, value in changes.items():
        changed[place] = value
    with pytest.raises((ValueError, TypeError, OverflowError)):
        restore(*changed)
