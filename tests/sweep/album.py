"""Figures as they were drawn, each once, so that one can be set against another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from sei_metrics import figures, period
from sei_metrics.dataset import Dataset
from sei_metrics.options import Choice, Value

Row = dict[str, Any]


@dataclass(frozen=True)
class Seen:
    """A figure's takeaway and the rows it draws."""

    name: str
    choice: Choice
    takeaway: str
    rows: tuple[Row, ...]

    @property
    def link(self) -> str:
        """The figure and its choices as they stand in an address."""
        return f"{self.name}?{urlencode(figures.query(self.name, self.choice), safe='/,')}"

    def series(self, *names: str) -> list[Row]:
        """The rows of some series, in time."""
        return in_time(row for row in self.rows if row["series"] in names)

    def at(self, spelling: str) -> list[Row]:
        """The rows of a period."""
        return [row for row in self.rows if row["period"] == spelling]


@dataclass(frozen=True)
class Album:
    """Draws figures of a data set and keeps them."""

    dataset: Dataset
    _kept: dict[str, Seen] = field(default_factory=dict)

    def seen(self, name: str, choice: Choice) -> Seen:
        """The figure with this choice."""
        key = f"{name} {choice}"
        if key not in self._kept:
            drawn = figures.draw(name, self.dataset, choice)
            indicator = choice.values.get("indicator", "")
            rows = tuple(drawn.rows.assign(indicator=indicator).to_dict("records"))
            self._kept[key] = Seen(name, choice, drawn.takeaway, rows)
        return self._kept[key]

    def beside(self, seen: Seen, name: str = "", **values: Value) -> Seen:
        """Another figure, or the same one, with the choices of this one but for those given.

        What this one does not choose is as the options have it by default.
        """
        name = name or seen.name
        choice = Choice(seen.choice.lang, seen.choice.asof)
        chosen = {**seen.choice.values, **values}
        for option in figures.options(name):
            known = option.name in chosen
            value = chosen[option.name] if known else option.default(self.dataset, choice)
            choice = choice.within(option.name, value)
        return self.seen(name, choice)

    def whole(self, seen: Seen) -> Value:
        """All periods that a figure with this choice can draw."""
        option = next(each for each in figures.options(seen.name) if each.kind == "range")
        return option.default(self.dataset, seen.choice)


def in_time(rows: Iterable[Row]) -> list[Row]:
    """The rows by the end of their periods."""
    return sorted(rows, key=lambda row: period.parse(row["period"]).order)
