"""A failure that nobody foresaw: what the reader sees, and what the log has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from sei_metrics import text
from tests.browser.visit import link, visiting
from tests.serving import serving

APP = Path(__file__).with_name("failing_app.py")


def _looked_at(browser: Browser, lang: str, seen: list[str]) -> None:
    with serving(APP) as server, visiting(browser) as visit:
        visit.open(link(server, lang=lang))
        seen += visit.page.get_by_test_id("stAlert").all_inner_texts()
        seen.append(visit.page.locator("body").inner_text())


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_the_reader_gets_an_id_and_the_log_the_rest(browser: Browser, lang: str) -> None:
    seen: list[str] = []
    with pytest.raises(AssertionError, match="the server's log says") as logged:
        _looked_at(browser, lang, seen)
    said, body = seen
    (name,) = re.findall(r"[0-9a-f]{8}", said)
    assert said.strip() == text.say("app.failed", lang, id=name)
    assert "KeyError" not in body
    assert "secret" not in body
    log = str(logged.value)
    assert name in log
    assert "secret" in log
