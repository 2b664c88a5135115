"""The dashboard below a prefix of its host: its links, and the files of every export row."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import parse_qs, urlsplit

import pytest

from sei_metrics import site, text
from tests.browser.visit import Visit, export_links, page_addresses
from tests.serving import serving

BEGINS = {
    ".png": b"\x89PNG\r\n",
    ".svg": b"<svg",
    ".csv": b"\xef\xbb\xbf",
    ".pdf": b"%PDF",
    ".json": b"{",
    ".html": b"<!DOCTYPE html>",
    ".xlsx": b"PK",
}
HREFS = """() => [...document.querySelectorAll("a[href]")]
    .filter(each => each.origin === location.origin).map(each => each.href)"""


def answer_all(links: list[str], lang: str) -> None:
    """Asks for each file and looks at how it begins."""
    for each in dict.fromkeys(links):
        assert parse_qs(urlsplit(each).query)["lang"] == [lang]
        with urllib.request.urlopen(each, timeout=60) as answer:
            assert answer.status == 200
            body = answer.read()
        assert body.startswith(BEGINS[PurePosixPath(urlsplit(each).path).suffix]), each


@pytest.fixture(scope="module")
def prefixed() -> Iterator[str]:
    """Address of a server below a prefix."""
    with serving(options={"server.baseUrlPath": "sei"}) as address:
        yield address


@pytest.mark.parametrize("address", page_addresses(), ids=lambda address: address or "overview")
def test_links_stay_below_the_prefix_and_answer(visit: Visit, prefixed: str, address: str) -> None:
    visit.open(f"{prefixed}/{address}?lang=en")
    hrefs = visit.page.evaluate(HREFS)
    assert len(hrefs) >= len(page_addresses())
    assert all(urlsplit(each).path.startswith("/sei") for each in hrefs), hrefs
    files = export_links(visit.page)
    assert all(urlsplit(each).path.startswith("/sei/figure/") for each in files)
    answer_all(files, "en")


def test_menu_and_copied_link_keep_the_prefix(visit: Visit, prefixed: str) -> None:
    page = visit.page
    visit.open(f"{prefixed}/growth?lang=zh")
    page.get_by_role("link", name=site.page("gdp_share").title["zh"], exact=True).click()
    page.wait_for_url("**/sei/gdp-share?lang=zh")
    visit.wait()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name=text.say("app.copy_link", "zh")).first.click()
    page.get_by_role("status").filter(has_text=text.say("app.copied", "zh")).first.wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert urlsplit(copied).path == "/sei/gdp-share"
    visit.open(f"{prefixed}/")
    page.get_by_role("button", name=text.say("app.copy_link", "en")).first.click()
    page.get_by_role("status").filter(has_text=text.say("app.copied", "en")).first.wait_for()
    assert urlsplit(page.evaluate("navigator.clipboard.readText()")).path == "/sei/gdp-share"


def test_an_unknown_address_below_the_prefix_says_so(visit: Visit, prefixed: str) -> None:
    visit.open(f"{prefixed}/no-such-page?lang=zh")
    assert visit.page.locator("h1").first.inner_text() == text.say("nowhere.title", "zh")
