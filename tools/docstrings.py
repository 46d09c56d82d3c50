"""Examples in docstrings as code on the site: an extension of griffe, which reads them."""

from __future__ import annotations

import re
from typing import Any

import griffe

# A dialogue goes on to the next empty line.
DIALOGUE = re.compile(r"^>>> .*?(?=\n\s*\n|\Z)", re.MULTILINE | re.DOTALL)


class Dialogues(griffe.Extension):
    """Fences `>>>` dialogues, which Markdown would take for quotations."""

    def on_package(self, *, pkg: griffe.Module, **kwargs: Any) -> None:
        fence(pkg)


def fence(item: Any) -> None:
    if item.docstring:
        item.docstring.value = DIALOGUE.sub(r"```pycon\n\g<0>\n```", item.docstring.value)
    for member in item.members.values():
        # What is only another name of something is not another object.
        if not member.is_alias:
            fence(member)
