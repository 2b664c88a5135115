"""A reader's visit to one page: where it is, how it is looked at, what it asked for."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

from sei_metrics import site, text

WIDTHS = (390, 1280)
SCHEMES = ("light", "dark")
_HEIGHTS = {390: 844, 1280: 900}
_TITLE_OR_FAILURE = '[data-testid="stMain"] h1, [data-testid="stException"]'
_SECONDS = 20
# A skeleton stands where a piece is still being loaded.
_DRAWN = """() => !document.querySelector('[data-testid="stSkeleton"]')
    && [...document.querySelectorAll('[data-testid="stVegaLiteChart"]')].every(chart =>
        [...chart.querySelectorAll("canvas, svg")].some(mark => mark.clientHeight > 0))"""
# The ground is dark or light, and the words of each chart stand out from it.
_COLOURED = """scheme => {
    const bright = colour => Number(colour.match(/\\d+/)[0]) > 160;
    const ground = getComputedStyle(document.querySelector('[data-testid="stApp"]'));
    const words = [...document.querySelectorAll(".stVegaLiteChart svg .role-axis text")];
    return bright(ground.backgroundColor) === (scheme === "light")
        && words.every(word => bright(getComputedStyle(word).fill) === (scheme === "dark"));
}"""
_EXPORT_LINKS = """() => [...document.querySelectorAll('[data-testid="stMain"] a[href*="figure/"]')]
    .map(anchor => anchor.href)"""


@dataclass(frozen=True)
class View:
    """How a page is looked at."""

    width: int = 1280
    scheme: str = "light"
    lang: str = "en"

    @property
    def name(self) -> str:
        return f"{self.width}-{self.scheme}-{self.lang}"


VIEWS = [View(*each) for each in itertools.product(WIDTHS, SCHEMES, text.LANGUAGES)]


@dataclass
class Visit:
    """An open page, the hosts it asked and the errors its scripts threw."""

    page: Page
    hosts: set[str] = field(default_factory=set)
    errors: list[str] = field(default_factory=list)

    def note(self, address: str) -> None:
        """Remembers the host of an address; what a page makes itself has none."""
        if host := urlsplit(address).netloc:
            self.hosts.add(host)

    def wait(self) -> None:
        """Until the script has run and every chart is drawn."""
        self.page.locator(_TITLE_OR_FAILURE).first.wait_for()
        assert self.page.get_by_test_id("stException").count() == 0, "the page failed"
        self.page.locator('[data-test-script-state="notRunning"]').wait_for(state="attached")
        self.page.wait_for_function(_DRAWN)

    def colours(self, scheme: str) -> None:
        """The reader's device goes over to light or dark; waits until page and charts have."""
        self.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        self.page.wait_for_function(_COLOURED, arg=scheme)
        self.wait()

    def open(self, address: str) -> None:
        """Goes there and waits until it is drawn."""
        self.page.goto(address)
        self.wait()


def page_addresses() -> list[str]:
    """The address of every page below the root; the start page's is the root itself."""
    return [address_of(page) for page in site.pages()]


def address_of(page: site.Page) -> str:
    """The address of a page below the root."""
    return "" if page is site.pages()[0] else page.address


def link(server: str, address: str = "", **query: str) -> str:
    """A complete link to a page."""
    return f"{server}/{address}" + (f"?{urlencode(query)}" if query else "")


def reader(browser: Browser, view: View) -> BrowserContext:
    """Someone with a device of that kind; what they have loaded once they keep."""
    context = browser.new_context(
        viewport={"width": view.width, "height": _HEIGHTS[view.width]},
        color_scheme="dark" if view.scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    context.set_default_timeout(_SECONDS * 1000)
    return context


@contextmanager
def visit_of(context: BrowserContext) -> Iterator[Visit]:
    """A new page of a reader."""
    visit = Visit(context.new_page())
    visit.page.on("request", lambda request: visit.note(request.url))
    visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
    try:
        yield visit
    finally:
        visit.page.close()


@contextmanager
def visiting(browser: Browser, view: View = View()) -> Iterator[Visit]:
    """A page of a fresh reader with nothing remembered."""
    context = reader(browser, view)
    try:
        with visit_of(context) as visit:
            yield visit
    finally:
        context.close()


def export_links(page: Page) -> list[str]:
    """Where the export rows of a page lead: addresses of pictures and data."""
    found: list[str] = page.evaluate(_EXPORT_LINKS)
    return found
