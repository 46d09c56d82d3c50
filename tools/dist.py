"""`python -m tools.dist make|check DIR`: all that is published, and whether it works elsewhere.

`make` collects crates, wheel, source distribution, command, npm package and site in DIR, with
their checksums. `check` takes nothing but DIR: it installs each in an empty directory, without a
network and without this repository, and asks it the same question.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Callable
from pathlib import Path

CRATES = ("legation-data", "legation", "legation-lists", "legation-update", "legation-cli")
SUMS = "SHA256SUMS"
TEXT = "Turkish President Erdoğan thanked NATO."
ANSWER = ["country:TUR", "leader:recep-tayyip-erdogan", "org:nato"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("command", choices=["make", "check"])
    parser.add_argument("directory", type=Path)
    parser.add_argument("--wheels", type=Path, help="make: where the wheel is")
    parser.add_argument("--npm", type=Path, help="make: the directory of the npm package")
    parser.add_argument("--site", type=Path, help="make: the directory of the site")
    arguments = parser.parse_args()
    if arguments.command == "make":
        make(arguments.directory.resolve(), arguments.wheels, arguments.npm, arguments.site)
    else:
        check(arguments.directory.resolve())


def make(out: Path, wheels: Path, npm: Path, site: Path) -> None:
    same_versions()
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    packages = [argument for crate in CRATES for argument in ("--package", crate)]
    run("cargo", "package", "--quiet", "--no-verify", "--allow-dirty", *packages)
    for crate in CRATES:
        # The newest: the directory keeps those of earlier versions.
        crates = sorted(Path("target/package").glob(f"{crate}-[0-9]*.crate"), key=os.path.getmtime)
        shutil.copy(crates[-1], out)
    for wheel in wheels.glob("*.whl"):
        shutil.copy(wheel, out)
    run(sys.executable, "-m", "maturin", "sdist", "--out", str(out))
    run("npm", "pack", "--silent", "--pack-destination", str(out), str(npm.resolve()))
    make_command(out)
    with tarfile.open(out / "site.tar.gz", "w:gz") as archive:
        archive.add(site, "site")
    lines = [f"{digest(path)}  {path.name}\n" for path in sorted(out.iterdir())]
    (out / SUMS).write_text("".join(lines), "utf-8")
    for path in sorted(out.iterdir()):
        print(f"{path.stat().st_size:>12,} {path.name}")


def same_versions() -> None:
    """One version for everything but the data, which has its own."""
    workspace = tomllib.loads(Path("Cargo.toml").read_text("utf-8"))["workspace"]["package"]
    npm = json.loads(Path("crates/legation-wasm/js/package.json").read_text("utf-8"))
    cited = Path("CITATION.cff").read_text("utf-8")
    data = Path("seeds/gazetteer/VERSION").read_text("utf-8").strip()
    version = workspace["version"]
    if npm["version"] != version:
        sys.exit(f"the npm package is of version {npm['version']}, the rest of {version}")
    for wanted in (f"\nversion: {version}\n", f"\n    version: {data}\n"):
        if wanted not in cited:
            sys.exit(f"CITATION.cff does not say {wanted.strip()!r}")


def make_command(out: Path) -> None:
    """The command with its completions and manual, for this system."""
    run("cargo", "build", "--quiet", "--release", "--package", "legation-cli")
    with tempfile.TemporaryDirectory() as scratch:
        name = f"legation-{platform.machine()}-{sys.platform}"
        root = Path(scratch, name)
        root.mkdir()
        binary = root / "legation"
        shutil.copy("target/release/legation", binary)
        run("strip", str(binary))
        run(str(binary), "manual", str(root / "man1"))
        for shell in ("bash", "elvish", "fish", "powershell", "zsh"):
            script = run(str(binary), "completions", shell)
            (root / f"completions.{shell}").write_text(script, "utf-8")
        for page in ("LICENSE-MIT", "LICENSE-APACHE", "seeds/NOTICES"):
            shutil.copy(page, root)
        with tarfile.open(out / f"{name}.tar.gz", "w:gz") as archive:
            archive.add(root, name)


def check(out: Path) -> None:
    for line in (out / SUMS).read_text("utf-8").splitlines():
        wanted, name = line.split("  ")
        if digest(out / name) != wanted:
            sys.exit(f"{name} is not what was made")
    checks: list[tuple[str, Callable[[Path], object]]] = [
        ("*.whl", check_wheel),
        ("legation-[0-9]*.tgz", check_npm),
        (f"legation-{platform.machine()}-{sys.platform}.tar.gz", check_command),
        ("site.tar.gz", check_site),
        ("legation-[0-9]*.tar.gz", check_sdist),
    ]
    for pattern, ask in checks:
        for path in sorted(out.glob(pattern)):
            # Elsewhere, so that nothing of the repository is found by accident.
            with tempfile.TemporaryDirectory(prefix="legation-dist-") as directory:
                os.chdir(directory)
                ask(path)
            print(f"{path.name} works in an empty environment")


def check_wheel(wheel: Path) -> None:
    run(sys.executable, "-m", "venv", "env")
    run("env/bin/python", "-m", "pip", "install", "--quiet", "--no-index", str(wheel))
    ask_python("env/bin/python")


def ask_python(python: str) -> None:
    program = f"import legation; print([m.entity_id for m in legation.extract({TEXT!r}).mentions])"
    same(run(python, "-c", program).strip().replace("'", '"'))
    same_lines(
        run(str(Path(python).parent / "legation"), "extract", "--format", "csv", "-", feed=TEXT)
    )


def check_sdist(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(".", filter="data")
        (root,) = {name.split("/")[0] for name in archive.getnames()}
    for needed in ("Cargo.lock", "PKG-INFO", "seeds/gazetteer/terms.tsv", "seeds/NOTICES"):
        if not Path(root, needed).exists():
            sys.exit(f"the source distribution has no {needed}")


def check_npm(package: Path) -> None:
    # npm wants a home to keep its cache in.
    run(
        "npm", "install", "--silent", "--offline", "--no-audit", "--no-fund", str(package), HOME="."
    )
    program = (
        'import { load } from "legation"; const legation = await load(); '
        f"const {{ mentions }} = legation.extract({json.dumps(TEXT)}); "
        "console.log(JSON.stringify(mentions.map((mention) => mention.entity_id)))"
    )
    same(run("node", "--input-type=module", "--eval", program).strip().replace(",", ", "))


def check_command(archive: Path) -> None:
    with tarfile.open(archive) as files:
        files.extractall(".", filter="data")
    (root,) = Path().iterdir()
    same_lines(run(f"./{root}/legation", "extract", "--format", "csv", "-", feed=TEXT))
    for made in ("man1/legation-extract.1", "completions.bash", "NOTICES"):
        if not Path(root, made).stat().st_size:
            sys.exit(f"{made} is empty")


def check_site(archive: Path) -> None:
    with tarfile.open(archive) as files:
        files.extractall(".", filter="data")
    for page in (
        "index.html",
        "tutorial/index.html",
        "reference/python/index.html",
        "try/index.html",
    ):
        if not Path("site", page).exists():
            sys.exit(f"the site has no {page}")


def same(answer: str) -> None:
    if answer != json.dumps(ANSWER):
        sys.exit(f"the answer is {answer}, not {ANSWER}")


def same_lines(table: str) -> None:
    header, *rows = (line.split(",") for line in table.splitlines())
    same(json.dumps([row[header.index("entity_id")] for row in rows]))


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def run(*command: str, feed: str | None = None, **variables: str) -> str:
    """Runs a program with next to no environment, and gives what it prints."""
    kept = {
        name: os.environ[name]
        for name in ("PATH", "HOME", "CARGO_HOME", "RUSTUP_HOME")
        if name in os.environ
    }
    profile = {
        name: value for name, value in os.environ.items() if name.startswith("CARGO_PROFILE")
    }
    environment = {**kept, **profile, "LANG": "C.UTF-8", **variables}
    done = subprocess.run(
        command, input=feed, capture_output=True, text=True, check=False, env=environment
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    main()
