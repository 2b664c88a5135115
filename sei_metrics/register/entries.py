"""A register as a list for a narrow screen: what it is and its value first, the rest below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from sei_metrics import text


@dataclass(frozen=True)
class Entry:
    """One row: its label, its value and unit, all else, and where it can be read."""

    label: str
    value: str
    unit: str
    more: tuple[str, ...]
    link: str


@dataclass(frozen=True)
class _Layout:
    label: tuple[str, ...]
    value: tuple[str, ...]
    unit: tuple[str, ...]
    more: tuple[str, ...]


_MEASURED = (("indicator", "industry"), ("value",), ("published_unit",))
_LAYOUTS = {
    "figures": _Layout(
        *_MEASURED, ("period", "region", "standing", "coverage", "source", "grade", "note")
    ),
    "sources": _Layout(
        ("document",), ("origin",), (), ("carrier", "published", "grade", "reuse", "figures")
    ),
    "set_aside": _Layout(*_MEASURED, ("period", "region", "reason", "source_text", "note")),
}
_TITLED = ("grade", "figures")


def entries(found: pd.DataFrame, kind: str, lang: str, most: int) -> tuple[Entry, ...]:
    """The first rows of a register, whose columns are titled in the reader's language."""
    return tuple(_entry(row, _LAYOUTS[kind], lang) for row in found.head(most).to_dict("records"))


def _entry(row: dict[Any, Any], layout: _Layout, lang: str) -> Entry:
    return Entry(
        label=text.say("word.comma", lang).join(_words(row, layout.label, lang)),
        value="".join(_words(row, layout.value, lang)),
        unit="".join(_words(row, layout.unit, lang)),
        more=tuple(_words(row, layout.more, lang)),
        link=str(row.get(text.say("column.link", lang), "")),
    )


def _words(row: dict[Any, Any], names: tuple[str, ...], lang: str) -> list[str]:
    """The cells of these columns that say anything, each once; a bare sign with its title."""
    titles = {name: text.say(f"column.{name}", lang) for name in names}
    said = {name: _word(row[title]) for name, title in titles.items()}
    told = [f"{titles[name]} {said[name]}" if name in _TITLED else said[name] for name in names]
    return [each for each in dict.fromkeys(told) if each]


def _word(cell: object) -> str:
    return f"{cell:,.10g}" if isinstance(cell, int | float) else str(cell)
