"""Three hundred steps of readers who press whatever there is, on every page, in both languages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from html import unescape
from random import Random
from typing import Any

import pyarrow as pa
import pytest
from streamlit.testing.v1 import AppTest

from sei_metrics import site, text
from sei_metrics.dataset import Dataset
from sei_metrics.options import Choice, Option, link
from sei_metrics.register import table
from tests.pages.visiting import PAGES, address, asking, opened, question, turn_to

STEPS, WALKS, DAYS = 300, 3, 2
# Names that Chinese readers know in Latin letters: a quantity, formats, files, programs.
NAMES = (
    *("GDP", "PNG", "SVG", "SDMX-CSV", "CSV", "Data Package", "schema.org", "Python", "FRED"),
    *("REAT", "/data/observations.csv"),
)
# What stands between backticks is code; what has an underscore is an id that has no name.
IDS = r"`[^`]*`|[a-z0-9]+(?:_[a-z0-9]+)+"
# What documents are called and say is given in English: see `register.in_english`.
IN_ENGLISH = ("document", "link", "note", "source_id", "source_text")
DRAWN = (
    *("label", "words", "x_label", "y_label", "gap_label", "rate_label", "reference_label"),
    *("tip_what", "tip_value", "tip_range", "tip_standing", "tip_source"),
)
SOUGHT = ("", "GDP", "\u5e7f\u4e1c", "wind 2017", "nonsense")
WORDS = re.compile(r"[A-Za-z][A-Za-z'’-]+")
WIDGETS = ("button_group", "selectbox", "multiselect", "select_slider")
FIRST_DAY, SPAN = date(2009, 1, 1), 6500


def options_of(page: str) -> tuple[Option, ...]:
    """All that can be chosen on a page."""
    if page == "sources":
        return (table.REGISTER,)
    return tuple(option for _, option in site.page(page).stated)


class Reader:
    """One reader with one open page."""

    def __init__(self, dataset: Dataset, seed: int) -> None:
        self.dataset, self.chance = dataset, Random(seed)
        self.days = [FIRST_DAY + timedelta(days=self.chance.randrange(SPAN)) for _ in range(DAYS)]
        self.page = self.chance.choice(PAGES)
        self.visit = opened(self.page, lang=self.chance.choice(text.LANGUAGES))

    @property
    def common(self) -> Choice:
        return link.read_common({k: tuple(v) for k, v in address(self.visit).items()})[0]

    def step(self) -> str:
        """Does something and says what."""
        does = self.chance.choices(
            (self.choose, self.speak, self.date, self.turn), weights=(7, 1, 1, 1)
        )[0]
        return does()

    def turn(self) -> str:
        """To another page, by the menu, which carries language and day."""
        carried = link.write((), self.common)
        self.page = self.chance.choice(PAGES)
        turn_to(self.visit, self.page)
        for name in list(self.visit.query_params):
            del self.visit.query_params[name]
        asking(self.visit, **carried)
        self.visit.run()
        return f"to {self.page} {carried}"

    def speak(self) -> str:
        lang = self.chance.choice(text.LANGUAGES)
        self.visit.button_group(key="frame.lang").set_value(lang).run()
        return f"speaks {lang}"

    def date(self) -> str:
        chosen = self.chance.choice([None, *self.days])
        self.visit.date_input(key="frame.asof").set_value(chosen).run()
        return f"as of {chosen}"

    def choose(self) -> str:
        """Another value of one of the controls on the page."""
        if self.page == "sources" and self.chance.random() < 0.5:
            words = self.chance.choice(SOUGHT)
            self.visit.text_input(key="sources.q").set_value(words).run()
            return f"sources: q = {words}"
        shown = [option for option in options_of(self.page) if self._widget(option)]
        if not shown:
            return self.turn()
        option = self.chance.choice(shown)
        value = self._value(option)
        self._widget(option)[0].set_value(value).run()
        return f"{self.page}: {option.name} = {value}"

    def _widget(self, option: Option) -> list[Any]:
        key = f"{self.page}.{option.name}"
        every = (each for kind in WIDGETS for each in getattr(self.visit, kind))
        return [each for each in every if each.key == key]

    def _value(self, option: Option) -> Any:
        params = {name: tuple(values) for name, values in address(self.visit).items()}
        choice, _ = link.read(options_of(self.page), self.dataset, params)
        known = option.choices(self.dataset, choice)
        if option.kind == "choice":
            return self.chance.choice(known)
        if option.kind == "choices":
            return self.chance.sample(known, self.chance.randrange(len(known) + 1))
        first, last = sorted(self.chance.choices((0, len(known) // 2, len(known) - 1), k=2))
        return known[first], known[last]


def said(visit: AppTest) -> Iterator[str]:
    """All words on a page, but for what documents are called and say themselves."""
    for kind in ("title", "header", "markdown", "caption", "error", "info"):
        yield from (each.value for each in getattr(visit, kind))
    for kind in (*WIDGETS, "date_input", "text_input"):
        for each in getattr(visit, kind):
            if each.key != "frame.lang":
                yield from (each.label, getattr(each, "help", "") or "")
                yield from map(str, getattr(each, "options", ()))
    yield from (each.label for each in visit.expander)
    yield from (each.proto.label for each in visit.get("page_link"))
    for each in visit.get("html"):
        if not each.proto.body.startswith("<ul>"):  # the rows of the table below it once more
            yield unescape(re.sub(r"<style.*?</style>|<[^>]*>", " ", each.proto.body, flags=re.S))
    for each in visit.get("vega_lite_chart"):
        yield from _in_chart(each.proto)
    english = [text.say(f"column.{each}", "zh") for each in IN_ENGLISH]
    for each in visit.dataframe:
        yield from each.value.columns
        shown = each.value.drop(columns=english, errors="ignore")
        yield from (str(cell) for name in shown for cell in shown[name].unique())


def _in_chart(chart: Any) -> Iterator[str]:
    yield chart.alt
    yield from (json.loads(words) for words in re.findall(r'"title": ?("[^"]*")', chart.spec))
    for each in chart.datasets:
        rows = pa.ipc.open_stream(each.data.data).read_pandas()
        for name in rows.columns.intersection(DRAWN):
            yield from (str(cell) for cell in rows[name].unique())


def named(dataset: Dataset) -> re.Pattern[str]:
    """What is no English word in a Chinese page: names of publishers, carriers and counts, ids."""
    markets = dataset.catalog.markets.values()
    counts = {way.name["zh"] for market in markets for way in market.ways.values()}
    names = {*dataset.sources["origin_zh"], *dataset.carriers["carrier_zh"], *counts}
    counters = dataset.catalog.definitions.values()
    names |= {
        dataset.version,
        *(one.name["zh"] for one in counters if len({*one.name.values()}) == 1),
    }
    latin = sorted(filter(re.compile("[A-Za-z]").search, names), key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, (*latin, *NAMES)), IDS]))


def kept_as_ids(dataset: Dataset) -> set[str]:
    """What rows that were set aside are about where the catalog has no name for it."""
    rows = dataset.set_aside
    return {*rows["indicator"], *rows["industry"], *rows["region"]}


@pytest.fixture(scope="module")
def names(dataset: Dataset) -> re.Pattern[str]:
    return named(dataset)


@pytest.mark.parametrize("seed", range(WALKS))
def test_wherever_a_reader_goes_a_page_stands(
    dataset: Dataset, names: re.Pattern[str], seed: int
) -> None:
    """And no English word stands in a Chinese page but names."""
    reader, read = Reader(dataset, seed), kept_as_ids(dataset)
    for _ in range(STEPS // WALKS):
        done = reader.step()
        visit, lang = reader.visit, reader.common.lang
        assert not visit.exception, done
        assert not visit.error, done
        assert not visit.warning, (done, [each.value for each in visit.warning])
        assert visit.title[0].value == question(reader.page, lang)
        fresh = {*said(visit)} - read if lang == "zh" else set()
        read |= fresh
        plain = {each.replace("\\", "").replace("\u200b", "") for each in fresh}
        wrong = {each for each in plain if WORDS.search(names.sub("", each))}
        assert not wrong, done
    assert len(read) > 200
