"""The command line: `python -m sei_metrics export | check | package | figures`."""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from sei_metrics import terminal

if __name__ == "__main__":
    terminal.prepare()
    signal.signal(signal.SIGINT, terminal.stop_loading)

from sei_metrics import commands, figures, publish
from sei_metrics import dataset as data
from sei_metrics.dataset import check
from sei_metrics.dataset.schema import TABLES
from sei_metrics.errors import DataError, SeiError
from sei_metrics.publish import Order, Saved

_BAR = 24


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; 0 where all went well, 1 where something was refused or failed."""
    return terminal.ended(lambda: _run(arguments), SeiError)


def _run(arguments: Sequence[str] | None) -> int:
    asked = commands.parser(_COMMANDS).parse_args(arguments)
    code: int = asked.run(asked)
    return code


def _export(asked: argparse.Namespace) -> int:
    order = publish.ordered(
        Order(
            names=asked.figure or figures.names(),
            formats=_parts(asked.format),
            languages=_parts(asked.lang),
            settings=dict(_pair(each) for each in asked.set),
            scale=asked.scale,
        )
    )
    begun, done = time.monotonic(), []
    for each in publish.saved(order, data.load(), asked.out):
        done.append(each)
        _show_progress(len(done), order.files, each.name, sys.stderr)
    return _summary(done, asked.out, time.monotonic() - begun)


def _summary(done: list[Saved], folder: Path, seconds: float) -> int:
    """Says what could not be saved and counts what lies in the folder."""
    for each in done:
        if each.refusal:
            print(f"{each.name}: {each.refusal.say('en')}", file=sys.stderr)
    saved = {folder / each.name for each in done if not each.refusal}
    sizes = [file.stat().st_size for file in saved if file.is_file()]
    told = f"{sum(sizes) / 1e6:.1f} MB, in {folder}/ ({seconds:.1f} s)"
    print(f"{terminal.counted(len(sizes), 'file')}, {told}")
    return 0 if len(sizes) == len(done) else 1


def _show_progress(done: int, total: int, name: str, stream: TextIO) -> None:
    if not stream.isatty():
        print(f"{done}/{total} {name}", file=stream)
        return
    full = _BAR * done // total
    bar = "#" * full + "-" * (_BAR - full)
    end = "\n" if done == total else ""
    print(f"\r\x1b[K[{bar}] {done}/{total} {name}", end=end, file=stream, flush=True)


def _check(asked: argparse.Namespace) -> int:
    try:
        dataset = data.load(asked.folder)
    except DataError as refusal:
        for line in check.lines(refusal.faults):
            print(line)
        return terminal.failed(terminal.counted(len(refusal.faults), "fault"))
    for name in (name for name, table in TABLES.items() if table.offered):
        print(f"{len(dataset.tables[name]):>6} {name}")
    for line in check.lines(check.warnings(dataset.folder)):
        print(f"Warning: {line}")
    conflicts = check.listed(dataset)
    found = terminal.counted(len(conflicts), "conflict")
    print(f"{found} between published figures (see --conflicts)")
    for each in conflicts if asked.conflicts else ():
        print(f"Conflict: {each.say('en')}")
    print(f"No faults. Version {dataset.version}.")
    return 0


def _package(asked: argparse.Namespace) -> int:
    data.load(asked.folder)
    print(publish.save_package(asked.folder))
    return 0


def _figures(asked: argparse.Namespace) -> int:
    lang = asked.lang
    for figure in publish.directory(data.load())["figures"]:
        print(f"{figure['name']}: {figure['title'][lang]}")
        for option in figure["options"]:
            print(f"  {'/'.join(option['parameters'])} ({option['title'][lang]})")
            chosen = ",".join(option["default"].values()).split(",")
            for value, words in option["choices"].items():
                print(f"  {'*' if value in chosen else ' '} {value}: {words[lang]}")
    return 0


def _parts(written: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in written.split(",") if part.strip()))


def _pair(written: str) -> tuple[str, str]:
    name, equals, value = written.partition("=")
    if not equals:
        raise SeiError("command.not_a_pair", value=written)
    return name, value


_COMMANDS = {
    "export": _export,
    "check": _check,
    "package": _package,
    "figures": _figures,
}

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.exit(main())
