"""The yardstick of speed: it covers every measure, and is held to the same numbers."""

from __future__ import annotations

import dataclasses
import inspect
import re
from typing import Any

import numpy as np
import pandas as pd
import pytest

from benchmarks import __main__ as command
from benchmarks import cases, loading
from benchmarks import measures as speed
from benchmarks.panel import PANELS, Panel
from sei_metrics import measures
from sei_metrics.captions.readings import GrowthReadings
from sei_metrics.kinds import numbers
from tests.some import some

SMALL = [dataclasses.replace(panel, lines=10) for panel in PANELS]
every_panel = pytest.mark.parametrize("panel", SMALL, ids=lambda panel: panel.name)
every_label = pytest.mark.parametrize("label", cases.EVERY_BARE)


def columns(found: Any) -> list[Any]:
    """The numbers of a result, however many columns it has."""
    if isinstance(found, GrowthReadings):
        return [numbers(reading.value) for reading in vars(found).values()]
    return list(found) if isinstance(found, tuple) else [np.asarray(found)]


def there(case: cases.Case, panel: Panel) -> Any:
    """The cells of the bare table for which the measure has a row."""
    bare = cases.EVERY_BARE[case.label]
    operand = case.calls["measure"].args[0]
    held = panel.index(bare.calendar).isin(operand.index).reshape(panel.lines, panel.periods)
    first = np.ones((panel.lines, 1), dtype=bool)
    return np.hstack([first, held]) if case.label == "chain" else held


def test_every_public_measure_is_timed() -> None:
    public = {name for name in measures.__all__ if inspect.isfunction(getattr(measures, name))}
    public.add("growth_readings")
    timed = {cases.measure_name(label) for label in cases.labels()}
    assert timed | set(cases.NOT_TIMED) == public
    assert not timed & set(cases.NOT_TIMED)
    assert len(timed) > 20


def test_a_new_measure_without_a_bare_expression_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(measures, "__all__", [*measures.__all__, "like_share"])
    monkeypatch.setattr(measures, "like_share", lambda part, whole: part, raising=False)
    with pytest.raises(LookupError, match="like_share"):
        cases.labels()


@every_panel
@every_label
def test_the_bare_expression_gives_the_numbers_of_the_measure(label: str, panel: Panel) -> None:
    case = cases.case(label, panel)
    with np.errstate(all="ignore"):
        expected, found = columns(case.calls["bare"]()), columns(case.calls["measure"]())
    assert len(expected) == len(found)
    for one, other in some(zip(expected, found, strict=True)):
        bare = one[there(case, panel)] if np.ndim(one) == 2 else one
        np.testing.assert_allclose(other, bare, rtol=1e-12, atol=1e-12)


@every_panel
@every_label
def test_without_guards_it_differs_only_where_the_measure_is_missing(
    label: str, panel: Panel
) -> None:
    case = cases.case(label, panel)
    with np.errstate(all="ignore"):
        guarded, bare = columns(case.calls["bare"]()), columns(case.calls["unguarded"]())
    for one, other in some(zip(guarded, bare, strict=True)):
        known = ~np.isnan(one)
        assert known.any() or np.ndim(one) == 0
        np.testing.assert_allclose(np.asarray(other)[known], one[known], rtol=1e-12)


@every_label
def test_with_rounding_the_value_is_that_of_the_measure(label: str) -> None:
    case = cases.case(label, SMALL[1])
    value = columns(case.calls["measure"]())
    ranged = case.calls["Rounded"]()
    for one, other in zip(value, columns(getattr(ranged, "value", ranged)), strict=True):
        known = ~np.isnan(other)
        np.testing.assert_allclose(other[known], one[known], rtol=1e-12)
    if "frame" in case.calls:
        framed = case.calls["frame"]()
        assert isinstance(framed, pd.DataFrame)
        np.testing.assert_array_equal(framed.value, ranged.value)
        np.testing.assert_array_equal(framed.high, ranged.high)


def test_a_panel_with_gaps_has_what_its_name_says() -> None:
    ranges = SMALL[1].operand("rate", "", 0)
    assert ranges.value.isna().any()
    assert (ranges.value < 0).any()
    assert np.isposinf(ranges.high).any()
    rows = SMALL[1].operand("levels", "years", 0).value
    assert len(rows) < SMALL[1].rows
    whole = SMALL[0].operand("rate", "", 0)
    assert np.isfinite(whole.high).all()


def test_what_passes_a_bound_is_marked_and_counted() -> None:
    ms = {"bare": 1.0, "unguarded": 0.5, "measure": 2.0, "Rounded": 10.5, "frame": 9.0}
    finding = speed.Finding("share", ms, {"memory": 1.0, "memory+": 6.5})
    assert finding.missed() == ["Rounded", "memory+"]
    line = speed.line(finding)
    assert "10.5!" in line
    assert "6.5!" in line
    assert line.count("!") == 2


def test_each_table_ends_with_what_is_not_met(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speed, "PANELS", SMALL)
    marks, tables = 0, 0
    _, *told = speed.lines(1)
    for line in some(told):
        if line.startswith("Bounds not met"):
            assert re.fullmatch(rf"Bounds not met in this table: {marks} of [1-9]\d+", line)
            marks, tables = 0, tables + 1
        else:
            marks += line.count("!")
    assert tables == len(SMALL)


@pytest.mark.parametrize("words", [["nothing"], ["measures", "many"], ["pages", "1", "2"]])
def test_an_unknown_kind_gets_the_usage(words: list[str]) -> None:
    with pytest.raises(SystemExit, match="python -m benchmarks measures"):
        command.main(words)


def test_loading_is_set_beside_pandas_twice() -> None:
    small, large = loading.lines(1, times=2)
    assert re.fullmatch(r"load, times importing pandas: [0-9.]+ .*", small)
    assert re.fullmatch(r"load of [0-9,]+ rows, times pandas.read_csv: [0-9.]+ .*", large)
