"""Debian's Chromium, driven by Playwright, that knows no host but this machine."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

EXECUTABLE = Path("/usr/bin/chromium")
_FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


class NoBrowser(RuntimeError):
    """The browser that these tests need is not installed."""


def _flags() -> list[str]:
    return [*_FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running browser with a home of its own; fails with a sentence where there is none."""
    if not EXECUTABLE.exists():
        raise NoBrowser(f"{EXECUTABLE} is missing: `make test` installs it (apt-get chromium)")
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=EXECUTABLE, args=_flags(), env={**os.environ, "HOME": home}
        )
        try:
            yield browser
        finally:
            browser.close()
