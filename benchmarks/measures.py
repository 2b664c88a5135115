"""Speed and memory of every public measure on 100,000 rows, beside the bare numpy expression.

A time is the least of many rounds in which everything takes its turn, so that a busy machine slows
all alike; only the ratios mean something. Bounds are shown, never asserted. Memory is what a call
holds at its peak, result included, over the numbers that go in (index aside).
"""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.cases import Call, Case, case, labels
from benchmarks.panel import PANELS, Panel

# At most so many times the bare expression, with its guards, and the numbers that go in.
BOUNDS = {"measure": 3.0, "Rounded": 10.0, "frame": 10.0, "memory": 6.0, "memory+": 6.0}
HEAD = (
    f"{'measure':26} {'bare ms':>8} {'measure':>8} {'Rounded':>8} {'frame':>8}"
    f" {'memory':>8} {'memory+':>8}   {'unguarded ms':>12} {'measure':>8} {'frame':>8}"
)
LEGEND = (
    "Times the bare numpy expression with its guards (measure at most 3; Rounded and frame, the"
    " measure with rounding, at most 10); peak memory over the numbers that go in, without and"
    " with rounding (at most 6). ! is past the bound. Right: beside the expression without guards,"
    " for what it is worth: it gives numbers where there are none."
)


@dataclass(frozen=True)
class Finding:
    """What came out for a measure: milliseconds by call, and memory in times the input."""

    label: str
    ms: dict[str, float]
    memory: dict[str, float]

    def ratios(self, to: str = "bare") -> dict[str, float]:
        """Times by call over the bare expression's, and memory."""
        timed = {name: ms / self.ms[to] for name, ms in self.ms.items() if name in BOUNDS}
        return {**timed, **self.memory}

    def missed(self) -> list[str]:
        """The bounds that are not met."""
        return [name for name, ratio in self.ratios().items() if ratio > BOUNDS[name]]


def least_ms(calls: dict[str, Call], rounds: int) -> dict[str, float]:
    """The least time of each call, in milliseconds, all taking their turn in every round."""
    least = dict.fromkeys(calls, float("inf"))
    for _ in range(rounds):
        for name, call in calls.items():
            start = time.perf_counter()
            call()
            least[name] = min(least[name], (time.perf_counter() - start) * 1000)
    return least


def peak_bytes(call: Call) -> int:
    """The most that a call holds at once, its result included."""
    tracemalloc.start()
    before = tracemalloc.get_traced_memory()[0]
    call()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak - before


def found(trial: Case, rounds: int) -> Finding:
    """A measure timed and weighed."""
    with np.errstate(all="ignore"):
        ms = least_ms(trial.calls, rounds)
    ranged = [name for name in ("Rounded", "frame") if name in trial.calls]
    memory = {
        "memory": peak_bytes(trial.calls["measure"]) / trial.value_bytes,
        "memory+": max(peak_bytes(trial.calls[name]) for name in ranged) / trial.range_bytes,
    }
    return Finding(trial.label, ms, memory)


def line(finding: Finding) -> str:
    """One line of the table."""
    ratios, plain = finding.ratios(), finding.ratios("unguarded")
    missed = finding.missed()
    shown = [
        f"{ratios[name]:7.1f}{'!' if name in missed else ' '}" if name in ratios else f"{'-':>7} "
        for name in BOUNDS
    ]
    right = [
        f"{plain[name]:8.1f}" if name in plain else f"{'-':>8}" for name in ("measure", "frame")
    ]
    bare, unguarded = (finding.ms[name] for name in ("bare", "unguarded"))
    return f"{finding.label:26} {bare:8.3f} {' '.join(shown)}   {unguarded:12.3f} {' '.join(right)}"


def findings(panel: Panel, rounds: int) -> Iterator[Finding]:
    """Every measure on a panel, one after the other."""
    for label in labels():
        yield found(case(label, panel), rounds)


def lines(rounds: int) -> Iterator[str]:
    """A table for each panel, each with how many bounds are not met."""
    yield LEGEND
    for panel in PANELS:
        yield f"\n{panel.rows:,} rows, {panel.name}\n{HEAD}"
        missed = bounds = 0
        for finding in findings(panel, rounds):
            missed += len(finding.missed())
            bounds += len(finding.ratios())
            yield line(finding)
        yield f"Bounds not met in this table: {missed} of {bounds}"
