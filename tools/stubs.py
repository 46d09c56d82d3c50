"""`python -m tools.stubs FILE` says in a stub what the compiled module cannot.

One method has two answers, and capsules have had a type since Python 3.13 alone.
"""

from __future__ import annotations

import sys
from pathlib import Path

CHANGES = {
    "    def __getitem__(self, index: Any, /) -> Any: ...\n": """    @overload
    def __getitem__(self, index: SupportsIndex, /) -> Document: ...
    @overload
    def __getitem__(self, index: slice, /) -> Documents: ...
""",
    "from typing import Any, Final, SupportsFloat, SupportsIndex, final\n": (
        "from typing import Any, Final, SupportsFloat, SupportsIndex, final, overload\n"
    ),
    "from types import CapsuleType\n": "",
    "from typing_extensions import disjoint_base\n": (
        "from typing_extensions import CapsuleType, disjoint_base\n"
    ),
}


def main() -> None:
    path = Path(sys.argv[1])
    stub = path.read_text(encoding="utf-8")
    for compiled, said in CHANGES.items():
        if stub.count(compiled) != 1:
            sys.exit(f"{path} should have once: {compiled.strip()}")
        stub = stub.replace(compiled, said)
    path.write_text(stub, encoding="utf-8")


if __name__ == "__main__":
    main()
