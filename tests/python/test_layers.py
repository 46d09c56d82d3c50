"""Gazetteers and extractors as values: tables of one's own on top of the built-in gazetteer."""

import pickle
import warnings
from pathlib import Path
from typing import Any

import legation
import pytest

NAMES = "entity\ttext\tlanguage\tform\tcase\tcontext\tstart\tend\tsources\n"
TABLES = {
    "sources.tsv": "id\ttitle\tlicence\tas_of\turl\tnotes\n"
    "mine\tMy list\tCC0-1.0\t2031-01-01\t\t\n",
    "countries.tsv": "id\tname\tstatus\tiso2\tiso3\tnumeric\tm49\tqid\twikipedia\tstart\tend\t"
    "parent\tsuccessors\tsources\ncountry:FRA\tFrance\tmember\t\t\t\t\t\t\t\t\t\t\tmine\n",
    "country_names.tsv": NAMES
    + "country:FRA\tFrance\ten\tname\ttitle\talone\t\t\tmine\n"
    + "country:FRA\tHexagonia\ten\tname\ttitle\talone\t\t\tmine\n",
    "leaders.tsv": "id\tname\tfamily_name\tqid\twikipedia\tborn\tdied\tsources\n"
    "leader:zelie-quatremarre\tZélie Quatremarre\tQuatremarre\t\t\t1985\t\tmine\n",
    "leader_names.tsv": NAMES
    + "leader:zelie-quatremarre\tZélie Quatremarre\ten\tname\ttitle\talone\t\t\tmine\n"
    + "leader:zelie-quatremarre\tQuatremarre\ten\tsurname\ttitle\tcontext\t\t\tmine\n",
    "organisations.tsv": "id\tname\tclass\tqid\twikipedia\tcountry\tparent\tstart\tend\tsources\n"
    "org:brimworth-lathes\tBrimworth Lathes\tstate_firm\t\t\tcountry:FRA\t\t\t\tmine\n",
    "organisation_names.tsv": NAMES
    + "org:brimworth-lathes\tBrimworth Lathes\ten\tname\ttitle\talone\t\t\tmine\n",
    "terms.tsv": "leader\tbody\trole\toffice\tstart\tend\tsources\n"
    "leader:zelie-quatremarre\tcountry:FRA\thead_of_state\tPresident\t2030-05-14\t\tmine\n",
}
TEXT = (
    "Chinese President Xi Jinping met French President Quatremarre in Hexagonia. Brimworth Lathes "
    "was there, and so was Peruvian Foreign Minister Rudolf Rassendyll."
)
DATE = "2031-06-01"


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> legation.Gazetteer:
    directory = tmp_path_factory.mktemp("tables")
    for name, rows in TABLES.items():
        Path(directory, name).write_text(rows, encoding="utf-8")
    return legation.Gazetteer.from_directory(directory)


@pytest.fixture(scope="module")
def both(mine: legation.Gazetteer) -> legation.Gazetteer:
    return legation.Gazetteer.builtin().extend(mine)


@pytest.fixture(scope="module")
def document(both: legation.Gazetteer) -> legation.Document:
    return legation.Extractor(both).extract(TEXT, date=DATE)


def test_mentions_say_their_layer(document: legation.Document) -> None:
    assert [(m.text, m.entity_id, m.layer) for m in document.mentions] == [
        ("Chinese", "country:CHN", "built_in"),
        ("Xi Jinping", "leader:xi-jinping", "built_in"),
        ("French", "country:FRA", "built_in"),
        ("Quatremarre", "leader:zelie-quatremarre", "own"),
        ("Hexagonia", "country:FRA", "built_in"),
        ("Brimworth Lathes", "org:brimworth-lathes", "own"),
        ("Peruvian", "country:PER", "built_in"),
        ("Rudolf Rassendyll", None, "discovered"),
    ]
    assert [leader.name for leader in document.leaders] == ["Xi Jinping", "Zélie Quatremarre"]
    assert [entity.layer for entity in document.organisations] == ["own"]
    term = document.leaders[1].terms[0]
    assert (term.leader, term.body.id, term.start) == (
        document.leaders[1],
        "country:FRA",
        "2030-05-14",
    )


def test_the_functions_of_the_module_ask_the_built_in_gazetteer() -> None:
    own = {"leader:zelie-quatremarre", "org:brimworth-lathes"}
    document = legation.extract(TEXT, date=DATE)
    assert own.isdisjoint(mention.entity_id or "" for mention in document.mentions)
    assert legation.Extractor().extract(TEXT, date=DATE) == document
    builtin = legation.Gazetteer.builtin()
    assert legation.Extractor().gazetteer == legation.Extractor(builtin).gazetteer == builtin
    assert builtin.country("KOR") == legation.country("KOR")
    assert builtin.data_info() == legation.data_info()


def test_methods_are_the_look_ups(both: legation.Gazetteer) -> None:
    names = (
        "affiliates by_external_id convert_code country country_by_code data_info entity leader "
        "leader_of members memberships named office_holders organisation search terms"
    )
    for name in names.split():
        function, method = getattr(legation, name), getattr(legation.Gazetteer, name)
        assert function.__doc__ == method.__doc__
        assert function.__text_signature__ == method.__text_signature__.replace(
            "($self, ", "("
        ).replace("($self)", "()")
    assert both.country("Hexagonia").iso3 == "FRA"
    assert both.country("Hexagonia").layer == "built_in"
    leader = both.leader_of("FRA", on=DATE, role="head_of_state")
    assert leader is not None
    assert leader.leader.id == "leader:zelie-quatremarre"
    assert [result.entity_id for result in both.search("Brimworth")] == ["org:brimworth-lathes"]
    with pytest.raises(legation.UnknownEntityError):
        legation.organisation("Brimworth Lathes")


def test_many_texts(both: legation.Gazetteer, document: legation.Document) -> None:
    documents = legation.Extractor(both).extract_many([TEXT] * 40, dates=DATE)
    assert documents == [document] * 40
    assert document != legation.extract(TEXT, date=DATE)


def test_tables_of_several_gazetteers(document: legation.Document) -> None:
    table = legation.mention_table([document, legation.extract("Peru")])
    assert table["entity_id"] == [mention.entity_id for mention in document.mentions] + [
        "country:PER"
    ]
    versions = dict(zip(table["document_id"], table["data_version"], strict=True))
    assert versions["1"] == legation.data_info().version
    assert versions["0"] != versions["1"]
    assert str(versions["0"]).startswith(f"{versions['1']}+")


def test_layers_and_bytes(mine: legation.Gazetteer, both: legation.Gazetteer) -> None:
    assert [layer.kind for layer in both.layers] == ["built_in", "own"]
    assert repr(both) == f"<Gazetteer {both.data_info().version} layers=built_in+own>"
    again = legation.Gazetteer.from_bytes(mine.to_bytes())
    assert again == mine != both
    assert hash(again) == hash(mine)
    with pytest.raises(legation.LegationError, match="2 layers"):
        both.to_bytes()
    with pytest.raises(legation.LegationError, match=r"damaged|cut short"):
        legation.Gazetteer.from_bytes(mine.to_bytes()[:-1])
    with pytest.raises(legation.LegationError, match="no/such/place"):
        legation.Gazetteer.from_directory("no/such/place")


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickles(both: legation.Gazetteer, document: legation.Document, protocol: int) -> None:
    def again(value: object) -> object:
        return pickle.loads(pickle.dumps(value, protocol))

    leader = document.leaders[1]
    for value in (both, document, leader, leader.terms[0], *document.mentions):
        assert again(value) == value
    assert again(legation.Gazetteer.builtin()) == legation.Gazetteer.builtin()
    extractor = again(legation.Extractor(both))
    assert isinstance(extractor, legation.Extractor)
    assert extractor.extract(TEXT, date=DATE) == document
    assert len(pickle.dumps(legation.country("KOR"), protocol)) < 200


def test_pickled_options_have_names() -> None:
    document = legation.extract("Peru", language="de", metonyms=True, surnames="eager")
    restore: Any
    parts: Any
    restore, parts = document.__reduce__()
    _, _, _, switches, version, _, _, surnames = parts
    assert surnames == "eager"
    assert switches["metonyms"] is True
    assert switches["discovered"] is True
    assert version == legation.data_info().version
    # Written by a version with fewer options, by one with more, with other data.
    document = legation.extract("Peru", language="de", metonyms=True)
    assert restore("Peru", None, "de", {"metonyms": True}, version) == document
    with pytest.warns(UserWarning, match='unknown option "emojis"'):
        assert restore("Peru", None, "de", {"metonyms": True, "emojis": True}, version) == document
    with pytest.warns(UserWarning, match="made with data 1999.01.01"):
        assert restore("Peru", None, "de", {"metonyms": True}, "1999.01.01") == document
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert pickle.loads(pickle.dumps(document)) == document


def test_options_are_values() -> None:
    options = legation.Options(date="2025-11-01", language="de", metonyms=True, discovered=False)
    assert (options.date, options.language) == ("2025-11-01", "de")
    assert (options.metonyms, options.discovered, options.roles) == (True, False, False)
    assert (
        repr(options)
        == "Options(date='2025-11-01', language='de', metonyms=True, discovered=False)"
    )
    assert eval(repr(options), {"Options": legation.Options}) == options
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(options, protocol))
        assert again == options
        assert hash(again) == hash(options)
    assert options != legation.Options()
    assert legation.Options(surnames="eager").surnames == "eager"
    with pytest.raises(legation.LegationError, match="strict, default or eager"):
        legation.Options(surnames="bold")
    with pytest.raises(AttributeError):
        options.metonyms = False  # type: ignore[misc]
    with pytest.raises(TypeError):
        legation.Options(emojis=True)  # type: ignore[call-arg]


def test_options_beside_keywords() -> None:
    text = "Beijing und die Schweiz"
    options = legation.Options(date="2025", language="de", metonyms=True)
    keywords = legation.extract(text, date="2025", language="de", metonyms=True)
    assert legation.extract(text, options=options) == keywords
    assert legation.Extractor().extract_many([text], options=options) == [keywords]
    everything = legation.extract(
        text, date="2024", language="de", metonyms=True, include_rejected=True
    )
    assert legation.extract(text, options=options, date="2024", include_rejected=True) == everything
    with pytest.raises(
        legation.LegationError,
        match='no names in the language "xx"',
    ):
        legation.extract(text, options=legation.Options(language="xx"))
