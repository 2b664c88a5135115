"""The commands and what each may be asked: `python -m sei_metrics --help` in code."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from sei_metrics import dataset as data
from sei_metrics import export, text
from sei_metrics.render import SCALE

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
Run = Callable[[argparse.Namespace], int]
_EXPORT = """examples:
  python -m sei_metrics export
  python -m sei_metrics export gdp-share --format png,svg --lang zh --out pictures
  python -m sei_metrics export growth-premium --set reading=excess --set from=2015
"""


def parser(runs: Mapping[str, Run]) -> argparse.ArgumentParser:
    """The parser of all commands; `asked.run` is the function that `runs` names for it."""
    whole = argparse.ArgumentParser(
        prog="python -m sei_metrics",
        description="China's strategic emerging industries in figures, as files to take away.",
    )
    commands = whole.add_subparsers(required=True, metavar="COMMAND")
    _add_export(commands)
    _add_check(commands)
    package = _command(commands, "package", "Writes datapackage.json beside the data it describes.")
    package.add_argument("folder", nargs="?", type=Path, default=data.DEFAULT_FOLDER)
    listing = _command(
        commands,
        "figures",
        "Lists every figure with its options. Choices may depend on the options before them: those "
        "listed hold for the defaults, marked *.",
    )
    listing.add_argument("--lang", default="en", choices=text.LANGUAGES, help="default: en")
    for name, run in runs.items():
        commands.choices[name].set_defaults(run=run)
    return whole


def _add_check(commands: Commands) -> None:
    check = _command(
        commands,
        "check",
        "Checks a data folder and names every fault: one line each, with file, line, column, value "
        "and rule; exit code 1 if there is any.",
    )
    check.add_argument("folder", nargs="?", type=Path, help="default: the bundled data/")
    check.add_argument(
        "--conflicts",
        action="store_true",
        help="also list published figures that disagree: shares and growth that published levels "
        "do not give, and sources that differ",
    )


def _command(commands: Commands, name: str, told: str) -> argparse.ArgumentParser:
    brief = re.split("[:.;] ", told)[0].rstrip(".")
    return commands.add_parser(name, help=brief[0].lower() + brief[1:], description=told)


def _add_export(commands: Commands) -> None:
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
