"""Versions of the data that are kept, so that what changed since can be said."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from sei_metrics.dataset import check, version_of
from sei_metrics.errors import DataError, SeiError
from sei_metrics.publish import whole

FOLDER = "versions"
_TEXT = (".csv", ".toml")
# What reading a damaged archive ends in: its bytes may claim any method, size or name.
_DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError, RuntimeError)
_ANY_DAY = (1980, 1, 1, 0, 0, 0)  # one content gives one archive, whenever it is written


def kept(folder: Path) -> tuple[Path, ...]:
    """The archives of a data folder's kept versions, named by the day of keeping, in time."""
    return tuple(sorted((folder / FOLDER).glob("????-??-??.zip")))


def keep(folder: Path, day: date) -> Path:
    """Keeps a data folder as it is; raises SeiError where that day or that content is kept.

    Raises DataError for a folder that cannot be loaded: what is kept can be compared with.
    """
    if faults := check.faults(folder):
        raise DataError(faults, folder)
    archive = folder / FOLDER / f"{day.isoformat()}.zip"
    for last in kept(folder)[-1:]:
        with unpacked(last) as old:
            if version_of(old) == version_of(folder):
                raise SeiError("version.kept_already", version=version_of(old), day=last.stem)
    if archive.exists():
        raise SeiError("version.day_taken", day=day.isoformat())
    archive.parent.mkdir(exist_ok=True)
    files = sorted(path for path in folder.iterdir() if path.suffix in _TEXT)
    contents = {path.name: path.read_bytes() for path in files}
    with whole(archive) as beside:
        _write(beside, contents)
    return archive


def _write(archive: Path, contents: Mapping[str, bytes]) -> None:
    with zipfile.ZipFile(archive, "w") as file:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name, _ANY_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, content, compresslevel=9)


@contextmanager
def unpacked(archive: Path) -> Iterator[Path]:
    """The folder that an archive holds, for as long as it is looked at.

    Raises SeiError, naming the archive, where it is empty, cut off or has a changed byte.
    """
    with TemporaryDirectory() as folder:
        try:
            with zipfile.ZipFile(archive) as file:
                file.extractall(folder)
        except _DAMAGED:
            raise SeiError("version.damaged", path=archive) from None
        yield Path(folder)
