"""`python -m tools.accuracy_linked --corpora DIR`: against links of editors, and who met whom.

Two kinds of text are annotated by others than us, and most are news of today:

- `dev/wikidays_2025.jsonl`: sentences of 2025 whose first mentions are links to articles. Scored
  are links to articles of ours, and persons right after the name of an office.
- `dev/meetings`: read-outs of calls (the title names the participants, the text tells it), visits
  of leaders to the United States, and what American presidents and secretaries did abroad. A person
  is right when an office of the country in the row, or of those in the title, was theirs then.

Neither is annotated in full: a mention that nobody linked is not held against us. Without the
files this exits with code 2.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import legation

from tools.accuracy import load

SEEDS = Path(__file__).parents[1] / "seeds/gazetteer"
TABLES = {"country": "countries", "leader": "leaders", "organisation": "organisations"}

# An office before a name, as both sources print it; what comes between are honorifics.
OFFICE = re.compile(
    r"\b(?:(?:[Vv]ice[- ])?[Pp]resident|[Pp]rime [Mm]inister|[Cc]hancellor|[Pp]remier|[Kk]ing|"
    r"[Qq]ueen|[Ee]mir|[Aa]mir|[Ss]ultan|[Mm]inister|[Ss]ecretary(?: of [Ss]tate)?|"
    r"[Gg]overnor|[Ss]enator|[Mm]ayor|[Ss]peaker)\s+"
)
HONORIFIC = re.compile(r"(?:(?:Sheikh|Dr\.?|Sir|Gen(?:eral|\.)|Lady|Ms\.?|Mr\.?)\s+)*")
NAME = re.compile(
    r"(?:[^\W\d_a-zß-öø-ÿ](?:[\w’'.-]*\w)?|[A-Z]\.)"
    r"(?:\s(?:(?:al|el|bin|ibn|de|da|dos|van|von|der|den|du|la|le)[\s-])*"
    r"(?:[A-Z]\.|(?:[dO][’'])?[^\W\d_a-zß-öø-ÿ](?:[\w’'.-]*\w)?))*"
)


class Person(NamedTuple):
    """Somebody whom a text names after an office, in code points of that text."""

    start: int
    end: int


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.accuracy_linked", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="directory that holds dev/")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show N of each error")
    arguments = parser.parse_args()
    directory: Path = arguments.corpora / "dev"
    needed = (directory / "wikidays_2025.jsonl", directory / "meetings")
    missing = [path for path in needed if not path.exists()]
    if missing:
        print(f"{missing[0]} is not there; say where with --corpora", file=sys.stderr)
        sys.exit(2)
    tally = measure(directory)
    print(f"{'':34} {'asked':>6} {'found':>6} {'right of found':>14} {'right of all':>12}")
    for line in tally.lines():
        print(f"{line[0]:34} {line[1]:6} {line[2]:6.3f} {line[3]:14.3f} {line[4]:12.3f}")
    tally.show_errors(arguments.errors)


def measure(directory: Path) -> Tally:
    """Everything counted, from the directory of the annotated sets."""
    tally = Tally()
    links(directory, tally)
    read_outs(directory / "meetings/readouts_even_months.jsonl", tally)
    visits(directory / "meetings/visits_to_us_even_years.csv", tally)
    travels(directory / "meetings/us_travels_even_years.csv", tally)
    return tally


class Tally:
    """How often each thing came out, and what the errors were."""

    def __init__(self) -> None:
        self.counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.errors: defaultdict[tuple[str, str], list[str]] = defaultdict(list)

    def add(self, what: str, outcome: str, example: str) -> None:
        self.counts[what][outcome] += 1
        if outcome != "right":
            self.errors[what, outcome].append(example)

    def lines(self) -> Iterator[tuple[str, int, float, float, float]]:
        """What was asked, how often; the shares found, right of those found, right of all."""
        for what, outcomes in self.counts.items():
            asked, right = outcomes.total(), outcomes["right"]
            found = right + outcomes["wrong"]
            yield what, asked, found / asked, right / max(found, 1), right / asked

    def show_errors(self, examples: int) -> None:
        for (what, outcome), some in self.errors.items():
            if examples:
                print(f"\n{what}: {outcome} ({len(some)})")
            for line in some[:: max(1, len(some) // max(examples, 1))][:examples]:
                print(f"  {line}")


def links(directory: Path, tally: Tally) -> None:
    """Links of the editors to articles that an entity of ours has, and persons after an office."""
    normalised = load(directory / "score.py").nz
    known = articles(normalised)
    documents = read_lines(directory / "wikidays_2025.jsonl")
    answers = legation.extract_many(
        [d["text"] for d in documents], dates=[d["date"] for d in documents]
    )
    for document, answer in zip(documents, answers, strict=True):
        text = document["text"]
        for link in document["links"]:
            start, end, title = link["start"], link["end"], link["title"]
            example = f"{document['id']} {text[max(0, start - 30) : end + 20]!r} → {title}"
            kinds = known.get(normalised(title), {})
            for kind, ids in kinds.items():
                met = [m for m in answer.mentions if m.start < end and start < m.end]
                ours = [m.entity_id for m in met if m.kind == kind]
                outcome = "right" if ids & {*ours} else "wrong" if ours else "missed"
                tally.add(f"wikidays: {kind} linked", outcome, f"{example}; ours: {met}")
            is_person = "leader" in kinds or (not kinds and looks_like_name(title))
            if is_person and after_office(text[:start]):
                outcome = person_outcome(answer, Person(start, end))
                tally.add("wikidays: persons after an office", outcome, example)


def articles(normalised: Any) -> dict[str, dict[str, set[str]]]:
    """The ids of the entities that have an article or a former title, by kind."""
    known: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for kind, table in TABLES.items():
        for row in rows(SEEDS / f"{table}.tsv"):
            if row["wikipedia"]:
                known[normalised(row["wikipedia"])][kind].add(row["id"])
    kinds = {"org": "organisation"}
    for row in rows(SEEDS / "external_ids.tsv"):
        if row["system"] == "wikipedia":
            kind = row["entity"].partition(":")[0]
            known[normalised(row["id"])][kinds.get(kind, kind)].add(row["entity"])
    return {title: dict(ids) for title, ids in known.items()}


def after_office(before: str) -> bool:
    return bool(re.search(rf"{OFFICE.pattern}{HONORIFIC.pattern}$", before[-60:]))


def looks_like_name(title: str) -> bool:
    plain = re.sub(r"\s*\(.*\)", "", title)
    return " " in plain and bool(NAME.fullmatch(plain))


def person_outcome(answer: legation.Document, person: Person) -> str:
    """Whether somebody known is found there; whether it is the right one is not known."""
    met = [m for m in answer.mentions if m.start < person.end and person.start < m.end]
    if any(m.kind == "leader" and m.entity_id for m in met):
        return "right"
    return "discovered" if any(m.discovered for m in met) else "missed"


def read_outs(path: Path, tally: Tally) -> None:
    """The participants that a title names by office, surname and country, in the text below it."""
    for row in read_lines(path):
        found = legation.extract(row["text"], date=row["date"]).mentions
        # Whose call it is may be told without a country; an organisation's head is told by it.
        title = legation.extract(row["title"], date=row["date"])
        bodies = {m.entity_id for m in title.mentions if m.kind != "leader"} | {"country:USA"}
        for person in persons(row["title"]):
            name = re.split(r"[’']s?\s", row["title"][person.start : person.end])[0]
            surname = name.split()[-1]
            if surname not in row["text"]:
                continue
            ours = [m for m in found if m.kind == "leader" and surname in m.text and m.entity_id]
            right = any(in_office(m, bodies, row["date"]) for m in ours)
            outcome = "right" if right else "wrong" if ours else "missed"
            tally.add("read-outs: participants", outcome, f"{row['id']}: {name}; ours: {ours}")


def visits(path: Path, tally: Tally) -> None:
    """Each row as one line of text: who came, of which country."""
    for row in rows(path):
        text = f"{row['visitor']} of {row['country']}"
        found = legation.extract(text, date=row["start"]).mentions
        country = country_id(row["country"], row["start"])
        if country is None:
            continue
        ours = [m for m in found if m.kind == "leader" and m.entity_id]
        right = any(in_office(m, {country}, row["start"]) for m in ours)
        outcome = "right" if right else "wrong" if ours else "missed"
        tally.add("visits to the United States", outcome, f"{row['start']} {text}; ours: {found}")


def travels(path: Path, tally: Tally) -> None:
    """The persons whom the remarks name by office; they need not be of the country visited."""
    for row in rows(path):
        answer = legation.extract(f"{row['country']}: {row['remarks']}", date=row["start"])
        shift = len(row["country"]) + 2
        for person in persons(row["remarks"]):
            there = Person(person.start + shift, person.end + shift)
            name = row["remarks"][person.start : person.end]
            example = f"{row['start']} {row['country']}: {name}: {row['remarks'][:120]}"
            tally.add("travels: persons in remarks", person_outcome(answer, there), example)


def persons(text: str) -> Iterator[Person]:
    for office in OFFICE.finditer(text):
        start = office.end()
        honorific = HONORIFIC.match(text, start)
        start = honorific.end() if honorific else start
        name = NAME.match(text, start)
        if name and not OFFICE.match(f"{name[0]} ") and name[0] not in ("General", "Council"):
            yield Person(name.start(), name.end())


def in_office(mention: legation.Mention, bodies: set[str | None], date: str) -> bool:
    """Whether the one who is mentioned had an office of one of the bodies that year.

    A year of grace covers terms that are dated by the year. Any body counts where only the United
    States are named, and any organisation where one is: its head may be entered under the union.
    """
    if not isinstance(leader := mention.entity, legation.Leader):
        return False
    anybody = bodies == {"country:USA"}
    organisation = any((body or "").startswith("org:") for body in bodies)
    past, future = str(int(date[:4]) - 1), str(int(date[:4]) + 1)
    return any(
        (anybody or term.body.id in bodies or (organisation and term.body.id.startswith("org:")))
        and year(term.start, past) <= future
        and year(term.end, future) >= past
        for term in leader.terms
    )


def year(partial: str | None, otherwise: str) -> str:
    """The year of a date of a term, or what is taken for it where none is known."""
    return partial[:4] if partial and partial[0].isdigit() else otherwise


def country_id(name: str, date: str) -> str | None:
    try:
        return legation.country(name, on=date).id
    except legation.UnknownEntityError:
        return None


def read_lines(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file, or of one of our tables, which know no quotes."""
    with path.open(encoding="utf-8", newline="") as file:
        if path.suffix == ".tsv":
            yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        else:
            yield from csv.DictReader(file)


if __name__ == "__main__":
    main()
