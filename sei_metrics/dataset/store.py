"""The only door from data/: files in, checked frames out."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import pandas as pd

from sei_metrics import units
from sei_metrics.dataset import check, levels, select
from sei_metrics.dataset.breaks import with_breaks
from sei_metrics.dataset.catalog.document import read_file
from sei_metrics.dataset.files import read, read_table
from sei_metrics.dataset.known import first_day, is_date, with_knowledge
from sei_metrics.dataset.model import Data
from sei_metrics.dataset.schema import typed
from sei_metrics.errors import DataError, Fault, SeiError, shortened
from sei_metrics.folder import BUNDLED

DEFAULT_FOLDER = BUNDLED
_LOADING = Lock()


class Dataset(Data):
    """All published figures, what they mean, and the questions that can be put to them."""

    def with_tables(self, **changed: pd.DataFrame) -> Dataset:
        """A data set with other rows in these tables; what follows from them is computed anew."""
        tables = {**self.tables, **changed}
        return replace(self, tables=tables, candidates=_candidates(tables))

    def preferred(
        self,
        indicator: str,
        *,
        region: select.Ids = None,
        industry: select.Ids = None,
        definition: select.Ids = None,
        vintage: str | None = None,
        as_of: select.Day = None,
    ) -> pd.DataFrame:
        """The chosen observation of each series and period, which is text such as "2021".

        See `select.preferred`.
        """
        asked: dict[str, Any] = {"region": region, "industry": industry, "definition": definition}
        return select.preferred(self, indicator, vintage=vintage, as_of=as_of, **asked)

    def left_out(
        self,
        indicator: str,
        *,
        region: select.Ids = None,
        industry: select.Ids = None,
        definition: select.Ids = None,
        as_of: select.Day = None,
    ) -> select.LeftOut:
        """How many points a day hides: see `select.left_out`."""
        asked: dict[str, Any] = {"region": region, "industry": industry, "definition": definition}
        return select.left_out(self, indicator, as_of=as_of, **asked)

    def paired_levels(self, part: str, whole: str, **asked: Any) -> pd.DataFrame:
        """Levels of a part with the level of the whole that belongs: see `levels.paired_levels`."""
        return levels.paired_levels(self, part, whole, **asked)

    def with_breaks(self, frame: pd.DataFrame, *, as_of: select.Day = None) -> pd.DataFrame:
        """The frame with its segments: see `breaks.with_breaks`."""
        return with_breaks(self, frame, as_of=as_of)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Loading makes many objects and no circles: to look for some takes a third of its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@_no_collecting()
def load(folder: str | Path | None = None) -> Dataset:
    """The data of a folder, by default the checkout's own; raises DataError naming every fault."""
    if folder is None and not DEFAULT_FOLDER.exists():
        raise SeiError("error.no_data", path=DEFAULT_FOLDER)
    contents = read(DEFAULT_FOLDER if folder is None else _path(folder))
    faults, figures = check.found(contents)
    if faults or contents.catalog is None:
        raise DataError(faults, contents.folder)
    catalog = contents.catalog
    units.learn(catalog.units.values(), catalog.counters.values(), contents.folder)
    candidates = figures.reset_index(drop=True)
    frames = {
        name: typed(name, rows).reset_index(drop=True)
        for name, rows in contents.tables.items()
        if name != "observations"
    }
    observations = candidates[list(contents.tables["observations"])]
    return Dataset(
        folder=contents.folder,
        version=_version(contents.folder, frames["sources"]),
        catalog=catalog,
        tables={"observations": observations, **frames},
        candidates=candidates,
    )


def _candidates(frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    return with_knowledge(*(frames[name] for name in ("observations", "sources", "vintages")))


def _path(folder: object) -> Path:
    if not isinstance(folder, str | Path) or not folder or "\0" in str(folder):
        raise SeiError("error.no_path", value=shortened(repr(folder)))
    return Path(folder)


def bundled() -> Dataset:
    """The checkout's own data, loaded once a process, whoever asks; raises what `load` raises.

    What was refused is refused again without another look, until a file changes.
    """
    with _LOADING:
        refusal = None if _loaded.cache_info().currsize else _refusal(_state_of(DEFAULT_FOLDER))
    if refusal:
        raise refusal.with_traceback(None)
    return _loaded()


@cache
def _loaded() -> Dataset:
    return load()


@lru_cache(maxsize=1)
def _refusal(_state: tuple[tuple[str, int, int], ...]) -> SeiError | None:
    try:
        _loaded()
    except SeiError as refusal:
        return refusal
    return None


def _state_of(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """The files of a folder by name, with the time and size by which a change is known."""
    found = ((path.name, path.stat()) for path in sorted(folder.glob("*.*")))
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in found)


def version_of(folder: Path) -> str:
    """The version of a data folder, sound or not: its date and the hash of its content."""
    return _version(folder, read_table(folder, "sources").rows)


def _version(folder: Path, sources: pd.DataFrame) -> str:
    files = sorted(path for path in folder.iterdir() if path.suffix in (".csv", ".toml"))
    content = hashlib.sha256(b"".join(path.read_bytes() for path in files))
    return f"{_date(folder, sources)}-{content.hexdigest()[:8]}"


def _date(folder: Path, sources: pd.DataFrame) -> str:
    """The date that the data state for themselves, else the latest of their sources."""
    return (
        _stated_date(folder)
        or max(
            (
                first_day(one)
                for one in {*sources.published.tolist(), *sources.read_at.tolist()}
                if is_date(one)
            ),
            default=date.min,
        ).isoformat()
    )


def _stated_date(folder: Path) -> str:
    document = read_file(folder / "version.toml")
    stated = "" if isinstance(document, Fault) else str(document.tables.get("date", ""))
    return stated if is_date(stated) else ""
