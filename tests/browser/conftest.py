"""One browser for all tests of this folder; a fresh reader for each."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.chromium import chromium
from tests.browser.visit import SCHEMES, WIDTHS, View, Visit, reader, visiting


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="package")
def readers(browser: Browser) -> dict[tuple[int, str], BrowserContext]:
    """A returning reader for each width and scheme."""
    views = [View(width, scheme) for width in WIDTHS for scheme in SCHEMES]
    return {(view.width, view.scheme): reader(browser, view) for view in views}


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """A reader at a desk, in English, in daylight."""
    with visiting(browser) as fresh:
        yield fresh
