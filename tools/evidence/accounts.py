"""An evidence folder set against the log: every row accounted for once, or named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sei_metrics.dataset import Dataset
from tools.evidence.rows import HEADER, Entry, entries, evidence, row_hash, targets

_FATES = ("used", "merged", "set_aside")


@dataclass(frozen=True)
class Account:
    """The rows of one file by what became of them."""

    file: str
    rows: int
    used: int
    merged: int
    set_aside: int
    unaccounted: int
    used_twice: int
    changed: int

    def say(self) -> str:
        """The account on one line."""
        return (
            f"{self.file}: {self.rows} rows, {self.used} used, {self.merged} merged, "
            f"{self.set_aside} set aside, {self.unaccounted} unaccounted, "
            f"{self.used_twice} used twice, {self.changed} changed"
        )


@dataclass(frozen=True)
class Reconciliation:
    """Accounts by file, what is wrong, files not yet entered, and the rows that were matched."""

    accounts: tuple[Account, ...]
    complaints: tuple[str, ...]
    not_entered: tuple[str, ...]
    matched: tuple[tuple[Entry, int], ...]

    def say(self) -> Iterator[str]:
        """A line a file, then a sentence for each row that is not as the log has it."""
        yield from (account.say() for account in self.accounts)
        yield from (f"{file}: not yet entered" for file in self.not_entered)
        yield from self.complaints


@dataclass(frozen=True)
class _Compared:
    matched: tuple[tuple[Entry, int], ...]
    changed: tuple[Entry, ...]
    gone: tuple[Entry, ...]
    unaccounted: tuple[int, ...]


def reconciled(dataset: Dataset, folder: Path) -> Reconciliation:
    """The folder against the log of the data: a row is known by its content, wherever it stands."""
    found, logged = evidence(folder), entries(dataset)
    compared = {file: _compared(logged[file], found.get(file, {})) for file in logged}
    known, claims = targets(dataset), _claims(logged)
    accounts: list[Account] = []
    complaints: list[str] = []
    for file, one in compared.items():
        twice = [entry for entry in logged[file] if _is_second(entry, claims)]
        accounts.append(_account(file, one, len(twice)))
        complaints += _complaints(file, one, found.get(file))
        complaints += [
            f"{entry.place} used twice: another row was already taken for {entry.target}"
            for entry in twice
        ]
        complaints += [
            f"{entry.place} {entry.fate}: the data has no row {entry.target}"
            for entry in logged[file]
            if entry.target not in known
        ]
    return Reconciliation(
        tuple(accounts),
        tuple(complaints),
        tuple(file for file in found if file not in logged),
        tuple(pair for one in compared.values() for pair in one.matched),
    )


def _compared(logged: list[Entry], found: Mapping[int, list[str]]) -> _Compared:
    open_lines = {line: row_hash(cells) for line, cells in found.items() if line > HEADER}
    matched = [(entry, entry.line) for entry in logged if _is_at_home(entry, open_lines)]
    for _, line in matched:
        del open_lines[line]
    home = {entry for entry, _ in matched}
    changed, gone = [], []
    for entry in (entry for entry in logged if entry not in home):
        moved = [line for line, digest in open_lines.items() if digest == entry.row_hash]
        if moved:
            matched.append((entry, moved[0]))
            del open_lines[moved[0]]
        elif entry.line in open_lines:
            changed.append(entry)
        else:
            gone.append(entry)
    changed_lines = {entry.line for entry in changed}
    rest = tuple(line for line in open_lines if line not in changed_lines)
    return _Compared(tuple(matched), tuple(changed), tuple(gone), rest)


def _is_at_home(entry: Entry, lines: Mapping[int, str]) -> bool:
    return lines.get(entry.line) == entry.row_hash


def _claims(logged: Mapping[str, list[Entry]]) -> dict[str, Entry]:
    """The first row that claims to be the one a target was taken from."""
    first: dict[str, Entry] = {}
    for entry in (entry for file in logged.values() for entry in file):
        if entry.fate != "merged":
            first.setdefault(entry.target, entry)
    return first


def _is_second(entry: Entry, first: Mapping[str, Entry]) -> bool:
    return entry.fate != "merged" and first[entry.target] is not entry


def _account(file: str, one: _Compared, twice: int) -> Account:
    fates = Counter(entry.fate for entry, _ in one.matched)
    rows = len(one.matched) + len(one.changed) + len(one.unaccounted)
    counts = {fate: fates[fate] for fate in _FATES}
    rest = {"unaccounted": len(one.unaccounted), "changed": len(one.changed) + len(one.gone)}
    return Account(file, rows, used_twice=twice, **counts, **rest)


def _complaints(file: str, one: _Compared, found: Mapping[int, list[str]] | None) -> Iterator[str]:
    if found is None:
        yield f"{file}: the log knows {len(one.gone)} rows of it, the folder lacks the file"
        return
    for line in one.unaccounted:
        row = ",".join(found[line])
        yield f"{file}:{line} unaccounted, the log has no such row: {row}"
    for entry in one.changed:
        cells = found[entry.line]
        now = f"{row_hash(cells)}: {','.join(cells)}"
        yield f"{entry.place} changed: the log has {entry.told}, now {now}"
    for entry in one.gone:
        yield f"{entry.place} gone: the log has {entry.told}, the file no longer has this row"
