"""Every link of every export row answers with what it promises."""

from __future__ import annotations

import urllib.request
from pathlib import PurePosixPath
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.visit import Visit, export_links, link, page_addresses

BEGINS = {
    ".png": b"\x89PNG\r\n",
    ".svg": b"<svg",
    ".csv": b"\xef\xbb\xbf",
    ".pdf": b"%PDF",
    ".json": b"{",
    ".html": b"<!DOCTYPE html>",
    ".xlsx": b"PK",
}


@pytest.mark.parametrize("address", page_addresses(), ids=lambda address: address or "overview")
def test_export_links_answer(visit: Visit, server: str, address: str) -> None:
    """In Chinese; test_prefix asks for the same in English, below a prefix."""
    visit.open(link(server, address, lang="zh"))
    links = export_links(visit.page)
    answer_all(links, "zh")
    kinds = {PurePosixPath(urlsplit(each).path).suffix for each in links}
    assert kinds >= {".png", ".svg", ".csv"} or not visit.page.locator(".stVegaLiteChart").count()


def answer_all(links: list[str], lang: str) -> None:
    """Asks for each file and looks at how it begins."""
    for each in dict.fromkeys(links):
        assert parse_qs(urlsplit(each).query)["lang"] == [lang]
        with urllib.request.urlopen(each, timeout=60) as answer:
            assert answer.status == 200
            body = answer.read()
        assert body.startswith(BEGINS[PurePosixPath(urlsplit(each).path).suffix]), each


def test_a_click_saves_a_file(visit: Visit, server: str) -> None:
    visit.open(link(server, "gdp-share"))
    with visit.page.expect_download() as download:
        visit.page.locator('[data-testid="stMain"] a[download][href*=".csv"]').first.click()
    assert download.value.suggested_filename.endswith(".csv")
