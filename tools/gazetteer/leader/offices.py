"""The English title of every term: as printed, by the country's custom, or by the role."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

from tools.gazetteer.leader.spells import (
    EFFECTIVE_LEADER,
    HEAD_OF_GOVERNMENT,
    HEAD_OF_STATE,
    OTHER,
    UNKNOWN,
    VICE_PRESIDENT,
)
from tools.gazetteer.leader.terms import Term

QUEENS = frozenset(("Q9682", "Q102139", "Q29574", "Q154946", "Q150747"))
FIXED = {
    "Prime": "Prime Minister",
    "Minister": "Prime Minister",
    "Head of Government": "Prime Minister",
    "Executive Council President": "Prime Minister",
    "Chief": "O le Ao o le Malo",
    "Vice Presidents": "Vice President",
    "Co-Vice Presidents": "Vice President",
    "Vice-President": "Vice President",
    "Iraqi Government President": "President",
    "[ ] President": "President",
    "Secretary of State Angelo": "Secretary of State",
    "Major": "President",
    "Chairman of the Presidency": "Chairman of the Presidency",
    "Leader of Government": "Premier",
    "Supreme People's Assembly President": "President of the Supreme People's Assembly",
    "State Affairs Commission President": "President of the State Affairs Commission",
    "State Affairs Commission Chairman": "Chairman of the State Affairs Commission",
    "Sovereign Council Chair": "Chairman of the Sovereign Council",
    "National Council Chairman": "Chairman of the National Transitional Council",
    "National Council Executive Committee Chairman": "Prime Minister",
    "Secretary of State for Foreign and Political Affairs": "Secretary of State",
    "Presidential Leadership Council Chairperson": "Chairman of the Presidential Council",
}
GENERIC = {
    HEAD_OF_STATE: "President",
    HEAD_OF_GOVERNMENT: "Prime Minister",
    EFFECTIVE_LEADER: "Leader",
    VICE_PRESIDENT: "Vice President",
    OTHER: "Governor-General",
}
# Thrones: body, first and last year, title of a man, of a woman.
THRONES: tuple[tuple[str, int, int, str, str], ...] = (
    *(
        (f"country:{code}", 1900, 9999, "King", "Queen")
        for code in [
            "GBR",
            "BEL",
            "NLD",
            "DNK",
            "NOR",
            "SWE",
            "BTN",
            "JOR",
            "LSO",
            "TON",
            "SWZ",
            "THA",
            "SAU",
            "MYS",
            "CAN",
            "AUS",
            "NZL",
            "JAM",
            "BHS",
            "BLZ",
            "GRD",
            "KNA",
            "LCA",
            "VCT",
            "ATG",
            "SLB",
            "TUV",
            "PNG",
        ]
    ),
    ("country:ESP", 1975, 9999, "King", "Queen"),
    ("country:MAR", 1957, 9999, "King", "Queen"),
    ("country:LUX", 1900, 9999, "Grand Duke", "Grand Duchess"),
    ("country:LIE", 1900, 9999, "Prince", "Princess"),
    ("country:MCO", 1900, 9999, "Prince", "Princess"),
    ("country:JPN", 1900, 9999, "Emperor", "Empress"),
    ("country:VAT", 1900, 9999, "Pope", "Pope"),
    ("country:KWT", 1900, 9999, "Emir", "Emir"),
    ("country:QAT", 1900, 9999, "Emir", "Emir"),
    ("country:BRN", 1900, 9999, "Sultan", "Sultan"),
    ("country:OMN", 1900, 9999, "Sultan", "Sultan"),
    ("country:BHR", 2002, 9999, "King", "Queen"),
    ("country:BHR", 1900, 2001, "Emir", "Emir"),
    ("country:AND", 1900, 9999, "Co-Prince", "Co-Princess"),
    ("country:GRC", 1935, 1973, "King", "Queen"),
    ("country:ITA", 1900, 1945, "King", "Queen"),
    ("country:ROU", 1900, 1946, "King", "Queen"),
    ("country:BGR", 1900, 1945, "Tsar", "Tsaritsa"),
    ("country:EGY", 1900, 1952, "King", "Queen"),
    ("country:IRQ", 1900, 1957, "King", "Queen"),
    ("country:IRN", 1900, 1978, "Shah", "Shahbanu"),
    ("country:IRN", 1979, 9999, "Supreme Leader", "Supreme Leader"),
    ("country:LBY", 1951, 1968, "King", "Queen"),
    ("country:ETH", 1900, 1973, "Emperor", "Empress"),
    ("country:AFG", 1900, 1972, "King", "Queen"),
    ("country:NPL", 1900, 2006, "King", "Queen"),
    ("country:KHM", 1900, 1954, "King", "Queen"),
    ("country:KHM", 1993, 9999, "King", "Queen"),
    ("country:LAO", 1900, 1974, "King", "Queen"),
    ("country:TUN", 1900, 1956, "Bey", "Bey"),
    ("country:BDI", 1962, 1965, "King", "Queen"),
    ("country:north-yemen", 1900, 1961, "Imam", "Imam"),
    ("country:MDV", 1954, 1967, "Sultan", "Sultan"),
    ("country:MLT", 1964, 1973, "King", "Queen"),
    ("country:ZAF", 1900, 1960, "King", "Queen"),
    ("country:IRL", 1900, 1948, "King", "Queen"),
    ("country:IND", 1947, 1949, "King", "Queen"),
    ("country:PAK", 1947, 1955, "King", "Queen"),
    ("country:FJI", 1970, 1986, "King", "Queen"),
    ("country:BRB", 1966, 2020, "King", "Queen"),
    ("country:MUS", 1968, 1991, "King", "Queen"),
    ("country:TTO", 1962, 1975, "King", "Queen"),
    ("country:LKA", 1948, 1971, "King", "Queen"),
    ("country:GHA", 1957, 1959, "King", "Queen"),
    ("country:NGA", 1960, 1962, "King", "Queen"),
    ("country:KEN", 1963, 1963, "King", "Queen"),
    ("country:UGA", 1962, 1962, "King", "Queen"),
    ("country:TZA", 1961, 1961, "King", "Queen"),
    ("country:SLE", 1961, 1970, "King", "Queen"),
    ("country:GMB", 1965, 1969, "King", "Queen"),
    ("country:GUY", 1966, 1969, "King", "Queen"),
    ("country:MWI", 1964, 1965, "King", "Queen"),
    ("country:XXX", 1900, 1900, "King", "Queen"),
)
MONARCHICAL = {title for throne in THRONES for title in throne[3:]} | {"Tsar"}


def tidy(office: str) -> str:
    office = re.sub(r" and (?:in Chief|Commander-in-Chief) of .*$", "", office)
    office = FIXED.get(office, office)
    if len(office.split()) > 7 or re.search(r"[\[\]:*]|\d", office):
        return ""
    return office


def throne(term: Term) -> str:
    if term.role != HEAD_OF_STATE or term.start in ("", UNKNOWN):
        return ""
    year = int(term.start[:4])
    for body, first, last, man, woman in THRONES:
        if body == term.body and first <= year <= last:
            return (
                woman
                if term.person.qid in QUEENS
                or (term.body == "country:LUX" and term.person.qid == "Q155608")
                else man
            )
    return ""


def reigning(term: Term) -> bool:
    """Whether the body is a monarchy when the term begins."""
    if term.start in ("", UNKNOWN):
        return False
    year = int(term.start[:4])
    return any(body == term.body and first <= year <= last for body, first, last, _, _ in THRONES)


def assign(terms: Iterable[Term]) -> None:
    """Fills `office` of every term."""
    known: defaultdict[tuple[str, str, bool], Counter[str]] = defaultdict(Counter)
    everything = list(terms)
    for term in everything:
        term.office = tidy(term.office)
        title = throne(term)
        known_title = term.office in MONARCHICAL and term.body not in ("country:BHR", "country:IRN")
        if title and not known_title:
            term.office = title
        if term.office and term.office not in MONARCHICAL and len(term.office.split()) <= 3:
            known[term.track()][term.office] += 1
    for term in everything:
        if term.role == EFFECTIVE_LEADER and term.body == "country:CHN":
            term.office = "Paramount Leader"
        if term.office:
            continue
        usual = known[term.track()].most_common(2)
        if term.role == HEAD_OF_GOVERNMENT and term.both:
            term.office = "Prime Minister" if reigning(term) else "President"
        elif usual and term.role in (HEAD_OF_STATE, HEAD_OF_GOVERNMENT):
            term.office = sorted(usual, key=lambda item: (-item[1], item[0]))[0][0]
        else:
            term.office = GENERIC[term.role]
