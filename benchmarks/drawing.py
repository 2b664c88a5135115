"""First drawing of every figure, as a ratio to building and serialising its Altair chart alone."""

from __future__ import annotations

import copy
import statistics
import time
from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import patch

import sei_metrics as sei
from sei_metrics import figures
from sei_metrics.charts import bars, columns, dumbbell, heatmap, lines
from sei_metrics.figures.gdp_share import gdp_share
from sei_metrics.figures.growth import growth_pairs

MOST = 3.0
_KINDS = (
    (bars, "bars"), (bars, "intervals"), (columns, "parts"), (columns, "readings"),
    (dumbbell, "flat"), (dumbbell, "upright"), (heatmap, "heatmap"), (lines, "lines"),
    (growth_pairs, "pairs_chart"), (gdp_share, "timeline"),
)  # fmt: skip
_CPU = time.process_time


def _built(name: str, dataset: Any) -> tuple[float, float]:
    """Seconds of the first drawing, and of building and serialising its chart once more."""
    calls: list[Callable[[], Any]] = []

    def recording(build: Callable[..., Any]) -> Callable[..., Any]:
        def recorded(*given: Any, **named: Any) -> Any:
            calls.append(lambda: build(*given, **named))
            return build(*given, **named)

        return recorded

    patches = [patch.object(place, kind, recording(getattr(place, kind))) for place, kind in _KINDS]
    for each in patches:
        each.start()
    try:
        begin = _CPU()
        figures.make(name, dataset).screen()
        whole = _CPU() - begin
    finally:
        for each in patches:
            each.stop()
    (build,) = calls
    begin = _CPU()
    build().to_dict()
    return whole, _CPU() - begin


def lines_of(rounds: int) -> Iterator[str]:
    """A line a figure; each drawing stands on a data set of which nothing was computed yet."""
    dataset = sei.load()
    for name in figures.names():
        figures.make(name, copy.deepcopy(dataset)).screen()
    yield f"{'figure':22} {'first ms':>9} {'chart ms':>9} {'ratio':>7}   at most {MOST:g}"
    for name in figures.names():
        drawn = [_built(name, copy.deepcopy(dataset)) for _ in range(rounds)]
        whole, alone = (statistics.median(each) for each in zip(*drawn, strict=True))
        yield f"{name:22} {whole * 1000:9.0f} {alone * 1000:9.0f} {whole / alone:7.2f}"
