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

Asked = ParamSpec("Asked")
Found = TypeVar("Found")
Subject = TypeVar("Subject", bound="Data")


class _Kept:
    """Results by function and what it was asked; a deep copy or a pickle begins without any."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.of: dict[object, LRUCache[Any, list[Any]]] = {}

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
    schemes = _Table()
    classification = _Table()
    classification_codes = _Table()
    set_aside = _Table()
    corrections = _Table()
    evidence_log = _Table()
    link_hosts = _Table()
    review = _Table()


def kept_within(
    most: int,
) -> Callable[
    [Callable[Concatenate[Subject, Asked], Found]], Callable[Concatenate[Subject, Asked], Found]
]:
    """`kept`, with at most so many results at a time."""

    def keeping(
        compute: Callable[Concatenate[Subject, Asked], Found],
    ) -> Callable[Concatenate[Subject, Asked], Found]:
        @wraps(compute)
        def recalled(data: Subject, /, *asked: Asked.args, **named: Asked.kwargs) -> Found:
            key = (asked, *named.items())
            with data.kept.lock:
                results = data.kept.of.setdefault(compute, LRUCache(most))
                known: list[Found] = results.get(key, [])
            if not known:
                known = [compute(data, *asked, **named)]
                with data.kept.lock:
                    results[key] = known
            (found,) = known
            if isinstance(found, pd.DataFrame):
                return cast(Found, found.copy(deep=False))
            return found

        return recalled

    return keeping


def kept(
    compute: Callable[Concatenate[Subject, Asked], Found],
) -> Callable[Concatenate[Subject, Asked], Found]:
    """The function, computing once for a data set what it is asked with the same plain values.

    The results belong to the data set and go with it. A frame is handed out as a copy that shares
    its columns, so that a column which one caller adds is not seen by the next.
    """
    return kept_within(1024)(compute)
