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
    Country,
    CountryCode,
    DataInfo,
    DiscoveredLeader,
    Document,
    Entity,
    Evidence,
    ExternalId,
    Leader,
    Membership,
    Mention,
    Name,
    Organisation,
    RejectedCandidate,
    SearchResult,
    Source,
    Term,
    affiliates,
    by_external_id,
    convert_code,
    country,
    country_by_code,
    data_info,
    entity,
    extract,
    extract_many,
    leader,
    leader_of,
    members,
    memberships,
    named,
    office_holders,
    organisation,
    search,
    terms,
)
from legation._errors import DateError, LegationError, TextError, UnknownEntityError

__all__ = [
    "Country",
    "CountryCode",
    "DataInfo",
    "DateError",
    "DiscoveredLeader",
    "Document",
    "Entity",
    "Evidence",
    "ExternalId",
    "Leader",
    "LegationError",
    "Membership",
    "Mention",
    "Name",
    "Organisation",
    "RejectedCandidate",
    "SearchResult",
    "Source",
    "Term",
    "TextError",
    "UnknownEntityError",
    "__version__",
    "affiliates",
    "by_external_id",
    "convert_code",
    "country",
    "country_by_code",
    "data_info",
    "entity",
    "extract",
    "extract_many",
    "leader",
    "leader_of",
    "members",
    "memberships",
    "named",
    "office_holders",
    "organisation",
    "search",
    "terms",
]
