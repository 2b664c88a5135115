"""Figures with choices drawn by lot, in every format; `make matrix` writes all there are."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import pytest

from sei_metrics import export, figures, text
from sei_metrics.captions.table import behind
from sei_metrics.dataset import Dataset
from sei_metrics.figures import Figure
from sei_metrics.options import Value
from tests import matrix
from tests.matrix import Asked
from tests.test_render import SVG, size_of

DAYS = ("", "2013-06-30", "2016-12-31", "2019-06-30", "2022-03-01")
SEED = 20261128
ONCE_A_FAULT = (
    ("gdp-share", {"subject": "three_new"}),
    ("gdp-share", {"subject": "digital_core", "basis": "today", "lang": "zh"}),
    ("target-path", {"subject": "patent_intensive"}),
    ("growth-premium", {"sector": "services", "frequency": "annual"}),
    ("world-share", {"market": "wind_total", "way": "gwec"}),
    ("world-levels", {"market": "pv_new", "way": "iea_pvps"}),
    ("world-levels", {"market": "wind_new", "way": ""}),
)


@cache
def drawn(dataset: Dataset) -> list[tuple[Asked, Figure]]:
    """Some of everything, as known today and on four days, and what was a fault once."""
    asked = [
        each for place, day in enumerate(DAYS) for each in matrix.some(dataset, SEED + place, day)
    ]
    asked += [(name, figures.read(name, dataset, params)[0]) for name, params in ONCE_A_FAULT]
    return [((name, choice), figures.draw(name, dataset, choice)) for name, choice in asked]


def records(figure: Figure, dataset: Dataset) -> list[dict[str, str]]:
    written = export.exported(figure, dataset, "csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(written)))


@pytest.mark.parametrize("name", ["gdp-share", "target-path"])
def test_every_choice_of_every_option_is_among_them(dataset: Dataset, name: str) -> None:
    options, choices = figures.options(name), list(matrix.every_choice(name, dataset))
    assert len({str(each) for each in choices}) == len(choices)
    for place, option in enumerate(options):
        tried: dict[str, set[Value]] = {}
        known: dict[str, set[Value]] = {}
        for choice in choices:
            before = str([choice.values[each.name] for each in options[:place]])
            tried.setdefault(before, set()).add(choice.values[option.name])
            ids = option.choices(dataset, choice)
            known[before] = {
                "choice": set(ids),
                "choices": {(each,) for each in ids},
                "range": {(end, end) for end in ids[:1] + ids[-1:]},
            }[option.kind]
        full = [before for before in known if known[before] <= tried[before]]
        assert full == list(known) or option.kind != "choice"
        assert full


@pytest.mark.parametrize("name", figures.names())
def test_what_can_be_chosen_does_not_depend_on_the_day(dataset: Dataset, name: str) -> None:
    """A day hides figures; the choices, and so the links, stay."""
    today, before = (
        [each.values for each in matrix.every_choice(name, dataset, asof=day)]
        for day in ("", "2017-12-31")
    )
    assert today == before


def test_what_is_drawn_by_lot_is_the_same_for_a_seed(dataset: Dataset) -> None:
    first, second, other = (matrix.some(dataset, seed) for seed in (1, 1, 3))
    assert first == second != other
    assert {name for name, _ in first} == set(figures.names())
    assert {choice.lang for _, choice in first} == set(text.LANGUAGES)


def test_a_link_says_every_choice(dataset: Dataset) -> None:
    for (name, choice), _ in drawn(dataset):
        assert figures.read(name, dataset, figures.query(name, choice)) == (choice, ())


def test_csv_holds_every_row_with_its_words(dataset: Dataset) -> None:
    for asked, figure in drawn(dataset):
        written = records(figure, dataset)
        assert len(written) == len(figure.rows), asked
        for record in written:
            for code, word in (
                ("unit", "unit_name"),
                ("standing", "standing_word"),
                ("definition", "definition_name"),
                ("vintage", "vintage_title"),
                ("source", "source_text"),
            ):
                assert bool(record[code]) == bool(record[word]), (asked, record)


def test_a_cell_of_several_ids_joins_them_in_one_way(dataset: Dataset) -> None:
    known = {
        "source": set(dataset.sources["source"]),
        "vintage": set(dataset.vintages["vintage"]),
        "definition": set(dataset.catalog.definitions),
        "coverage": set(dataset.catalog.coverages),
        "prices": set(dataset.catalog.prices),
        "region": set(dataset.catalog.regions),
        "industry": set(dataset.catalog.industries),
        "unit": set(dataset.catalog.units),
    }
    for asked, figure in drawn(dataset):
        for column, ids in known.items():
            for cell in filter(None, figure.rows[column]):
                parts = cell.split(";")
                assert set(parts) <= ids, (asked, column, cell)
                assert len(set(parts)) == len(parts), (asked, column, cell)


def test_an_open_end_is_an_empty_cell(dataset: Dataset) -> None:
    opened = {"over": "high", "under": "low"}
    seen = set()
    for asked, figure in drawn(dataset):
        for record in records(figure, dataset):
            ends = [float(record[end]) for end in ("low", "high") if record[end]]
            assert all(-100.0 < end < float("inf") for end in ends), (asked, record)
            if record["standing"] in opened:
                assert record[opened[record["standing"]]] == "", (asked, record)
                seen.add(record["standing"])
    assert seen == set(opened)


def test_the_table_on_the_page_leaves_an_open_end_empty_too(dataset: Dataset) -> None:
    for (_, choice), figure in drawn(dataset):
        shown = behind(figure.rows, dataset, choice.lang)
        for end in ("low", "high"):
            cells = shown[text.say(f"column.{end}", choice.lang)].astype("float64").dropna()
            assert all(abs(cell) < float("inf") for cell in cells)


def test_json_is_the_spec_without_open_ends(dataset: Dataset) -> None:
    def refuse(constant: str) -> None:
        raise AssertionError(f"{constant} is no JSON")

    for asked, figure in drawn(dataset):
        spec = json.loads(export.exported(figure, dataset, "json"), parse_constant=refuse)
        assert spec["description"] == figure.alt
        rows = [row for rows in spec.get("datasets", {}).values() for row in rows]
        assert not [row for row in rows if row.get("low") == -100.0], asked


def test_pictures_are_drawn(dataset: Dataset) -> None:
    for asked, figure in drawn(dataset)[: len(figures.names())]:
        root = ET.fromstring(export.exported(figure, dataset, "svg"))
        assert root.tag == f"{SVG}svg", asked
        width, height = size_of(export.exported(figure, dataset, "png", 1))
        assert min(width, height) > 300, asked


def test_all_can_be_written_as_files(dataset: Dataset, tmp_path: Path) -> None:
    asked = matrix.some(dataset, SEED)
    saved = list(matrix.written(asked, dataset, tmp_path, ("csv",)))
    assert [each for each in saved if each.refusal] == []
    assert len(list(tmp_path.iterdir())) == len({(name, str(choice)) for name, choice in asked})
