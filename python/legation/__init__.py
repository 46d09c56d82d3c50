"""Finds and identifies the leaders, countries and organisations in political text.

Everything works offline, from a gazetteer inside the package:

>>> import legation
>>> doc = legation.extract("Chinese President Xi Jinping met Lee Jae-myung.", date="2025-11-01")
>>> [(m.text, m.entity_id) for m in doc.mentions if m.kind == "leader"]
[('Xi Jinping', 'leader:xi-jinping'), ('Lee Jae-myung', 'leader:lee-jae-myung')]
"""

from legation._core import (
    VERSION as __version__,
)
from legation._core import (
    Change,
    Country,
    CountryCode,
    DataInfo,
    DiscoveredLeader,
    Document,
    Documents,
    DocumentStream,
    Entity,
    Evidence,
    ExternalId,
    Extractor,
    Gazetteer,
    Layer,
    Leader,
    Membership,
    Mention,
    Name,
    Options,
    Organisation,
    Refresh,
    RejectedCandidate,
    SearchResult,
    Sentence,
    Source,
    Table,
    Term,
    UnresolvedName,
    affiliates,
    by_external_id,
    check_interpreter,
    convert_code,
    countries,
    country,
    country_by_code,
    data_info,
    entities,
    entity,
    extract,
    extract_iter,
    extract_many,
    head_of,
    knowledge,
    leader,
    leader_of,
    members,
    memberships,
    mention_table,
    named,
    office_holders,
    organisation,
    own_columns,
    search,
    terms,
    terms_table,
    unresolved,
    update,
)
from legation._errors import DateError, InternalError, LegationError, TextError, UnknownEntityError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from legation.pipeline import map_arrow

check_interpreter()
del check_interpreter, TYPE_CHECKING


def __getattr__(name: str) -> object:
    # Imported when first asked for: it needs modules that take longer than all the rest.
    if name == "map_arrow":
        from legation.pipeline import map_arrow

        globals()[name] = map_arrow
        return map_arrow
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


__all__ = [
    "Change",
    "Country",
    "CountryCode",
    "DataInfo",
    "DateError",
    "DiscoveredLeader",
    "Document",
    "DocumentStream",
    "Documents",
    "Entity",
    "Evidence",
    "ExternalId",
    "Extractor",
    "Gazetteer",
    "InternalError",
    "Layer",
    "Leader",
    "LegationError",
    "Membership",
    "Mention",
    "Name",
    "Options",
    "Organisation",
    "Refresh",
    "RejectedCandidate",
    "SearchResult",
    "Sentence",
    "Source",
    "Table",
    "Term",
    "TextError",
    "UnknownEntityError",
    "UnresolvedName",
    "__version__",
    "affiliates",
    "by_external_id",
    "convert_code",
    "countries",
    "country",
    "country_by_code",
    "data_info",
    "entities",
    "entity",
    "extract",
    "extract_iter",
    "extract_many",
    "head_of",
    "knowledge",
    "leader",
    "leader_of",
    "map_arrow",
    "members",
    "memberships",
    "mention_table",
    "named",
    "office_holders",
    "organisation",
    "own_columns",
    "search",
    "terms",
    "terms_table",
    "unresolved",
    "update",
]
