"""Organisations while they are being put together: entities, their names, and how they meet."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tools.gazetteer.orgs.spelling import acronyms, fold, variants
from tools.gazetteer.provenance import CURATED, TEMPLATE
from tools.gazetteer.report import Report

ALONE, CONTEXT = "alone", "context"
CAPITALS = re.compile(r"[A-Z0-9ÄÖÜİŞ][A-Z0-9ÄÖÜİŞ+/&().-]*")


@dataclass
class Name:
    """One row of `organisation_names.tsv`, before it is written."""

    text: str
    form: str
    case: str
    context: str
    sources: set[str]
    language: str = "en"
    start: str = ""
    end: str = ""


@dataclass
class Organisation:
    """One row of `organisations.tsv` with its names."""

    id: str
    name: str
    klass: str
    sources: set[str]
    country: str = ""
    qid: str = ""
    wikipedia: str = ""
    parent: str = ""
    start: str = ""
    end: str = ""
    names: dict[tuple[str, str], Name] = field(default_factory=dict)
    # (system, id) in other data sets, with the source that states it.
    external_ids: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(
        self,
        text: str,
        form: str,
        source: str,
        context: str = ALONE,
        case: str = "",
        language: str = "en",
        span: tuple[str, str] = ("", ""),
    ) -> None:
        """Adds a name and, if it is English words, its spellings; a known one gets the source."""
        if form == "acronym":
            spellings = acronyms(text)
        else:
            spellings = variants(text) if language == "en" else [text]
        for spelling in spellings:
            key = (fold(spelling), form)
            known = self.names.get(key) or self._same_text(spelling)
            if known:
                known.sources.add(source)
                if source in (CURATED.id, TEMPLATE.id) and context == CONTEXT:
                    known.context = CONTEXT
                continue
            self.names[key] = Name(
                text=spelling,
                form=form,
                case=case or ("exact" if form == "acronym" or is_capitals(spelling) else "title"),
                context=context,
                sources={source},
                language=language,
                start=span[0],
                end=span[1],
            )

    def _same_text(self, text: str) -> Name | None:
        """The name that already covers `text`: the same but for what the matcher folds."""
        for (folded, _), name in self.names.items():
            if folded == fold(text) and (name.text == text or not is_capitals(name.text)):
                return name
        return None


class Registry:
    """All organisations by id and by folded name."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.by_id: dict[str, Organisation] = {}

    def __iter__(self) -> Iterator[Organisation]:
        return iter(self.by_id.values())

    def add(self, organisation: Organisation) -> Organisation:
        if organisation.id in self.by_id:
            raise ValueError(f"two organisations have the id {organisation.id}")
        self.by_id[organisation.id] = organisation
        return organisation

    def index(self, classes: Iterable[str]) -> dict[str, list[Organisation]]:
        """Organisations of `classes` by every folded name that is not an acronym."""
        wanted = set(classes)
        found: defaultdict[str, list[Organisation]] = defaultdict(list)
        for organisation in self:
            if organisation.klass in wanted:
                texts = [folded for folded, form in organisation.names if form != "acronym"]
                for folded in dict.fromkeys(texts):
                    found[folded].append(organisation)
        return found

    def by_wikipedia(self) -> dict[str, Organisation]:
        return {o.wikipedia: o for o in self if o.wikipedia}


def is_capitals(text: str) -> bool:
    """Whether `text` is one word in capitals, so that another case is another word."""
    return bool(CAPITALS.fullmatch(text)) and sum(c.isupper() for c in text) > 1
