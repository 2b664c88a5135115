"""Every series that is long enough to be looked at has one verdict, on what it is now."""

from __future__ import annotations

import csv

from sei_metrics import period
from sei_metrics.dataset import Dataset
from tests.some import some
from tools.contact_sheet import drawn
from tools.report.known import long_series

COLUMNS = ["series", "points", "first", "last", "verdict", "note"]
VERDICTS = {"sound", "sound_with_break", "doubtful", "mended"}


def review(dataset: Dataset) -> list[dict[str, str]]:
    with (dataset.folder / "review.csv").open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        assert reader.fieldnames == COLUMNS
        return list(reader)


def test_every_long_series_has_exactly_one_verdict(dataset: Dataset) -> None:
    judged = [row["series"] for row in review(dataset)]
    assert sorted(judged) == sorted(set(long_series(dataset).series))


def test_a_verdict_is_on_the_series_as_it_is(dataset: Dataset) -> None:
    series = {str(name): of for name, of in long_series(dataset).groupby("series")}
    for row in some(review(dataset)):
        ordered = period.ordered(set(series[row["series"]].period))
        seen = (int(row["points"]), row["first"], row["last"])
        assert seen == (len(ordered), ordered[0], ordered[-1]), f"look at {row['series']} again"


def test_verdicts_are_of_the_list_and_say_why(dataset: Dataset) -> None:
    for row in some(review(dataset)):
        assert row["verdict"] in VERDICTS
        assert row["note"]


def test_a_series_with_a_break_is_not_called_sound(dataset: Dataset) -> None:
    broken = drawn(dataset).groupby("series").segment.nunique() > 1
    for row in some(review(dataset)):
        if broken[row["series"]]:
            assert row["verdict"] != "sound", row["series"]


def test_what_is_mended_is_logged(dataset: Dataset) -> None:
    logged = set(dataset.corrections.row.str.replace("|", "."))
    for row in some(review(dataset)):
        if row["verdict"] == "mended":
            start = ".".join(row["series"].split(".")[:3])
            assert any(one.startswith(start) for one in logged), row["series"]
