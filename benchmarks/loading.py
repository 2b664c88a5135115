"""What it takes to load the data, beside what anyone who uses them pays: importing pandas.

Times are processor time, each of a fresh process; of many the median counts. Only the reading of a
file is timed at its second time, which is the stricter yardstick. The larger folder holds the
bundled figures many times, each time under other definitions, so that no two rows are alike.
"""

from __future__ import annotations

import csv
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from sei_metrics.folder import BUNDLED

TIMES = 30
_TIMED = """
import sys, time
{before}
start = time.process_time()
{timed}
print(time.process_time() - start)
"""
_LOAD = ("from sei_metrics.dataset.store import load", "load(sys.argv[1])")
_CSV = "pandas.read_csv(sys.argv[1] + '/observations.csv')"
_READ = (f"import pandas; {_CSV}", _CSV)
_IMPORT = ("", "import pandas")
_ENTRY = """
[definitions.{name}]
name = {{ en = "copy", zh = "copy" }}
note = {{ en = "copy", zh = "copy" }}
"""


def seconds(code: tuple[str, str], folder: Path) -> float:
    """The processor time that a piece of code takes in a fresh process."""
    before, timed = code
    script = _TIMED.format(before=before, timed=timed)
    command = [sys.executable, "-c", script, str(folder)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def enlarge(folder: Path, times: int) -> int:
    """Repeats the figures of a folder under other definitions; how many rows there are now."""
    path = folder / "observations.csv"
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    place = header.index("definition")
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        for copy in range(1, times):
            writer.writerows(
                [*row[:place], f"{row[place]}_copy_{copy}", *row[place + 1 :]] for row in rows
            )
    names = sorted({row[place] for row in rows})
    with (folder / "catalog.toml").open("a", encoding="utf-8") as file:
        for copy in range(1, times):
            file.writelines(_ENTRY.format(name=f"{name}_copy_{copy}") for name in names)
    return times * len(rows)


def ratio(one: tuple[str, str], other: tuple[str, str], folder: Path, rounds: int) -> float:
    """How many times the processor time of the other one takes, both taking their turn."""
    pairs = [(seconds(one, folder), seconds(other, folder)) for _ in range(rounds)]
    mine, theirs = zip(*pairs, strict=True)
    return float(statistics.median(mine) / statistics.median(theirs))


def lines(rounds: int, times: int = TIMES) -> Iterator[str]:
    """Loading the data beside importing pandas, and many times as much beside reading its file."""
    found = ratio(_LOAD, _IMPORT, BUNDLED, rounds)
    yield f"load, times importing pandas: {found:.2f} (at most 0.5)"
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "data"
        shutil.copytree(BUNDLED, folder)
        rows = enlarge(folder, times)
        found = ratio(_LOAD, _READ, folder, rounds)
        yield f"load of {rows:,} rows, times pandas.read_csv: {found:.1f} (at most 25)"
