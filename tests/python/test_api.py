"""The objects: frozen, comparable, hashable, picklable; the look-ups; work in many threads."""

from __future__ import annotations

import copy
import multiprocessing
import pickle
import threading
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import legation
import pytest

DATE = "2025-11-01"
TEXT = "Chinese President Xi Jinping met Lee Jae-myung of South Korea at APEC. Xi left."


@pytest.fixture
def doc() -> legation.Document:
    return legation.extract(TEXT, date=DATE)


def objects() -> list[Any]:
    """One object of every public class."""
    doc = legation.extract(TEXT, date=DATE)
    xi = legation.leader("Xi Jinping")
    korea = legation.country("KOR")
    info = legation.data_info()
    apec = legation.entity("org:apec")
    title = next(e for m in doc.mentions for e in m.evidence if e.start is not None)
    builtin = legation.Gazetteer.builtin()
    later = builtin.extend([{"id": "vell-7", "name": "Vellamo"}])
    return [
        doc,
        doc.mentions[0],
        title,
        xi,
        korea,
        apec,
        xi.terms[0],
        korea.names[0],
        korea.codes[0],
        info,
        info.sources[0],
        legation.extract("Foreign Minister Rudolf Rassendyll resigned.").discovered[0],
        legation.leader("Margaret Thatcher").external_ids[0],
        legation.members("NATO")[0],
        legation.search("Merkel")[0],
        legation.extract("Michael Jordan", include_rejected=True).rejected[0],
        builtin,
        builtin.layers[0],
        builtin.changes_to(later)[0],
        legation.Options(date=DATE, metonyms=True),
        legation.Extractor(),
        legation.extract("Peru won.").sentences()[0],
    ]


KINDS = [type(value).__name__ for value in objects()]


def test_every_public_class_is_tried() -> None:
    classes = {
        name
        for name in legation.__all__
        if isinstance(getattr(legation, name), type)
        and not issubclass(getattr(legation, name), Exception)
    }
    # Results of many texts are containers: test_tables.py tries them.
    containers = {"Documents", "DocumentStream", "Table"}
    # test_columns.py tries what it is for.
    containers.add("UnresolvedName")
    # test_update.py has a server for it.
    containers.add("Refresh")
    assert classes - {"Entity"} - containers == set(KINDS)


@pytest.mark.parametrize("place", range(len(KINDS)), ids=KINDS)
class TestEveryClass:
    """What all objects can do."""

    def test_says_where_it_belongs(self, place: int) -> None:
        assert type(objects()[place]).__module__ == "legation"
        assert type(objects()[place]).__doc__

    def test_is_frozen(self, place: int) -> None:
        value = objects()[place]
        for name in [name for name in dir(value) if not name.startswith("_")]:
            if not callable(getattr(value, name)):
                with pytest.raises(AttributeError):
                    setattr(value, name, None)
        with pytest.raises(AttributeError):
            value.something_new = 1

    def test_equals_another_of_the_same_facts(self, place: int) -> None:
        one, other = objects()[place], objects()[place]
        assert one == other
        assert hash(one) == hash(other)
        assert len({one, other}) == 1

    def test_differs_from_everything_else(self, place: int) -> None:
        value = objects()[place]
        for other in [*objects()[:place], *objects()[place + 1 :], None, 1, "country:KOR"]:
            assert value != other

    def test_survives_pickle_and_copies(self, place: int) -> None:
        value = objects()[place]
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            again = pickle.loads(pickle.dumps(value, protocol))
            assert again == value
            assert type(again) is type(value)
            assert repr(again) == repr(value)
        assert copy.copy(value) == value
        assert copy.deepcopy([value]) == [value]

    def test_has_a_telling_repr(self, place: int) -> None:
        text = repr(objects()[place])
        assert KINDS[place] in text
        assert " object at 0x" not in text


def test_values_can_be_pasted_back() -> None:
    for value in objects():
        if type(value).__name__ in {"Name", "CountryCode", "Source", "DataInfo"}:
            assert eval(repr(value), vars(legation).copy()) == value


def describe(doc: legation.Document) -> list[tuple[str, str | None]]:
    """Runs in another process."""
    return [(mention.text, mention.entity_id) for mention in doc.mentions]


def test_documents_reach_spawned_processes(doc: legation.Document) -> None:
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        assert pool.apply(describe, (doc,)) == describe(doc)
        assert pool.apply(copy.copy, (doc.mentions[0],)) == doc.mentions[0]


def restored(mention: legation.Mention, **changes: Any) -> legation.Mention:
    """The mention out of a pickle in which somebody changed something."""
    restore, parts = mention.__reduce__()
    names = (
        "start",
        "end",
        "text",
        "form",
        "confidence",
        "target",
        "evidence",
        "gazetteer",
        "date",
    )
    facts = dict(zip(names, parts, strict=True)) | changes
    again: legation.Mention = restore(*facts.values())  # type: ignore[operator]
    return again


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"start": 9, "end": 2}, "ends at 2, before its start 9"),
        ({"end": 9}, r"from 0 to 9 \(9 code points\), but its text \"Chinese\" has 7"),
        ({"text": "é"}, r"from 0 to 7 .*\"é\" has 1"),
        ({"confidence": float("nan")}, "from 0 to 1, not NaN"),
        ({"confidence": float("inf")}, "from 0 to 1, not inf"),
        ({"confidence": 1.01}, r"from 0 to 1, not 1\.01"),
        ({"confidence": -0.5}, r"from 0 to 1, not -0\.5"),
        ({"form": "shout"}, "shout"),
        ({"target": ("country:XXX", None)}, "country:XXX"),
        ({"target": (None, None)}, "no entity has the id"),
    ],
)
def test_damaged_pickles_of_mentions_are_refused(
    doc: legation.Document, changes: dict[str, Any], message: str
) -> None:
    mention = doc.mentions[0]
    assert restored(mention) == mention
    with pytest.raises(legation.LegationError, match=message):
        restored(mention, **changes)


def test_a_mention_may_have_any_letters() -> None:
    (mention,) = legation.extract("In 中国.").mentions
    assert restored(mention) == mention
    assert mention.end - mention.start == 2


def test_damaged_places_are_refused() -> None:
    for start, end in ((3, 2), (None, 2), (3, None)):
        with pytest.raises(legation.LegationError, match="own_name"):
            legation.Evidence("own_name", start, end)
    with pytest.raises(legation.LegationError, match="before its start"):
        legation.DiscoveredLeader("Rudolf", "Minister", None, 3, 2, 1)
    with pytest.raises(legation.LegationError, match="4 code points"):
        legation.RejectedCandidate(0, 4, "Jordan", "blocked", [])
    data = pickle.dumps(legation.Evidence("own_name", 100, 200), 0)
    with pytest.raises(legation.LegationError, match="before its start"):
        pickle.loads(data.replace(b"I200", b"I20"))


def test_entities_have_no_classes_of_python() -> None:
    for base in (legation.Entity, legation.Country, legation.Leader):
        with pytest.raises(TypeError):
            type("Mine", (base,), {})
    with pytest.raises(TypeError, match="Mine cannot be a subclass of Entity"):
        type("Mine", (legation.Entity,), {})


def test_pickled_documents_keep_their_wishes() -> None:
    text = "Beijing, England and Reuters"
    everything = legation.extract(
        text, date="2020", metonyms=True, constituents=True, news_agencies=True
    )
    assert len(everything) == 3
    again = pickle.loads(pickle.dumps(everything))
    assert again == everything
    assert again.date == "2020"
    assert [m.text for m in again] == ["Beijing", "England", "Reuters"]
    for one in (
        legation.extract(text, date="2020", metonyms=True),
        legation.extract(text, date="2020", constituents=True),
        legation.extract(text, date="2020", news_agencies=True),
    ):
        assert len(one) == 1
        assert one != everything
        assert pickle.loads(pickle.dumps(one)) == one


def test_pickled_documents_keep_their_language() -> None:
    doc = legation.extract("Die Schweiz", language="de")
    assert [m.entity_id for m in doc] == ["country:CHE"]
    assert pickle.loads(pickle.dumps(doc)) == doc
    assert len(legation.extract("Die Schweiz")) == 0


def test_document_is_a_sequence_of_mentions(doc: legation.Document) -> None:
    assert list(doc) == list(doc.mentions)
    assert len(doc) == len(doc.mentions) == 6
    assert list(iter(doc)) == list(doc)
    assert doc.mentions is doc.mentions, "made once"
    assert doc.text == TEXT
    assert doc.date == DATE
    assert repr(doc) == "<Document mentions=6 leaders=2 countries=2 organisations=1>"


def test_entities_come_in_the_order_of_first_mention(doc: legation.Document) -> None:
    ids = ["country:CHN", "leader:xi-jinping", "leader:lee-jae-myung", "country:KOR", "org:apec"]
    assert [entity.id for entity in doc.entities] == ids
    assert [leader.name for leader in doc.leaders] == ["Xi Jinping", "Lee Jae-myung"]
    assert [country.iso3 for country in doc.countries] == ["CHN", "KOR"]
    assert [body.entity_class in {"igo", "forum"} for body in doc.organisations] == [True]
    xi = doc.leaders[0]
    assert [m.text for m in doc.mentions_of(xi)] == ["Xi Jinping", "Xi"]
    assert [m.text for m in doc.mentions_of(legation.entity("Q15031"))] == ["Xi Jinping", "Xi"]
    assert doc.mentions_of(legation.country("PER")) == []


def test_classes_of_entities(doc: legation.Document) -> None:
    for mention in doc.mentions:
        assert isinstance(mention.entity, legation.Entity)
        assert mention.kind == mention.entity.kind
        assert type(mention.entity).__name__.lower() == mention.kind
    assert {m.kind for m in doc.mentions} == {"country", "leader", "organisation"}


def test_evidence_says_why(doc: legation.Document) -> None:
    by_text = {m.text: m for m in doc.mentions}
    rules = {e.rule: e for e in by_text["Xi Jinping"].evidence}
    title = rules["title_before"]
    assert TEXT[title.start : title.end] == "President"
    country = rules["country_of_office"]
    assert TEXT[country.start : country.end] == "Chinese"
    (long_form,) = by_text["Xi"].evidence
    assert long_form.rule == "long_form_before"
    assert TEXT[long_form.start : long_form.end] == "Xi Jinping"
    (own,) = by_text["APEC"].evidence
    assert (own.rule, own.start, own.end) == ("own_name", None, None)
    assert all(0 < m.confidence <= 1 for m in doc.mentions)


def test_classes_can_be_matched() -> None:
    match legation.country("KOR").codes[0]:
        case legation.CountryCode(system, code):
            assert system == "cow"
            assert code in {"730", "732"}
        case _:
            pytest.fail("a code can be matched by place")


SCRIPTS = [
    "Orbán und China",
    "Россия и China",
    "中国 China 日本",
    "한국 South Korea 은",
    "العربية China",
    "עברית China",
    "ไทย China",
    "हिन्दी China",
    "Ελλάδα Greece",
    "İstanbul’da China’s",
    "🇰🇷 South Korea 🇨🇳 China",
    "e\u0301e\u0301 China\u200d Peru",
    "“China” — «Japan» „Peru“",
    "\ufeffChina\r\nJapan\u2028Peru",
    "𝒳 𝕏 China 😀 U.S.",
]


@pytest.mark.parametrize("text", SCRIPTS)
def test_offsets_are_those_of_python(text: str) -> None:
    doc = legation.extract(text)
    assert len(doc) >= 1
    for mention in doc.mentions:
        assert text[mention.start : mention.end] == mention.text
        for evidence in mention.evidence:
            assert evidence.start is None or text[evidence.start : evidence.end]
    assert [m["start"] for m in json_mentions(doc)] == [m.start for m in doc.mentions]


def json_mentions(doc: legation.Document) -> list[Any]:
    mentions = doc.to_dict()["mentions"]
    assert isinstance(mentions, list)
    return mentions


def test_many_texts_come_in_order(summit: str) -> None:
    texts = [summit, "", "China", TEXT, "nothing"] * 40
    docs = legation.extract_many(texts)
    assert [doc.text for doc in docs] == texts
    assert docs == [legation.extract(text) for text in texts]


def test_many_texts_from_any_iterable() -> None:
    expected = [legation.extract("China"), legation.extract("Peru")]
    assert legation.extract_many(("China", "Peru")) == expected
    assert legation.extract_many(text for text in ["China", "Peru"]) == expected
    assert legation.extract_many({"China": 1, "Peru": 2}.keys()) == expected
    assert legation.extract_many([]) == []
    assert legation.extract_many(iter([])) == []


def test_many_texts_with_dates() -> None:
    texts = ["George Bush of the US"] * 3
    ids = ["leader:george-h-w-bush", "leader:george-w-bush"]

    def found(dates: Any) -> list[str]:
        docs = legation.extract_many(texts, dates=dates)
        return [doc.leaders[0].id for doc in docs]

    assert found(["1990", "2005", None]) == [ids[0], ids[1], ids[1]]
    assert found("1990") == [ids[0]] * 3
    assert found(iter(["2005", "1990", "2005"])) == [ids[1], ids[0], ids[1]]
    metonyms = legation.extract_many(["Beijing", "Tokyo"], metonyms=True)
    assert [len(doc) for doc in metonyms] == [1, 1]


def test_eight_threads_find_the_same(summit: str) -> None:
    expected = legation.extract(summit, date=DATE)
    barrier = threading.Barrier(8)

    def work(_: int) -> list[legation.Document]:
        barrier.wait()
        return [legation.extract(summit, date=DATE) for _ in range(5)]

    with ThreadPoolExecutor(8) as pool:
        for docs in pool.map(work, range(8)):
            assert docs == [expected] * 5


def test_one_document_in_eight_threads(summit: str) -> None:
    """The mentions are made on first look; two threads must not disagree."""
    doc = legation.extract(summit)
    barrier = threading.Barrier(8)

    def look(_: int) -> tuple[legation.Mention, ...]:
        barrier.wait()
        mentions: tuple[legation.Mention, ...] = doc.mentions
        return mentions

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(look, range(8)))
    assert all(result is results[0] for result in results)


@pytest.mark.parametrize(
    "query",
    [
        "KOR",
        "KR",
        "410",
        "Q884",
        "country:KOR",
        "South Korea",
        "south korea",
        "South Korean",
        "ROK",
    ],
)
def test_country_by_any_name(query: str) -> None:
    assert legation.country(query).id == "country:KOR"


def test_country_by_former_name_and_code_on_a_date() -> None:
    assert legation.country("Burma").iso3 == "MMR"
    assert legation.country("Zaire").iso3 == "COD"
    assert legation.country_by_code("cow", "732").id == "country:KOR"
    assert legation.country_by_code("gw", "365").id == "country:RUS"
    assert legation.country_by_code("cow", "365", on="1985").id == "country:SUHH"
    assert legation.country_by_code("iso2", "DE").name == "Germany"
    assert legation.country_by_code("m49", "156").iso2 == "CN"
    assert legation.country_by_code("qid", "Q17").iso3 == "JPN"


def test_facts_of_a_country() -> None:
    korea = legation.country("KOR")
    assert (korea.name, korea.iso2, korea.iso3, korea.numeric) == (
        "South Korea",
        "KR",
        "KOR",
        "410",
    )
    assert (korea.m49, korea.qid, korea.status, korea.kind) == ("410", "Q884", "member", "country")
    assert korea.end is None
    assert {"South Korea", "South Korean", "Republic of Korea"} <= {n.text for n in korea.names}
    assert {code.system for code in korea.codes} == {"cow", "gw"}
    soviet_union = legation.country("USSR")
    assert soviet_union.status == "historical"
    assert soviet_union.end is not None
    assert soviet_union.end.startswith("1991")
    assert legation.country("RUS") in soviet_union.successors
    greenland = legation.country("GRL")
    assert greenland.parent == legation.country("Denmark")


def test_facts_of_a_leader() -> None:
    xi = legation.leader("xi jinping")
    assert (xi.id, xi.qid, xi.family_name) == ("leader:xi-jinping", "Q15031", "Xi")
    roles = {term.role for term in xi.terms_on(DATE)}
    assert "head_of_state" in roles
    assert xi.terms_on("1960") == ()
    term = next(term for term in xi.terms if term.role == "head_of_state")
    assert term.leader == xi
    assert term.body == legation.country("CHN")
    assert term.start is not None
    assert term.start.startswith("2013-03")
    assert term.end is None


def test_facts_of_an_organisation() -> None:
    nato = legation.entity("org:nato")
    assert isinstance(nato, legation.Organisation)
    assert nato.country is None
    assert nato.start is None or nato.start.startswith("1949")
    ministry = legation.entity("org:jpn-foreign-ministry")
    assert isinstance(ministry, legation.Organisation)
    assert ministry.country == legation.country("JPN")
    assert ministry.entity_class == "ministry"


def test_named_finds_all_bearers() -> None:
    bearers = {n.entity_id for n in legation.named("george bush")}
    assert bearers >= {"leader:george-h-w-bush", "leader:george-w-bush"}
    name = next(n for n in legation.named("Cote d’Ivoire") if n.entity_id == "country:CIV")
    assert name.text == "Côte d'Ivoire"


@pytest.mark.parametrize(
    ("country", "on", "role", "leader"),
    [
        ("USA", "1962-01-01", "head_of_state", "leader:john-f-kennedy"),
        ("GBR", "1985-01-01", "head_of_government", "leader:margaret-thatcher"),
        ("Germany", "2010-01-01", "head_of_government", "leader:angela-merkel"),
        ("KOR", "2025-11-01", "head_of_state", "leader:lee-jae-myung"),
        ("Soviet Union", "1987-01-01", "effective_leader", "leader:mikhail-gorbachev"),
        ("JPN", "2015-01-01", "head_of_government", "leader:shinzo-abe"),
        ("ZAF", "1995-01-01", "head_of_state", "leader:nelson-mandela"),
    ],
)
def test_holders_of_offices(country: str, on: str, role: str, leader: str) -> None:
    terms = [term for term in legation.office_holders(country, on=on) if term.role == role]
    assert leader in {term.leader.id for term in terms}


def test_holders_today_and_their_order() -> None:
    terms = legation.office_holders("CHN")
    assert terms[0].role == "head_of_state"
    assert terms[0].leader.name == "Xi Jinping"
    assert all(term.end is None for term in terms)
    assert all(term.body == legation.country("CHN") for term in terms)


def test_what_the_data_is() -> None:
    info = legation.data_info()
    year, month, day = info.version.split(".")
    assert (len(year), len(month), len(day)) == (4, 2, 2)
    assert len(info.hash) == 16
    assert int(info.hash, 16) >= 0
    assert info.countries > 240
    assert info.leaders > 3000
    assert info.organisations > 2000
    assert info.names > info.countries + info.leaders + info.organisations
    assert info.terms > 5000
    assert all(source.id and source.title and source.licence for source in info.sources)


def test_all_names_what_is_public() -> None:
    public = {name for name in vars(legation) if not name.startswith("_")}
    modules = {name for name in public if type(getattr(legation, name)).__name__ == "module"}
    assert public - modules == set(legation.__all__) - {"__version__"}
    assert len(legation.__all__) == len(set(legation.__all__))
    assert legation.__all__ == sorted(legation.__all__)
    assert all(getattr(legation, name) is not None for name in legation.__all__)


def test_version_is_that_of_the_crate(root: Path) -> None:
    manifest = tomllib.loads((root / "Cargo.toml").read_text(encoding="utf-8"))
    assert legation.__version__ == manifest["workspace"]["package"]["version"]


def test_errors_are_value_errors_of_the_package() -> None:
    for error in (legation.TextError, legation.DateError, legation.UnknownEntityError):
        assert issubclass(error, legation.LegationError)
        assert error.__module__ == "legation"
    assert issubclass(legation.LegationError, ValueError)


def cell(mention: legation.Mention, column: str) -> object:
    """What a table has in a column, from the attribute of the same name."""
    value: object = getattr(mention, column)
    return " ".join(value) if isinstance(value, tuple) else value


def test_a_table_has_a_row_for_each_mention() -> None:
    texts = [
        "é: Xi Jinping met Lee Jae-myung.",
        "nothing",
        "Ruritanian Foreign Minister Rudolf Rassendyll left Peru.",
    ]
    documents = legation.extract_many(texts, dates="2025-11-01")
    table = legation.mention_table(documents)
    mentions = [(place, m) for place, document in enumerate(documents) for m in document.mentions]
    of_documents = {"document_id", "date", "data_version"}
    assert table == {
        "document_id": [str(place) for place, _ in mentions],
        "date": ["2025-11-01"] * len(mentions),
        "data_version": [legation.data_info().version] * len(mentions),
        **{
            column: [cell(m, column) for _, m in mentions] for column in table.keys() - of_documents
        },
    }
    assert table["document_id"] == ["0", "0", "2", "2"]
    assert (table["entity_id"][2], table["entity_name"][2]) == (None, "Rudolf Rassendyll")
    assert (table["office"][2], table["body_id"][2]) == ("Foreign Minister", None)
    assert (table["office"][0], table["body_id"][0]) == ("President", "country:CHN")
    assert (table["cow"][3], table["iso3"][3], table["text"][3]) == ("135", "PER", "Peru")


def test_json_has_the_names_of_the_columns() -> None:
    document = legation.extract("Xi Jinping met the APEC envoy in Peru.", date="2025-11-01")
    found: Any = document.to_dict()
    assert found["schema"] == 1
    columns = set(legation.mention_table([]))
    of_documents = {"document_id", "date", "data_version"}
    assert of_documents < found.keys()
    for mention, record in zip(document.mentions, found["mentions"], strict=True):
        assert record.keys() == columns - of_documents | {"evidence"}
        expected = {column: getattr(mention, column) for column in columns - of_documents}
        assert record | {"rules": tuple(record["rules"])} == expected | {
            "evidence": record["evidence"]
        }


def test_a_table_is_of_documents() -> None:
    assert legation.mention_table([])["text"] == []
    with pytest.raises(TypeError):
        legation.mention_table(["Peru"])  # type: ignore[list-item]
