"""Persons with dated roles in the actor dictionary of the Open Event Data Alliance, to 2014."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from tools.gazetteer.leader import curated
from tools.gazetteer.leader.bodies import Bodies
from tools.gazetteer.leader.figure import TITLES, Figure
from tools.gazetteer.leader.person_names import ENGLISH, LOWER
from tools.gazetteer.leader.spells import UNKNOWN
from tools.gazetteer.provenance import Source
from tools.gazetteer.report import Report

SOURCE = Source(
    id="oeda-actors",
    title="Open Event Data Alliance: Phoenix.Countries.actors.txt",
    licence="MIT",
    as_of="2014-01-30",
    url="https://github.com/openeventdata/Dictionaries",
    notes="upper case; month precision; lists begin in January 2003 and 1 January is no day",
)

# What a role code says; the codes left out name health, schools, farming and the like.
ROLES: tuple[tuple[str, str, str], ...] = (
    (r"GOV", "other", "Government official"),
    (r"GOV(?:MIL|BUS|JUD|COP)", "minister", "Minister"),
    (r"(?:GOV)?SPY", "other", "Intelligence official"),
    (r"OPP\w*", "opposition_leader", "Opposition politician"),
    (r"(?:REB|SEP|INS)\w*", "other", "Rebel leader"),
    (r"MIL", "other", "Military officer"),
)
SHORTEST = 12  # months in office, of those worth a name
OTHER_CODES = {"KSV": "XKX", "TMP": "TLS", "ZAR": "COD", "ROM": "ROU"}
ORGANISATION = re.compile(
    r"\b(?:MINISTRY|MINISTER|PARTY|ARMY|GROUP|COUNCIL|GOVERNMENT|FORCES?|COMMITTEE|UNION|FRONT|"
    r"MOVEMENT|POLICE|COURT|BANK|OFFICE|PARLIAMENT|ASSEMBLY|REBELS?|TROOPS|SOLDIERS?|FOREIGN|"
    r"STATE|NATIONAL|PRESIDENT|DEPUTY|SECRETARY|AUTHORITY|COMMISSION|EMBASSY|LEADERS?|FIGHTERS?|"
    r"MILITARY|BRIGADES?|ORGANI[SZ]ATION|REPUBLIC|OF|AND|THE|FOR|DEPARTMENT|OFFICIALS?|FORMER)\b"
)
KEPT_SMALL = LOWER | {"ul", "ud", "ur", "bte", "binti"}


def date(value: str) -> str:
    """`960301` or `19960301` → the month; nothing when it is no date."""
    match = re.fullmatch(r"(\d{2}|\d{4})(\d{2})(\d{2})", value)
    if not match or not 1 <= int(match[2]) <= 12:
        return ""
    year = match[1]
    if len(year) == 2:
        year = ("20" if int(year) <= 14 else "19") + year
    return f"{year}-{match[2]}"


def person(name: str, body: str) -> str:
    """ "ABDUL_KARIM_AL_IRYANI_" → "Abdul Karim al-Iryani"; nothing when it is not a plain name."""
    text = re.sub(r"[_\s]+", " ", name).strip()
    if ORGANISATION.search(text) and not TITLES.match(text.title() + " "):
        return ""
    words: list[str] = []
    for word in TITLES.sub("", text.title()).split():
        low = word.lower()
        if re.fullmatch(r"i[iv]+|vi*", low):
            words.append(word.upper())
        elif low in ("al", "el") or (low in KEPT_SMALL and words):
            words.append(low)
        elif re.match(r"mc[a-z]{3}", low):
            words.append("Mc" + low[2:].capitalize())
        elif re.match(r"mac[a-z]{4}", low) and body in ENGLISH:
            words.append("Mac" + low[3:].capitalize())
        else:
            words.append(re.sub(r"(?<=\w{3}['’])\w", lambda m: m[0].lower(), word))
    text = " ".join(words)
    text = re.sub(r"\b([ae]l) (?=\w)", r"\1-", text)
    text = text[:1].upper() + text[1:]
    if body in ("country:KOR", "country:TWN") and re.fullmatch(r"[A-Z]\w+ [A-Z]\w+ [A-Z]\w+", text):
        family, one, other = text.split()
        text = f"{family} {one}-{other.lower()}"
    if not re.fullmatch(r"[A-Za-z.'’ -]+", text) or ORGANISATION.search(text.upper()):
        return ""
    parts = [p for p in re.split(r"[ -]", text) if len(p.strip(".")) > 1]
    return text if 2 <= len(parts) <= 6 and len(text.split()) >= 2 else ""


def read(data: Path, bodies: Bodies, report: Report) -> list[Figure]:
    found: list[Figure] = []
    name, aliases = "", list[str]()
    spans: defaultdict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)

    def finish() -> None:
        months = sum(length(*times) for spells in spans.values() for times in spells)
        if spans and months < SHORTEST and all(r != "opposition_leader" for _, r, _ in spans):
            report.drop("oeda-actors: in office for less than a year", name)
            return
        for (body, role, office), times in sorted(spans.items()):
            text = person(name, body)
            if not text:
                report.drop("oeda-actors: not a plain personal name", name)
                break
            others = {other for alias in aliases if (other := person(alias, body))}
            for start, end in joined(times):
                found.append(
                    Figure(SOURCE.id, body, body, role, office, text, start, end, aliases=others)
                )

    misplaced = {(row["name"], row["code"]): row["right"] for row in curated.rows("oeda_codes")}
    path = data / "leaders/oeda_actors/Phoenix.Countries.actors.txt"
    for line in path.read_text(encoding="latin-1").split("\n"):
        line = line.partition(";")[0].partition("#")[0].rstrip()
        if match := re.match(r"\s+\[([A-Z]{3})([A-Z]*)\s+([<>]?)(\d+)(?:-(\d+))?\]", line):
            code = misplaced.get((name.strip("_ "), match[1])) or OTHER_CODES.get(
                match[1], match[1]
            )
            body = bodies.by_iso3.get(code, "")
            role = next((r for r in reversed(ROLES) if re.fullmatch(r[0], match[2])), None)
            start, end = date(match[4]), date(match[5] or "")
            if match[3] == "<":
                start, end = "", start
            if body and role and (match[3] == ">" or end >= "1990"):
                spans[body, role[1], role[2]].append((start, end))
        elif line and not line.startswith(("\t", " ", "+")):
            finish()
            name, aliases = line, []
            spans.clear()
        elif line.startswith("+"):
            aliases.append(line[1:])
    finish()
    return found


def length(start: str, end: str) -> int:
    """Months of a term; one without an end or a start counts as long."""
    if not start or not end:
        return SHORTEST
    return 12 * (int(end[:4]) - int(start[:4])) + int(end[5:]) - int(start[5:]) + 1


def joined(times: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Terms at the precision known, neighbouring ones as one; January 2003 begins the lists."""
    result: list[tuple[str, str]] = []
    for start, end in sorted(times):
        if result and result[-1][1] != "" and start <= month_after(result[-1][1]):
            result[-1] = (result[-1][0], max(end, result[-1][1]) if end else "")
        else:
            result.append((start, end))
    return [(known(start), known(end)) for start, end in result]


def month_after(month: str) -> str:
    year, number = int(month[:4]), int(month[5:]) + 1
    return f"{year + 1}-01" if number > 12 else f"{year}-{number:02}"


def known(month: str) -> str:
    if not month or month == "2003-01":
        return UNKNOWN
    return month[:4] if month.endswith("-01") else month
