"""On which side of their points the labels of a timeline stand, so that none touches another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pandas as pd

_REACH, _NUDGE, _MOST = 0.13, 6, 3


def sides_of(points: pd.DataFrame) -> list[int]:
    """Labels above; below where a line runs just over the mark or the label before is close."""
    reach = _REACH * float(points["y"].max())
    pieces = [
        (*one, *other)
        for _, piece in points.groupby("piece")
        for one, other in pairwise(piece[["x", "y"]].to_numpy().tolist())
    ]
    sides: list[int] = []
    before = (-1e9, 0.0)
    for x, y in zip(points["x"], points["y"], strict=True):
        near = bool(sides) and _close(before, (x, y), reach)
        under = any(0.1 < height - y < reach for height in _over(x, pieces))
        sides.append(-1 if under or (near and sides[-1] == 1) else 1)
        before = (x, y)
    return sides


def _close(one: tuple[float, float], other: tuple[float, float], reach: float) -> bool:
    """Whether the labels of two neighbours would touch on a phone."""
    return other[0] - one[0] < 1.5 and abs(other[1] - one[1]) < reach / 2


def nudges_of(points: pd.DataFrame, sides: list[int]) -> list[int]:
    """Pixels by which two or three labels on one side give way to each other, left to right."""
    reach = _REACH * float(points["y"].max())
    places = list(zip(points["x"], points["y"], strict=True))
    runs: list[list[int]] = []
    for place in range(len(places)):
        beside = place > 0 and sides[place] == sides[place - 1]
        if beside and _close(places[place - 1], places[place], reach):
            runs[-1].append(place)
        else:
            runs.append([place])
    return [_nudge(at, len(run)) for run in runs for at in range(len(run))]


def _nudge(place: int, count: int) -> int:
    return _NUDGE * (2 * place - count + 1) // 2 if count <= _MOST else 0


def _over(x: float, pieces: Sequence[tuple[float, ...]]) -> list[float]:
    """Where the pieces of line that pass a place stand there."""
    return [y0 + (y1 - y0) * (x - x0) / (x1 - x0) for x0, y0, x1, y1 in pieces if x0 <= x <= x1]
