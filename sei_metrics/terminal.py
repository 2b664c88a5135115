"""Standard output and error as a command finds them, and how it ends when they or a reader go."""

from __future__ import annotations

import os
import signal
import sys
from io import TextIOWrapper
from typing import NoReturn

_STOPPED = 128 + signal.SIGINT
_NOBODY_READS = 141


def prepare() -> None:
    """Spells out what a terminal cannot show; what a closed error stream would say, output says."""
    if sys.stdout is None:
        sys.stdout = os.fdopen(_nowhere(), "w")
    if sys.stderr is None:
        # Keeps its number: the next file opened would have it, and what a library says would be
        # written into that file.
        _nowhere()
        sys.stderr = sys.stdout
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def stopped() -> int:
    """Says that the reader ended it; the exit code."""
    sys.stderr.write("Stopped.\n")
    sys.stderr.flush()
    return _STOPPED


def stop_loading(*_: object) -> NoReturn:
    """Ends at once, as long as libraries are loaded and nothing is begun.

    That takes a second, in which a reader may think better, and an exception may get lost in it.
    """
    os._exit(stopped())


def left() -> int:
    """Lets what nobody reads go nowhere, lest Python complain of it at its end; the exit code."""
    nowhere = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nowhere, stream.fileno())
    return _NOBODY_READS


def _nowhere() -> int:
    return os.open(os.devnull, os.O_WRONLY)
