"""Presidents and vice presidents of the United States (the `unitedstates` project)."""

from __future__ import annotations

import re
from pathlib import Path

from tools.gazetteer.leader.spells import HEAD_OF_GOVERNMENT, HEAD_OF_STATE, VICE_PRESIDENT, Spell
from tools.gazetteer.provenance import Source

SOURCE = Source(
    id="us-executive",
    title="unitedstates/congress-legislators: executive.yaml",
    licence="CC0-1.0",
    as_of="2025-01-20",
    url="https://github.com/unitedstates/congress-legislators",
    notes="scheduled ends of the present terms are not taken as facts",
)


def read(data: Path) -> list[Spell]:
    """A reader of the few keys used; the file is regular YAML, one key a line."""
    spells: list[Spell] = []
    name: dict[str, str] = {}
    born = ""
    term: dict[str, str] = {}

    def finish() -> None:
        if not term or term["end"] < "1900":
            return
        roles = (
            [VICE_PRESIDENT] if term["type"] == "viceprez" else [HEAD_OF_STATE, HEAD_OF_GOVERNMENT]
        )
        still = term["end"] > "2026-01-22"
        given = name.get("first", "")
        full = f"{given} {name['last']}" + (f", {name['suffix']}" if "suffix" in name else "")
        middle = f"{given} {name['middle']} {name['last']}" if "middle" in name else full
        nick = {f"{name['nickname']} {name['last']}"} if "nickname" in name else set()
        for role in roles:
            spells.append(
                Spell(
                    SOURCE.id,
                    "country:USA",
                    role,
                    full,
                    family=name["last"],
                    start=term["start"],
                    end="" if still else term["end"],
                    open=still,
                    born=born,
                    variants={full, middle, *nick},
                    office="Vice President" if role == VICE_PRESIDENT else "President",
                )
            )

    for line in (
        (data / "leaders/us_executive/executive.yaml").read_text(encoding="utf-8").split("\n")
    ):
        match = re.match(r"(\s*)(- )?(\w+): ?'?([^']*)'?$", line)
        if not match:
            continue
        depth, dash, key, value = len(match[1]), match[2], match[3], match[4]
        if dash and depth == 0:
            finish()
            name, born, term = {}, "", {}
        elif dash and key == "type":
            finish()
            term = {"type": value}
        elif term and key in ("start", "end"):
            term[key] = value
        elif key in ("first", "last", "middle", "nickname", "suffix") and not term:
            name[key] = value
        elif key == "birthday":
            born = value
    finish()
    return spells
