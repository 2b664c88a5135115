"""A cold server whose very first visitor comes by a shared link.

The accident this prevents: a new server discovered pages by file until someone had opened the
start page, so the first reader of a shared link saw an empty page or "page not found".
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser

from sei_metrics import text
from tests.browser.visit import export_links, link, page_addresses, visiting
from tests.serving import serving
from tests.websocket_visitor import websocket_visitor

CHINESE = re.compile(r"[\u3400-\u9fff]")
ASKED = {"reading": "excess", "lang": "zh"}


def test_the_first_visitor_in_a_browser_gets_the_page_asked_for(browser: Browser) -> None:
    with serving() as server, visiting(browser) as visit:
        visit.open(link(server, "growth", **ASKED))
        page = visit.page
        assert urlsplit(page.url).path == "/growth"
        assert CHINESE.search(page.locator("h1").first.inner_text())
        menu = page.locator('[data-testid="stSidebar"] a[href]').all_inner_texts()
        assert len(menu) >= len(page_addresses())
        assert all(CHINESE.search(word) for word in menu)
        assert page.get_by_role("radio", name=text.say("reading.excess", "zh")).is_checked()
        queries = [parse_qs(urlsplit(each).query) for each in export_links(page)]
        assert all(query["lang"] == ["zh"] for query in queries)
        assert any(query.get("reading") == ["excess"] for query in queries)


def test_the_first_visitor_without_a_browser_gets_the_page_asked_for() -> None:
    with serving() as server, websocket_visitor(server) as visitor:
        answer = visitor.ask("growth", "reading=excess&lang=zh")
        assert not answer.kinds("exception")
        menu = [element.page_link for element in answer.kinds("page_link")]
        assert len(menu) >= len(page_addresses())
        assert all(CHINESE.search(each.label) and "lang=zh" in each.query_string for each in menu)
        titles = [each.heading for each in answer.kinds("heading") if each.heading.tag == "h1"]
        assert [CHINESE.search(title.body) for title in titles]
        assert "reading=excess" in str(answer.messages)
