"""Standard output and error as a command finds them, and how it ends when they or a reader go."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
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


def ended(run: Callable[[], int], *refusals: type[Exception]) -> int:
    """Runs a command and returns its exit code; how else it ends is said in a sentence.

    A refusal has its sentence in it.
    """
    try:
        try:
            return run()
        finally:
            sys.stdout.flush()
    except refusals as refusal:
        return failed(str(refusal))
    except KeyboardInterrupt:
        return stopped()
    except BrokenPipeError:
        return left()
    except OSError as failure:
        if failure.filename:
            return failed(f"{failure.filename}: {failure.strerror}")
        code = failed(f"The output could not be written: {failure.strerror}.")
        left()
        return code


def failed(sentence: str) -> int:
    """Says what went wrong; the exit code."""
    sys.stderr.write(f"{sentence}\n")
    return 1


def counted(count: int, thing: str) -> str:
    """`1 file`, `2 files`."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


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
