"""`python -m tools.web`: the npm package and the page in the browser.

The package is `OUT/npm`, the page `OUT/page`, with the engine of the package and a smaller
gazetteer; both are whole and need no server of their own. Fails when a reader would have to fetch
more than the budget.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import shutil
import sys
from pathlib import Path

import zopfli.gzip

SOURCE = Path("crates/legation-wasm")
# What a first visit fetches, over gzip.
BUDGET = 5_000_000
MARK = re.compile(r"\[([^][]+)\]\([^()\s]+\)")
# The seed article first: it is what every face of the library is shown with.
SEED = (
    "Xi and Lee in Gyeongju, 2025",
    "2025-11-01",
    "seeds/documents/china-south-korea-summit.txt",
)
NEWS = {
    "Martial law in Seoul, 2024": "08-korea-martial-law",
    "The Sahel leaves ECOWAS, 2025": "16-sahel-leaves-ecowas",
    "Japan's new prime minister, 2025": "22-japan-takaichi",
    "The Berlin Wall opens, 1989": "52-berlin-wall-opens",
    "The Soviet Union dissolved, 1991": "55-soviet-union-dissolved",
    "Mutiny in the Congo, 1960": "38-congo-mutiny",
    "Namesakes and places": "29-namesakes-and-places",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", type=Path, required=True, help="what wasm-bindgen wrote")
    parser.add_argument("--gazetteer", type=Path, required=True, help="the packed gazetteer")
    parser.add_argument(
        "--page-gazetteer", type=Path, required=True, help="the same with what the page shows"
    )
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()

    package, page = arguments.out / "npm", arguments.out / "page"
    make_package(arguments.engine, arguments.gazetteer, package)
    make_page(package, arguments.page_gazetteer, page)
    weight = sum(map(weight_of, files(page)))
    parts = {path: weight_of(path) for path in files(page)}
    for path, size in sorted(parts.items(), key=lambda part: -part[1])[:4]:
        print(f"{size:>9,} {path.relative_to(page)}")
    print(f"{weight:>9,} bytes over gzip for the whole page, of at most {BUDGET:,}")
    if weight > BUDGET:
        sys.exit("the page is heavier than its budget")


def make_package(engine: Path, gazetteer: Path, package: Path) -> None:
    shutil.rmtree(package, ignore_errors=True)
    shutil.copytree(SOURCE / "js", package)
    (package / "engine").mkdir()
    for name in ("engine.js", "engine_bg.wasm"):
        shutil.copy(engine / name, package / "engine" / name)
    # Without a time: the same data is the same file.
    packed = gzip.compress(gazetteer.read_bytes(), 9, mtime=0)
    (package / "gazetteer.bin.gz").write_bytes(packed)
    for name in ("LICENSE-MIT", "LICENSE-APACHE", "seeds/NOTICES"):
        shutil.copy(name, package)


def make_page(package: Path, gazetteer: Path, page: Path) -> None:
    shutil.rmtree(page, ignore_errors=True)
    shutil.copytree(SOURCE / "page", page, ignore=shutil.ignore_patterns("*.mjs", "README.md"))
    library = page / "legation"
    library.mkdir()
    shutil.copytree(package / "engine", library / "engine")
    for name in ("index.js", "extractor.js", "NOTICES"):
        shutil.copy(package / name, library)
    # A thirteenth smaller than gzip's.
    packed = zopfli.gzip.compress(gazetteer.read_bytes(), numiterations=5)
    (library / "gazetteer.bin.gz").write_bytes(packed)
    (page / "examples.json").write_text(json.dumps(examples(), ensure_ascii=False) + "\n", "utf-8")
    names = [str(path.relative_to(page)) for path in files(page) if path.name != "sw.js"]
    digest = hashlib.sha256()
    for name in names:
        digest.update(name.encode() + b"\0" + (page / name).read_bytes())
    worker = (page / "sw.js").read_text("utf-8")
    kept = json.dumps(["./", *(name for name in names if name != "index.html")])
    worker = worker.replace("__VERSION__", digest.hexdigest()[:16])
    (page / "sw.js").write_text(worker.replace('["__FILES__"]', kept), "utf-8")


def examples() -> list[dict[str, str]]:
    title, date, path = SEED
    texts = [{"title": title, "date": date, "text": Path(path).read_text("utf-8")}]
    for title, name in NEWS.items():
        header, body = Path(f"tests/news/{name}.txt").read_text("utf-8").split("\n\n", 1)
        date = header.removeprefix("date: ").strip()
        texts.append({"title": title, "date": date, "text": MARK.sub(r"\1", body)})
    return texts


def files(directory: Path) -> list[Path]:
    return sorted(path for path in directory.rglob("*") if path.is_file())


def weight_of(path: Path) -> int:
    content = path.read_bytes()
    return len(content) if path.suffix == ".gz" else len(gzip.compress(content, 9))


if __name__ == "__main__":
    main()
