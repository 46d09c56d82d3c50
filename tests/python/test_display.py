"""What notebooks show says what is there, escaped, without scripts, and is never large."""

from __future__ import annotations

import doctest
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import legation
import legation.display
import pytest
from legation.display import table

ELEMENTS = {
    "a", "bdi", "br", "code", "div", "mark", "p", "span", "strong", "style",
    "table", "tbody", "td", "th", "thead", "tr",
}  # fmt: skip
ATTRIBUTES = {"class", "dir", "href", "rel", "target", "title"}
ADDRESSES = re.compile(
    r"https://(www\.wikidata\.org/wiki/Q\d+|en\.wikipedia\.org/wiki/[\w.~%-]+)", re.ASCII
)
HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&lt;b&gt;</style></div>\x00"


class Reader(HTMLParser):
    """Reads a fragment as a browser does and fails where it holds what it should not."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.words: list[str] = []
        self.titles: list[str] = []
        self.classes: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == [], "elements that are not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ELEMENTS
        for name, value in attrs:
            assert name in ATTRIBUTES
            if name == "href":
                assert ADDRESSES.fullmatch(value or ""), value
            if name == "title":
                self.titles.append(value or "")
            if name == "class":
                self.classes.append(value or "")
        if tag == "br":
            self.words.append("\n")
        else:
            self.open.append("kind" if ("class", "lg-kind") in attrs else tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() in (tag, "kind")

    def handle_data(self, data: str) -> None:
        if self.open[-1] not in ("style", "kind"):
            self.words.append(data)

    def text(self) -> str:
        return "".join(self.words)


def test_a_document_shows_its_text_and_its_entities(summit: str) -> None:
    document = legation.extract(summit, date="2025-11-01")
    shown = Reader(document._repr_html_())
    assert shown.text().startswith(summit)
    assert len(shown.titles) == len(document)
    mention = next(mention for mention in document.mentions if mention.kind == "leader")
    tooltip = shown.titles[document.mentions.index(mention)]
    for fact in ["Xi Jinping", "leader:xi-jinping", "President of China since 2013", "Q15031"]:
        assert fact in tooltip
    assert f"confidence {mention.confidence}" in tooltip
    assert all(rule in tooltip for rule in mention.rules)
    assert "32 mentions of 5 entities; offices and codes on 2025-11-01" in shown.text()


def test_mathjax_and_its_followers_leave_the_text_alone() -> None:
    (outer, *_) = Reader(legation.extract("Peru paid $1 and $2.")._repr_html_()).classes
    assert outer == "legation tex2jax_ignore mathjax_ignore"


def test_each_kind_is_a_word_and_a_line_of_its_own() -> None:
    html = legation.extract("Xi Jinping of China went to NATO.").to_html()
    assert re.findall(r'<span class="lg-kind">(\w+)</span></mark>', html) == [
        "leader",
        "country",
        "org",
    ]
    style = html.partition("</style>")[0]
    lines = re.findall(r"--lg-line:(\w+)", style)
    assert len(lines) == 4 == len(set(lines))


def test_texts_from_right_to_left_keep_their_direction() -> None:
    text = "التقى Xi Jinping الرئيس\nPeru"
    html = legation.extract(text).to_html()
    assert '<div class="lg-text" dir="auto">' in html
    assert "unicode-bidi:plaintext" in html
    assert html.count("<mark") == html.count('<mark class="') == len(legation.extract(text))
    assert Reader(html).text().startswith(text)


def hostile_layer() -> legation.Gazetteer:
    """Everything that a list of one's own can say, in the words of somebody malicious."""
    row = {
        "id": HOSTILE.strip("\x00"),
        "name": "Evil & Sons",
        "kind": "<img src=x onerror=alert(1)>",
        "wikipedia": '"onmouseover="alert(1)\' javascript:alert(1)',
    }
    return legation.Gazetteer.builtin().extend([row])


@pytest.mark.parametrize(
    "show",
    [
        lambda layer: legation.extract(HOSTILE + " Evil & Sons " + HOSTILE),
        lambda layer: legation.Extractor(layer).extract(HOSTILE + " Evil & Sons " + HOSTILE),
        lambda layer: layer.named("Evil & Sons"),
        lambda layer: layer.entity(HOSTILE.strip("\x00")),
        lambda layer: legation.extract_many([HOSTILE, "Peru"], ids=[HOSTILE, "b"]),
        lambda layer: legation.extract_many(
            ["Evil & Sons of Peru"], ids=[HOSTILE], options=None
        ).mentions(),
        lambda layer: legation.Documents(
            [legation.Extractor(layer).extract("Evil & Sons of Peru")]
        ).entities(),
        lambda layer: {HOSTILE: [HOSTILE], "qid": ["Q1' onclick='alert(1)"]},
    ],
    ids=["text", "own", "names", "entity", "documents", "mentions", "entities", "columns"],
)
def test_nothing_that_is_given_becomes_markup(show: Callable[[Any], Any]) -> None:
    thing = show(hostile_layer())
    html = (table(thing) if isinstance(thing, (list, dict)) else thing)._repr_html_()
    shown = Reader(html)
    assert html.count("<style>") == 1 == html.count("</style>")
    assert "alert(1)" in shown.text() + "".join(shown.titles) or isinstance(thing, legation.Table)


def test_what_is_shown_is_bounded() -> None:
    long = "Xi Jinping met Lee Jae-myung in Peru. " * 50_000
    document = legation.extract(long)
    assert len(document.to_html()) < 500_000
    assert "are not shown" in Reader(document.to_html()).text()
    documents = legation.extract_many(["Peru " * 1000] * 1000, ids=["x" * 10_000] * 1000)
    assert len(documents._repr_html_()) < 20_000
    assert "The first 10 of 1,000 documents." in Reader(documents.to_html()).text()
    mentions = documents.mentions()
    assert len(mentions._repr_html_()) < 60_000
    assert "The first 20 of 1,000,000 rows" in Reader(mentions.to_html()).text()


@pytest.mark.parametrize("id", ["leader:xi-jinping", "country:DEU", "org:nato", "org:eu"])
def test_an_entity_shows_what_is_known(id: str) -> None:
    entity = legation.entity(id)
    shown = Reader(entity._repr_html_()).text()
    for fact in (entity.name, entity.id, entity.qid, entity.kind.replace("organisation", "")):
        assert (fact or "") in shown or fact == entity.kind
    if isinstance(entity, legation.Country):
        assert "COW 255 (GMY), 1990-10-03 to now" in shown
    if isinstance(entity, legation.Leader):
        assert "President, China: 2013-03-14 to now" in shown


def test_no_entity_is_too_much_to_show() -> None:
    for entity in legation.entities()[::50]:
        html = entity.to_html()
        assert len(html) < 20_000
        assert entity.name in Reader(html).text()


def test_lists_of_facts_become_tables() -> None:
    shown = table(legation.office_holders("Peru", on=2020))
    assert shown.columns == ["leader", "office", "body", "role", "start", "end"]
    assert "President" in Reader(shown._repr_html_()).text()
    assert table(legation.search("Korea")).columns[0] == "entity_id"
    assert "member" in Reader(table(legation.members("NATO"))._repr_html_()).text()
    assert len(table([])) == 0
    assert "0 rows" in Reader(table([])._repr_html_()).text()
    assert table(legation.terms_table(country="Peru")).columns[-1] == "start"
    assert "id" in table(legation.entities(kind="country")[:3]).columns
    with pytest.raises(TypeError, match="one class: Name, SearchResult"):
        table([legation.search("Korea")[0], legation.named("Korea")[0]])
    with pytest.raises(TypeError, match="not of int"):
        table([1])


def test_displacy_gets_what_it_reads(summit: str) -> None:
    given = legation.Documents([legation.extract("Xi Jinping 🌍 met <b>NATO</b>.")])[
        0
    ].to_displacy()
    assert given == {
        "text": "Xi Jinping 🌍 met <b>NATO</b>.",
        "ents": [
            {
                "start": 0,
                "end": 10,
                "label": "LEADER",
                "kb_id": "Q15031",
                "kb_url": "https://www.wikidata.org/wiki/Q15031",
            },
            {
                "start": 20,
                "end": 24,
                "label": "ORGANISATION",
                "kb_id": "Q7184",
                "kb_url": "https://www.wikidata.org/wiki/Q7184",
            },
        ],
        "title": None,
    }
    document = legation.extract(summit)
    places: Any = document.to_displacy()["ents"]
    assert [(place["start"], place["end"]) for place in places] == [
        (mention.start, mention.end) for mention in document.mentions
    ]


def test_the_examples_of_the_module_run() -> None:
    results = doctest.testmod(legation.display, extraglobs={"legation": legation})
    assert results.attempted >= 4
    assert results.failed == 0


@pytest.mark.parametrize("page", ["docs/notebooks.md", "docs/pipelines.md"])
def test_the_dialogues_of_a_page_answer_as_it_says(root: Path, page: str) -> None:
    text = (root / page).read_text(encoding="utf-8")
    dialogues = re.findall(r"^```python\n(>>> .*?)^```\n", text, re.MULTILINE | re.DOTALL)
    example = doctest.DocTestParser().get_doctest("\n".join(dialogues), {}, page, page, 0)
    assert len(example.examples) >= 4
    report: list[str] = []
    assert not doctest.DocTestRunner().run(example, out=report.append).failed, "".join(report)
