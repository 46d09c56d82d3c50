"""Which country of `countries.tsv` a source means by its own code, at a given time."""

from __future__ import annotations

from pathlib import Path

from tools.gazetteer.tables import read_table

# COW codes of states that began, ended or changed: (code, first day, last day) → country id.
# An Archigos term belongs to the state that existed on its first day.
DATED_COW: tuple[tuple[str, str, str, str], ...] = (
    ("365", "0000", "1991-08-21", "country:SUHH"),
    ("365", "1991-08-21", "9999", "country:RUS"),
    ("255", "0000", "9999", "country:DEU"),
    ("260", "0000", "9999", "country:DEU"),
    ("265", "0000", "9999", "country:DDDE"),
    ("315", "0000", "9999", "country:CSHH"),
    ("345", "0000", "2003-02-04", "country:YUCS"),
    ("345", "2003-02-04", "9999", "country:CSXX"),
    ("340", "0000", "9999", "country:SRB"),
    ("347", "0000", "9999", "country:XKX"),
    ("816", "0000", "1976-07-02", "country:VDVN"),
    ("816", "1976-07-02", "9999", "country:VNM"),
    ("817", "0000", "9999", "country:south-vietnam"),
    ("678", "0000", "1990-05-22", "country:north-yemen"),
    ("678", "1990-05-22", "9999", "country:YEM"),
    ("679", "0000", "9999", "country:YEM"),
    ("680", "0000", "9999", "country:YDYE"),
    ("511", "0000", "9999", "country:zanzibar"),
)


class Bodies:
    """The countries by the keys the leader sources use."""

    def __init__(self, directory: Path) -> None:
        rows = read_table(directory, "countries")
        self.status = {row["id"]: row["status"] for row in rows}
        self.iso3 = {row["id"]: row["iso3"] for row in rows}
        self.name = {row["id"]: row["name"] for row in rows}
        self.qids = {row["qid"] for row in rows if row["qid"]}
        current = [row for row in rows if row["status"] != "historical"]
        self.by_qid = {row["qid"]: row["id"] for row in rows if row["qid"]}
        self.by_iso2 = {row["iso2"]: row["id"] for row in current if row["iso2"]}
        self.by_iso3 = {row["iso3"]: row["id"] for row in current if row["iso3"]}
        self.by_cow: dict[str, str] = {}
        for row in read_table(directory, "country_codes"):
            if row["system"] == "cow":
                # The present state wins where the dated table above does not decide.
                code = str(int(float(row["code"])))
                if code not in self.by_cow or not row["end"]:
                    self.by_cow[code] = row["country"]

    def cow(self, code: str, day: str) -> str:
        for known, first, last, body in DATED_COW:
            if known == code and first <= day < last:
                return body if body in self.status else ""
        body = self.by_cow.get(code, "")
        return body if body in self.status else ""

    def territory(self, body: str) -> bool:
        return self.status.get(body) in ("territory", "constituent", "disputed")
