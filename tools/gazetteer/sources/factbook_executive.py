"""The World Factbook's chiefs of state and heads of government, January 2026, with their QIDs."""

from __future__ import annotations

import csv
from pathlib import Path

from tools.gazetteer.leader.bodies import Bodies
from tools.gazetteer.leader.factbook_text import holders, local_roles, office_of, roles_of
from tools.gazetteer.leader.spells import Spell
from tools.gazetteer.provenance import Source
from tools.gazetteer.report import Report

SOURCE = Source(
    id="factbook",
    title="CIA World Factbook, executive branch, January 2026",
    licence="public domain",
    as_of="2026-01-22",
    url="https://www.cia.gov/the-world-factbook/",
    notes="surnames in capitals; ASCII mostly; since-dates are of the present term of office",
)

# The texts carry the Factbook's own country codes; `gec` of the two crown-dependency rows and of
# states that the table of members does not list.
GEC = {
    "gk": "GG",
    "im": "IM",
    "je": "JE",
    "kv": "XK",
    "tw": "TW",
    "vt": "VA",
    "we": "PS",
    "gz": "PS",
    "aa": "AW",
    "av": "AI",
    "aq": "AS",
    "bd": "BM",
    "bq": "",
    "cc": "CW",
    "cj": "KY",
    "cq": "MP",
    "ck": "CC",
    "cw": "CK",
    "fk": "FK",
    "fo": "FO",
    "fp": "PF",
    "gi": "GI",
    "gl": "GL",
    "gq": "GU",
    "hk": "HK",
    "mc": "MO",
    "mh": "MS",
    "nc": "NC",
    "ne": "NU",
    "nn": "SX",
    "pc": "PN",
    "rq": "PR",
    "sb": "PM",
    "sh": "SH",
    "tb": "BL",
    "rn": "MF",
    "tk": "TC",
    "tl": "TK",
    "vi": "VG",
    "vq": "VI",
    "wf": "WF",
    "fg": "GF",
    "sk": "SX",
    "uc": "CW",
    "su": "SD",
    "sy": "SY",
    "th": "TH",
}


def codes(data: Path) -> dict[str, str]:
    """The Factbook's country code → ISO alpha-2."""
    with (data / "leaders/factbook_2026_01_current.csv").open(encoding="utf-8", newline="") as file:
        return {**{row["gec"]: row["iso2"] for row in csv.DictReader(file)}, **GEC}


def read(data: Path, bodies: Bodies, report: Report) -> list[Spell]:
    """Every dated office holder of the present texts; the person is in office on their date."""
    qids: dict[tuple[str, str, str], tuple[str, str]] = {}
    with (data / "leaders/factbook_2026_01_with_qid.csv").open(
        encoding="utf-8", newline=""
    ) as file:
        for row in csv.DictReader(file):
            if row["qid"] in bodies.qids:
                report.drop("factbook: the QID is a country's", f"{row['name']} {row['qid']}")
            elif row["qid"]:
                qids[row["iso2"], row["role"], row["since"]] = (row["qid"], row["matched_name"])
    iso2 = codes(data)
    spells: list[Spell] = []
    with (data / "leaders/factbook_executive_raw.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            body = bodies.by_iso2.get(iso2.get(row["gec"], ""), "")
            segment = {
                "chief of state": "head_of_state",
                "head of government": "head_of_government",
            }
            if not body or row["role"] not in segment:
                report.drop("factbook: no country of ours", f"{row['gec']} {row['country']}")
                continue
            found = False
            for holder in holders(row["text"]):
                found = True
                roles = roles_of(holder, (segment[row["role"]],))
                if bodies.territory(body):
                    roles = local_roles(holder, roles)
                if not roles:
                    report.drop(
                        "factbook: not a head, a vice president or a governor-general",
                        f"{row['country']}: {holder.title} {holder.name}",
                    )
                for role in roles:
                    qid, label = qids.get(
                        (iso2[row["gec"]], segment[row["role"]], holder.since), ("", "")
                    )
                    spells.append(
                        Spell(
                            SOURCE.id,
                            body,
                            role,
                            holder.name,
                            qid=qid,
                            office=office_of(holder.title, role),
                            start=holder.since,
                            open=True,
                            variants={holder.name, *holder.aliases},
                            title=label,
                            first_seen="2026-01-22",
                            last_seen="2026-01-22",
                            primary=holder.first,
                        )
                    )
            if not found:
                report.drop(
                    "factbook: no dated person in the text", f"{row['country']}: {row['text'][:80]}"
                )
    return spells
