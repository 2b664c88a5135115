"""Rows drawn by lot, each beside the row of data it ended in, to be compared by eye."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sei_metrics.dataset import Dataset
from tools.evidence.accounts import Reconciliation
from tools.evidence.rows import HEADER, evidence, targets

DRAWN = 30


def drawn(dataset: Dataset, folder: Path, account: Reconciliation, seed: int) -> Iterator[str]:
    """Thirty matched rows, the same ones for the same seed, each beside its target row."""
    found, known = evidence(folder), targets(dataset)
    pairs = sorted(account.matched, key=lambda pair: (pair[0].file, pair[0].line))
    lot = random.Random(seed)  # noqa: S311  (to be repeated, not to be secret)
    chosen = lot.sample(pairs, min(DRAWN, len(pairs)))
    for number, (entry, line) in enumerate(chosen, 1):
        rows = found[entry.file]
        yield (
            f"{number}. {entry.place} {entry.fate}\n"
            f"   evidence  {_filled(dict(zip(rows[HEADER], rows[line], strict=False)))}\n"
            f"   data      {_filled(known.get(entry.target, {}))}"
        )


def _filled(row: Mapping[str, Any]) -> str:
    """The cells that hold something; a number that is missing differs from itself."""
    held = {name: value for name, value in row.items() if value != "" and value == value}
    return "; ".join(f"{name}={_plain(value)}" for name, value in held.items())


def _plain(value: object) -> str:
    return f"{value:.10g}" if isinstance(value, float) else str(value)
