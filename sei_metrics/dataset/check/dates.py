"""Faults of time: days that are none, figures known in the future or before they could be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd

from sei_metrics import period
from sei_metrics.dataset.catalog import Catalog
from sei_metrics.dataset.catalog.document import read_file
from sei_metrics.dataset.check.rows import flagged
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
            later = rows[column].map(_first) > today.isoformat()
            told = {"today": today.isoformat()}
            yield from flagged(name, rows, column, later, "known_in_future", **told)


def early(figures: pd.DataFrame, catalog: Catalog) -> Iterator[Fault]:
    """Observations known before their period was over.

    A level at a moment may be told within its period; a flow or a rate of a whole period may not.
    """
    moments = [one.id for one in catalog.indicators.values() if one.kind in _MOMENTS]
    ends = {one: period.parse(one).last_day.isoformat() for one in set(figures.period)}
    begins = {one: "{:04d}-{:02d}-01".format(*period.parse(one).first_month) for one in ends}
    over = figures.period.map(ends).where(
        ~figures.indicator.isin(moments), figures.period.map(begins)
    )
    dated = (figures.nature == "observed") & (figures.known_from != "")
    for line, row in figures[dated & (figures.known_from < over)].iterrows():
        told = {"known": row.known_from, "over": ends[row.period]}
        where = ("observations.csv", int(str(line)), "period", row.period)
        yield Fault(*where, "known_too_early", told)


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
    published = sources.drop_duplicates("source").set_index("source").published.map(_first)
    for line, row in vintages.iterrows():
        released = published.get(row.source, "")
        if is_date(row.known_from) and last_day(row.known_from).isoformat() < released:
            told = {"published": released, "source": row.source}
            where = ("vintages.csv", int(str(line)), "known_from", row.known_from)
            yield Fault(*where, "known_before_published", told)
