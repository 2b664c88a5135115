"""A data set as it was loaded: frames that nobody changes, and what was computed from them once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from pathlib import Path
from threading import Lock
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

import pandas as pd
from cachetools import LRUCache

from sei_metrics.dataset.catalog import Catalog

# Results that a data set keeps: as many days and choices as a busy server meets in an hour.
_MOST_KEPT = 4096

Asked = ParamSpec("Asked")
Found = TypeVar("Found")
Subject = TypeVar("Subject", bound="Data")


class _Kept:
    """Results by the function and what it was asked; a copy or a pickle begins without any."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.results: LRUCache[Any, Any] = LRUCache(_MOST_KEPT)

    def __reduce__(self) -> tuple[type[_Kept], tuple[()]]:
        return _Kept, ()


class _Table:
    """A table of the data set under its own name."""

    def __set_name__(self, _owner: type, name: str) -> None:
        self.name = name

    def __get__(self, data: Data, _owner: type) -> pd.DataFrame:
        return data.tables[self.name]


@dataclass(frozen=True, eq=False)
class Data:
    """All published figures and what they mean. Frames are shared: nobody changes one.

    `tables` holds a frame for each file of the folder. `candidates` are the observations with low,
    high, standing, grade and known dates, as the chooser takes them.
    """

    folder: Path
    version: str
    catalog: Catalog = field(repr=False)
    tables: Mapping[str, pd.DataFrame] = field(repr=False)
    candidates: pd.DataFrame = field(repr=False)
    kept: _Kept = field(default_factory=_Kept, init=False, repr=False)

    observations = _Table()
    sources = _Table()
    carriers = _Table()
    vintages = _Table()
    breaks = _Table()
    targets = _Table()
    events = _Table()
    set_aside = _Table()
    corrections = _Table()
    evidence_log = _Table()
    link_hosts = _Table()
    review = _Table()


def kept(
    compute: Callable[Concatenate[Subject, Asked], Found],
) -> Callable[Concatenate[Subject, Asked], Found]:
    """The function, computing once for a data set what it is asked with the same plain values.

    The results belong to the data set and go with it. A frame is handed out as a copy that shares
    its columns, so that a column which one caller adds is not seen by the next.
    """

    @wraps(compute)
    def recalled(data: Subject, /, *asked: Asked.args, **named: Asked.kwargs) -> Found:
        key = (compute, asked, *named.items())
        with data.kept.lock:
            known: list[Found] = data.kept.results.get(key, [])
        if not known:
            known = [compute(data, *asked, **named)]
            with data.kept.lock:
                data.kept.results[key] = known
        (found,) = known
        return cast(Found, found.copy(deep=False)) if isinstance(found, pd.DataFrame) else found

    return recalled
