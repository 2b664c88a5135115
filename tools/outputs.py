"""What every figure says and draws, written down to be compared before and after a change.

usage: python -m tools.outputs write FILE [FIGURE ...] [--day DAY ...] [--version VERSION]
       python -m tools.outputs compare BEFORE AFTER [--without COLUMN ...]

FILE is for instance build/before.jsonl.gz. A record is one figure with one choice, in one language,
as known on one day: title, subtitle, takeaway, caption, notes, sources, rows, and the specs for
screen and picture. A picture prints the version of the data: VERSION stands in its place. COLUMNs
of the rows that only one side has are left aside. `compare` ends with 1 where the two differ.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import io
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import sei_metrics as sei
from sei_metrics import figures, terminal
from sei_metrics.errors import SeiError
from tests import matrix

DAYS = ("", "2013-06-30", "2017-12-31", "2020-12-31", "2024-12-31")
_WORDS = ("title", "subtitle", "takeaway", "caption", "notes", "sources", "alt")
_SHOWN = 40


def outputs(
    names: tuple[str, ...] = (), days: tuple[str, ...] = DAYS, version: str = ""
) -> Iterator[dict[str, Any]]:
    """A record of each figure, choice, language and day, in a fixed order."""
    dataset = sei.load()
    dataset = replace(dataset, version=version or dataset.version)
    for day in days:
        for name, choice in matrix.everything(dataset, day, names):
            drawn = figures.draw(name, dataset, choice)
            asked = json.dumps(figures.query(name, choice), ensure_ascii=False, sort_keys=True)
            specs = {"screen": drawn.screen(), "picture": drawn.picture()}
            yield {
                "key": f"{name} {asked}",
                **{part: getattr(drawn, part) for part in _WORDS},
                "rows": drawn.rows.to_csv(index=False, lineterminator="\n"),
                **{part: _digest(spec) for part, spec in specs.items()},
            }


def _digest(spec: dict[str, Any]) -> str:
    """A spec is large: what is kept is its hash."""
    written = json.dumps(spec, ensure_ascii=False, sort_keys=True, allow_nan=True)
    return hashlib.sha256(written.encode()).hexdigest()[:24]


def write(file: Path, records: Iterable[dict[str, Any]]) -> int:
    """Writes all records to a file, a line each, and says how many there were."""
    file.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with gzip.open(file, "wt", encoding="utf-8") as lines:
        for count, record in enumerate(records, 1):
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")
            if count % 100 == 0:
                print(count, record["key"], flush=True)
    print(f"{count} records in {file}")
    return 0


def differences(before: Path, after: Path, without: Iterable[str] = ()) -> list[str]:
    """What differs, a line a record and part."""
    old, new = (_read(file, {*without}) for file in (before, after))
    found = [f"gone: {key}" for key in old if key not in new]
    found += [f"new: {key}" for key in new if key not in old]
    for key, record in old.items():
        for part in record:
            if key in new and record[part] != new[key].get(part):
                found.append(f"{part}: {key}\n  - {record[part]}\n  + {new[key].get(part)}")
    return found


def _read(file: Path, without: set[str]) -> dict[str, dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        records = {record["key"]: record for record in map(json.loads, lines)}
    for record in records.values():
        header, *rows = csv.reader(io.StringIO(record["rows"]))
        kept = [place for place, name in enumerate(header) if name not in without]
        record["rows"] = [[row[place] for place in kept] for row in (header, *rows)]
    return records


def compare(before: Path, after: Path, without: Iterable[str] = ()) -> int:
    """Prints the first differences, their number and that of each part; 0 where there is none."""
    found = differences(before, after, without)
    for one in found[:_SHOWN]:
        print(one)
    print(f"{len(found)} differences", dict(Counter(one.partition(":")[0] for one in found)))
    return 1 if found else 0


def main(arguments: list[str]) -> int:
    """Writes or compares, as the words ask."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.outputs",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    below = parser.add_subparsers(dest="do", required=True)
    writing = below.add_parser("write")
    writing.add_argument("file", type=Path)
    writing.add_argument("figure", nargs="*")
    writing.add_argument("--day", action="append", default=[], help="empty: today")
    writing.add_argument("--version", default="")
    comparing = below.add_parser("compare")
    comparing.add_argument("before", type=Path)
    comparing.add_argument("after", type=Path)
    comparing.add_argument("--without", action="append", default=[], metavar="COLUMN")
    asked = parser.parse_args(arguments)
    if asked.do == "compare":
        return compare(asked.before, asked.after, asked.without)
    days = tuple(asked.day) or DAYS
    return write(asked.file, outputs(tuple(asked.figure), days, asked.version))


if __name__ == "__main__":
    sys.exit(terminal.ended(lambda: main(sys.argv[1:]), SeiError))
