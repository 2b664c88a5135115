"""The files about the whole data, by the address at which each is offered."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sei_metrics import export
from sei_metrics.dataset import Dataset
from sei_metrics.dataset.schema import TABLES
from sei_metrics.publish import package
from sei_metrics.publish.data import observations, quoted
from sei_metrics.publish.linked import linked
from sei_metrics.publish.sdmx import sdmx

_TABLES = tuple(name for name, table in TABLES.items() if table.offered)


@dataclass(frozen=True)
class Download:
    """A file about the whole data; `lacks_quoted` where rows to be quoted only are missing."""

    media_type: str
    write: Callable[[Dataset], bytes]
    lacks_quoted: bool = False


def _table(name: str) -> Callable[[Dataset], bytes]:
    return lambda dataset: export.comma_separated(dataset.tables[name])


def _observations(dataset: Dataset) -> bytes:
    return export.comma_separated(observations(dataset))


def _package(dataset: Dataset) -> bytes:
    """The tables offered here, which are fewer than those of the folder."""
    described = package.package(_TABLES)
    said = f"{described['description']} {quoted(dataset)['en']}"
    version = {"version": dataset.version, "description": said}
    return json.dumps({**described, **version}, ensure_ascii=False).encode()


def _linked(dataset: Dataset) -> bytes:
    files = [(path, each.media_type) for path, each in _DATA.items()]
    described = linked(dataset, files)
    said = f"{described['description']} {quoted(dataset)['en']}"
    return json.dumps({**described, "description": said}, ensure_ascii=False).encode()


def _sdmx(dataset: Dataset) -> bytes:
    """Without a byte order mark, which the format does not know."""
    return export.comma_separated(sdmx(dataset)).removeprefix(codecs.BOM_UTF8)


_DATA: Mapping[str, Download] = {
    **{f"data/{name}.csv": Download("text/csv", _table(name)) for name in _TABLES},
    "data/observations.csv": Download("text/csv", _observations, lacks_quoted=True),
    "data/observations.sdmx.csv": Download(
        "application/vnd.sdmx.data+csv;version=2.0.0", _sdmx, lacks_quoted=True
    ),
    f"data/{package.FILE}": Download("application/json", _package, lacks_quoted=True),
}
DOWNLOADS: Mapping[str, Download] = {
    **_DATA,
    "data/dataset.jsonld": Download("application/ld+json", _linked, lacks_quoted=True),
}
