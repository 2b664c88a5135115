"""Versions of the data that are kept, so that what changed since can be said."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from sei_metrics.dataset import version_of
from sei_metrics.errors import SeiError

FOLDER = "versions"
_TEXT = (".csv", ".toml")
_ANY_DAY = (1980, 1, 1, 0, 0, 0)  # one content gives one archive, whenever it is written


def kept(folder: Path) -> tuple[Path, ...]:
    """The archives of a data folder's kept versions, named by the day of keeping, in time."""
    return tuple(sorted((folder / FOLDER).glob("????-??-??.zip")))


def keep(folder: Path, day: date) -> Path:
    """Keeps a data folder as it is; raises SeiError where that day or that content is kept."""
    archive = folder / FOLDER / f"{day.isoformat()}.zip"
    for last in kept(folder)[-1:]:
        with unpacked(last) as old:
            if version_of(old) == version_of(folder):
                raise SeiError("version.kept_already", version=version_of(old), day=last.stem)
    if archive.exists():
        raise SeiError("version.day_taken", day=day.isoformat())
    archive.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(archive, "w") as file:
        for path in sorted(path for path in folder.iterdir() if path.suffix in _TEXT):
            entry = zipfile.ZipInfo(path.name, _ANY_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, path.read_bytes(), compresslevel=9)
    return archive


@contextmanager
def unpacked(archive: Path) -> Iterator[Path]:
    """The folder that an archive holds, for as long as it is looked at."""
    with TemporaryDirectory() as folder, zipfile.ZipFile(archive) as file:
        file.extractall(folder)
        yield Path(folder)
