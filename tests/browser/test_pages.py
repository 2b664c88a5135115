"""Every page, narrow and wide, light and dark, in both languages, as a reader finds it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from sei_metrics import site, text
from tests.browser.visit import (
    SCHEMES,
    WIDTHS,
    View,
    Visit,
    address_of,
    export_links,
    link,
    page_addresses,
    visit_of,
    visiting,
)

WIDER_THAN_THE_WINDOW = """() => [...document.querySelectorAll("html, [data-testid=stMain]")]
    .filter(box => box.scrollWidth > box.clientWidth + 1)
    .map(box => `${box.tagName}: ${box.scrollWidth} > ${box.clientWidth}`)"""
# Halo and label of one word lie on each other on purpose: the same words in one place are one.
LABELS_IN_TROUBLE = """() => {
    const shown = node => node.checkVisibility({opacityProperty: true})
        && node.textContent.trim() && Number(node.getAttribute("opacity") ?? 1) > 0.05;
    const troubles = [];
    for (const chart of document.querySelectorAll("[data-testid=stVegaLiteChart] svg")) {
        const frame = chart.getBoundingClientRect();
        const labels = new Map();
        for (const node of [...chart.querySelectorAll("text")].filter(shown)) {
            const box = node.getBoundingClientRect();
            labels.set(`${node.textContent} ${Math.round(box.x / 3)} ${Math.round(box.y / 3)}`,
                {words: node.textContent, box});
        }
        const all = [...labels.values()];
        for (const {words, box} of all)
            if (box.left < frame.left - 2 || box.right > frame.right + 2
                || box.top < frame.top - 2 || box.bottom > frame.bottom + 2)
                troubles.push(`cut off: ${words}`);
        all.forEach((one, place) => all.slice(place + 1).forEach(other => {
            const wide = Math.min(one.box.right, other.box.right)
                - Math.max(one.box.left, other.box.left);
            const high = Math.min(one.box.bottom, other.box.bottom)
                - Math.max(one.box.top, other.box.top);
            if (wide > 2 && high > 5) troubles.push(`collide: ${one.words} | ${other.words}`);
        }));
    }
    return troubles;
}"""
HEADINGS_THAT_JUMP = """() => {
    const steps = [...document.querySelectorAll("[data-testid=stMain] :is(h1, h2, h3, h4, h5, h6)")]
        .map(heading => ({level: Number(heading.tagName[1]), words: heading.textContent}));
    return steps.filter(({level}, place) => level > (place ? steps[place - 1].level : 0) + 1)
        .map(({level, words}) => `h${level}: ${words}`);
}"""
ICONS = """() => [...document.querySelectorAll("link[rel~=icon]")].map(each => each.href)"""
UNBROKEN_WORDS = """() => [...document.querySelectorAll("[data-testid=stMain] td code")]
    .filter(code => [...code.textContent.matchAll(/\\w+/g)].some(({index, 0: word}) => {
        const range = document.createRange();
        range.setStart(code.firstChild, index);
        range.setEnd(code.firstChild, index + word.length);
        return range.getClientRects().length > 1;
    })).map(code => code.textContent)"""
Readers = dict[tuple[int, str], BrowserContext]
TAGS = {"en": "en", "zh": "zh-CN"}
CHINESE = re.compile(r"[\u3400-\u9fff]")


def _serious(page: Page) -> list[str]:
    """What axe finds that keeps a reader out, each with its rule, place and reason."""
    return [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary']}"
        for rule in Axe().run(page).response["violations"]
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("lang", text.LANGUAGES)
@pytest.mark.parametrize(
    ("width", "schemes"), [(390, SCHEMES), (1280, SCHEMES[::-1])], ids=["narrow", "wide"]
)
@pytest.mark.parametrize("record", site.pages(), ids=lambda record: record.id)
def test_a_page_is_whole(
    readers: Readers,
    server: str,
    record: site.Page,
    width: int,
    schemes: tuple[str, ...],
    lang: str,
) -> None:
    """As it is opened, and when the reader's device goes over to the other colours."""
    with visit_of(readers[width, schemes[0]]) as visit:
        visit.open(link(server, address_of(record), lang=lang))
        title = f"{record.title[lang]} · {text.say('app.brand', lang)}"
        visit.page.wait_for_function("words => document.title === words", arg=title)
        visit.page.wait_for_function("tag => document.documentElement.lang === tag", arg=TAGS[lang])
        assert bool(CHINESE.search(visit.page.locator("h1").first.inner_text())) == (lang == "zh")
        files = [urlsplit(each) for each in export_links(visit.page)]
        assert all(parse_qs(each.query)["lang"] == [lang] for each in files)
        kinds = {PurePosixPath(each.path).suffix for each in files}
        assert kinds >= {".png", ".svg", ".csv"} or not record.cards
        for scheme in schemes:
            visit.colours(scheme)
            found = {name: each for name, each in _troubles(visit, server).items() if each}
            assert found == {}, scheme


def _troubles(visit: Visit, server: str) -> dict[str, list[str]]:
    shown = visit.page
    icons = shown.evaluate(ICONS) or ["none"]
    return {
        "wider than the window": shown.evaluate(WIDER_THAN_THE_WINDOW),
        "headings that jump": shown.evaluate(HEADINGS_THAT_JUMP),
        "names cut in two": shown.evaluate(UNBROKEN_WORDS),
        "labels in trouble": shown.evaluate(LABELS_IN_TROUBLE),
        "keeps readers out": _serious(shown),
        "errors of scripts": visit.errors,
        "other hosts": sorted(visit.hosts - {urlsplit(server).netloc}),
        "other icons": [each for each in icons if not each.startswith("data:image/svg+xml")],
    }


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_the_menu_leads_to_every_page_and_keeps_the_language(
    visit: Visit, server: str, lang: str
) -> None:
    visit.open(link(server, lang=lang))
    links = visit.page.locator('[data-testid="stSidebar"] a[href]')
    aims = [urlsplit(each.get_attribute("href") or "") for each in links.all()]
    assert {aim.path.strip("/") for aim in aims} >= set(page_addresses())
    assert all(f"lang={lang}" in aim.query for aim in aims)
    words = links.all_inner_texts()
    assert all(bool(CHINESE.search(word)) == (lang == "zh") for word in words), words


def test_the_language_of_the_page_follows_the_reader(visit: Visit, server: str) -> None:
    """Also to pages without a figure, and back."""
    page = visit.page
    menu = page.get_by_test_id("stSidebar")
    visit.open(link(server, "growth", lang="zh"))
    for title in ("sources", "method", "overview"):
        menu.get_by_role("link", name=site.page(title).title["zh"], exact=True).click()
        page.wait_for_function("document.documentElement.lang === 'zh-CN'")
        menu.get_by_role("radio", name="English").click()
        page.wait_for_function("document.documentElement.lang === 'en'")
        page.wait_for_function("name => document.title.startsWith(name)", arg=_title(title))
        menu.get_by_role("radio", name="\u4e2d\u6587").click()
        page.wait_for_function("document.documentElement.lang === 'zh-CN'")


def _title(page: str) -> str:
    return site.page(page).title["en"]


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_an_unknown_address_says_so_in_the_reader_s_language(
    visit: Visit, server: str, lang: str
) -> None:
    visit.open(link(server, "no-such-page", lang=lang))
    page = visit.page
    assert page.locator("h1").first.inner_text() == text.say("nowhere.title", lang)
    assert "no-such-page" in page.get_by_test_id("stMain").inner_text()
    assert page.get_by_role("dialog").count() == 0
    page.get_by_role("link", name=site.page("growth").title[lang], exact=True).click()
    question = site.page("growth").question[lang]
    page.get_by_role("heading", name=question).wait_for()


@pytest.mark.parametrize(
    ("written", "read"),
    [("图", "图"), ("caf%C3%A9", "café"), ("a%20b", "a b"), ("%25", "%"), ("%3Cb%3Ex", "<b>x")],
)
def test_an_unknown_address_is_told_as_it_reads(
    visit: Visit, server: str, written: str, read: str
) -> None:
    visit.open(link(server, written, lang="zh"))
    page = visit.page
    assert page.locator("h1").first.inner_text() == text.say("nowhere.title", "zh")
    assert f"“{read}”" in page.get_by_test_id("stMain").inner_text()
    assert page.get_by_role("dialog").count() == 0


@pytest.mark.parametrize("width", [390, 641, 700, 799, 1280])
def test_the_bar_at_the_top_hides_no_title(browser: Browser, server: str, width: int) -> None:
    """Open or collapsed, the menu leaves the title and what stands above it to be read."""
    with visiting(browser, View(width=1280)) as visit:
        visit.page.set_viewport_size({"width": width, "height": 800})
        visit.open(link(server, "growth"))
        page = visit.page
        if width == 1280:
            page.get_by_test_id("stSidebar").hover()
            page.get_by_test_id("stSidebarCollapseButton").locator("button").click()
            page.locator('[data-testid="stSidebar"][data-collapsed="true"]').wait_for(
                state="attached"
            )
        bar = page.get_by_test_id("stHeader").bounding_box()
        title = page.locator("h1").first.bounding_box()
        assert bar is not None and title is not None
        assert title["y"] >= bar["y"] + bar["height"]


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_the_list_of_a_long_page_leads_to_its_sections(
    visit: Visit, server: str, lang: str
) -> None:
    visit.open(link(server, "method", lang=lang))
    links = visit.page.locator("nav.sei-contents a")
    anchors = [each.get_attribute("href") or "" for each in links.all()]
    assert len(anchors) == visit.page.locator(".st-key-method h2").count() > 10
    links.last.click()
    visit.page.wait_for_function(
        "id => document.getElementById(id).getBoundingClientRect().top < innerHeight",
        arg=anchors[-1].removeprefix("#"),
    )
    assert f"lang={lang}" in visit.page.url
    visit.open(visit.page.url)
    visit.page.wait_for_function(
        "id => document.getElementById(id).getBoundingClientRect().top < innerHeight",
        arg=anchors[-1].removeprefix("#"),
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_a_register_leads_with_label_and_value(browser: Browser, server: str, width: int) -> None:
    """A list within the window on a phone, a table elsewhere."""
    with visiting(browser, View(width=width)) as visit:
        visit.open(link(server, "sources", q="5G base stations 483.8"))
        value = visit.page.locator(".st-key-register-list strong").first
        table = visit.page.locator(".st-key-register-table")
        narrow = width < 640
        assert (value.is_visible(), table.is_visible()) == (narrow, not narrow)
        if narrow:
            box = value.bounding_box()
            assert box is not None
            assert box["x"] + box["width"] <= width
            assert value.inner_text().startswith("483.8")
