"""`curated/organisation_joins.tsv`: what a source's name stands for where the rules cannot tell."""

from __future__ import annotations

from tools.gazetteer.orgs.curated import read_rows
from tools.gazetteer.orgs.spelling import fold

NOT_AN_ORGANISATION = "-"


def read() -> dict[str, str]:
    """Folded text to the id of the organisation, or to `-` for what is to be left out."""
    rows = read_rows("organisation_joins", ("text", "id", "reason"))
    return {
        fold(row["text"]): row["id"] if row["id"] == NOT_AN_ORGANISATION else f"org:{row['id']}"
        for row in rows
    }
