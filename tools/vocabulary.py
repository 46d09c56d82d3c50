"""`python -m tools.vocabulary` writes `legation.vocabulary`: the words of the compiled module."""

from __future__ import annotations

from legation._core import vocabularies

HEAD = '''"""The closed vocabularies as types: words that attributes, columns and arguments take.

>>> from legation.vocabulary import Kind
>>> def of_kind(document: legation.Document, kind: Kind) -> list[str]:
...     return [mention.text for mention in document.mentions if mention.kind == kind]

Generated from the library: `make stubs`.
"""

from typing import Literal, TypeAlias
'''


def main() -> None:
    print(HEAD, end="")
    for name, what, words in vocabularies():
        print(f"\n{name}: TypeAlias = Literal[")
        for word in words:
            print(f'    "{word}",')
        print(f']\n"""{what}"""')


if __name__ == "__main__":
    main()
