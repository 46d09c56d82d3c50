"""What the documentation site has beside the pages of `docs/`: hooks of MkDocs.

Pages that lie elsewhere because their readers look for them there (`DESIGN.md`,
`src/scanner/README.md`), with their links turned to the site or to the repository; the page in the
browser (`target/web/page`, by `make web`) and the pages of rustdoc (`target/doc`), where they were
built.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files, InclusionLevel

ROOT = Path(__file__).parents[1]
REPOSITORY = "https://github.com/legation/legation/blob/main"
# Where a page lies in the repository, by its place on the site.
ELSEWHERE = {
    "changelog.md": "CHANGELOG.md",
    "contributing.md": "CONTRIBUTING.md",
    "data.md": "DATA.md",
    "design.md": "DESIGN.md",
    "explanation/scanner.md": "src/scanner/README.md",
    "security.md": "SECURITY.md",
}
BUILT = {"try": "target/web/page", "rust": "target/doc"}
LINK = re.compile(r"(?<=\]\()(?!https?:|#|mailto:)([^)\s#]+)(#[^)\s]*)?(?=\))")
# What a browser fetches by itself. Links may lead anywhere.
FETCHED = re.compile(
    r"<(?:script|img|iframe|link rel=\"(?:stylesheet|preconnect|icon)\")[^>]*"
    r"(?:src|href)=\"(https?:)?//[^\"]*"
)

# A link to a page as it is called in the repository.
UNTURNED = re.compile(r"href=\"(?!https?:)([^\"]*\.md(?:#[^\"]*)?)\"")


def on_files(files: Files, config: Any) -> Files:
    """Adds the pages that lie elsewhere, and what other commands built."""
    for place, path in ELSEWHERE.items():
        files.append(File.generated(config, place, content=read(place, path)))
    for place, directory in BUILT.items():
        for built in sorted((ROOT / directory).rglob("*")):
            if built.is_file() and built.name != ".lock":
                uri = posixpath.join(place, built.relative_to(ROOT / directory).as_posix())
                file = File.generated(config, uri, abs_src_path=str(built))
                file.inclusion = InclusionLevel.NOT_IN_NAV
                files.append(file)
    return files


def read(place: str, path: str) -> str:
    """The page with the links of the site: it is written for readers of the repository."""
    text = (ROOT / path).read_text("utf-8")
    if not text.startswith("# "):
        text = f"# {Path(path).stem.capitalize()}\n\n{text}"
    return LINK.sub(lambda link: turned(link, place, path), text)


def turned(link: re.Match[str], place: str, path: str) -> str:
    target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link[1]))
    anchor = link[2] or ""
    site = {source: page for page, source in ELSEWHERE.items()}
    page = site.get(target) or (target.removeprefix("docs/") if target.startswith("docs/") else "")
    if page and not page.endswith(".tsv"):
        return posixpath.relpath(page, posixpath.dirname(place) or ".") + anchor
    if not (ROOT / target).exists():
        raise FileNotFoundError(f"{path} links to {link[1]}, which is not there")
    return f"{REPOSITORY}/{target}{anchor}"


def on_page_markdown(markdown: str, page: Any, config: Any, files: Files) -> str:
    """Turns links that lead out of `docs/`, as they do in the repository."""
    place = page.file.src_uri
    if place in ELSEWHERE:
        return markdown
    path = f"docs/{place}"

    def within(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), link[1]))
        return link[0] if target.startswith("docs/") else turned(link, place, path)

    return LINK.sub(within, markdown)


def on_post_page(output: str, page: Any, config: Any) -> str:
    """No page may ask another host for anything."""
    if fetched := FETCHED.search(output):
        raise ValueError(f"{page.file.src_uri} fetches {fetched[0]}")
    if unturned := UNTURNED.search(output):
        raise ValueError(
            f"{page.file.src_uri} links to {unturned[1]}, which is no page of the site"
        )
    return output
