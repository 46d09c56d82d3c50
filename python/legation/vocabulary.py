"""The closed vocabularies as types: words that attributes, columns and arguments take.

>>> from legation.vocabulary import Kind
>>> def of_kind(document: legation.Document, kind: Kind) -> list[str]:
...     return [mention.text for mention in document.mentions if mention.kind == kind]

Generated from the library: `make stubs`.
"""

from typing import Literal, TypeAlias

Kind: TypeAlias = Literal[
    "country",
    "leader",
    "organisation",
    "other",
]
"""What an entity is."""

Form: TypeAlias = Literal[
    "name",
    "official",
    "short",
    "acronym",
    "adjective",
    "demonym",
    "capital",
    "metonym",
    "surname",
    "given",
    "role",
    "discovered",
]
"""How a name or a mention denotes."""

Rule: TypeAlias = Literal[
    "own_name",
    "title_before",
    "title_after",
    "other_spelling",
    "country_of_office",
    "long_form_before",
    "long_form_after",
    "country_in_text",
    "country_beside",
    "body_in_text",
    "office_on_date",
    "years_on_date",
    "latest_term",
    "usual_meaning",
    "on_request",
    "prominence",
    "well_known",
]
"""A rule of the resolver."""

Rejection: TypeAlias = Literal[
    "blocked",
    "not_asked_for",
    "persons_name",
    "longer_name",
    "another_name",
    "stranger",
    "defined_otherwise",
    "other_time",
    "no_support",
]
"""Why a name is not a mention."""

LayerKind: TypeAlias = Literal[
    "built_in",
    "own",
    "discovered",
]
"""Where an entity comes from."""

Role: TypeAlias = Literal[
    "head_of_state",
    "head_of_government",
    "effective_leader",
    "vice_president",
    "deputy_head_of_government",
    "foreign_minister",
    "defence_minister",
    "minister",
    "party_leader",
    "opposition_leader",
    "head_of_organisation",
    "ambassador",
    "other",
    "finance_minister",
    "interior_minister",
    "central_banker",
    "speaker",
    "security_adviser",
    "intelligence_head",
    "army_head",
    "governor",
]
"""The class of an office."""

CountryStatus: TypeAlias = Literal[
    "member",
    "state",
    "territory",
    "constituent",
    "disputed",
    "historical",
]
"""The standing of a country."""

OrganisationClass: TypeAlias = Literal[
    "igo",
    "forum",
    "court",
    "state_body",
    "ministry",
    "parliament",
    "party",
    "armed_group",
    "ngo",
    "central_bank",
    "intelligence",
    "news_agency",
    "state_firm",
]
"""The class of an organisation."""

MembershipStatus: TypeAlias = Literal[
    "member",
    "observer",
    "candidate",
    "associate",
    "suspended",
]
"""How a member belongs to an organisation."""

CodeSystem: TypeAlias = Literal[
    "iso2",
    "iso3",
    "numeric",
    "m49",
    "cow",
    "gw",
    "qid",
    "cowc",
    "gwc",
]
"""A system of country codes."""

ChangeKind: TypeAlias = Literal[
    "came",
    "left",
    "renamed",
    "term_added",
    "term_removed",
    "term_moved",
    "name_added",
    "name_removed",
    "fact",
]
"""A sort of difference between two gazetteers."""

ExternalIdSystem: TypeAlias = Literal[
    "archigos",
    "partyfacts",
    "ror",
    "ucdp_actor",
    "oecd_crs",
    "ofac",
    "lei",
    "imo",
    "opensanctions",
    "legation",
    "wikipedia",
]
"""Another data set's identifiers."""

Knowledge: TypeAlias = Literal[
    "entities",
    "names",
    "terms",
    "memberships",
    "codes",
    "external_ids",
]
"""A table of what a gazetteer knows."""

Period: TypeAlias = Literal[
    "whole",
    "year",
    "quarter",
    "month",
    "week",
    "day",
]
"""What counts are taken by."""

Within: TypeAlias = Literal[
    "sentence",
    "document",
]
"""In what two entities are mentioned together."""
