"""The common shape of a statement about a person other than a head of state or government."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from tools.gazetteer.leader.factbook_text import is_capital
from tools.gazetteer.leader.person_names import natural, readable
from tools.gazetteer.leader.spells import UNKNOWN
from tools.gazetteer.provenance import GENERAL_KNOWLEDGE


@dataclass
class Figure:
    """One source's statement: this person, in this role of this body, from then until then.

    `country` is where the person is known, also when the body is an organisation. `start` and
    `end` are written as in `terms.tsv`: empty end = in office, `?` = unknown.
    """

    source: str
    country: str
    body: str
    role: str
    office: str
    name: str
    start: str
    end: str
    family: str = ""
    family_first: bool = False
    qid: str = ""
    wikipedia: str = ""
    aliases: set[str] = field(default_factory=set)
    prominent: bool = False
    # Whether many others bear the full name: it needs support in the text.
    common: bool = False
    # Whether hardly any text in another language than English names the person.
    local: bool = False
    # Whether nobody who is there is only like this one: the table was compared with all.
    checked: bool = False
    # The article that the source states, which need not be the title that others know it by.
    article: str = ""
    born: str = ""
    # When the source saw the person in office last, if it states no end.
    seen: str = ""
    died: str = ""


def of_general_knowledge(row: Mapping[str, str]) -> Figure:
    """What a row of a table written by hand says of somebody in an office of a country."""
    country = f"country:{row['country']}"
    return Figure(
        GENERAL_KNOWLEDGE.id,
        country,
        country,
        row["role"],
        row["office"],
        row["name"],
        row["start"] or UNKNOWN,
        row["end"],
    )


TITLES = re.compile(
    r"^(?:(?:"
    r"Pol\. Cpt|Fr|Ven|"
    r"Hojjat Ol Eslam|Hojjat ol Eslam|Federal Deputy|Prime Minister|Air Chf\. Mar|Ambassador|"
    r"Archbishop|Lieutenant|Ayatollah|Brigadier|President|Professor|Cardinal|Engineer|Minister|"
    r"Princess|Reverend|Admiral|Air Mar|Captain|Colonel|Comrade|General|Marshal|Maulana|"
    r"Samdech|Senator|Tan Sri|Acting|Alhaji|Bishop|Deputy|Doctor|Father|Former|Maulvi|Mullah|"
    r"Prince|Shaykh|Sheikh|Chief|Crown|Datuk|Field|Major|Queen|Rabbi|Ustad|Vice-|Brig|"
    r"Capt|Dame|Dato|Engr|Haji|King|Lady|Lord|Msgr|Prof|Ratu|Rear|Vice|Adm|Cdr|Col|Cpt|Gen|"
    r"Maj|Mrs|Rev|Sir|Dr|Lt|Mr|Ms"
    r")\b\.?,?\s+)+"
)


def printed(name: str) -> tuple[str, str, bool]:
    """(name in natural case, family name, printed first) of a name with its family in capitals."""
    name = re.sub(r"\s*\([^)]*\)", "", name)
    name = re.sub(r",\s*(?:Dr|Lt|Maj|Gen|Brig|Col|Adm|Capt|Prof|Rear|Vice|Dato|Sir|Jr|Sr|"
                  r"Tan|Air|Cdr|Rev|Dame|Sheikh|Prince)\b.*$", "", name)  # fmt: skip
    name = re.sub(r"^(Dr|Mr|Mrs|Gen|Col|Lt)\.(?=\S)", r"\1. ", name)
    name = TITLES.sub("", readable(name).strip(" ,.;"))
    # What stands before the name in lower case is an office or a remark ("spokespersons X").
    name = re.sub(r"^(?:.*:\s*)?(?:(?!al-|el-|de |van |bin )[a-z][\w.]*\s+)*", "", name)
    words = name.split()
    capitals = [w for w in words if is_capital(w) and not re.fullmatch(r"[IVX]+\.?|[A-Z]\.", w)]
    done = re.sub(r"\bl([ea]) (?=[A-Z])", r"L\1 ", natural(name))
    if not capitals or len(capitals) == len(words):
        return done, "", False
    start = words.index(capitals[0])
    stop = len(words) - words[::-1].index(capitals[-1])
    if stop - start != len(capitals):
        return done, "", False
    parts = done.split()
    return done, " ".join(parts[start:stop]), start == 0
