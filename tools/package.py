"""`python -m tools.package`: looks into the packages before anybody else does.

The crate, the wheel and the source distribution hold what they should and nothing else and stay
below the limits of the registries; the source distribution installs and works far from here.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

MEGABYTE = 1_000_000
LIMIT = 10 * MEGABYTE
WARNING = 0.8

PAGES = r"README\.md|DATA\.md|CHANGELOG\.md|LICENSE-(MIT|APACHE)"
SOURCES = r"build\.rs|src/[\w/]+\.(rs|md|css)|benches/[\w/]+\.rs|examples/\w+\.rs"
CRATE = rf"{PAGES}|{SOURCES}|Cargo\.(toml|toml\.orig|lock)|\.cargo_vcs_info\.json"
WHEEL = (
    r"legation/(\w+\.(py|pyi)|py\.typed|world\.json|_core\.(abi3\.so|pyd))"
    r"|legation-[\d.]+\.dist-info/(METADATA|RECORD|WHEEL|entry_points\.txt|licenses/[\w./-]+|sboms/[\w.-]+)"
)
TABLES = r"(gazetteer|lexicon/\w+)/\w+\.tsv|gazetteer/VERSION|NOTICES"
DATA = rf"{TABLES}|src/lib\.rs|Cargo\.(toml|toml\.orig|lock)|\.cargo_vcs_info\.json"
PYTHON = r"python/(Cargo\.toml|src/\w+\.rs|legation/(\w+\.(py|pyi)|py\.typed|world\.json))"
COMMAND = r"src/([\w/]+)\.rs|README\.md"
CLI = rf"{COMMAND}|Cargo\.(toml|toml\.orig|lock)|\.cargo_vcs_info\.json"
LISTS = r"src/\w+\.rs|Cargo\.(toml|toml\.orig|lock)|\.cargo_vcs_info\.json"
SDIST = (
    rf"{CRATE}|{PYTHON}|seeds/({TABLES}|src/lib\.rs|Cargo\.toml)"
    rf"|crates/legation-cli/({COMMAND}|Cargo\.toml)|crates/legation-(lists|update)/(src/\w+\.rs|Cargo\.toml)"
    r"|PKG-INFO|pyproject\.toml"
)

SMOKE_TEST = """
import legation
document = legation.extract("Chinese President Xi Jinping met Lee Jae-myung.", date="2025-11-01")
assert [m.entity_id for m in document.mentions][1:] == ["leader:xi-jinping", "leader:lee-jae-myung"]
"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.package", description=__doc__)
    parser.add_argument("--wheel", type=Path, required=True, help="the wheel to look into")
    parser.add_argument("--scratch", type=Path, required=True, help="directory to work in")
    arguments = parser.parse_args()
    scratch: Path = arguments.scratch.resolve()
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)

    # The packages are looked at before the commit, too; building again would prove nothing.
    crates = {
        "legation": CRATE,
        "legation-cli": CLI,
        "legation-data": DATA,
        "legation-lists": LISTS,
        "legation-update": LISTS,
    }
    packing = ("cargo", "package", "--allow-dirty", "--no-verify", "--quiet")
    run(*packing, *(f"--package={name}" for name in crates), "--target-dir", scratch)
    for name, expected in crates.items():
        (crate,) = (scratch / "package").glob(f"{name}-[0-9]*.crate")
        with tarfile.open(crate) as archive:
            check(crate, inside(archive.getnames()), expected)

    with zipfile.ZipFile(arguments.wheel) as archive:
        check(arguments.wheel, archive.namelist(), WHEEL)

    run(sys.executable, "-m", "maturin", "sdist", "--out", scratch)
    (sdist,) = scratch.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        check(sdist, inside(archive.getnames()), SDIST)
    install(sdist, scratch / "elsewhere")


def run(*command: str | Path, directory: Path | None = None) -> None:
    print("$", *command, flush=True)
    subprocess.run(command, check=True, cwd=directory)


def inside(names: Iterable[str]) -> list[str]:
    """Names without the directory that holds everything."""
    return [name.partition("/")[2] for name in names if not name.endswith("/")]


def check(package: Path, names: list[str], expected: str) -> None:
    if stray := [name for name in names if not re.fullmatch(expected, name)]:
        sys.exit(f"{package.name} holds files that nobody expects there: {', '.join(stray)}")
    size = package.stat().st_size
    print(f"{package.name}: {len(names)} files, {size / MEGABYTE:.1f} MB of {LIMIT // MEGABYTE}")
    if size > LIMIT:
        sys.exit(f"{package.name} is too large")
    if size > LIMIT * WARNING:
        print(f"warning: {package.name} is near its limit", file=sys.stderr)


def install(package: Path, directory: Path) -> None:
    """Installs a package in an environment of its own, in an empty directory, and uses it there."""
    directory.mkdir()
    run(sys.executable, "-m", "venv", directory / "venv")
    python = directory / "venv" / "bin" / "python"
    run(python, "-m", "pip", "install", "--quiet", package, directory=directory)
    run(python, "-c", SMOKE_TEST, directory=directory)
    print(f"{package.name} installs and works")


if __name__ == "__main__":
    main()
