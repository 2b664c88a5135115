"""Files that are there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole(file: Path) -> Iterator[Path]:
    """A path to write to, beside a file whose place it takes once all is written.

    What goes wrong meanwhile is told of the file itself.
    """
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        yield beside
        beside.replace(file)
    except OSError as failure:
        raise OSError(failure.errno, failure.strerror, str(file)) from failure
    finally:
        beside.unlink(missing_ok=True)


def write_whole(file: Path, content: bytes) -> None:
    """Writes a file so that none is left half written."""
    with whole(file) as beside:
        beside.write_bytes(content)
