"""A real server of the checkout, as `streamlit run app.py` starts it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
_OFFLINE = ROOT / "tests" / "offline"
_SECONDS_TO_START = 60.0
_SIGNS_OF_FAILURE = ("no network in tests", "Traceback", "Warning", "Stack (most")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _command(script: Path, port: int, more: Mapping[str, str]) -> list[str]:
    options = {
        "server.port": str(port),
        "server.headless": "true",
        "server.fileWatcherType": "none",
        **more,
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "streamlit", "run", str(script), *flags]


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def _wait_until_it_answers(process: subprocess.Popen[bytes], address: str, log: IO[bytes]) -> None:
    end = time.monotonic() + _SECONDS_TO_START
    while not _answers(address):
        if process.poll() is not None or time.monotonic() > end:
            raise RuntimeError(f"the server at {address} did not start:\n{_read(log)}")
        time.sleep(0.1)


def _read(log: IO[bytes]) -> str:
    log.seek(0)
    return log.read().decode(errors="replace")


def _failure(log: str) -> str:
    """The passage around the gravest sign of failure; empty when there is none."""
    for sign in _SIGNS_OF_FAILURE:
        place = log.find(sign)
        if place >= 0:
            return log[max(0, place - 300) : place + 3000]
    return ""


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def serving(
    script: Path = ROOT / "app.py",
    options: Mapping[str, str] = MappingProxyType({}),
    surroundings: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[str]:
    """Address of a fresh server; fails at its end if its log tells of a failure or a warning."""
    port = free_port()
    base = options.get("server.baseUrlPath", "")
    address = f"http://127.0.0.1:{port}" + (f"/{base}" if base else "")
    paths = os.pathsep.join(filter(None, [str(_OFFLINE), os.environ.get("PYTHONPATH")]))
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            _command(script, port, options),
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": paths, **surroundings},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_until_it_answers(process, address, log)
            yield address
        finally:
            _end(process)
        failure = _failure(_read(log))
        assert not failure, f"the server's log says: {failure}"
