"""A click in an export row."""

from __future__ import annotations

from tests.browser.visit import Visit, link


def test_a_click_saves_a_file(visit: Visit, server: str) -> None:
    visit.open(link(server, "gdp-share"))
    with visit.page.expect_download() as download:
        visit.page.locator('[data-testid="stMain"] a[download][href*=".csv"]').first.click()
    assert download.value.suggested_filename.endswith(".csv")
