"""Faults of time: days that are none, figures known in the future or before they could be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd

from sei_metrics import period
from sei_metrics.dataset.catalog import Catalog
from sei_metrics.dataset.catalog.document import read_file
from sei_metrics.dataset.check.rows import flagged, where
from sei_metrics.dataset.files import Contents
from sei_metrics.dataset.known import first_day, is_date, last_day
from sei_metrics.dataset.schema import TABLES
from sei_metrics.errors import Fault

_MOMENTS = ("share", "stock", "count", "ratio", "index")


def faults(contents: Contents) -> Iterator[Fault]:
    """Dates that do not fit the dates beside them, and the date of the whole."""
    yield from _version(contents.folder / "version.toml")
    yield from _kinds(contents.tables["vintages"])
    yield from _before_published(contents.tables["vintages"], contents.tables["sources"])


def ahead(contents: Contents, today: date) -> Iterator[Fault]:
    """Days after today on which something is said to have been published, read or known.

    They are told to whoever keeps the data and stop no reader: the clock may be behind.
    """
    for name, rows in contents.tables.items():
        for column in TABLES[name].formed("past"):
            later = where(rows, [column], lambda one: _first(one) > today.isoformat())
            told = {"today": today.isoformat()}
            yield from flagged(name, rows, column, later, "known_in_future", **told)


def early(observed: pd.DataFrame, catalog: Catalog) -> Iterator[Fault]:
    """Observations known before their period was over.

    A level at a moment may be told within its period; a flow or a rate of a whole period may not.
    """
    periods = {one: period.parse(one) for one in observed.period.unique()}
    ends = {one: each.last_day.isoformat() for one, each in periods.items()}
    begins = {one: "{:04d}-{:02d}-01".format(*each.first_month) for one, each in periods.items()}
    moments = observed.indicator.isin(
        [one.id for one in catalog.indicators.values() if one.kind in _MOMENTS]
    )
    over = observed.period.map(ends).mask(moments, observed.period.map(begins))
    wrong = observed[(observed.known_from != "") & (observed.known_from < over)]
    for line, written, known in zip(wrong.index, wrong.period, wrong.known_from, strict=True):
        told: dict[str, object] = {"known": known, "over": ends[written]}
        yield Fault("observations.csv", int(line), "period", written, "known_too_early", told)


def _first(written: str) -> str:
    return first_day(written).isoformat() if is_date(written) else ""


def _version(file: Path) -> Iterator[Fault]:
    """Faults of the date that the data may state for themselves."""
    if not file.exists():
        return
    document = read_file(file)
    if isinstance(document, Fault):
        yield document
    elif not is_date(str(document.tables.get("date", ""))):
        yield document.fault("date", document.tables.get("date", ""), "bad_date")


def _kinds(vintages: pd.DataFrame) -> Iterator[Fault]:
    dated = vintages.vintage != "as_published"
    wrong = dated & ((vintages.known_from == "") != (vintages.known_from_kind == "unknown"))
    yield from flagged("vintages", vintages, "known_from_kind", wrong, "date_kind")


def _before_published(vintages: pd.DataFrame, sources: pd.DataFrame) -> Iterator[Fault]:
    # Of two sources with one id the first counts.
    published = dict(
        zip(sources.source.tolist()[::-1], sources.published.tolist()[::-1], strict=True)
    )
    columns = (vintages.index, vintages.source, vintages.known_from)
    for line, source, known_from in zip(*columns, strict=True):
        released = _first(published.get(source, ""))
        if is_date(known_from) and last_day(known_from).isoformat() < released:
            told = {"published": released, "source": source}
            place = ("vintages.csv", int(line), "known_from", known_from)
            yield Fault(*place, "known_before_published", told)
