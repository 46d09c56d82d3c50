"""The curated tables `curated/organisations_*.tsv`: the best-known organisations, by hand.

A name in a list may end in flags: `?` only with context, `!` exactly as printed, `~` also in lower
case, then `[start..end]` for the years in which it was the name. `=` as `wikipedia` is the name.
"""

from __future__ import annotations

import re
from pathlib import Path

from tools.gazetteer.orgs.model import ALONE, CONTEXT, Organisation, Registry
from tools.gazetteer.orgs.spelling import fold, tidy
from tools.gazetteer.provenance import CURATED, GENERAL_KNOWLEDGE
from tools.gazetteer.sources import derived

DIRECTORY = Path(__file__).parents[1] / "curated"
COLUMNS = (
    "id", "class", "country", "name", "wikipedia", "acronyms", "shorts", "names", "parent",
    "span", "reason",
)  # fmt: skip
QID = re.compile(r"Q[1-9]\d*")
FLAGGED = re.compile(r"(?P<text>.+?)(?P<flags>[?!~]*)(?:\[(?P<start>\d*)\.\.(?P<end>\d*)\])?")


def read_rows(name: str, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """The rows of `curated/name.tsv`; an unexpected header or a missing field is an error."""
    path = DIRECTORY / f"{name}.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    if tuple(lines[0].split("\t")) != columns:
        raise ValueError(f"{path}:1: header is not {columns}")
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        row = dict(zip(columns, line.split("\t"), strict=True))
        if not row["reason"]:
            raise ValueError(f"{path}:{number}: no reason")
        rows.append(row)
    return rows


def add_all(registry: Registry) -> None:
    """Every curated organisation with its names."""
    for path in sorted(DIRECTORY.glob("organisations_*.tsv")):
        for row in read_rows(path.stem, COLUMNS):
            registry.add(_organisation(row))
    for organisation in registry:
        if organisation.parent and organisation.parent not in registry.by_id:
            raise ValueError(f"{organisation.id} has the unknown parent {organisation.parent}")


def add_titles(registry: Registry) -> None:
    """Articles on bodies made by template, so that sources can be joined by their titles."""
    used = registry.by_wikipedia()
    for row in read_rows("organisation_titles", ("id", "title", "reason")):
        organisation = _known(registry, "organisation_titles", row["id"])
        if organisation.wikipedia or row["title"] in used:
            raise ValueError(f"organisation_titles.tsv: {row['id']} or {row['title']} has one")
        organisation.wikipedia = row["title"]
        organisation.sources.add(CURATED.id)
        used[row["title"]] = organisation
        # "Bank of Ghana": no commercial bank, if the article on the central bank is called so.
        if organisation.klass == "central_bank":
            for (folded, _), name in organisation.names.items():
                if folded == fold(row["title"]):
                    name.context = ALONE


def add_names(registry: Registry) -> None:
    """Names by which news calls bodies of any source: acronyms, short forms, words for members."""
    for row in read_rows("organisation_names", ("id", "text", "form", "context", "reason")):
        organisation = _known(registry, "organisation_names", row["id"])
        if row["form"] not in ("acronym", "short", "name") or row["context"] not in (
            ALONE,
            CONTEXT,
        ):
            raise ValueError(f"organisation_names.tsv: {row['id']}, {row['text']}: form or context")
        organisation.add(row["text"], row["form"], GENERAL_KNOWLEDGE.id, row["context"])
        organisation.sources.add(GENERAL_KNOWLEDGE.id)


def add_qids(registry: Registry) -> None:
    """Wikidata ids that no source of the tables states and a witness confirms.

    One that sources contradict, or that is another body's, is an error: somebody has to look.
    """
    owners = {o.qid: o.id for o in registry if o.qid}
    for row in read_rows("organisation_qids", ("id", "qid", "reason")):
        organisation = _known(registry, "organisation_qids", row["id"])
        if not QID.fullmatch(row["qid"]):
            raise ValueError(f"organisation_qids.tsv: {row['id']}: {row['qid']} is no Wikidata id")
        if organisation.qid not in ("", row["qid"]):
            raise ValueError(f"organisation_qids.tsv: {row['id']}: sources say {organisation.qid}")
        if owners.setdefault(row["qid"], organisation.id) != organisation.id:
            raise ValueError(f"organisation_qids.tsv: {row['qid']} is {owners[row['qid']]}'s")
        organisation.qid = row["qid"]
        organisation.sources.add(CURATED.id)


def _known(registry: Registry, table: str, id: str) -> Organisation:
    if id not in registry.by_id:
        raise ValueError(f"{table}.tsv: {id} is unknown")
    return registry.by_id[id]


def add_former_titles(registry: Registry) -> None:
    """Titles that the articles on curated organisations had before, or that lead to them."""
    for row in read_rows("former_titles", ("id", "title", "reason")):
        organisation = _known(registry, "former_titles", row["id"])
        organisation.external_ids["wikipedia", row["title"]] = CURATED.id


def merges() -> dict[str, tuple[str, str]]:
    """Ids of organisations that a source has a second time: id to (the one that stays, reason)."""
    rows = read_rows("organisation_merges", ("id", "target", "reason"))
    return {row["id"]: (row["target"], row["reason"]) for row in rows}


def merge(registry: Registry) -> None:
    """Gives what the sources say of a second entry to the first."""
    for id, (target, _) in merges().items():
        if target not in registry.by_id:
            raise ValueError(f"organisation_merges.tsv: {target} is unknown")
        first = registry.by_id[target]
        first.external_ids["legation", id] = derived.SOURCE.id
        if second := registry.by_id.pop(id, None):
            first.sources |= second.sources
            first.external_ids |= second.external_ids
            first.qid = first.qid or second.qid
            first.wikipedia = first.wikipedia or second.wikipedia
            if second.wikipedia and second.wikipedia != first.wikipedia:
                first.external_ids["wikipedia", second.wikipedia] = derived.SOURCE.id
            for key, name in second.names.items():
                first.names.setdefault(key, name)


def _organisation(row: dict[str, str]) -> Organisation:
    name, flags, _ = _parse(row["name"])
    start, _, end = row["span"].partition("..")
    organisation = Organisation(
        id=f"org:{row['id']}",
        name=tidy(name),
        klass=row["class"],
        sources={"curated"},
        country=f"country:{row['country']}" if row["country"] else "",
        wikipedia=name if row["wikipedia"] == "=" else row["wikipedia"],
        parent=f"org:{row['parent']}" if row["parent"] else "",
        start=start,
        end=end,
    )
    _add(organisation, tidy(name) + flags, "name")
    for column, form in (("acronyms", "acronym"), ("shorts", "short"), ("names", "name")):
        for text in filter(None, row[column].split("|")):
            _add(organisation, text, form)
    return organisation


def _add(organisation: Organisation, flagged: str, form: str) -> None:
    text, flags, span = _parse(flagged)
    organisation.add(
        text,
        form,
        "curated",
        context=CONTEXT if "?" in flags else ALONE,
        case="exact" if "!" in flags else "any" if "~" in flags else "",
        span=span,
    )


def _parse(flagged: str) -> tuple[str, str, tuple[str, str]]:
    found = FLAGGED.fullmatch(flagged)
    if not found:
        raise ValueError(f"not a name with flags: {flagged!r}")
    return found["text"], found["flags"], (found["start"] or "", found["end"] or "")
