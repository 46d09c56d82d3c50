"""A slow, obvious matcher over the seeds must find the same names of countries as the scanner.

Compared is where a name of a country that needs no support (form name, official, short or acronym)
stands. Known exceptions are general rules, written again here: a longer name or a blocking phrase
swallows what is in it, a given name turns the next word into a surname, and a mention that is
supported by other words of the text goes before.

Words are folded by the library itself, so that no second folding can drift from it; where words and
names start and end, which of them win, and what letters they need is written again here.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

import legation
import pytest
from legation._core import fold_key

SEEDS = Path(__file__).resolve().parents[2] / "seeds" / "gazetteer"
FORMS = {"name", "official", "short", "acronym"}
LETTER = r"[^\W\d_]"
WORD = re.compile(
    rf"(?:{LETTER}\.)+{LETTER}(?:\.|(?![^\W_]))(?:['’][sS](?![^\W_]))?|[^\W_]+(?:['’][^\W_]+)*"
)
# What may stand between two words of one name, and how it is written in a key.
SEPARATORS = [
    (
        re.compile(r"[ \t\u00a0]*(?:\r?\n)?[ \t\u00a0]*[-‑–]?[ \t\u00a0]*(?:\r?\n)?[ \t\u00a0]*"),
        " ",
    ),
    (re.compile(r",\s+"), ", "),
    (re.compile(r"\s*&\s*"), " & "),
    (re.compile(r"/"), "/"),
]
# Words that open sentences and are also somebody's first name in the tables.
OPENERS = {"as", "at", "for", "from", "in", "no", "of", "the", "to", "will", "with"}


class Row(NamedTuple):
    """A name that needs no support, or a blocking phrase."""

    entity: str
    text: str
    form: str
    case: str


class Token(NamedTuple):
    """A word of a text, possessive `'s` apart."""

    start: int
    end: int
    text: str
    possessive: bool


@cache
def fold(word: str) -> str:
    """A single word as the library compares it."""
    return fold_key(word) or ""


def tokens(text: str) -> list[list[Token]]:
    """The words of a text; one with a possessive is also given without it."""
    found = []
    for match in WORD.finditer(text):
        word = Token(match.start(), match.end(), match.group(), False)
        readings = [word]
        if re.search(r"['’][sS]$", word.text):
            readings.append(Token(word.start, word.end - 2, word.text[:-2], True))
        found.append(readings)
    return found


def separator(text: str, before: Token, after: Token) -> str | None:
    """What joins two words of one name, or `None` when nothing does."""
    gap = text[before.end : after.start]
    if len(before.text) <= 4 and gap.startswith("."):
        gap = gap[1:]
    for pattern, key in SEPARATORS:
        if gap and pattern.fullmatch(gap):
            return key
    return None


def keys_at(text: str, words: list[list[Token]], place: int) -> list[tuple[str, int, list[str]]]:
    """Every sequence of words from `place`: its key, its end, and the words as printed."""
    found = []
    key, printed = "", list[str]()
    for number in range(place, min(place + 14, len(words))):
        whole = words[number][0]
        if number > place:
            join = separator(text, words[number - 1][0], whole)
            if join is None:
                break
            key += join
        for reading in reversed(words[number]):
            found.append((key + fold(reading.text), reading.end, [*printed, reading.text]))
        key += fold(whole.text)
        printed.append(whole.text)
    return found


def key_of(name: str) -> str:
    """The key of a whole name."""
    found = keys_at(name, tokens(name), 0)
    return next((key for key, end, _ in reversed(found) if not WORD.search(name, end)), "")


def table(name: str) -> list[dict[str, str]]:
    """The rows of a seed table."""
    lines = (SEEDS / f"{name}.tsv").read_text(encoding="utf-8").split("\n")
    columns = lines[0].split("\t")
    return [dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:] if line]


@cache
def names() -> dict[str, list[Row]]:
    """Names that need no support and blocking phrases, by key."""
    found = defaultdict(list)
    for kind in ("country", "leader", "organisation"):
        for row in table(f"{kind}_names"):
            if row["context"] == "alone":
                name = Row(row["entity"], row["text"], row["form"], row["case"])
                found[key_of(row["text"])].append(name)
    for row in table("blockers"):
        found[key_of(row["text"])].append(Row("blocker", row["text"], "blocker", row["case"]))
    return dict(found)


@cache
def given_names() -> set[str]:
    """The first words of the names of people."""
    keys = (key_of(row["text"]).split(" ") for row in table("leader_names"))
    return {words[0] for words in keys if len(words) > 1 and len(words[0]) > 1}


@cache
def constituents() -> set[str]:
    """Countries within a state: only on request."""
    return {row["id"] for row in table("countries") if row["status"] == "constituent"}


def capitals(words: list[str]) -> list[bool]:
    return [not word[0].islower() for word in words]


def is_upper(words: list[str]) -> bool:
    return not any(c.islower() for word in words for c in re.sub(r"['’][sS]$", "", word))


def admits(row: Row, printed: list[str], text: str, end: int) -> bool:
    """The case rule, and the hyphen behind `Sino-`."""
    name = [readings[0].text for readings in tokens(row.text)]
    if row.text.endswith("-") and not text.startswith("-", end):
        return False
    if row.case == "title":
        pairs = zip(capitals(name), capitals(printed), strict=True)
        return is_upper(printed) or all(found or not wanted for wanted, found in pairs)
    if row.case == "exact":
        return capitals(name) == capitals(printed) and is_upper(name) == is_upper(printed)
    return True


def follows_given_name(text: str, start: int, reached: int) -> bool:
    """Whether the word before is somebody's given name within a sentence ("Michael Jordan")."""
    match = re.search(r"([^\W\d_]+) (?:[A-Z]\. )?$", text[:start])
    if (
        match is None
        or match.start() < reached
        or not re.match(r"[^\W\d_a-z][a-z]", match.group(1))
    ):
        return False
    opens = re.search(r"[\w,]\s*$", text[: match.start()]) is None
    word = fold(match.group(1))
    return word in given_names() and not (opens and word in OPENERS)


def slow(text: str) -> list[tuple[int, int]]:
    """Where names of countries stand: the longest at each word, from left to right."""
    words = tokens(text)
    found = []
    reached = 0
    for place, readings in enumerate(words):
        start = readings[0].start
        if start < reached or re.search(r"\w@$", text[:start]):
            continue
        for _, end, rows in longest_first(text, words, place):
            if re.match(r"\.[a-z0-9]", text[end:]):
                continue
            # A body of its own name is not blocked ("China Daily").
            wanted = [row for row in rows if row.form in FORMS and row.entity not in constituents()]
            countries = [row for row in wanted if row.entity.startswith("country:")]
            bodies = [row for row in rows if row.entity.startswith(("leader:", "org:"))]
            blocked = any(row.entity == "blocker" for row in rows)
            if countries and not bodies and not (blocked and not countries):
                if follows_given_name(text, start, reached):
                    continue
                found.append((start, end))
            reached = end
            break
    return found


def longest_first(
    text: str, words: list[list[Token]], place: int
) -> list[tuple[str, int, list[Row]]]:
    """The names that start at a word, the longest first."""
    found = []
    for key, end, printed in keys_at(text, words, place):
        rows = [row for row in names().get(key, []) if admits(row, printed, text, end)]
        if rows:
            found.append((key, end, rows))
    return sorted(found, key=lambda item: -item[1])


def fast(text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """What the library finds: names of countries by themselves, and what other words support."""
    own, supported = [], []
    for mention in legation.extract(text):
        place = (mention.start, mention.end)
        if mention.evidence[0].rule != "own_name":
            supported.append(place)
        elif mention.kind == "country" and mention.form in FORMS:
            own.append(place)
    return own, supported


PARAGRAPHS = [
    "China and Japan agreed on trade. Meanwhile South Korea and North Korea did not.",
    "The United States, the United Kingdom and the United Arab Emirates signed.",
    "Troops from the U.S. and the U.K. left; U.S.-led forces stayed in the U.S. for now.",
    "Japan’s economy grew, China's did not, and the Philippines' exports fell.",
    "CHINA'S EXPORTS RISE; JAPAN AND TURKEY WAIT",
    "China-South Korea ties, China–Japan ties and the Russia/Ukraine border.",
    "Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea are four states.",
    "Niger borders Nigeria; Dominica is not the Dominican Republic.",
    "The Democratic Republic of the Congo borders the Republic of the Congo.",
    "Ships crossed the South China Sea, the Sea of Japan and the Gulf of Mexico.",
    "Flights of Air France and China Airlines left New Mexico and New England.",
    "Côte d'Ivoire, Cote d’Ivoire, São Tomé and Príncipe, Türkiye and Curaçao.",
    "The United\nStates and South\nKorea signed; so did Papua New\r\nGuinea.",
    "They were united.\n\nStates of mind vary, said envoys of Peru.",
    "St. Lucia, St Lucia, Saint Lucia and St. Kitts and Nevis.",
    "Trinidad & Tobago, Trinidad and Tobago, Bosnia-Herzegovina, Bosnia and Herzegovina.",
    "Envoys of Peru (and Chile), “Brazil”, 'Cuba', [Mali] and «Spain» came: Kenya! Togo? Chad…",
    "See china.org, @Ukraine and #Ukraine; write to info@peru.com about Peru.",
    "He ate turkey from Turkey on china from China and used polish from Poland.",
    "The USSR, Yugoslavia, Czechoslovakia, East Germany and West Germany are gone.",
    "Zaire, Burma, Ceylon, Upper Volta, Dahomey and Siam have other names now.",
    "Taiwan, Kosovo, Palestine, Hong Kong, Greenland, Puerto Rico and Gibraltar.",
    "England, Scotland, Wales and Northern Ireland are parts of Britain.",
    "American Samoa, Western Sahara, East Timor, South Sudan and North Macedonia.",
    "The player Michael Jordan flew from Peru to Chad with Laura Bush.",
    "Orbán’s café: “Peru” — İzmir — 🌍 Chile 🙂 Japan.",
    "The People's Republic of China and the Republic of China disagree.",
    "Holland is the Netherlands; Britain is the UK; America is the USA; the PRC is China.",
    "The Czech Republic is Czechia, Swaziland is Eswatini, and Burma is Myanmar.",
    "In Chinatown and in Indianapolis nobody speaks of Oman or of Omanye.",
    "Envoys flew via Mexico City, Panama City, Kuwait City and Guatemala City to Mexico.",
    "The European Union, NATO and the Bank of England wrote to India, Iran, Iraq and Israel.",
    "A Germany-wide strike, an Italy-based firm, a non-France plan and a pro-China mood.",
]


@pytest.mark.parametrize("text", PARAGRAPHS)
def test_scanner_agrees_on_a_paragraph(text: str) -> None:
    compare(text)


def test_scanner_agrees_on_the_article(summit: str) -> None:
    assert compare(summit) >= 10


def compare(text: str) -> int:
    """Compares where both find names of countries; says how many there are."""
    own, supported = fast(text)
    swallowed = [
        place
        for place in slow(text)
        if any(a <= place[0] < b or a < place[1] <= b for a, b in supported)
    ]
    expected = [place for place in slow(text) if place not in swallowed]
    assert [text[a:b] for a, b in own] == [text[a:b] for a, b in expected]
    assert own == expected
    return len(own)


def test_there_is_something_to_compare() -> None:
    assert len(names()) > 10_000
    assert len(PARAGRAPHS) >= 30
    assert sum(len(slow(text)) for text in PARAGRAPHS) > 110


def test_the_slow_matcher_is_awake() -> None:
    """A matcher that agrees with everything is none."""
    assert slow("China and the South China Sea") == [(0, 5)]
    assert slow("turkey and Turkey") == [(11, 17)]
    assert slow("nothing") == []
