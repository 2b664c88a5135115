"""The records of `pages.toml`: pages, and the cards and tiles that stand on them."""

from __future__ import annotations

import os
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from sei_metrics import figures
from sei_metrics.options import Option
from sei_metrics.options.question import COMMON

# Names another file of pages, for tests and trials.
VARIABLE = "SEI_PAGES"
_FILE = Path(__file__).with_name("pages.toml")
Words = Mapping[str, str]


@dataclass(frozen=True, eq=False)
class Card:
    """A figure on a page.

    `fixed` holds parameters that are set here, neither shown nor written in the page's link.
    `options` names the options that the reader has, all of them unless it says otherwise. Cards of
    one `group` share their options; a group is called after its figure unless it has a name of its
    own. `page` is where a card leads that is shown away from its own page. `key` is unlike that of
    all other cards of the page.
    """

    figure: str
    group: str = ""
    page: str = ""
    fixed: Mapping[str, str] = field(default_factory=dict)
    options: tuple[str, ...] | None = None
    key: str = ""

    @cached_property
    def left(self) -> tuple[Option, ...]:
        """The options that are left to the reader."""
        return tuple(
            each
            for each in figures.options(self.figure)
            if (self.options is None or each.name in self.options)
            and not self.fixed.keys() & {*each.written_as}
        )

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of the parameters that are left to the reader."""
        return tuple(name for each in self.left for name in each.written_as)


@dataclass(frozen=True, eq=False)
class Tile:
    """A headline number: the last of one series of a figure, and the page that tells more.

    `parameters` are what the figure is asked for, here and there. `note` is the kind of sentence
    that stands below the number.
    """

    title: Words
    figure: str
    page: str
    series: str
    note: str
    parameters: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Page:
    """A page: its words in both languages, its tiles and its cards, `columns` beside each other.

    A page with a `form` of its own has neither: what it shows is drawn by a module of that name.
    """

    id: str
    section: Words
    title: Words
    question: Words
    lead: Words
    cards: tuple[Card, ...] = ()
    tiles: tuple[Tile, ...] = ()
    columns: int = 1
    form: str = ""

    @property
    def address(self) -> str:
        """Its name in an address."""
        return self.id.replace("_", "-")

    @cached_property
    def stated(self) -> tuple[tuple[Card, Option], ...]:
        """Each option of each group once, with the first card of the group that states it."""
        found: dict[tuple[str, str], tuple[Card, Option]] = {}
        for card in self.cards:
            for option in card.left:
                found.setdefault((card.group, option.name), (card, option))
        return tuple(found.values())

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The groups in which there is something to choose."""
        return tuple(dict.fromkeys(card.group for card, _ in self.stated))

    def parameter(self, group: str, name: str) -> str:
        """How a link to this page writes a parameter of a group: alone, or after the group."""
        return f"{group}.{name}" if len(self.groups) > 1 else name

    def written(self, figure: str, params: Mapping[str, str]) -> dict[str, str]:
        """The parameters of a figure as a link to this page writes them for its first card."""
        card = next(each for each in self.cards if each.figure == figure)
        known = {name: self.parameter(card.group, name) for name in card.parameters}
        known |= {name: name for name in COMMON}
        return {known[name]: value for name, value in params.items() if name in known}


def pages() -> tuple[Page, ...]:
    """All pages in the order of the menu; the first is the start page."""
    return _read(os.environ.get(VARIABLE) or str(_FILE))


def page(name: str) -> Page:
    """The page with this id."""
    return {each.id: each for each in pages()}[name]


@cache
def _read(path: str) -> tuple[Page, ...]:
    with Path(path).open("rb") as file:
        written = tomllib.load(file)
    sections: Mapping[str, Words] = written["sections"]
    return tuple(_page(name, each, sections) for name, each in written["pages"].items())


def _page(name: str, record: Mapping[str, Any], sections: Mapping[str, Words]) -> Page:
    place = f"pages.{name}"
    _refuse_strange(place, "section", [record["section"]], sections)
    _refuse_strange(place, "", record, Page.__dataclass_fields__)
    made = {
        "section": sections[record["section"]],
        "cards": _cards(place, record.get("cards", ())),
        "tiles": tuple(Tile(**each) for each in record.get("tiles", ())),
    }
    return Page(**{**record, **made, "id": name})


def _refuse_strange(place: str, kind: str, given: Iterable[str], known: Iterable[str]) -> None:
    """Raises LookupError for what a record names and nobody knows."""
    known = [*known]
    for each in given:
        if each not in known:
            said = f"{kind} {each}".strip()
            raise LookupError(f"{place}: {said} is none of {', '.join(known)}")


def _cards(place: str, records: list[Mapping[str, Any]]) -> tuple[Card, ...]:
    """The cards of a page; the second of one figure has a key with its number, and so on."""
    shown = Counter[str]()
    cards = []
    for record in records:
        _refuse_strange(place, "", record, Card.__dataclass_fields__)
        card = Card(**{**record, "options": _names(record)})
        _refuse_strange(place, "figure", [card.figure], figures.names())
        stated = figures.options(card.figure)
        _refuse_strange(place, "option", card.options or (), [each.name for each in stated])
        written = [name for each in stated for name in each.written_as]
        _refuse_strange(place, "parameter", card.fixed, written)
        shown[card.figure] += 1
        number = f"-{shown[card.figure]}" if shown[card.figure] > 1 else ""
        group = card.group or card.figure
        cards.append(replace(card, group=group, key=f"{card.figure}{number}"))
    return tuple(cards)


def _names(record: Mapping[str, Any]) -> tuple[str, ...] | None:
    return tuple(record["options"]) if "options" in record else None
