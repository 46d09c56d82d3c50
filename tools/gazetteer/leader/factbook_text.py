"""Reading office holders out of the Factbook's prose: "Premier LI Peng (since 24 November
1987)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

MONTHS = {
    name: f"{number:02}"
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sep", "sept", "septermber"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}

DATE = re.compile(
    r"(?:(?P<day>\d{1,2})(?:-\d{1,2})?|NA|mid-|early|late)?[ -]*"
    r"(?P<month>"
    + "|".join(sorted(MONTHS, key=len, reverse=True))
    + r")\.?,? (?P<year>(?:19|20)\d\d)\b"
    r"|(?:since|in|mid-|NA|late|early)[ -]*(?P<only>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
PERIOD = re.compile(
    r"(?P<day>\d{1,2}) (?P<month>April|October)(?: (?P<year>\d{4}))? ?-.*?(?P<last>\d{4})",
    re.IGNORECASE,
)

# Words that can stand in a title; a name begins after the last of them that precedes its capitals.
TITLE_WORDS = frozenset(
    [
        "president",
        "presidents",
        "prime",
        "minister",
        "ministers",
        "premier",
        "premiers",
        "king",
        "queen",
        "emperor",
        "empress",
        "emir",
        "amir",
        "sultan",
        "prince",
        "princess",
        "princes",
        "grand",
        "duke",
        "duchess",
        "pope",
        "chancellor",
        "federal",
        "taoiseach",
        "chairman",
        "chairperson",
        "chairwoman",
        "chair",
        "co-chairman",
        "cochairman",
        "chief",
        "chiefs",
        "state",
        "states",
        "head",
        "heads",
        "government",
        "council",
        "councils",
        "national",
        "governor",
        "governors",
        "general",
        "governor-general",
        "generals",
        "acting",
        "interim",
        "transitional",
        "transition",
        "caretaker",
        "deputy",
        "vice",
        "first",
        "second",
        "third",
        "fourth",
        "executive",
        "supreme",
        "leader",
        "leaders",
        "islamic",
        "revolution",
        "ayatollah",
        "captain",
        "captains",
        "regent",
        "regents",
        "co-prince",
        "coprince",
        "co-princes",
        "co-chiefs",
        "cochiefs",
        "of",
        "the",
        "and",
        "for",
        "sir",
        "dame",
        "dr",
        "dr.",
        "mr",
        "mr.",
        "mrs",
        "mrs.",
        "ms.",
        "gen",
        "gen.",
        "lt",
        "lt.",
        "lt.-gen.",
        "col",
        "col.",
        "colonel",
        "maj",
        "maj.",
        "major",
        "capt",
        "capt.",
        "brig",
        "brig.",
        "sr.",
        "sgt.",
        "master",
        "sergeant",
        "marshal",
        "marshall",
        "field",
        "air",
        "admiral",
        "vice-admiral",
        "rear",
        "adm.",
        "adm.",
        "maj.-gen.",
        "lieutenant",
        "lieutenant-general",
        "brigadier",
        "archbishop",
        "bishop",
        "cardinal",
        "monsignor",
        "father",
        "reverend",
        "rev.",
        "honorable",
        "hon.",
        "his",
        "her",
        "excellency",
        "highness",
        "majesty",
        "royal",
        "secretary",
        "secretary-general",
        "foreign",
        "political",
        "affairs",
        "commission",
        "committee",
        "presidency",
        "presidential",
        "presidium",
        "assembly",
        "people's",
        "military",
        "revolutionary",
        "ruling",
        "armed",
        "forces",
        "defense",
        "defence",
        "sovereign",
        "sovereignty",
        "commander",
        "commander-in-chief",
        "party",
        "central",
        "communist",
        "union",
        "republic",
        "swiss",
        "confederation",
        "executive",
        "chief",
        "vice-president",
        "co-president",
        "co-vice",
        "co-presidents",
        "president-elect",
        "premier-elect",
        "minister-elect",
        "designate",
        "provisional",
        "tribal",
        "authority",
        "palestinian",
        "city",
        "pontifical",
        "vatican",
        "governorate",
        "administrator",
        "high",
        "commissioner",
        "commonwealth",
        "lord",
        "heir",
        "apparent",
        "crown",
        "senior",
        "paramount",
        "datuk",
        "taliban",
        "gnu",
        "cnsp",
        "represented",
        "by",
        "bailiff",
        "lieutenant-governor",
        "state's",
        "soviet",
        "beretitenti",
        "senate",
        "speaker",
        "parliament",
        "legislative",
        "command",
        "staff",
        "joint",
        "salvation",
        "front",
        "movement",
        "member",
        "members",
        "ratu",
        "cabinet",
        "co-chairs",
        "junta",
        "monarch",
        "ruler",
        "seat",
        "law",
        "order",
        "restoration",
        "peace",
        "development",
        "administration",
        "security",
        "general's",
        "vice-marshal",
        "alhaji",
        "el-hadj",
        "sheikh",
        "haji",
        "his",
        "excellency",
        "french",
        "spanish",
        "episcopal",
        "political-affairs",
        "self-administration",
        "coalition",
        "unity",
        "accord",
    ]
)
REJECT = re.compile(
    r"\b(?:deputy|vice (?:premier|prime|chair|chancell)|vice-(?:premier|prime|chair)|"
    r"heir|assistant|"
    r"bailiff|lieutenant[- ]governor|commissioner|administrator|elect|designate|speaker|"
    r"former|pretender|ambassador|cofounder|ceo\b|ruler of|privy council|notification|"
    r"senior minister|"
    r"assembly president and|^foreign minister$|presidium of the supreme soviet)",
    re.IGNORECASE,
)
SOVEREIGN = re.compile(
    r"\b(?:king|queen|emperor|emir|amir|sultan|grand duke|grand duchess|pope|monarch|"
    r"prince|princess)\b",
    re.IGNORECASE,
)
CAPITALS = re.compile(r"[^\W\d_a-zàáâãäåçèéêëìíîïñòóôõöøùúûüýÿāăčēěğīłńňōœřşšūůźżžșț]{2,}")
PARENTHESIS = re.compile(r"\(([^()]*)\)")
ALSO = re.compile(r"[;,] also (?:spelled|referred to as|known as) ([^(;,]*)")
OUTSIDE = re.compile(r"[;|](?![^()]*\))")
NOTE = re.compile(r";?,?\s*\bnote\s*(?:\d\s*)?[-–:].*", re.IGNORECASE | re.DOTALL)


class Holder(NamedTuple):
    """A person as one text prints them in one role."""

    title: str
    name: str
    aliases: tuple[str, ...]
    since: str
    first: bool
    represented: bool


def iso(match: re.Match[str]) -> str:
    if only := match.groupdict().get("only"):
        return only
    when = f"{match['year']}-{MONTHS[match['month'].lower()]}"
    return f"{when}-{int(match['day']):02}" if match["day"] else when


def since(text: str) -> str:
    """The day a parenthesis such as "since 13 June 1982, but incapacitated since 1995" begins
    with.
    """
    if period := PERIOD.search(text):
        year = period["year"] or period["last"]
        return f"{year}-{MONTHS[period['month'].lower()]}-{int(period['day']):02}"
    if sworn := re.search(
        r"(?:sworn in|inaugurated|took office|assumed office|chairperson since).*", text
    ):
        text = sworn[0]
    if re.match(r"\s*(?:born|b\.)", text) and "since" not in text:
        return ""
    text = (
        re.sub(
            r"\(?\b(?:born|brother|son|sister|daughter|elected|appointed)\b[^;,]*?(?:\d{4})",
            "",
            text,
            count=1,
        )
        if "since" in text
        else text
    )
    match = DATE.search(text)
    return iso(match) if match else ""


def is_capital(word: str) -> bool:
    """Whether a word is printed in capitals as family names are ("O'NEILL", "al-ASSAD",
    "McCOLL").
    """
    bare = word.strip(".,;:\"'()’`")
    letters = [c for c in bare if c.isalpha()]
    if len(letters) < 2:
        return False
    if any(part.isupper() and len(part) > 1 for part in re.split(r"[-'’`]", bare)):
        return True
    return re.match(r"(?:Mc|Mac|Le|De|La|Di|Mb|Nd|O’|O')[A-Z]{2,}", bare) is not None


ACRONYM = {
    "GNU",
    "CNSP",
    "NA",
    "UK",
    "US",
    "FSLN",
    "UN",
    "NTC",
    "RCC",
    "SCAF",
    "HOR",
    "GNC",
    "CEO",
    "SAC",
    "TISA",
    "ITSA",
    "SOC",
    "NGC",
    "SNC",
    "KRG",
    "PLC",
}


# What can follow "President of" before the name begins.
PLACES = (
    "Afghanistan",
    "China",
    "Australia",
    "New",
    "Zealand",
    "French",
    "Polynesia",
    "Spain",
    "Pitcairn",
    "Islands",
    "Territorial",
    "Congress",
    "Business",
    "Iran",
    "Pakistan",
)


def split_title(lead: str) -> tuple[str, str]:
    """Cuts "President of the Swiss Confederation Guy PARMELIN" into title and name."""
    words = lead.split()
    first = next(
        (i for i, word in enumerate(words) if is_capital(word) and word.strip(",") not in ACRONYM),
        None,
    )
    if first is None:  # printed without capitals: the name is what follows the opening title words
        known = [w.lower().strip(",.") in TITLE_WORDS for w in words]
        cut = known.index(False) if False in known else len(words)
        printed = words[cut:]
        plain = 2 <= len(printed) <= 6 and all(w[0].isupper() for w in printed)
        return (" ".join(words[:cut]), " ".join(printed)) if cut and plain else ("", "")
    start = 0
    for i in range(first):
        word = words[i].lower().strip(",:()")
        if (
            word in TITLE_WORDS
            or word.rstrip(".") in TITLE_WORDS
            or words[i] in ACRONYM
            or words[i].endswith((",", ":"))
        ):
            start = i + 1
    while (
        0 < start < first and words[start - 1] in ("of", "the", *PLACES) and words[start] in PLACES
    ):
        start += 1
    return " ".join(words[:start]), " ".join(words[start:])


def clean_name(name: str) -> str:
    name = re.sub(r"\s+", " ", name.replace("“", '"').replace("”", '"').replace("`", "'"))
    if re.search(r"\b(?:recogni[sz]es?|vacant|formerly held|does not)\b", name):
        return ""
    name = re.sub(r"\s+(?:resigned|installed|who|previously|formerly|won|aka)\b.*$", "", name)
    name = re.sub(r"\s+-\s.*$", "", name)
    parts = name.split(",")
    keep = [
        part for i, part in enumerate(parts) if i == 0 or re.match(r"\s*(?:Jr|Sr|I{2,3})\b", part)
    ]
    name = re.sub(r"^(?:Sheikh|Shaykh|Haji)\s+(?=\S+\s\S)", "", ",".join(keep).strip())
    name = re.sub(r"\s+and (?=[A-Z]).*$", "", name)
    name = re.sub(
        r"\s+(?:of (?:the )?[A-Z].*|and his wife.*|is (?:an?|the)\b.*|was .*|serves .*)$", "", name
    )
    name = re.sub(r"^(?:and|is|by)\s+", "", name.strip(" ,;:.-")).strip(" ,;:.-")
    return name + "." if re.search(r"\b(?:Jr|Sr)$", name) else name


def holders(text: str) -> Iterator[Holder]:
    """Every dated person of one segment, in the order of print; undated ones are not evidence."""
    text = NOTE.sub("", text.replace(" ", " ").replace("&nbsp;", " "))
    text = re.sub(r"<[^>]+>", " ", text)
    first = True
    text = ALSO.sub(r" (\1)", text)
    for clause in OUTSIDE.split(text):
        inherited = ""
        position = 0
        aliases: list[str] = []
        lead = ""
        for parenthesis in PARENTHESIS.finditer(clause):
            lead = (lead + " " + clause[position : parenthesis.start()]).strip()
            position = parenthesis.end()
            inside = parenthesis[1]
            when = since(inside)
            if not when:
                if (
                    any(word[:1].isupper() and len(word) > 2 for word in inside.split()[-1:])
                    and len(inside.split()) <= 6
                ):
                    aliases.append(clean_name(inside))
                continue
            lead = re.sub(r"^[\s,]*(?:and\s+)?", "", lead).replace(
                "*** No entry for this item ***", ""
            )
            title, name = split_title(lead)
            plural = bool(re.search(r"(?:ents|ers|ors|men)\b", title)) or not title
            if plural and title:
                inherited = title
            title = title or inherited
            represented = bool(re.search(r"represented by", title, re.IGNORECASE))
            title = re.sub(r"^.*represented by\s*", "", title)
            for single in (
                re.split(r"\s+and\s+(?:Captain Regent\s+)?", name) if "aptain" in title else [name]
            ):
                cleaned = clean_name(single)
                if cleaned:
                    yield Holder(
                        title, cleaned, tuple(a for a in aliases if a), when, first, represented
                    )
                    first = False
            lead, aliases = "", []


SEGMENT = re.compile(
    r"(?:(?P<both>chiefs? of state and head of government)"
    r"|(?P<state>(?:co-?)?chiefs? of sta(?:te)?\b|head of state)"
    r"|(?P<government>heads? of government))(?P<facto>\s*\(de facto\))?(?:(?!head of "
    r"gov)[^:;|()]){0,40}?\s*(?::|--)"
    r"|(?P<stop>\b(?:cabinet|elections?(?:/appointments?(?: process)?)?|election results"
    r"|most recent election date|note)\s*:|\belections?,? (?:was |were )?last held|\bresults -)",
    re.IGNORECASE,
)


def segments(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """Cuts an executive-branch article into (roles, text) by its labels, without election
    results.
    """
    marks = list(SEGMENT.finditer(text))
    for i, mark in enumerate(marks):
        end = marks[i + 1].start() if i + 1 < len(marks) else len(text)
        body = text[mark.end() : end].strip()
        if mark["stop"] or mark["facto"] or not body:
            continue
        if mark["both"]:
            yield ("head_of_state", "head_of_government"), body
        elif mark["state"]:
            yield ("head_of_state",), body
        else:
            yield ("head_of_government",), body


def roles_of(holder: Holder, segment: tuple[str, ...]) -> tuple[str, ...]:
    """The role classes of a printed title; deputies, heirs and bailiffs have none here."""
    title = holder.title.lower()
    if re.search(r"\bvice[- ]president", title) and not re.search(r"prime minister|premier", title):
        return ("vice_president",)
    if re.search(r"governor[- ]general", title):
        return ("other",)
    if REJECT.search(title) or holder.represented:
        return ()
    if title.startswith("head of government") and segment == ("head_of_state",):
        return ("head_of_government",)
    if title.startswith(("governor", "secretary of state card")):
        return ()
    if "crown prince" in title and "prime minister" not in title:
        return ()
    if re.search(r"\bdeputy\b|vice", title) and not re.search(
        r"^(?:prime minister|premier)|co-vice", title
    ):
        return ()
    if SENTENCE.search(title) or len(title.split()) > 16:
        return ()
    minister = re.search(r"\b(?:prime minister|premier)\b", title)
    if (
        minister
        and not SOVEREIGN.search(title)
        and not re.search(r"president|chair|council", title)
    ):
        return ("head_of_government",)
    if not holder.first and not FURTHER.match(title):
        return ()
    return segment


# A sentence before the name means that the text tells a story, not who holds the office.
SENTENCE = re.compile(
    r"\b(?:impeached|suspended|elected|became|was|were|resigned|appointed|killed|died|on \d+)\b"
)
# After the first person of a segment only these are heads too.
FURTHER = re.compile(
    r"(?:(?:acting|interim|executive|french|spanish|episcopal|and|state|co-?chiefs? "
    r"of state) )*(?:co-?president|co-?prince|captains? regent|"
    r"president\b(?!.* of the (?:senate|national|parliament|assembly|regional|general|"
    r"territorial|supreme))|"
    r"prime minister|premier|king\b|queen\b|chancellor|chairm[ae]n of the presidency|"
    r"chairperson of the presidency)",
    re.IGNORECASE,
)


def local_roles(holder: Holder, roles: tuple[str, ...]) -> tuple[str, ...]:
    """A territory has a head of government of its own; its head of state is that of its state."""
    local = re.match(
        r"(?:prime minister|premier|chief minister|president|first minister)", holder.title, re.I
    )
    return tuple(role for role in roles if role == "head_of_government" and local)


RANK = re.compile(
    r"\b(?:Sr\.?|Lt\.?|Maj\.?|Brig\.?|Col\.?|Gen\.?|Adm\.?|Capt\.?|Captain(?! Regent)|"
    r"Dr\.?|Sir|Dame|Colonel|Master"
    r"|Sergeant|Marshal|Field|Brigadier|His|Her|Excellency|Majesty|Highness|Ratu|"
    r"Mr\.?|Mrs\.?|Ms\.?|Alhaji"
    r"|Commodore|Reverend|Rev\.?|Sheikh|Haji|Honorable|Cardinal|Archbishop|Bishop|"
    r"Ayatollah|Commander)(?=\s|$|,)",
)


def office_of(title: str, role: str) -> str:
    """The office as news writes it, out of a printed title: "Taoiseach (Prime Minister)" →
    Taoiseach.
    """
    title = RANK.sub(" ", title)
    title = re.sub(r"^.*:\s*", "", title)
    title = re.sub(
        r"\b(?:Acting|Interim|Caretaker|Transition(?:al)?|Designate|and functional chief "
        r"of state)\b",
        " ",
        title,
        flags=re.I,
    )
    title = re.sub(r"\s+(?:of|and|for|the|,|\s)*$", "", re.sub(r"\s+", " ", title)).strip(" ,")
    plain = title.lower()
    if role == "other":
        return "Governor-General"
    table = (
        ("pope", "Pope"),
        ("queen", "Queen"),
        ("king", "King"),
        ("emperor", "Emperor"),
        ("amir", "Emir"),
        ("emir", "Emir"),
        ("sultan", "Sultan"),
        ("grand duke", "Grand Duke"),
        ("taoiseach", "Taoiseach"),
        ("captain regent", "Captain Regent"),
        ("captains regent", "Captain Regent"),
        ("co-prince", "Co-Prince"),
        ("coprince", "Co-Prince"),
        ("supreme leader", "Supreme Leader"),
        ("leader of the islamic revolution", "Supreme Leader"),
        ("paramount ruler", "King"),
        ("vice president", "Vice President"),
    )
    for words, office in table:
        if re.search(rf"\b{words}\b", plain):
            if role == "head_of_government" and "prime minister" in plain:
                return "Prime Minister"
            return office
    if "chancellor" in plain:
        return "Chancellor"
    if re.match(r"(?:state |executive |federal )?president", plain):
        if (
            role == "head_of_government"
            and "council of ministers" in plain
            and "state" not in plain
        ):
            return "President of the Council of Ministers"
        return "President"
    if "prime minister" in plain:
        return "Prime Minister"
    if plain == "premier" or plain.startswith("premier"):
        return "Premier"
    return title[:1].upper() + title[1:] if title else ""
