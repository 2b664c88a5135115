"""Every page at full length, narrow and wide, light and dark, both languages.

usage: python -m tests.browser.screenshots [FOLDER]   (build/screenshots unless told)
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.chromium import chromium
from tests.browser.visit import VIEWS, link, page_addresses, reader, visit_of
from tests.serving import ROOT, serving

_FULL_LENGTH = """() => Math.ceil(Math.max(...[...document.querySelectorAll(
    "[data-testid=stMain], [data-testid=stSidebarContent]")].map(box => box.scrollHeight)))"""
_SECONDS_TO_SETTLE = 0.6


def _draw_full_length(page: Page, width: int, path: Path) -> None:
    """The page scrolls inside the window, so the window is made as high as the page."""
    height = page.evaluate(_FULL_LENGTH)
    page.set_viewport_size({"width": width, "height": max(600, height)})
    page.wait_for_timeout(_SECONDS_TO_SETTLE * 1000)
    page.screenshot(path=path)


def draw_all(folder: Path) -> int:
    """Draws everything and returns how many pictures there are."""
    folder.mkdir(parents=True, exist_ok=True)
    tasks = [(address, view) for address in page_addresses() for view in VIEWS]
    with serving() as server, chromium() as browser:
        readers = {view: reader(browser, view) for view in VIEWS}
        for number, (address, view) in enumerate(tasks, start=1):
            path = folder / f"{address or 'overview'}-{view.name}.png"
            with visit_of(readers[view]) as visit:
                visit.open(link(server, address, lang=view.lang))
                _draw_full_length(visit.page, view.width, path)
            print(f"{number:3}/{len(tasks)} {path.name}", flush=True)
    return len(tasks)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "screenshots"
    draw_all(target)
