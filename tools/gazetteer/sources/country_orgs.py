"""`dieghernan_CountrycodesOrgs_2020.csv`: memberships of 186 international organisations."""

from __future__ import annotations

import csv
from pathlib import Path

from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="country-orgs",
    title="Country codes and international organisations (dieghernan)",
    licence="MIT",
    as_of="2020",
    url="https://github.com/dieghernan/Country-Codes-and-International-Organizations",
    notes="",
)


def read(data: Path) -> list[tuple[str, str]]:
    """The organisations as (name, acronym), sorted."""
    path = data / "organisations" / "dieghernan_CountrycodesOrgs_2020.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return sorted({(row["org_name"].strip(), row["org_id"].strip()) for row in rows})
