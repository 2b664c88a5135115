"""The command line: `python -m sei_metrics export | check | reconcile | figures`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from sei_metrics import dataset as data
from sei_metrics import export, figures, publish, text
from sei_metrics.dataset import evidence
from sei_metrics.errors import DataError, SeiError
from sei_metrics.publish import Order, Saved
from sei_metrics.render import SCALE

_BAR = 24
_EXPORT = """examples:
  python -m sei_metrics export
  python -m sei_metrics export gdp-share --format png,svg --lang zh --out pictures
  python -m sei_metrics export growth-premium --set reading=excess --set from=2015
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; 0 where all went well, 1 where something was refused or failed."""
    asked = _parser().parse_args(arguments)
    try:
        code: int = asked.run(asked)
    except SeiError as refusal:
        return _failed(str(refusal))
    except OSError as failure:
        return _failed(f"{failure.filename}: {failure.strerror}")
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m sei_metrics",
        description="China's strategic emerging industries in figures, as files to take away.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_export(commands)
    check = commands.add_parser(
        "check",
        help="check a data folder and name every fault",
        description="Checks a data folder: one line a fault, with file, line, column, value and "
        "rule; exit code 1 if there is any.",
    )
    check.add_argument("folder", nargs="?", type=Path, help="default: the bundled data/")
    check.set_defaults(run=_check)
    _add_reconcile(commands)
    listing = commands.add_parser(
        "figures",
        help="list the figures with their options and choices",
        description="Lists every figure with its options. Choices may depend on the options "
        "before them: those listed hold for the defaults, marked *.",
    )
    listing.add_argument("--lang", default="en", choices=text.LANGUAGES, help="default: en")
    listing.set_defaults(run=_figures)
    return parser


def _add_export(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "export",
        help="save figures as pictures and data",
        description="Saves figures as files, each with its default choices unless --set says "
        "otherwise.",
        epilog=_EXPORT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    known = ",".join(export.FORMATS)
    parser.add_argument("figure", nargs="*", help="names of figures; none: all of them")
    parser.add_argument("--format", default="png,svg", help=f"of {known}; default: png,svg")
    parser.add_argument("--lang", default="en,zh", help="default: en,zh")
    parser.add_argument("--out", type=Path, default=Path("export"), help="default: export")
    parser.add_argument("--scale", type=float, default=SCALE, help="of PNG; default: 2")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="choose a value of an option (see `figures`); figures without the option keep theirs",
    )
    parser.set_defaults(run=_export)


def _add_reconcile(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = commands.add_parser(
        "reconcile",
        help="account for every row of an evidence folder",
        description="Compares an evidence folder with data/evidence_log.csv; exit code 1 if a row "
        "is unaccounted for, used twice, changed or gone.",
    )
    parser.add_argument("folder", type=Path, help="the CSV files that the figures were taken from")
    parser.add_argument("--seed", type=int, help="also show thirty rows beside their targets")
    parser.set_defaults(run=_reconcile)


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
    failed = [each for each in done if each.refusal]
    for each in failed:
        print(f"{each.name}: {each.refusal}", file=sys.stderr)
    size = sum(each.size for each in done) / 1e6
    print(f"{len(done) - len(failed)} files, {size:.1f} MB, in {folder}/ ({seconds:.1f} s)")
    return 1 if failed else 0


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
        for fault in refusal.faults:
            print(fault.say())
        return _failed(f"{len(refusal.faults)} faults")
    for name in ("observations", "sources", "vintages", "breaks", "targets", "events"):
        print(f"{len(getattr(dataset, name)):>6} {name}")
    print(f"No faults. Version {dataset.version}.")
    return 0


def _reconcile(asked: argparse.Namespace) -> int:
    dataset = data.load()
    account = evidence.reconciled(dataset, asked.folder)
    for line in account.say("en"):
        print(line)
    if asked.seed is not None:
        for each in evidence.drawn(dataset, asked.folder, account, asked.seed):
            print(each)
    if account.complaints:
        return _failed(f"{len(account.complaints)} complaints")
    print(text.say("reconcile.sound", "en"))
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


def _failed(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
