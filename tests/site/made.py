"""Pages that are made for a test: records beside those of the site, in a file of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from pathlib import Path

from sei_metrics import figures
from tests.serving import ROOT

RECORD = """
[pages.{id}]
section = "start"
title = {{ en = "Trial {id}", zh = "试页 {id}" }}
question = {{ en = "A trial?", zh = "试一试？" }}
lead = {{ en = "Made for a test.", zh = "为测试而设。" }}
cards = [{cards}]
"""
# A page of three topics, of which one has two cards.
TOPICS = {
    "topics": (
        '{ figure = "gdp-share", group = "share" }',
        '{ figure = "growth-premium", group = "growth" }',
        '{ figure = "growth-pairs", group = "growth" }',
        '{ figure = "world-share" }',
    )
}


def pair(first: str, second: str) -> tuple[str, str]:
    """The cards of a page of two figures; the second of one figure has a group of its own."""
    again = ', group = "again"' if first == second else ""
    return f'{{ figure = "{first}" }}', f'{{ figure = "{second}"{again} }}'


PAIRS = {
    f"{first}--{second}": pair(first, second)
    for first, second in product(figures.names(), figures.names())
}


def pages_file(folder: Path, made: Mapping[str, Iterable[str]]) -> Path:
    """A file of the site's pages and, after them, those made of these cards."""
    bundled = (ROOT / "sei_metrics" / "site" / "pages.toml").read_text(encoding="utf-8")
    records = (RECORD.format(id=name, cards=", ".join(cards)) for name, cards in made.items())
    file = folder / "pages.toml"
    file.write_text("\n".join([bundled, *records]), encoding="utf-8")
    return file
