"""Formulas of measures and rounding changed one at a time: a test must notice each.

usage: python -m tools.mutate [--equivalent] [PART]

PART keeps to modules whose path holds it. The mutants in equivalent.toml compute the same as the
original; --equivalent tries these alone, and none may be noticed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools import ROOT
from tools.mutate.laboratory import Project, processes
from tools.mutate.report import equivalents, judge

PROJECT = Project(
    ROOT,
    folders=("sei_metrics/measures", "sei_metrics/rounding", "sei_metrics/captions/readings.py"),
    tests=("tests/measures", "tests/rounding", "tests/captions/test_readings.py"),
)
EQUIVALENT = Path(__file__).with_name("equivalent.toml")


def tell(line: str) -> None:
    """Prints at once, so that progress is seen."""
    print(line, flush=True)


def _asked() -> argparse.Namespace:
    asked = argparse.ArgumentParser(prog="python -m tools.mutate", description=__doc__)
    asked.add_argument("part", nargs="?", default="", help="only modules whose path holds this")
    asked.add_argument("--equivalent", action="store_true", help="try those listed as equivalent")
    return asked.parse_args()


if __name__ == "__main__":
    options = _asked()
    well = judge(
        PROJECT,
        equivalents(EQUIVALENT),
        folder=ROOT / "build" / "mutate",
        count=processes(),
        tell=tell,
        part=options.part,
        equivalent=options.equivalent,
    )
    sys.exit(0 if well else 1)
