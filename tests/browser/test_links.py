"""Links to a view: what is copied opens alike, what is wrong is said."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import Browser, Page

from sei_metrics import load, text
from tests.browser.visit import Visit, export_links, link, visiting


def selection(page: Page) -> list[tuple[str, dict[str, list[str]]]]:
    """What the export rows stand for, whatever the language."""
    found = []
    for each in export_links(page):
        parts = urlsplit(each)
        query = {name: value for name, value in parse_qs(parts.query).items() if name != "lang"}
        found.append((parts.path, query))
    return found


def copied_link(page: Page, lang: str) -> str:
    """What the button "Copy link" leaves on the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name=text.say("app.copy_link", lang)).first.click()
    page.get_by_role("status").first.wait_for()
    return str(page.evaluate("navigator.clipboard.readText()"))


def choose(visit: Visit, option: str, value: str) -> None:
    """Clicks one of an option's choices and waits for what it shows."""
    visit.page.get_by_text(text.say(f"{option}.{value}", "en"), exact=True).click()
    wait_for(visit, option, value)


def wait_for(visit: Visit, option: str, value: str) -> None:
    """Until address and export rows say that an option has a value."""
    visit.page.wait_for_url(f"**{option}={value}**")
    visit.page.locator(f'a[href*="figure/"][href*="{option}={value}"]').first.wait_for()
    visit.wait()


def in_language(address: str, lang: str) -> str:
    """The same link with the other language asked for."""
    parts = urlsplit(address)
    query = {**{name: value[0] for name, value in parse_qs(parts.query).items()}, "lang": lang}
    return parts._replace(query=urlencode(query)).geturl()


def test_a_copied_link_shows_the_same_in_the_other_language(browser: Browser, server: str) -> None:
    with visiting(browser) as visit:
        visit.open(link(server, "growth"))
        before = selection(visit.page)
        choose(visit, "reading", "multiple")
        changed = selection(visit.page)
        assert changed != before
        address = copied_link(visit.page, "en")
    query = parse_qs(urlsplit(address).query)
    assert query["lang"] == ["en"]
    assert query["reading"] == ["multiple"]
    assert query["data"] == [load().version]
    with visiting(browser) as visit:
        visit.open(in_language(address, "zh"))
        assert selection(visit.page) == changed
        assert visit.page.get_by_role("radio", name=text.say("reading.multiple", "zh")).is_checked()


def test_a_wrong_link_is_named_and_the_page_draws(visit: Visit, server: str) -> None:
    visit.open(link(server, "industries", industry="nonsense", **{"from": "abc"}))
    said = visit.page.locator('[data-testid="stMain"]').inner_text()
    assert "nonsense" in said
    assert "abc" in said
    assert visit.page.get_by_test_id("stVegaLiteChart").count() > 0


def test_reload_back_and_forward_keep_the_view(visit: Visit, server: str) -> None:
    page = visit.page
    visit.open(link(server, "growth", lang="en", reading="excess"))
    before = selection(page)
    choose(visit, "reading", "multiple")
    changed = selection(page)
    page.reload()
    wait_for(visit, "reading", "multiple")
    assert selection(page) == changed
    page.go_back()
    wait_for(visit, "reading", "excess")
    assert selection(page) == before
    page.go_forward()
    wait_for(visit, "reading", "multiple")
    assert selection(page) == changed
