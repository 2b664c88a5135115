"""The maintainers' command line: `python -m tools report | keep | differences | reconcile`."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from sei_metrics import terminal

if __name__ == "__main__":
    terminal.prepare()
    signal.signal(signal.SIGINT, terminal.stop_loading)

from sei_metrics import dataset as data
from sei_metrics.errors import SeiError
from tools import Refused, evidence, report

_OTHERS = """tools with a command line of their own:
  python -m tools.outputs        what every figure says and draws, before and after a change
  python -m tools.contact_sheet  every series of four points or more as a small picture
  python -m tools.mutate         every formula changed one at a time
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; 0 where all went well, 1 where something was refused or failed."""
    return terminal.ended(lambda: _run(arguments), SeiError, Refused)


def _run(arguments: Sequence[str] | None) -> int:
    asked = _parser().parse_args(arguments)
    code: int = asked.run(asked)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tools",
        description="What maintainers of the data do beside `python -m sei_metrics`.",
        epilog=_OTHERS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    told = "Writes data-report.md, data-doubts.md and corrections.md."
    pages = commands.add_parser("report", help=told, description=told)
    pages.add_argument("--out", type=Path, default=Path("docs"), help="default: docs")
    pages.set_defaults(run=_report)

    told = "Keeps the data as a version below versions/; `report` then says what changed since."
    keep = commands.add_parser("keep", help=told, description=told)
    keep.add_argument("folder", nargs="?", type=Path, default=data.DEFAULT_FOLDER)
    keep.set_defaults(run=_keep)

    told = "Lists what changed between two data folders."
    changes = commands.add_parser("differences", help=told, description=told)
    changes.add_argument("old", type=Path)
    changes.add_argument("new", type=Path)
    changes.set_defaults(run=_differences)

    told = (
        "Accounts for every row of an evidence folder by data/evidence_log.csv; exit code 1 if one "
        "is unaccounted for, used twice, changed or gone."
    )
    reconcile = commands.add_parser("reconcile", help=told, description=told)
    reconcile.add_argument("folder", type=Path, help="CSV files that the figures were taken from")
    reconcile.add_argument("--seed", type=int, help="show thirty rows beside their targets")
    reconcile.set_defaults(run=_reconcile)
    return parser


def _report(asked: argparse.Namespace) -> int:
    for path in report.written(data.load(), asked.out):
        print(path)
    return 0


def _keep(asked: argparse.Namespace) -> int:
    print(report.keep(asked.folder, datetime.now(tz=UTC).date()))
    return 0


def _differences(asked: argparse.Namespace) -> int:
    found = report.differences(asked.old, asked.new)
    for one in found:
        print(one.say())
    print(terminal.counted(len(found), "difference"))
    return 0


def _reconcile(asked: argparse.Namespace) -> int:
    dataset = data.load()
    account = evidence.reconciled(dataset, asked.folder)
    for line in account.say():
        print(line)
    if asked.seed is not None:
        for drawn in evidence.drawn(dataset, asked.folder, account, asked.seed):
            print(drawn)
    if account.complaints:
        return terminal.failed(terminal.counted(len(account.complaints), "complaint"))
    print("Every row is accounted for once.")
    return 0


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.exit(main())
