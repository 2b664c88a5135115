"""The data that all pages show, read once a server."""

from __future__ import annotations

from functools import cache, lru_cache
from threading import Lock

import sei_metrics as sei
from sei_metrics.dataset import DEFAULT_FOLDER, Dataset
from sei_metrics.errors import SeiError

FOLDER = DEFAULT_FOLDER
_LOCK = Lock()


@cache
def data() -> Dataset:
    """The bundled data; where it cannot be read, why, which is kept until the folder changes."""
    with _LOCK:
        read = _read(_stamp())
    if isinstance(read, SeiError):
        raise read.with_traceback(None)
    return read


@lru_cache(maxsize=1)
def _read(_stamp: tuple[tuple[str, int, int], ...]) -> Dataset | SeiError:
    try:
        return sei.load(FOLDER)
    except SeiError as failure:
        return failure


def _stamp() -> tuple[tuple[str, int, int], ...]:
    """What tells one state of the folder from another: its files with their size and time."""
    files = sorted(FOLDER.iterdir()) if FOLDER.is_dir() else []
    told = ((path.name, path.stat()) for path in files)
    return tuple((name, each.st_size, each.st_mtime_ns) for name, each in told)
