"""`python -m tools.sbom`: all crates that are in the command and the Python package, as CycloneDX.

Written to the standard output, from what `Cargo.lock` pins: name, version, licence, checksum.
Crates that only build or test are left out.
"""

from __future__ import annotations

import json
import subprocess
import tomllib
from pathlib import Path
from typing import Any

ROOTS = ("legation-cli", "legation-python")


def main() -> None:
    command = ["cargo", "metadata", "--format-version", "1", "--locked", "--all-features"]
    metadata = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    packages = {package["id"]: package for package in metadata["packages"]}
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    lock = tomllib.loads(Path("Cargo.lock").read_text(encoding="utf-8"))["package"]
    checksums = {(crate["name"], crate["version"]): crate.get("checksum") for crate in lock}
    used: set[str] = set()
    open_ids = [id for id, package in packages.items() if package["name"] in ROOTS]
    while open_ids:
        id = open_ids.pop()
        if id not in used:
            used.add(id)
            open_ids += linked(nodes[id])
    listed = sorted(
        (packages[id] for id in used), key=lambda crate: (crate["name"], crate["version"])
    )
    components = [component(crate, checksums[crate["name"], crate["version"]]) for crate in listed]
    bom = {"bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1, "components": components}
    print(json.dumps(bom, indent=1))


def linked(node: dict[str, Any]) -> list[str]:
    """The crates that a crate links."""
    kinds = {dep["pkg"]: [kind["kind"] for kind in dep["dep_kinds"]] for dep in node["deps"]}
    return [id for id, of_id in kinds.items() if None in of_id]


def component(crate: dict[str, Any], checksum: str | None) -> dict[str, Any]:
    """A crate as CycloneDX has it."""
    listed: dict[str, Any] = {
        "type": "library",
        "name": crate["name"],
        "version": crate["version"],
        "purl": f"pkg:cargo/{crate['name']}@{crate['version']}",
        "licenses": [{"expression": crate["license"].replace("/", " OR ")}],
    }
    if checksum:
        listed["hashes"] = [{"alg": "SHA-256", "content": checksum}]
    return listed


if __name__ == "__main__":
    main()
