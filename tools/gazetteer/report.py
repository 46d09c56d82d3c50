"""What the generator dropped and why: printed at the end of a run, never lost."""

from __future__ import annotations

from collections import defaultdict


class Report:
    """Collects dropped rows by reason and counts by table."""

    def __init__(self) -> None:
        self._dropped: defaultdict[str, list[str]] = defaultdict(list)
        self._counts: dict[str, int] = {}

    def drop(self, reason: str, what: str) -> None:
        self._dropped[reason].append(what)

    def count(self, table: str, rows: int) -> None:
        self._counts[table] = rows

    def text(self, examples: int = 5) -> str:
        lines = ["written:"]
        lines += [f"  {rows:7,}  {table}" for table, rows in sorted(self._counts.items())]
        lines.append("dropped:")
        for reason, items in sorted(self._dropped.items()):
            lines.append(f"  {len(items):7,}  {reason}")
            lines += [f"           e.g. {item}" for item in sorted(items)[:examples]]
        return "\n".join(lines)
