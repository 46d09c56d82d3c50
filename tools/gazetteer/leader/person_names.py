"""The names of a person: the canonical one, those that sources print, those that rules derive."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tools.gazetteer.leader.factbook_text import is_capital
from tools.gazetteer.leader.join import Person, capitals
from tools.gazetteer.leader.person_similarity import alike, fold, similarity, tokens
from tools.gazetteer.leader.romanisation import spellings
from tools.gazetteer.leader.romanisation import variants as romanisations
from tools.gazetteer.matching import legible
from tools.gazetteer.report import Report

CURATED = Path(__file__).parents[1] / "curated"
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]")
FILIATIONS = ("bin", "ibn", "bint")  # between a name and the father's
EAST_ASIAN = frozenset(("country:CHN", "country:TWN", "country:KOR", "country:PRK"))
VIETNAMESE = frozenset(("country:VNM", "country:VDVN", "country:south-vietnam"))
FAMILY_FIRST = EAST_ASIAN | VIETNAMESE | frozenset(("country:KHM",))
# Where people are known by their first name, or where no family names exist.
GIVEN_FIRST = frozenset(
    "country:" + code for code in ("ETH", "ERI", "THA", "LAO", "MYS", "IDN", "BRN", "MNG", "SGP")
)
FIRST_ONLY = frozenset(("country:ETH", "country:ERI", "country:THA", "country:LAO"))
NO_SURNAME = frozenset(("country:MMR",))
# Where Chinese names stand among others, in the dialects of the south: Lee Kuan Yew, Tan Chuan-Jin.
WITH_CHINESE_NAMES = frozenset(("country:SGP", "country:MYS", "country:BRN", "country:HKG"))
# A syllable of a name of East Asia: few consonants, a vowel or two, few ends.
SYLLABLE = re.compile(
    r"(?:zh|ch|sh|hs|hw|ts|tz|ph|kh|gh|gi|th|ng|nh|tr|qu|sz|[bcdfghjklmnpqrstvwxyz])?"
    r"(?:[aeiouy]|a[iou]|e[iou]|i[aeou]|o[aeiou]|u[aeioy]|y[aeou]|iao|uai|ieu|yeo|yoo|ee|ae)"
    r"(?:ng|nh|ch|[nmkptlhr])?"
)
# Names that look like one.
WESTERN = frozenset(("paul", "sean", "john", "louis", "rita"))
LOWER = frozenset(
    [
        "bin",
        "ibn",
        "bint",
        "ben",
        "al",
        "el",
        "de",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "du",
        "del",
        "della",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "of",
        "the",
        "e",
        "y",
        "i",
        "wa",
        "ould",
    ]
)
# Where a father's and a mother's surname follow the given names, and news uses the first.
TWO_SURNAMES = frozenset(
    "country:" + code
    for code in [
        "ARG",
        "BOL",
        "CHL",
        "COL",
        "CRI",
        "CUB",
        "DOM",
        "ECU",
        "ESP",
        "GTM",
        "HND",
        "MEX",
        "NIC",
        "PAN",
        "PER",
        "PRY",
        "SLV",
        "URY",
        "VEN",
    ]
)
REGNAL = re.compile(r"^(.+?) ([IVX]{1,6})$")
# What stands before whole names and is no part of them; after it two words must be left.
HONORIFIC = re.compile(
    r"^(?:(?:(?:The )?(?:Rt\.? |Right )?Hon(?:ou?rable|\.)|Rt\.? Hon|Dr\.?|Prof(?:essor|\.)|Encik"
    r"|Mr\.?|Mrs\.?|Ms\.?|Sir) )+(?=\S+ \S)"
)
MONARCH = re.compile(r"\b(?:King|Queen|Emperor|Emir|Sultan|Grand Duke|Grand Duchess|Pope|Prince)\b")
ENGLISH = frozenset(
    "country:" + code
    for code in [
        "GBR",
        "USA",
        "CAN",
        "AUS",
        "NZL",
        "IRL",
        "JAM",
        "BRB",
        "BHS",
        "BLZ",
        "GUY",
        "TTO",
        "ATG",
        "DMA",
        "GRD",
        "KNA",
        "LCA",
        "VCT",
        "ZAF",
        "PNG",
        "SLB",
        "FJI",
        "MLT",
        "BMU",
        "CYM",
        "GIB",
        "FLK",
        "IMN",
        "JEY",
        "GGY",
        "VGB",
        "AIA",
        "MSR",
        "TCA",
        "COK",
        "NIU",
        "PLW",
        "MHL",
        "FSM",
        "VUT",
    ]
)


def readable(name: str) -> str:
    """The name without brackets, quotes and signs that begin a word; primes become apostrophes."""
    name = legible(re.sub("[\u2032\u02b9\u00b4`]", "\u2019", name))
    name = re.sub(r"(?<!\w)['’‘ʻʿʼʾ]+(?=\w)", "", name)
    return re.sub(r"\s+", " ", re.sub(r"[()\[\]{}]", "", name)).strip(" ,;")


@dataclass
class Names:
    """The rows of one person, kept unique after folding."""

    canonical: str = ""
    family: str = ""
    rows: list[dict[str, str]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def add(self, text: str, form: str, context: str, source: str, case: str = "title") -> None:
        text = readable(text).strip(" ,;\u200b")
        key = fold(text)
        if len(key) < 2 or key in self.seen or not LATIN.search(text):
            return
        if source == "derived" and re.search(r" (?:e|y|i|[Bb]en|[Bb]in|[Ii]bn)$", text):
            return  # cut off before the family name
        self.seen.add(key)
        self.rows.append(
            {
                "text": text,
                "language": "en",
                "form": form,
                "case": case,
                "context": context,
                "start": "",
                "end": "",
                "sources": source,
            }
        )


def natural(name: str) -> str:
    """ "Joao Manuel Goncalves LOURENCO" → "Joao Manuel Goncalves Lourenco"; "al-ASSAD" → "al-
    Assad".
    """
    words: list[str] = []
    for word in name.split():
        if re.fullmatch(r"[IVX]+", word) and words and word != "XI":
            words.append(word)
        elif is_capital(word):
            if word.lower() in LOWER and words:
                words.append(word.lower())
                continue
            parts = re.split(r"([-'’`])", word)
            done = []
            for i, part in enumerate(parts):
                if i > 1 and parts[i - 1] != "-" and len(parts[i - 2]) > 2:
                    part = part.lower()  # a soft sign, as in Yel'tsin, not O'Neill
                elif part.isupper() and (len(part) > 1 or i > 0):
                    part = part.capitalize()
                elif match := re.fullmatch(r"(Mc|Mac|Le|De|La|Di|Mb|Nd)([A-Z]{2,})", part):
                    part = match[1] + match[2].capitalize()
                done.append(part)
            joined = "".join(done)
            joined = re.sub(r"^(Al|El)-", lambda m: m[1].lower() + "-" if words else m[0], joined)
            words.append(joined)
        else:
            words.append(word)
    return " ".join(words)


def tidy_label(label: str) -> str:
    """A Wikipedia title or label without what tells articles apart."""
    label = re.sub(r"\s*\([^)]*\)", "", label)
    label = re.sub(
        r",\s*(?:\d+(?:st|nd|rd|th)\b|Baron|Viscount|Earl|King|Queen|Prince|Crown|Grand "
        r"Duke|Emperor|Count).*$",
        "",
        label,
    )
    if re.search(r" [IVX]+ of | of (?:the )?[A-Z]\w+$", label) and re.search(
        r"\b[IVX]+\b|^\w+ of ", label
    ):
        label = re.sub(r"\s+of (?:the )?(?:United Kingdom|[A-Z].*)$", "", label)
    label = re.sub(r"^(?:Pope|King|Queen|Emperor|Sultan|Emir)\s+(?=\S)", "", label)
    return HONORIFIC.sub("", label).strip()


def good_label(label: str) -> bool:
    return (
        bool(label)
        and bool(LATIN.match(label))
        and not label.startswith("http")
        and not re.match(r"Q\d+$", label)
    )


def family_of(person: Person, canonical: str) -> tuple[str, bool]:
    """(family name, printed first): from the capitals of the newest Factbook, else by
    convention.
    """
    words = canonical.split()
    bodies = {s.body for s in person.spells}
    if REGNAL.match(canonical) or len(words) == 1:
        return ("", False) if REGNAL.match(canonical) else (canonical, False)
    if bodies & NO_SURNAME:
        return "", False
    printed = sorted(
        (s for s in person.spells if s.source.startswith("factbook") and capitals(s.name)),
        key=lambda s: (s.last_seen, s.source == "factbook", s.name),
        reverse=True,
    )
    for spell in printed:
        caps = [
            w
            for w in spell.name.split()
            if is_capital(w) and not re.fullmatch(r"[IV]{2,}", w.strip(","))
        ]
        if not caps or len(caps) == len(spell.name.split()):
            continue
        first = is_capital(spell.name.split()[0])
        # The same words as the canonical name writes them, with their diacritics.
        wanted = [t for c in caps for t in tokens(c)]
        picked = [w for w in words if any(alike(t, x) >= 0.8 for t in tokens(w) for x in wanted)]
        if picked:
            start, stop = words.index(picked[0]), len(words) - words[::-1].index(picked[-1])
            while start > 0 and words[start - 1].lower() in LOWER and start - 1 > 0:
                start -= 1
            if stop - start <= len(picked) + 2:
                return " ".join(words[start:stop]).strip(","), first
    family = next((s.family for s in person.spells if s.source == "us-executive"), "")
    if family:
        return family, False
    if bodies & FAMILY_FIRST:
        if not is_western(words[0]):
            return words[0], True
        # "Joseph W. P. Wong"; of "Andrew Li Kwok Nang" the middle is the family name, of "Fatima
        # Mei Lei Choi" the end.
        whole = [word for word in words if is_plain(word)]
        return (words[-1], False) if len(whole) <= 3 else ("", False)
    if bodies & FIRST_ONLY:
        return words[0], True
    if bodies & WITH_CHINESE_NAMES and is_chinese(words):
        return words[0], True
    if bodies & WITH_CHINESE_NAMES and fold(words[0]) in listed("given") and is_chinese(words[1:]):
        return words[1], False
    if bodies & TWO_SURNAMES and len(words) > 2 and is_surname(words[-2]) and is_plain(words[-1]):
        return " ".join(words[-2:]), False
    last = len(words) - 1
    while last > 0 and re.match(r"(?:Jr|Sr|II|III|IV)\b", words[last]):
        last -= 1
    start = last
    while start > 1 and words[start - 1].lower() in LOWER - {
        "bin",
        "ibn",
        "bint",
        "ben",
        "e",
        "y",
        "i",
    }:
        start -= 1
    return " ".join(words[start : last + 1]).strip(","), False


def is_chinese(words: list[str]) -> bool:
    """Whether a name is a Chinese one as its bearer prints it: a family name, then given names of a
    syllable each, which a hyphen may join.
    """
    syllables = [part for word in words[1:] for part in word.split("-")]
    return (
        bool(words)
        and fold(words[0]) in listed("chinese_family")
        and len(syllables) == 2
        and all(syllable.isalpha() and len(syllable) <= 6 for syllable in syllables)
        and not any(len(word) > 5 and fold(word) in listed("given") for word in words[1:])
    )


def is_plain(word: str) -> bool:
    """Whether a word of a name is neither a particle nor an initial."""
    return word.isalpha() and len(word) > 1 and word.lower() not in LOWER


def is_western(word: str) -> bool:
    """Whether a word is a given name of Europe, as people of East Asia have them beside their own:
    one of the list that is not a syllable of Chinese, Korean or Vietnamese.
    """
    folded = fold(word)
    return (folded in listed("given") and not SYLLABLE.fullmatch(folded)) or folded in WESTERN


def is_surname(word: str) -> bool:
    """Whether a word inside a name is a surname, not one more given name: "Laura Fernández
    Delgado", "Héctor José Cámpora".
    """
    folded = fold(word)
    return is_plain(word) and folded in listed("family") and folded not in listed("given")


@cache
def listed(part: str) -> frozenset[str]:
    """The folded given or family names of the curated list."""
    lines = (CURATED / f"{part}_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(line) for line in lines if line and not line.startswith("#"))


def canonical_of(person: Person, labels: Mapping[str, str]) -> tuple[str, str]:
    """(canonical name, its source), best witness of English usage first."""
    if "curated" in person.labels:
        return person.labels["curated"], "curated"
    spells = person.spells
    wikidata = sorted(
        {s.name for s in spells if s.source == "wikidata-spells" and good_label(s.name)}
    )
    if good_label(labels.get(person.qid, "")):
        return tidy_label(labels[person.qid]), "wikidata-2022"
    articles = sorted({s.title for s in spells if s.source == "archigos" and good_label(s.title)})
    for article in articles:
        title = tidy_label(article)
        others = wikidata + [s.name for s in spells if s.source.startswith("factbook")]
        if len(title.split()) > 1 and (
            not others or any(similarity(title, o) >= 0.6 for o in others)
        ):
            return title, "archigos"
    if wikidata:
        return tidy_label(wikidata[0]), "wikidata-spells"
    changed = sorted({s.name for s in spells if s.source in ("changes-2026", "us-executive")})
    if changed:
        return changed[0], next(s.source for s in spells if s.name == changed[0])
    printed = sorted(
        (s for s in spells if s.source.startswith("factbook")),
        key=lambda s: (s.last_seen, len(s.name), s.name),
        reverse=True,
    )
    if printed:
        return natural(printed[0].name), printed[0].source
    if written := sorted({s.name for s in spells if s.source == "curated"}):
        return written[0], "curated"
    names = sorted(
        {s.name for s in spells if s.source == "archigos" and s.name}, key=lambda n: (-len(n), n)
    )
    name = names[0] if names else ""
    if match := re.match(r"(.+), (\S.*)$", name):
        name = f"{match[2]} {match[1]}"
    return name, "archigos"


def names_of(
    person: Person,
    labels: Mapping[str, str],
    nicknames: Mapping[str, list[str]],
    curated: list[dict[str, str]],
    report: Report,
) -> Names:
    """All rows of one person; the canonical name is the first."""
    names = Names()
    stated, source = canonical_of(person, labels)
    names.canonical = readable(stated)
    bodies = frozenset(s.body for s in person.spells)
    offices = {s.office for s in person.spells}
    regnal = REGNAL.match(names.canonical)
    names.family, first = family_of(person, names.canonical)
    words = names.canonical.split()
    single = len(words) == 1
    names.add(names.canonical, "name", "context" if single else "alone", source)
    known = [names.canonical, *person.labels.values()]
    known += [
        s.name
        for s in person.spells
        if s.source in ("wikidata-spells", "changes-2026", "us-executive")
    ]

    for row in curated:
        if row["text"] != names.canonical:
            names.add(row["text"], row["form"], row["context"], "curated", row["case"])

    # What the sources print, when it is surely a name of this person.
    printed: list[tuple[str, str]] = []
    for spell in sorted(person.spells, key=lambda s: (s.source, s.name, s.start)):
        for text in sorted({spell.name, *spell.variants} - {""}):
            printed.append((tidy_label(natural(text)) if good_label(text) else "", spell.source))
        if spell.source == "archigos" and spell.title:
            printed.append((tidy_label(spell.title), "archigos"))
    if good_label(labels.get(person.qid, "")):
        printed.append((tidy_label(labels[person.qid]), "wikidata-2022"))
    accepted: list[str] = []
    for text, where in printed:
        if not text or (where == "archigos" and "," in text):
            continue
        text = re.sub(r"\s*\b(?:Junta|Presidency|and|or)$", "", text)
        portuguese = (
            where == "wikidata-spells"
            and "curated" in person.labels
            and similarity(text, names.canonical) < 0.99
        )
        if (
            len(text.split()) == 1
            or portuguese
            or re.search(r"[\d:;/\[\]]|\b(?:Ministers?|President|and)\b", text)
        ):
            if len(text.split()) > 1 and not portuguese:
                report.drop("names: not a plain personal name", f"{names.canonical}: {text}")
            continue
        near_family = names.family and any(
            alike(a, b) >= 0.66 for a in tokens(names.family) for b in tokens(text)
        )
        if near_family or any(similarity(text, k) >= 0.72 for k in known):
            names.add(text, "name", "alone", where)
            accepted.append(text)
        else:
            report.drop("names: not surely this person's", f"{names.canonical}: {text} ({where})")

    if regnal:
        names.add(regnal[1], "given", "context", "derived")
        return names
    if single:
        for other in spellings(names.canonical, bodies)[1:]:
            names.add(other, "name", "context", "derived")
        return names

    if nickname := re.search(r"[\"“]([^\"”]+)[\"”]", stated):
        names.add(f"{nickname[1]} {names.family}", "name", "alone", "derived")
    derive(names, words, accepted, bodies, first, nicknames)
    royal = any(MONARCH.search(o) for o in offices if o)
    surname_rows(names, words, bodies, first, royal)
    sons(names)
    return names


def sons(names: Names) -> None:
    """ "Albert Gore Jr." beside "Albert Gore, Jr.": matching tells them apart, folding does not."""
    printed = {row["text"] for row in names.rows}
    for row in list(names.rows):
        son = re.fullmatch(r"(.+?)(,?) (Jr\.?|Sr\.?)", row["text"])
        if son and row["form"] == "name":
            other = f"{son[1]}{'' if son[2] else ','} {son[3]}"
            if other not in printed:
                names.rows.append({**row, "text": other, "sources": "derived"})


def derive(
    names: Names,
    words: list[str],
    accepted: list[str],
    bodies: frozenset[str],
    first: bool,
    nicknames: Mapping[str, list[str]],
) -> None:
    """Short forms, orders, joined given names, nicknames and romanisations."""
    family = names.family
    full = [names.canonical]
    without = [w for w in words if w not in FILIATIONS]
    if 2 <= len(without) < len(words) <= 3:
        names.add(" ".join(without), "name", "context", "derived")
        at = next(i for i, w in enumerate(words) if w in FILIATIONS)
        names.add(" ".join(words[at:]), "surname", "context", "derived")
    if bodies & EAST_ASIAN and first and 2 <= len(words) <= 3:
        given = " ".join(words[1:])
        names.add(f"{given} {words[0]}", "name", "alone", "derived")
        parts = [p for p in re.split(r"[-\s]", given) if p]
        if len(parts) == 2:
            joined = parts[0] + parts[1].lower()
            hyphen = f"{parts[0]}-{parts[1].lower()}"
            names.add(f"{words[0]} {joined}", "name", "alone", "derived")
            names.add(f"{joined} {words[0]}", "name", "alone", "derived")
            names.add(f"{hyphen} {words[0]}", "name", "alone", "derived")
    elif family and not first and not bodies & (FAMILY_FIRST | NO_SURNAME):
        plain_bin = {w.lower() for w in words} & {"bin", "ibn", "ben", "bint", "ould"}
        for text in [names.canonical, *accepted]:
            parts = text.replace(",", "").split()
            own = [t for t in tokens(family)]
            at = next(
                (
                    i
                    for i, w in enumerate(parts)
                    if i and any(alike(t, o) >= 0.9 for t in tokens(w) for o in own)
                ),
                0,
            )
            own_words = family.split()
            if at == 1 and is_double(family) and bodies & TWO_SURNAMES:
                names.add(f"{parts[0]} {own_words[0]}", "name", "alone", "derived")
            if at > 1 and not plain_bin and len(fold(parts[0])) > 1 and not parts[0].endswith("."):
                while at > 1 and parts[at - 1].lower() in LOWER:
                    at -= 1
                tail = [w for w in parts[at:] if not re.match(r"(?:Jr|Sr|I+)\b", w)]
                short = f"{parts[0]} " + " ".join(tail[: max(1, len(own_words))])
                names.add(short, "name", "alone", "derived")
                full.append(short)
                if len(own_words) > 1 and own_words[0].lower() not in LOWER:
                    names.add(f"{parts[0]} {own_words[0]}", "name", "alone", "derived")
    if bodies & ENGLISH and family and not first:
        for short in nicknames.get(words[0], []):
            names.add(f"{short} {family}", "name", "alone", "derived")
    for text in dict.fromkeys(full):
        for other in romanisations(text, bodies):
            names.add(other, "name", "alone", "derived")


def surname_rows(
    names: Names, words: list[str], bodies: frozenset[str], first: bool, royal: bool
) -> None:
    """The single words by which news calls a person once introduced."""
    family = names.family
    if bodies & VIETNAMESE:
        names.add(words[-1], "given", "context", "derived")
        names.add(family, "surname", "context", "derived")
        return
    if bodies & NO_SURNAME:
        return
    if (bodies & GIVEN_FIRST and first) or royal:
        names.add(words[0], "given", "context", "derived")
        if royal and family and family != words[0]:
            names.add(family, "surname", "context", "derived")
        return
    if not family:
        return
    for text in (family, *compound(family), *without_particle(family, bodies)):
        for spelling in spellings(text, bodies) if " " not in text else [text]:
            names.add(spelling, "surname", "context", "derived")
            bare = re.sub(r"^(?:al|el)-", "", spelling, flags=re.IGNORECASE)
            if bare != spelling:
                names.add(bare[:1].upper() + bare[1:], "surname", "context", "derived")


def is_double(family: str) -> bool:
    """Whether a family name is two, without a particle."""
    parts = family.split()
    return len(parts) == 2 and parts[0].lower().rstrip("'") not in LOWER


def without_particle(family: str, bodies: frozenset[str]) -> list[str]:
    """The family name as news mostly has it: "Ribbentrop", "Villepin", "Spínola"; but "de Gaulle",
    as French leaves the particle before one syllable.
    """
    particle, _, rest = family.partition(" ")
    if not rest or " " in rest or not rest[0].isupper():
        return []
    syllables = re.findall("[aeiouy]+", fold(rest).removesuffix("e"))
    is_french = particle == "de" and bodies & {"country:FRA", "country:PRT"} and len(syllables) > 1
    return [rest] if particle == "von" or is_french else []


def compound(family: str) -> list[str]:
    """The parts of a double surname that news uses alone: "López Obrador" → López; never a
    particle.
    """
    parts = family.split()
    if len(parts) != 2 or parts[0].lower().rstrip("'") in LOWER or parts[1].lower() in LOWER:
        return [" ".join(parts[1:])] if len(parts) == 2 and parts[0].lower() in ("al", "el") else []
    return parts
