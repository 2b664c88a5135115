"""Tables and sections of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def section(title: str, *parts: str) -> str:
    """A heading of the second level and what stands below it."""
    return "\n\n".join([f"## {title}", *(part for part in parts if part)])


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; a bar in a cell is escaped."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines)


def _cell(value: object) -> str:
    return str(value).replace("|", "\\|").replace("\n", " ")
