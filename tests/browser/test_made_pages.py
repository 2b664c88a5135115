"""Two figures of any kind on one page, and a page of three topics, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from sei_metrics import load, text
from sei_metrics.site.records import VARIABLE
from tests.browser.test_links import copied_link, in_language, selection
from tests.browser.visit import Visit, link
from tests.serving import serving
from tests.site.made import PAIRS, TOPICS, pages_file

# Of each page: which card is changed, its group, an option and a value that is not the default.
TRIED = {
    "gdp-share--world-share": (1, "world-share", "market", "electric_cars"),
    "world-levels--growth-premium": (1, "growth-premium", "reading", "excess"),
    "industry-comparison--gdp-share": (1, "gdp-share", "subject", "digital_core"),
    "growth-pairs--industry-comparison": (1, "industry-comparison", "view", "heatmap"),
    "growth-premium--growth-premium": (0, "growth-premium", "reading", "multiple"),
}
# Nothing scrolls: a list that has just been opened closes when it does.
WHOLE = {"width": 1280, "height": 4000}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a server that has these pages beside the site's own."""
    folder = tmp_path_factory.mktemp("pages")
    file = pages_file(folder, {name: PAIRS[name] for name in TRIED} | TOPICS)
    with serving(surroundings={VARIABLE: str(file)}) as address:
        yield address


def choose(visit: Visit, group: str, option: str, value: str) -> None:
    """Chooses in the controls of one group, and waits until the address says so."""
    name = urlsplit(visit.page.url).path.strip("/")
    controls = visit.page.locator(f".st-key-{name}-{group}-{option}")
    catalog = load().catalog
    named = {**catalog.markets, **catalog.subjects, **catalog.sectors}
    words = named[value].name["en"] if value in named else text.say(f"{option}.{value}", "en")
    if controls.get_by_role("combobox").count():
        controls.get_by_role("combobox").click()
        visit.page.get_by_role("option", name=words, exact=True).click()
    else:
        controls.get_by_text(words, exact=True).click()
    wait_for(visit, group, option, value)


def wait_for(visit: Visit, group: str, option: str, value: str) -> None:
    """Until address and export rows say that an option of a group has a value."""
    visit.page.wait_for_url(f"**{group}.{option}={value}**")
    visit.page.locator(f'a[href*="figure/"][href*="{option}={value}"]').first.wait_for()
    visit.wait()


def charts(page: Page) -> int:
    return page.locator('[data-testid="stVegaLiteChart"]').count()


@pytest.mark.parametrize("name", TRIED)
def test_two_figures_stand_on_one_page(visit: Visit, made: str, name: str) -> None:
    card, group, option, value = TRIED[name]
    visit.page.set_viewport_size(WHOLE)
    visit.open(link(made, name, lang="en"))
    page = visit.page
    assert charts(page) == 2
    before = selection(page)
    choose(visit, group, option, value)
    after = selection(page)
    links = len(after) // 2
    changed = [place for place, each in enumerate(before) if each != after[place]]
    assert {place // links for place in changed} == {card}
    assert all(after[place][1][option] == [value] for place in changed)
    page.reload()
    wait_for(visit, group, option, value)
    assert selection(page) == after
    page.go_back()
    page.wait_for_function("end => !location.search.includes(end)", arg=f"{option}={value}")
    page.locator(f'a[href*="figure/"][href*="{option}={value}"]').first.wait_for(state="detached")
    visit.wait()
    assert selection(page) == before
    page.go_forward()
    wait_for(visit, group, option, value)
    page.get_by_test_id("stSidebar").get_by_role("radio", name="\u4e2d\u6587").click()
    page.locator('a[href*="figure/"][href*="lang=zh"]').first.wait_for()
    visit.wait()
    assert selection(page) == after
    assert charts(page) == 2
    assert visit.errors == []


def test_a_page_of_three_topics_keeps_them_apart(visit: Visit, made: str) -> None:
    page = visit.page
    page.set_viewport_size(WHOLE)
    visit.open(link(made, "topics", lang="en", reading="excess", **{"from": "2015"}))
    assert charts(page) == 4
    before = selection(page)
    choose(visit, "growth", "sector", "services")
    choose(visit, "world-share", "market", "electric_cars")
    after = selection(page)
    assert after[:3] == before[:3]
    assert after[0][1]["from"] == ["2015"]
    assert all(query["sector"] == ["services"] for _, query in after[3:9])
    copied = copied_link(page, "en")
    asked = parse_qs(urlsplit(copied).query)
    assert asked["growth.sector"] == ["services"]
    assert asked["world-share.market"] == ["electric_cars"]
    assert asked["share.from"] == ["2015"]
    page.go_back()
    wait_for(visit, "world-share", "market", "all")
    assert selection(page)[:9] == after[:9]
    assert selection(page)[9:] == before[9:]
    visit.open(in_language(copied, "zh"))
    assert selection(page) == after
    page.reload()
    visit.wait()
    assert selection(page) == after
    assert page.get_by_test_id("stAlert").count() == 0
    assert visit.errors == []
