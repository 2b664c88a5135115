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
from sei_metrics.errors import DataError
from sei_metrics.publish import whole
from tools import Refused

FOLDER = "versions"
_TEXT = (".csv", ".toml")
# What reading a damaged archive ends in: its bytes may claim any method, size or name.
_DAMAGED = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError, RuntimeError)
_ANY_DAY = (1980, 1, 1, 0, 0, 0)  # one content gives one archive, whenever it is written


def kept(folder: Path) -> tuple[Path, ...]:
    """The archives of a data folder's kept versions, named by the day of keeping, in time."""
    return tuple(sorted((folder / FOLDER).glob("????-??-??.zip")))


def keep(folder: Path, day: date) -> Path:
    """Keeps a data folder as it is; raises Refused where that day or that content is kept.

    Raises DataError for a folder that cannot be loaded: what is kept can be compared with.
    """
    if faults := check.faults(folder):
        raise DataError(faults, folder)
    archive = folder / FOLDER / f"{day.isoformat()}.zip"
    for last in kept(folder)[-1:]:
        with unpacked(last) as old:
            if version_of(old) == version_of(folder):
                raise Refused(
                    f"This version of the data, {version_of(old)}, was kept on {last.stem}; "
                    "nothing changed since."
                )
    if archive.exists():
        raise Refused(
            f"A version of the data is kept for {day.isoformat()} already. Keep the next one on "
            "another day."
        )
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

    Raises Refused, naming the archive, where it is empty, cut off or has a changed byte.
    """
    with TemporaryDirectory() as folder:
        try:
            with zipfile.ZipFile(archive) as file:
                file.extractall(folder)
        except _DAMAGED:
            raise Refused(
                f"The kept version {archive} is damaged and cannot be read. Take the file again "
                "from the repository (git checkout), or remove it."
            ) from None
        yield Path(folder)
