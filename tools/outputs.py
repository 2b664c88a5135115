"""What every figure says and draws, written down to be compared before and after a change.

usage: python -m tools.outputs write FILE [FIGURE ...]    e.g. build/before.jsonl.gz
       python -m tools.outputs compare BEFORE AFTER       exit code 1 where they differ

A record is one figure with one choice, in one language, as known on one day: title, subtitle,
takeaway, caption, notes, sources, rows, and the specs for screen and picture.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sei_metrics as sei
from sei_metrics import figures, terminal
from sei_metrics.errors import SeiError
from tests import matrix

DAYS = ("", "2013-06-30", "2017-12-31", "2020-12-31", "2024-12-31")
_WORDS = ("title", "subtitle", "takeaway", "caption", "notes", "sources", "alt")
_SHOWN = 40


def outputs(names: tuple[str, ...] = ()) -> Iterator[dict[str, Any]]:
    """A record of each figure, choice, language and day, in a fixed order."""
    dataset = sei.load()
    for day in DAYS:
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


def write(file: Path, names: tuple[str, ...]) -> int:
    """Writes all records to a file, a line each, and says how many there were."""
    file.parent.mkdir(parents=True, exist_ok=True)
    count = 0
    with gzip.open(file, "wt", encoding="utf-8") as lines:
        for count, record in enumerate(outputs(names), 1):
            lines.write(json.dumps(record, ensure_ascii=False) + "\n")
            if count % 100 == 0:
                print(count, record["key"], flush=True)
    print(f"{count} records in {file}")
    return 0


def differences(before: Path, after: Path) -> list[str]:
    """What differs, a line a record and part."""
    old, new = (_read(file) for file in (before, after))
    found = [f"gone: {key}" for key in old if key not in new]
    found += [f"new: {key}" for key in new if key not in old]
    for key, record in old.items():
        for part in record:
            if key in new and record[part] != new[key].get(part):
                found.append(f"{part}: {key}\n  - {record[part]}\n  + {new[key].get(part)}")
    return found


def _read(file: Path) -> dict[str, dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return {record["key"]: record for record in map(json.loads, lines)}


def compare(before: Path, after: Path) -> int:
    """Prints the first differences and their number; 0 where there is none."""
    found = differences(before, after)
    for one in found[:_SHOWN]:
        print(one)
    print(f"{len(found)} differences")
    return 1 if found else 0


def main(arguments: list[str]) -> int:
    """Writes or compares, as the words ask."""
    match arguments:
        case ["write", file, *names]:
            return write(Path(file), tuple(names))
        case ["compare", before, after]:
            return compare(Path(before), Path(after))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    sys.exit(terminal.ended(lambda: main(sys.argv[1:]), SeiError))
