"""Text from links, data and readers is shown as it is written."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.browser.marked_up import MARKED_UP
from tests.browser.visit import Visit, link, visiting
from tests.serving import serving

PAGE = Path(__file__).with_name("plain_words.py")
SHOWN = """() => Object.fromEntries(Object.entries({
        text: "[data-testid=stMarkdown]:not(:has([data-testid=stCaptionContainer]))",
        caption: "[data-testid=stCaptionContainer]",
        notice: "[data-testid=stAlert]",
        choice: "[data-testid=stButtonGroup] button",
    }).map(([place, where]) => [place, [...document.querySelectorAll(where)]
        .map(each => each.innerText.replaceAll("\\u200b", "").trim())]))"""
MADE = """() => [...document.querySelectorAll(`[data-testid=stMain]
    :is([data-testid=stMarkdownContainer], h1) :is(a, img, strong, em, code, del, ol, ul, table,
    hr, h2, blockquote, sup, input, script, .katex, [data-testid=stIconMaterial])`)]
    .map(each => each.outerHTML)"""


def test_no_sign_of_markup_does_anything(browser: Browser) -> None:
    with serving(PAGE) as server, visiting(browser) as visit:
        visit.open(server)
        shown = visit.page.evaluate(SHOWN)
        assert visit.page.evaluate(MADE) == []
        for place in ("text", "caption", "notice"):
            assert shown[place] == list(MARKED_UP)
        assert shown["choice"] == [*MARKED_UP, *MARKED_UP]
        assert visit.hosts == {urlsplit(server).netloc}


@pytest.mark.parametrize("address", ["growth", "method", "sources", ""])
def test_words_of_a_link_are_words(visit: Visit, server: str, address: str) -> None:
    """The link's picture was once asked for, and its link stood in a notice of ours."""
    marked_up = "![](http://foreign.example/y.png) [a](http://foreign.example) <b>b</b> `c`"
    names = ("x", "lang", "asof", "reading", "from", "data", "table")
    visit.open(link(server, address, **dict.fromkeys(names, marked_up)))
    said = visit.page.get_by_test_id("stMain").inner_text().replace("\u200b", "")
    assert "![](http://foreign.example/y.png)" in said
    made = 'a[href*="foreign"], [data-testid="stAlert"] :is(img, b, code)'
    assert visit.page.locator(made).count() == 0
    assert visit.hosts == {urlsplit(server).netloc}
    assert visit.errors == []
