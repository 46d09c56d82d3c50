"""Names of leaders in other languages: as sources state them, and composed of words that sources
have in other names.

A name is composed only where each of its words has a form that two names at least are witnesses of:
"Angela" in one, "Merkel" in another. Persons of East Asia have their own characters, which no rule
can find; they are stated or left out. Whom texts hardly name gets no composed name: it would cost
room and be another's as often.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

from opencc import OpenCC

from tools.gazetteer.leader.curated import rows as curated_rows
from tools.gazetteer.leader.person_similarity import fold, similarity
from tools.gazetteer.sources import korean_hebrew_names, multilingual_names, name_words
from tools.gazetteer.sources.name_words import Words
from tools.gazetteer.tables import Row

# The tags of Wikidata for the languages of the press that are read, and ours for them.
LANGUAGES = {
    **{tag: tag for tag in ("ar", "bg", "cs", "de", "el", "es", "fa", "fr", "he", "hi", "hr")},
    **{tag: tag for tag in ("id", "it", "ja", "ko", "nl", "pl", "pt", "ro", "ru", "sl", "sr")},
    **{tag: tag for tag in ("sw", "tr", "uk", "vi", "zh")},
    "pt-br": "pt",
    "sh": "hr",
    "sr-ec": "sr",
    "sr-el": "hr",
    "zh-cn": "zh",
    "zh-hans": "zh",
    "zh-hant": "zh",
    "zh-hk": "zh",
    "zh-tw": "zh",
}
# Whose words are learnt from the names that sources state.
LEARNT = frozenset({"bg", "el", "fa", "hi", "sr", "uk"})
EAST_ASIAN = frozenset(
    "country:" + code for code in ("CHN", "HKG", "JPN", "KOR", "MAC", "PRK", "TWN", "VNM")
)
HAN = frozenset({"ja", "ko", "zh"})
# Who is named in the news of other countries.
ROLES = frozenset(
    {
        "defence_minister", "deputy_head_of_government", "effective_leader", "finance_minister",
        "foreign_minister", "head_of_government", "head_of_organisation", "head_of_state",
        "interior_minister", "intelligence_head", "opposition_leader", "security_adviser",
        "speaker", "vice_president",
    }
)  # fmt: skip
# Whose politics are everybody's news.
WATCHED = {"country:USA": 2000, "country:GBR": 2010}
SINCE = 1990
# Whose names have the forms of languages that decline them: too many for everybody.
LEADING = frozenset({"effective_leader", "foreign_minister", "head_of_government", "head_of_state"})
NEAR = frozenset(
    "country:" + code
    for code in (
        "AUT", "BGR", "BLR", "BRA", "CAN", "CHN", "CZE", "DEU", "ESP", "FRA", "GBR", "HRV", "HUN",
        "IND", "IRN", "ISR", "ITA", "JPN", "KOR", "POL", "PRK", "RUS", "SRB", "SVK", "SVN", "SYR",
        "TUR", "UKR", "USA", "VEN",
    )
)  # fmt: skip
KNOWN_SINCE = 2005
# A surname of more people than these says nothing.
MOST_NAMESAKES = 6
# The fewest letters by which somebody is called.
SHORTEST = {"ja": 3, "ko": 3, "zh": 3, "he": 3, "ar": 3, "fa": 3}
# Surnames that are everyday words of the language: "to me", "state", "journey", "river", "more";
# Hindi "took", "sir", "oh", "park", "brought".
EVERYDAY = frozenset(
    {"لي", "לי", "מדינה", "سفر", "رود", "مدينة", "이상의", "ली", "जी", "ज़ी", "री", "पार्क", "लाई"}
)
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
CYRILLIC = re.compile(r"[Ѐ-ӿ]")
SERBIAN = dict(
    zip(
        "абвгдђежзијклљмнњопрстћуфхцчџш",
        [
            *("a", "b", "v", "g", "d", "đ", "e", "ž", "z", "i", "j", "k", "l", "lj", "m"),
            *("n", "nj", "o", "p", "r", "s", "t", "ć", "u", "f", "h", "c", "č", "dž", "š"),
        ],
        strict=True,
    )
)
SEPARATORS = re.compile("[・･·•＝=]")


class Person(NamedTuple):
    """Who is to have names in other languages."""

    id: str
    qid: str
    name: str
    family: str
    countries: frozenset[str]
    is_named_abroad: bool
    is_inflected: bool


def rows(
    leaders: Sequence[Row],
    names: Sequence[Row],
    terms: Iterable[Row],
    data: Path,
    local: Collection[str],
) -> list[Row]:
    """The rows of `leader_names.tsv` in other languages than English; the `local` have only those
    that a source states.
    """
    persons = people(leaders, terms, local)
    english: defaultdict[str, set[str]] = defaultdict(set)
    for row in names:
        english[row["entity"]].add(fold(row["text"]))
    found = Found(english)
    stated(persons, names, data, found)
    curated(persons, found)
    composed(persons, data, found)
    inflected(persons, names, found)
    in_both_alphabets(persons, found)
    rare = {r["entity"] for r in names if r["form"] == "surname" and r["context"] == "country"}
    return found.rows(rare)


def people(
    leaders: Sequence[Row], terms: Iterable[Row], local: Collection[str]
) -> dict[str, Person]:
    """All leaders by id."""
    countries: defaultdict[str, set[str]] = defaultdict(set)
    abroad, known = set(), set()
    by_hand = {row["id"] for row in curated_rows("leader_names_languages")}
    for term in terms:
        countries[term["leader"]].add(term["body"])
        end = term["end"] or "9999"
        year = int(end[:4]) if end[:4].isdigit() else int(term["start"][:4].replace("?", "0") or 0)
        is_high = term["role"] in ROLES and year >= SINCE
        is_watched = term["role"] != "ambassador" and year >= WATCHED.get(term["body"], 9999)
        if is_high or is_watched:
            abroad.add(term["leader"])
        if year >= KNOWN_SINCE and (
            (term["role"] in LEADING and term["body"] in NEAR)
            or term["role"] == "head_of_organisation"
        ):
            known.add(term["leader"])
    return {
        row["id"]: Person(
            row["id"],
            row["qid"],
            row["name"],
            row["family_name"],
            frozenset(countries[row["id"]]),
            row["id"] in abroad and row["id"] not in local,
            row["id"] in by_hand or (row["id"] in known and row["id"] not in local),
        )
        for row in leaders
    }


class Found:
    """Names of persons, each once, with their languages and sources."""

    def __init__(self, english: Mapping[str, set[str]]) -> None:
        self.english = english
        self.names: dict[tuple[str, str, str], tuple[set[str], set[str]]] = {}

    def add(
        self, person: Person, language: str, text: str, source: str, form: str = "name"
    ) -> None:
        """Adds a name, unless texts in English have it, too."""
        text = " ".join(text.split())
        key = fold(text)
        if len(text) < 2 or (LATIN.search(text) and key in self.english[person.id]):
            return
        languages, sources = self.names.setdefault((person.id, form, text), (set(), set()))
        languages.add(language)
        sources.add(source)

    def rows(self, rare: Collection[str]) -> list[Row]:
        """The rows; `rare`: whose surname counts where the text names the country ruled."""
        namesakes: Counter[str] = Counter(text for _, form, text in self.names if form == "surname")
        # Whose name a hand wrote is meant: the president, not the senator of his name.
        meant = {
            text: id
            for (id, form, text), (_, sources) in self.names.items()
            if form == "name" and "curated" in sources
        }
        whole = {(id, text) for id, form, text in self.names if form == "name"}
        return [
            {
                "entity": id,
                "text": text,
                "language": "|".join(sorted(languages)),
                "form": form,
                "case": "title",
                "context": context(id, form, text, rare),
                "start": "",
                "end": "",
                "sources": "|".join(sorted(sources)),
            }
            for (id, form, text), (languages, sources) in sorted(self.names.items())
            if (form == "name" and meant.get(text, id) == id)
            or (
                form == "surname"
                and (namesakes[text] <= MOST_NAMESAKES or "curated" in sources)
                and (id, text) not in whole
                and text not in EVERYDAY
            )
        ]


def context(id: str, form: str, text: str, rare: Collection[str]) -> str:
    if form == "name" and is_whole(text):
        return "alone"
    return "country" if form == "surname" and id in rare else "context"


def is_whole(text: str) -> bool:
    """Whether the name is of more than one word, or of a script without spaces."""
    return " " in text or "-" in text or (len(text) > 2 and ord(text[0]) >= 0x2E80)


def variants(language: str, text: str) -> Iterator[str]:
    """The name as texts have it: the Chinese one in both kinds of characters."""
    text = text.replace("ё", "е").replace("Ё", "Е") if language == "ru" else text
    if language == "zh":
        text = SEPARATORS.sub("", text)
        for way in ("t2s", "s2t"):
            yield converter(way).convert(text)
    elif language == "ja":
        yield SEPARATORS.sub("", text)
    else:
        yield text


@cache
def converter(way: str) -> OpenCC:
    return OpenCC(way)


def stated(persons: Mapping[str, Person], names: Iterable[Row], data: Path, found: Found) -> None:
    """Adds what sources state of persons of ours."""
    by_qid = {person.qid: person for person in persons.values() if person.qid}
    for label in multilingual_names.labels(data):
        person, language = by_qid.get(label.qid), LANGUAGES.get(label.language)
        if person is None or language is None:
            continue
        text = in_order(label.text)
        if text is None or (LATIN.search(text) and similarity(text, person.name) < 0.5):
            continue
        for variant in variants(language, text):
            found.add(person, language, variant, multilingual_names.SOURCE.id)
    by_label: defaultdict[str, list[Person]] = defaultdict(list)
    for row in names:
        if row["form"] == "name" and row["sources"] != "derived":
            by_label[row["text"]].append(persons[row["entity"]])
    for language, labels in korean_hebrew_names.read(data).items():
        for name in sorted(labels.keys() & by_label.keys()):
            for person in by_label[name]:
                for text in labels[name]:
                    if ordered := in_order(text):
                        found.add(person, language, ordered, korean_hebrew_names.SOURCE.id)
                        add_surname(found, person, language, ordered, "derived")


def in_order(text: str) -> str | None:
    """The name with the family name last, as Russian titles have it first; without remarks."""
    text = re.sub(r"\s*[（(][^)）]*[)）]", "", text).strip()
    family, comma, given = text.partition(", ")
    if comma:
        text = f"{given.split()[0]} {family}"
    return text if text and not re.search(r"[\d,;:/\"«»]", text) else None


def add_surname(found: Found, person: Person, language: str, text: str, source: str) -> None:
    """Adds the last word of a name, if that is the family name of the person."""
    words = SEPARATORS.sub(" ", text).split()
    is_last = person.name.split()[-1:] == [person.family]
    if len(words) > 1 and is_last and len(words[-1]) >= SHORTEST.get(language, 4):
        found.add(person, language, words[-1], source, "surname")


def curated(persons: Mapping[str, Person], found: Found) -> None:
    """Adds the names that no source states: of those whom all the world's news has, and of others
    as the news of their own country has them, who are declined only if they are well known.
    """
    for row in (
        *curated_rows("leader_names_languages"),
        *curated_rows("leader_names_own_language"),
    ):
        person = persons[row["id"]]
        for text in row["text"].split("|"):
            full, _, surname = text.partition("+")
            for variant in variants(row["language"], full.replace("~", "")):
                found.add(person, row["language"], variant, "curated")
            first, *rest = full.replace("~", "").split()
            if not surname and "~" not in full and rest and family_is_first(person):
                surname = first
            for variant in variants(row["language"], surname or full.partition("~")[2]):
                if variant:
                    found.add(person, row["language"], variant, "curated", "surname")


def family_is_first(person: Person) -> bool:
    return person.name.split()[:1] == [person.family]


def in_both_alphabets(persons: Mapping[str, Person], found: Found) -> None:
    """Adds the Serbian names in Latin letters, where Croatian names are read, too."""
    for (id, form, text), (languages, _) in list(found.names.items()):
        if "sr" in languages and (latin := in_latin(text)):
            found.add(persons[id], "sr", latin, "derived", form)
        elif "hr" in languages:
            languages.add("sr")


def in_latin(text: str) -> str | None:
    """A Serbian text in Latin letters, which each letter has its own of; none if it has others."""
    letters = [SERBIAN.get(letter.lower(), letter) for letter in text]
    pairs = zip(text, letters, strict=True)
    latin = "".join(new.capitalize() if old.isupper() else new for old, new in pairs)
    return None if latin == text or CYRILLIC.search(latin) else latin


def composed(persons: Mapping[str, Person], data: Path, found: Found) -> None:
    """Adds names made of the words of other names."""
    dictionaries = {**learnt(data), **name_words.read(data)}
    for person in persons.values():
        if not person.is_named_abroad:
            continue
        for language, words in dictionaries.items():
            if language in HAN and person.countries & EAST_ASIAN:
                continue
            for text in spellings(person.name, words):
                add_composed(found, person, language, text, "name")
            first, *rest = person.name.split()
            is_last = person.name.endswith(" " + person.family)
            if len(rest) > 1 and is_last:
                for text in spellings(f"{first} {person.family}", words):
                    add_composed(found, person, language, text, "name")
            if is_last:
                for text in spellings(person.family, words):
                    if len(text.replace(" ", "")) >= SHORTEST.get(language, 4):
                        add_composed(found, person, language, text, "surname")


def add_composed(found: Found, person: Person, language: str, text: str, form: str) -> None:
    source = name_words.SOURCE.id if language in name_words.FILES else multilingual_names.SOURCE.id
    if language in HAN and language != "ko":
        text = text.replace(" ", "")
    else:
        text = " ".join(word[:1].upper() + word[1:] for word in text.split())
    for variant in variants(language, text):
        found.add(person, language, variant, source, form)


def learnt(data: Path) -> dict[str, Words]:
    """The words of languages that have no list of them, from the names that sources state."""
    found: dict[str, defaultdict[str, Counter[str]]] = {
        language: defaultdict(Counter) for language in LEARNT
    }
    for label in multilingual_names.labels(data):
        language = LANGUAGES.get(label.language)
        if language not in LEARNT or LATIN.search(label.text):
            continue
        text = in_order(label.text) or ""
        own, other = fold(label.name).split(), text.casefold().split()
        if len(own) == len(other):
            for word, form in zip(own, other, strict=True):
                found[language][word][form] += 1
    return dict(found)


def spellings(name: str, words: Words) -> Iterator[str]:
    """The name in another script, with at most two spellings of its last word; none if a word has
    no form that is witnessed twice.
    """
    forms = [list(common(words.get(word.casefold(), Counter()))) for word in name.split()]
    if forms and all(forms):
        parts = [choices[:1] for choices in forms[:-1]] + [forms[-1][:2]]
        for choice in product(*parts):
            yield " ".join(choice)


def common(forms: Mapping[str, int]) -> Iterator[str]:
    """The forms of a word that are witnessed twice and not by chance, the commonest first."""
    ranked = sorted(forms.items(), key=lambda item: (-item[1], item[0]))
    for form, count in ranked:
        if count >= 2 and count >= 0.4 * ranked[0][1]:
            yield form


def inflected(persons: Mapping[str, Person], names: Iterable[Row], found: Found) -> None:
    """Adds what languages make of the names of the best known."""
    endings = Endings()
    own: defaultdict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in names:
        if row["form"] in ("name", "surname") and persons[row["entity"]].is_inflected:
            is_plain = row["form"] == "surname" or row["text"] == persons[row["entity"]].name
            for language in endings.latin if is_plain and row["text"].isascii() else ():
                own[row["entity"], language][row["text"]] = row["form"]
    for (id, form, text), (languages, _) in list(found.names.items()):
        for language in languages & endings.languages if persons[id].is_inflected else ():
            own[id, language][text] = form
    famous = {row["id"] for row in curated_rows("leader_names_languages")}
    for (id, language), texts in own.items():
        person = persons[id]
        for text, form in texts.items():
            for other in endings.forms(language, text, family_is_first(person)):
                found.add(person, language, other, "derived", form)
            if form == "surname" and id in famous:
                for other in endings.possessives(language, text):
                    found.add(person, language, other, "derived", form)


class Endings:
    """The ends of the forms of names, by language."""

    def __init__(self) -> None:
        table = curated_rows("person_endings")
        self.languages = {row["language"] for row in table}
        self.latin = {row["language"] for row in table if LATIN.search(row["forms"])}
        self.rows: defaultdict[str, list[tuple[str, str, list[str]]]] = defaultdict(list)
        for row in table:
            own = (row["part"], row["ending"], row["forms"].split())
            self.rows[row["language"]].append(own)

    def possessives(self, language: str, surname: str) -> Iterator[str]:
        """The forms of the adjective that says whose something is: "Trumpovo"."""
        yield from self.word(language, surname, "possessive", exactly=True)

    def forms(self, language: str, text: str, is_family_first: bool) -> Iterator[str]:
        """The forms of a name, whose words stand in the same case."""
        words = text.split()
        last = len(words) - 1
        declined = [
            self.word(language, word, "family" if number == last else "given")
            for number, word in enumerate(words)
        ]
        if last == 2 and max(map(len, words)) <= 4:
            # "Ким Чен Ына"
            declined[:last] = [[], []]
        if not any(declined):
            return
        for case in range(4):
            forms = [own[case] if own else word for word, own in zip(words, declined, strict=True)]
            yield " ".join(forms)
            if last and is_family_first:
                # "Kim Jong-una"
                yield " ".join([*words[:last], forms[last]])
            if last and words[0][-1] in "aая" and words[-1][-1] not in VOWELS:
                # Women's surnames in a consonant have no forms: "Ангелы Меркель".
                yield " ".join([*forms[:last], words[last]])

    def word(self, language: str, word: str, part: str, exactly: bool = False) -> list[str]:
        """The forms of one word, none if it has no others."""
        if len(word) < 2 or not word[:1].isupper() or not word[1:].islower():
            return []
        for of_part, ending, forms in self.rows[language]:
            if of_part != part and (exactly or of_part != "any"):
                continue
            if ending == "C" and word[-1] not in VOWELS:
                return [word + form for form in forms]
            if word.endswith(ending):
                return [word.removesuffix(ending) + form for form in forms]
        return []


VOWELS = "aeiouyáéíóúýěůąęаеёиоуыэюяієїў"
