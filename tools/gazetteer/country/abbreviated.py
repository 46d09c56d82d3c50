"""Names of countries as news and tables shorten them: "Dem. Rep. of the Congo", "Rep. of Korea".

Made from the names themselves, so that every state with such a name has them, and the shortened
name of one is not read as the whole name of another: "Dem. Republic of Congo" is not the Republic
of Congo. Dots need no row of their own: texts are compared without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from tools.gazetteer.country.folding import fold
from tools.gazetteer.tables import Row

# Adjectives, and "Republic" where "of" follows: a "Slovak Rep." may be a representative.
SHORT = {
    "Democratic": "Dem",
    "Federal": "Fed",
    "Federated": "Fed",
    "Federative": "Fed",
    "Saint": "St",
}
REPUBLIC = re.compile(r"\bRepublic(?= of\b)")
# What has been called a republic for so long that its short form is no representative's.
REPUBLIC_AS_NAME = re.compile(r"^(Central African|Czech|Dominican) Republic$")
ISLANDS = re.compile(r"(\w+) Islands$")
# Behind what somebody, a day or the islands are called by themselves "is" is a verb: "Cook Is Out".
BEFORE_A_VERB = frozenset({"Christmas", "Cook", "Ellice", "Gilbert", "Marshall", "Solomon"})
FORMS = frozenset({"name", "short", "official"})


def abbreviated(rows: Sequence[Row]) -> Iterator[Row]:
    """The shortened forms of the English names among `rows` that are none of their names yet."""
    taken = {(row["entity"], fold(row["text"])) for row in rows}
    names = {text for _, text in taken}
    for row in rows:
        if row["form"] not in FORMS or row["language"] != "en":
            continue
        for text in shortened(row["text"]):
            is_sentence = text.endswith(" Is") and fold(text).removesuffix(" is") in names
            if not is_sentence and (row["entity"], fold(text)) not in taken:
                taken.add((row["entity"], fold(text)))
                # Not "short": that is a form of which names of papers and airlines are made.
                form = "name" if row["form"] == "short" else row["form"]
                form = row["form"] if row["context"] == "context" else form
                yield {**row, "text": text, "form": form, "sources": "derived"}


def shortened(name: str) -> Iterator[str]:
    """The name with each of its long words short or not, and with "of the" as "of".

    >>> list(shortened("Democratic Republic of Timor-Leste"))[-1]
    'Dem Rep of Timor-Leste'
    >>> list(shortened("Cook Islands"))
    []
    """
    choices = [(word, SHORT[word]) if word in SHORT else (word,) for word in name.split(" ")]
    for words in product(*choices):
        whole = " ".join(words)
        for text in dict.fromkeys((whole, _republic(whole), _islands(whole))):
            if text != name:
                yield text
                if " of the " in text:
                    yield text.replace(" of the ", " of ", 1)


def _republic(name: str) -> str:
    if REPUBLIC_AS_NAME.match(name):
        return name.replace("Republic", "Rep")
    return REPUBLIC.sub("Rep", name)


def _islands(name: str) -> str:
    match = ISLANDS.search(name)
    if match is None or match[1] in BEFORE_A_VERB:
        return name
    return ISLANDS.sub(r"\1 Is", name)
