"""`python -m tools.languages --corpora DIR`: how well `legation` reads languages beside English.

By alignment: NTREX has the same news sentences in many languages. What the English line names,
marked by hand (`languages_reference.tsv`: places without text), the other line should name: recall
counts the entities of each sentence that are found, agreement those found that the English line
has.

A translator says some things otherwise: "Spain" where English has "Madrid" or "the country", a name
where it has a pronoun, "British time" for "BST". Such answers are right, and nothing in the English
line can be marked for them. What the answers of all languages had and the English line had not was
therefore read once, and what is true of the sentence is in `languages_implied.tsv`, each with its
reason: it counts neither for recall nor for agreement. Whatever is not there counts against us,
also what is new. Recall cannot be 1, for a translator leaves names out, too.

By annotation: F1 of the Slavic and Russian sets, whose mentions are marked with their spans. The
Slavic annotators do not mark adjectives in lower case ("британский"), which count here as in
English: their precision for countries is low for that reason.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import legation

from tools.accuracy import load, predict, scopes, scores
from tools.accuracy_errors import Record

REFERENCE = Path(__file__).with_name("languages_reference.tsv")
IMPLIED = Path(__file__).with_name("languages_implied.tsv")
# The news of the test of 2019 is of the autumn before.
DATE = "2018-10-05"
# The files with their language tags, those that are read most first.
FILES = {
    "spa": "es",
    "fra": "fr",
    "deu": "de",
    "por-BR": "pt",
    "ita": "it",
    "rus": "ru",
    "arb": "ar",
    "zho-CN": "zh-Hans",
    "zho-TW": "zh-Hant",
    "jpn": "ja",
    "tur": "tr",
    "pol": "pl",
    "ukr": "uk",
    "kor": "ko",
    "ind": "id",
    "nld": "nl",
    "ces": "cs",
    "slv": "sl",
    "hrv": "hr",
    "srp-Cyrl": "sr-Cyrl",
    "srp-Latn": "sr-Latn",
    "bul": "bg",
    "ron": "ro",
    "ell": "el",
    "fas": "fa",
    "heb": "he",
    "hin": "hi",
    "vie": "vi",
    "swa": "sw",
}
# Characters of a short text, as a headline is one.
SHORT = 60
SETS = ("ru", "uk", "pl", "cs", "bg", "sl")
PREFIXES = {"country": "country:", "leader": "leader:", "organisation": "org:"}


class Document(NamedTuple):
    """The sentences of one document, the entities that each names, and those it only implies."""

    sentences: Sequence[str]
    named: Sequence[set[str]]
    implied: Sequence[set[str]]


class Agreement(NamedTuple):
    """How many entities the reference names, the answer names, and both do."""

    named: int
    found: int
    both: int

    @property
    def recall(self) -> float:
        return self.both / self.named if self.named else 0.0

    @property
    def agreement(self) -> float:
        return self.both / self.found if self.found else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.languages", description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="directory that holds dev/")
    parser.add_argument("--language", action="append", help="only this file (rus, zho-CN …)")
    parser.add_argument(
        "--detect", action="store_true", help="do not say which language the texts are in"
    )
    parser.add_argument("--page", action="store_true", help="print the page of the documentation")
    parser.add_argument(
        "--errors", action="store_true", help="show what disagrees, without the sentences"
    )
    arguments = parser.parse_args()
    directory: Path = arguments.corpora / "dev"
    if not (directory / "ntrex").is_dir():
        print(f"{directory / 'ntrex'} is not there; say where with --corpora", file=sys.stderr)
        sys.exit(2)
    files = {file: FILES[file] for file in arguments.language or FILES}
    if arguments.page:
        page(directory, files)
        return
    print("language    countries R    P   leaders R    P   bodies R    P   speed")
    english = seconds(documents(directory, None), "en")
    for file, tag in files.items():
        texts = documents(directory, file)
        agreements, odd = compare(texts, None if arguments.detect else tag)
        pairs = (f"{a.recall:6.3f} {a.agreement:5.3f}" for a in agreements.values())
        figures = "    ".join(pairs)
        speed = megabytes(texts) / seconds(texts, None if arguments.detect else tag)
        print(
            f"{tag:10} {figures}   {speed / (megabytes(documents(directory, None)) / english):.2f}"
        )
        if arguments.errors:
            for what, places in sorted(odd.items(), key=lambda item: -len(item[1])):
                print(f"    {what} {len(places)} × {', '.join(sorted(places)[:8])}")
    print("speed: bytes a second, of those of the English sentences")
    if not arguments.language:
        for name, scored in annotated(directory):
            print(f"{name:20} {scored}")


def page(directory: Path, files: Mapping[str, str]) -> None:
    """The page: what people write, and the table."""
    print("# Languages\n\nMade by `make languages`.\n")
    info = legation.data_info()
    print(f"legation {legation.__version__}, data {info.version}.\n")
    print((__doc__ or "").split("\n\n", 1)[1].strip())
    print("\n## By alignment\n")
    print("R: recall, P: agreement. Detected: countries where the language was not given.")
    print(
        f"Short: of the countries in the first {SHORT} characters of each line, how many are found"
    )
    print("without it.\n")
    columns = "countries R | P | detected R | P | short R | leaders R | P | bodies R | P | speed"
    print(f"| language | {columns} |")
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    texts = documents(directory, None)
    english = megabytes(texts) / seconds(texts, "en")
    for file, tag in files.items():
        texts = documents(directory, file)
        given, _ = compare(texts, tag)
        detected, _ = compare(texts, None)
        shown = [given["country"], detected["country"], given["leader"], given["organisation"]]
        cells = [f"{a.recall:.3f} | {a.agreement:.3f}" for a in shown]
        cells.insert(2, f"{share_found_in_short(texts, tag):.3f}")
        speed = megabytes(texts) / seconds(texts, tag)
        print(f"| {tag} | {' | '.join(cells)} | {speed / english:.2f} |")
    print("\nSpeed: bytes a second, of those of the English sentences.\n")
    print("## By annotation\n\n| set | kind | P | R | F |\n|---|---|---|---|---|")
    for name, score in annotated(directory):
        shares = " | ".join(f"{share:.3f}" for share in (score.precision, score.recall, score.f))
        print(f"| {name} | {score.kind} | {shares} |")


def share_found_in_short(texts: Sequence[Document], tag: str) -> float:
    """Of the countries in beginnings of lines, the share found where the language is not given."""
    given = both = 0
    for line in (line for document in texts for line in document.sentences):
        short = line[:SHORT].rsplit(" ", 1)[0]
        known, found = (
            {m.start for m in legation.extract(short, language=language) if m.kind == "country"}
            for language in (tag, None)
        )
        given += len(known)
        both += len(known & found)
    return both / given if given else 0.0


def documents(directory: Path, file: str | None) -> list[Document]:
    """The documents of a language, or of English, with what the English sentences name."""
    ids = (directory / "ntrex/DOCUMENT_IDS.tsv").read_text(encoding="utf-8").split()
    name = f"newstest2019-ref.{file}.txt" if file else "newstest2019-src.eng.txt"
    lines = (directory / "ntrex" / name).read_text(encoding="utf-8").split("\n")
    named: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for row in REFERENCE.read_text(encoding="utf-8").splitlines()[1:]:
        document, sentence, _, _, entity = row.split("\t")
        named[document, int(sentence)].add(entity)
    implied: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for row in IMPLIED.read_text(encoding="utf-8").splitlines()[1:]:
        document, sentence, entity, _ = row.split("\t")
        implied[document, int(sentence)].add(entity)
    result = []
    for document, group in groupby(zip(ids, lines, strict=False), key=lambda pair: pair[0]):
        sentences = [line.strip() for _, line in group]
        places = [(document, number) for number in range(1, len(sentences) + 1)]
        result.append(
            Document(sentences, [named[at] for at in places], [implied[at] for at in places])
        )
    return result


def compare(
    texts: Sequence[Document], language: str | None
) -> tuple[dict[str, Agreement], dict[str, list[str]]]:
    """The agreement by kind, and what is named by one side alone with the words for it."""
    counts = {kind: [0, 0, 0] for kind in PREFIXES}
    odd: defaultdict[str, list[str]] = defaultdict(list)
    for document, found in zip(texts, answers(texts, language), strict=True):
        sentences = zip(document.named, document.implied, found, strict=True)
        for number, (named, implied, mentions) in enumerate(sentences, 1):
            for kind, prefix in PREFIXES.items():
                expected = {entity for entity in named if entity.startswith(prefix)}
                answered = {
                    entity for entity in mentions.keys() - implied if entity.startswith(prefix)
                }
                for place, entities in enumerate((expected, answered, expected & answered)):
                    counts[kind][place] += len(entities)
                for entity in expected - answered:
                    odd[f"missed {entity}"].append(f"sentence {number}")
                for entity in answered - expected:
                    odd[f"odd {entity}"].append(mentions[entity])
    return {kind: Agreement(*three) for kind, three in counts.items()}, odd


def answers(texts: Sequence[Document], language: str | None) -> Iterator[list[dict[str, str]]]:
    """For each document what each of its sentences names: entity and words."""
    joined = ["\n".join(document.sentences) for document in texts]
    answers = legation.extract_many(joined, dates=[DATE] * len(joined), language=language)
    for document, answer in zip(texts, answers, strict=True):
        named: list[dict[str, str]] = [{} for _ in document.sentences]
        ends = list(line_ends(document.sentences))
        number = 0
        for mention in answer.mentions:
            while ends[number] <= mention.start:
                number += 1
            if mention.entity_id:
                named[number][mention.entity_id] = mention.text
        yield named


def line_ends(sentences: Iterable[str]) -> Iterator[int]:
    """Where each line ends, in code points, its line break included."""
    end = 0
    for sentence in sentences:
        end += len(sentence) + 1
        yield end


def megabytes(texts: Sequence[Document]) -> float:
    return sum(len(line.encode()) + 1 for text in texts for line in text.sentences) / 1e6


def seconds(texts: Sequence[Document], language: str | None) -> float:
    """The processor's time for all texts, the best of several turns."""
    joined = "\n".join(line for text in texts for line in text.sentences)
    extractor = legation.extract
    extractor(joined, date=DATE, language=language)
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        extractor(joined, date=DATE, language=language)
        best = min(best, time.process_time() - start)
    return best


class Scored(NamedTuple):
    """The score of one kind in one set."""

    kind: str
    precision: float
    recall: float
    f: float

    def __str__(self) -> str:
        return f"{self.kind:8} {self.precision:.3f} {self.recall:.3f} {self.f:.3f}"


def annotated(directory: Path) -> Iterator[tuple[str, Scored]]:
    """The scores of the annotated sets by kind."""
    scorer = load(directory / "score.py")
    for name in [f"slavicner_{language}_dev" for language in SETS] + ["nerel_dev"]:
        path = directory / f"{name}.jsonl"
        gold: list[Record] = [json.loads(line) for line in path.open(encoding="utf-8")]
        kinds = {scorer.kind(scope) for scope in scopes(gold)} - {None}
        found = predict(gold, kinds, with_dates=True)
        for score in scores(directory / "score.py", gold, found):
            if score.kind in kinds:
                yield name, Scored(score.kind, score.precision, score.recall, score.f)


if __name__ == "__main__":
    main()
