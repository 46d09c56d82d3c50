"""National public bodies of the Research Organization Registry: ministries, agencies, regulators.

The registry is about research, so what it calls government holds laboratories, museums, counties
and hospitals, too. Taken are bodies with an English article and a Wikidata id whose name ends, or
begins, in a noun of public administration; parts of states below the nation are left out.
"""

from __future__ import annotations

import re
from pathlib import Path

from tools.gazetteer.orgs import joins
from tools.gazetteer.orgs.countries import Country
from tools.gazetteer.orgs.model import ALONE, CONTEXT, Organisation, Registry
from tools.gazetteer.orgs.parties import is_long
from tools.gazetteer.orgs.qids import ministry
from tools.gazetteer.orgs.spelling import fold, slug, tidy
from tools.gazetteer.report import Report
from tools.gazetteer.sources import ror
from tools.gazetteer.sources.ror import Record

BODY = re.compile(
    r"\b(Ministry|Department|Commission|Council|Agency|Authority|Office|Bureau|Board|Service"
    r"|Services"
    r"|Administration|Directorate|Court|Army|Navy|Air Force|Armed Forces|Command|Inspectorate"
    r"|Parliament|Senate|Congress|Assembly|Police|Secretariat|Treasury|Coast Guard|Statistics"
    r"|Statistical Office|Organi[sz]ation|Committee|Executive|Cabinet|Presidency)\b"
)
NOT_POLITICAL = re.compile(
    r"\b(Research|Science|Sciences|Scientific|Laborator\w*|Hospital\w*|Museum\w*|Librar\w*|Park\w*"
    r"|Universit\w*|College\w*|School\w*|Academ\w*|Medical|Medicine|Clinic\w*|Health System"
    r"|Healthcare"
    r"|Arts|Archiv\w*|Herbarium|Garden\w*|Survey|Observator\w*|Station|Center|Centre"
    r"|Institut\w*|Trust"
    r"|City|County|Counties|District|Districts|Regional|Region|Provinc\w*|Prefectur\w*|Municipal\w*"
    r"|Metropolitan|State of|Territory|Canton|Borough|Autonomous|NHS|Foundation|Engineering|Warfare"
    r"|Sustainment|Materiel|Water|Fisheries|Forestry|Geolog\w*|Conservation|Museums|Wildlife"
    r"|Agricultur\w*"
    r"|Technolog\w*|Project|Fund|Scholarship\w*|Fellowship\w*|Library|Fire|Rescue|List|Chemistry"
    r"|Heritage|Metrology|Standards|Hydrographic|Payments|Corporation|Palaces|Systems|Minister"
    r"|State"
    r"|Workplace|Constabulary|Geological|Recherches)\b"
)
# "Department of Justice" is as often one of a state of a federation; a bracket or the name tells.
FEDERATIONS = {"AU", "CA", "US", "GB"}
CLASSES = {
    "Ministry": "ministry",
    "Department": "ministry",
    "Court": "court",
    "Parliament": "parliament",
}
IN_REGISTRY = ("state_body", "ministry", "court", "parliament", "intelligence", "central_bank")


def add_all(registry: Registry, countries: dict[str, Country], data: Path, report: Report) -> None:
    codes = {c.iso2: c for c in countries.values() if c.iso2 and c.status in ("member", "state")}
    known = joins.read()
    regions = _regions(data)
    titles = registry.by_wikipedia()
    names = registry.index(IN_REGISTRY)
    for record in ror.read(data):
        title = record.titles[0] if len(record.titles) == 1 else ""
        name, _, bracket = title.removesuffix(")").partition(" (")
        name = tidy(name)
        if not (record.government and record.qid and name) or not BODY.search(name):
            continue
        country = codes.get(record.country)
        below = NOT_POLITICAL.search(name) or _words(name) & regions
        if not country or below or not _is_national(country, record.country, name, bracket):
            report.drop("ror: no national body", f"{record.country} {name}")
        elif known.get(fold(name)) == joins.NOT_AN_ORGANISATION:
            report.drop("ror: left out (curated)", name)
        elif title not in titles:
            same = [o for o in names.get(fold(name), []) if o.country == country.id]
            code = country.id.removeprefix("country:").lower()
            template = registry.by_id.get(f"org:{code}-{ministry(title)[0]}")
            same = [template] if template and template.country == country.id else same
            _add(registry, country, record, (title, name), same)


def _is_national(country: Country, code: str, name: str, bracket: str) -> bool:
    """Whether the body is one of the whole state, as far as the title of its article tells."""
    if bracket:
        return (
            fold(bracket) in {fold(n) for n in (country.name, *country.names)} | country.all_words
        )
    if name.endswith(("Council", "Police")) and code in FEDERATIONS | {"NZ"}:
        return False
    named = bool(_words(name) & country.all_words) or "Federal" in name or "National" in name
    generic = name.startswith(("Ministry", "Department", "Office"))
    return named or code not in FEDERATIONS or not generic


def _words(name: str) -> set[str]:
    words = fold(name).split()
    return {" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, i + 4)}


def _regions(data: Path) -> set[str]:
    """The names of parts of states that the territories list."""
    path = data / "countries" / "territories"
    found = set()
    for file in sorted(path.glob("??_*.yml")):
        match = re.search(r"^name: (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
        if match:
            found.add(fold(re.sub(r"\s*\(.*\)", "", match[1].strip("\"'"))))
    return found


def _add(
    registry: Registry,
    country: Country,
    record: Record,
    names: tuple[str, str],
    same: list[Organisation],
) -> None:
    title, name = names
    source = ror.SOURCE.id
    if same:
        organisation = same[0]
    else:
        code = country.id.removeprefix("country:").lower()
        klass = next((k for word, k in CLASSES.items() if name.startswith(word)), "state_body")
        identifier = f"org:{slug(name)}-{code}"
        if identifier in registry.by_id:
            registry.report.drop("ror: a second body of the name", title)
            return
        organisation = registry.add(
            Organisation(identifier, name, klass, {source}, country=country.id)
        )
    organisation.sources.add(source)
    if not organisation.wikipedia and not organisation.qid:
        organisation.wikipedia, organisation.qid = title, record.qid
    context = ALONE if _tells(name, country) else CONTEXT
    organisation.add(name, "name", source, context)
    if " " in name and not _words(name) & country.all_words:
        for adjective in country.adjectives:
            organisation.add(f"{adjective} {name}", "name", source, ALONE)


def _tells(name: str, country: Country) -> bool:
    """Whether the name says which body it is: it names the country, or has three telling words."""
    return bool(_words(name) & country.all_words) or (
        is_long(name) and not name.startswith(("Ministry", "Department"))
    )
