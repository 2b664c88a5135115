"""Where a chart puts a value, set against what is said of it."""

from __future__ import annotations

import re

from sei_metrics.figures import Figure


def places(drawn: Figure, *axes: str) -> dict[str, set[float]]:
    """For each value as a tooltip says it, the places on these axes at which it is drawn."""
    found: dict[str, set[float]] = {}
    for rows in drawn.screen()["datasets"].values():
        for row in rows:
            if "tip_value" in row:
                found.setdefault(row["tip_value"], set()).update(
                    row[axis] for axis in axes if axis in row
                )
    return found


def stands_at(place: float, said: str) -> bool:
    """Whether a place is the number that was said, within its last digit.

    Where sources differ it lies between what they say; a range in brackets stands for itself.
    """
    numbers = re.findall(r"[−\d][\d,.]*", said)
    values = [float(written.replace("−", "-").replace(",", "")) for written in numbers]
    if re.search("sources differ|来源不一", said):
        low, high = values
        return low <= place <= high
    return abs(place - values[0]) <= 0.5 * 10 ** -len(numbers[0].partition(".")[2]) + 1e-9
