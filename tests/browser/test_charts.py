"""What a chart tells whoever points at it, and what its toolbar offers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from sei_metrics import text
from sei_metrics.charts.marks import TIPS
from tests.browser.visit import Visit, link, visiting

# Between them these show every kind of chart.
VIEWS: dict[str, dict[str, str]] = {
    "gdp-share": {},
    "growth": {},
    "growth?": {"reading": "multiple"},
    "industries": {},
    "industries?heatmap": {"view": "heatmap"},
    "industries?lines": {"view": "lines"},
    "market-share": {},
    "market-share?": {"market": "electric_cars"},
}
# Points at every mark of every chart and reads what comes up.
POINTED_AT = """async () => {
    const found = [];
    for (const chart of document.querySelectorAll("[data-testid=stVegaLiteChart] svg"))
        for (const group of chart.querySelectorAll("[class*=role-mark]"))
            for (const mark of group.querySelectorAll(":scope > :is(path, text, line)")) {
                const box = mark.getBoundingClientRect();
                const at = {clientX: box.x + box.width / 2, clientY: box.y + box.height / 2,
                    bubbles: true, view: window};
                for (const kind of ["pointerover", "pointermove", "mouseover", "mousemove"])
                    mark.dispatchEvent(new (kind[0] == "p" ? PointerEvent : MouseEvent)(kind, at));
                const tip = document.querySelector("#vg-tooltip-element.visible");
                const titles = [...(tip ? tip.querySelectorAll("td.key") : [])];
                found.push({
                    kind: group.classList[0],
                    titles: titles.map(key => key.innerText),
                    words: tip ? tip.innerText : ""});
                for (const kind of ["pointerout", "mouseout"])
                    mark.dispatchEvent(new (kind[0] == "p" ? PointerEvent : MouseEvent)(kind, at));
            }
    return found;
}"""
OFFERED = """() => [...document.querySelectorAll("[data-testid=stFullScreenFrame]")]
    .filter(frame => frame.querySelector(".stVegaLiteChart"))
    .map(frame => [...frame.querySelectorAll("[data-testid=stElementToolbar] button")]
        .filter(button => button.checkVisibility()).map(button => button.ariaLabel))"""


@pytest.fixture(scope="module")
def pointed_at(browser: Browser, server: str) -> dict[str, list[dict[str, Any]]]:
    """What each mark of each view says, in Chinese."""

    def views() -> Iterator[tuple[str, list[dict[str, Any]]]]:
        with visiting(browser) as visit:
            for name, choice in VIEWS.items():
                visit.open(link(server, name.partition("?")[0], lang="zh", **choice))
                yield name, visit.page.evaluate(POINTED_AT)

    return dict(views())


@pytest.mark.parametrize("view", VIEWS)
def test_a_mark_says_nothing_or_what_its_point_says(
    pointed_at: dict[str, list[dict[str, Any]]], view: str
) -> None:
    """The framework shows the raw fields of every mark that has no tip of its own."""
    titles = [text.say(f"tip.{name.removeprefix('tip_')}", "zh") for name in TIPS]
    marks = pointed_at[view]
    assert [mark for mark in marks if mark["titles"]], "no mark says anything"
    for mark in marks:
        assert mark["titles"] in ([], titles), mark
        assert bool(mark["titles"]) == bool(mark["words"]), mark


@pytest.mark.parametrize("view", VIEWS)
def test_every_dot_and_most_labels_speak(
    pointed_at: dict[str, list[dict[str, Any]]], view: str
) -> None:
    marks = pointed_at[view]
    assert not [mark for mark in marks if mark["kind"] == "mark-symbol" and not mark["titles"]]
    labels = [bool(mark["titles"]) for mark in marks if mark["kind"] == "mark-text"]
    assert sum(labels) > len(labels) / 2


def test_a_chart_offers_the_whole_screen_and_nothing_else(visit: Visit, server: str) -> None:
    """Its picture and its data are the links below it, with title, unit and sources."""
    visit.open(link(server, "gdp-share"))
    offered = visit.page.evaluate(OFFERED)
    assert len(offered) == 2
    for buttons in offered:
        assert len(buttons) == 1
        assert buttons[0].startswith("Fullscreen")


@pytest.mark.parametrize("address", ["sources", "gdp-share"])
def test_a_table_offers_the_whole_screen_and_nothing_else(
    visit: Visit, server: str, address: str
) -> None:
    """What may be taken away are the files below it, with source and version."""
    visit.open(link(server, address))
    page = visit.page
    if address == "gdp-share":
        page.locator("[data-testid=stExpander] summary").first.click()
    page.locator(".stDataFrame").first.wait_for()
    page.locator(".stDataFrame").first.hover()
    offered = page.evaluate(OFFERED.replace(".stVegaLiteChart", ".stDataFrame"))
    assert len(offered) == 1
    assert [name.split(":")[0] for name in offered[0]] == ["Fullscreen"]


@pytest.mark.parametrize("lang", text.LANGUAGES)
def test_shares_stand_apart_on_the_narrowest_screen(
    browser: Browser, server: str, lang: str
) -> None:
    """At 320 pixels, as at four hundred percent: the scale is wide, no label leaves the chart."""
    with visiting(browser) as visit:
        visit.page.set_viewport_size({"width": 320, "height": 800})
        visit.open(link(server, "market-share", lang=lang))
        chart = visit.page.locator(".stVegaLiteChart").first
        frame = chart.bounding_box()
        assert frame is not None
        dots = [each.bounding_box() for each in chart.locator(".mark-symbol path").all()]
        places = [box["x"] for box in dots if box]
        assert max(places) - min(places) > frame["width"] / 5
        words = [each.bounding_box() for each in chart.locator(".mark-text text").all()]
        ends = [box["x"] + box["width"] for box in words if box]
        assert max(ends) <= frame["x"] + frame["width"] + 1
