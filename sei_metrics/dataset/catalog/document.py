"""A TOML file with the line of each of its keys, so that a fault can say where it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sei_metrics.errors import Fault

_HEADER = re.compile(r"\s*\[([^\[\]]+)\]")
_KEY = re.compile(r'\s*"?([\w-]+)"?\s*[.=]')
_POSITION = re.compile(r"at line ([0-9]+), column [0-9]+")


@dataclass(frozen=True)
class Document:
    """The tables of a file and the line on which each dotted key begins."""

    file: str
    tables: Mapping[str, Any]
    lines: Mapping[str, int]

    def fault(self, column: str, value: object, rule: str, **told: object) -> Fault:
        """A fault of a dotted key, at its line or that of the nearest key above."""
        return Fault(self.file, self._line(column), column, str(value), rule, told)

    def _line(self, column: str) -> int:
        while column and column not in self.lines:
            column = column.rpartition(".")[0]
        return self.lines.get(column, 0)


def read_text(path: Path) -> str | Fault:
    """The text of a file, or the one fault of what cannot be read as UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Fault(path.name, 0, "", "", "missing_file")
    except UnicodeDecodeError as error:
        return not_utf8(path.name, error)
    except OSError as error:
        return unreadable(path.name, error)


def not_utf8(file: str, error: UnicodeDecodeError) -> Fault:
    """The fault of a file that is no UTF-8, with the bytes that are not."""
    return Fault(file, 0, "", repr(error.object[error.start : error.end]), "not_utf8")


def unreadable(file: str, error: OSError) -> Fault:
    """The fault of a file that the system does not let us read, a folder of that name included."""
    return Fault(file, 0, "", str(error.strerror), "unreadable_file")


def read_file(path: Path) -> Document | Fault:
    """The document of a file, or the one fault of what cannot be read or is no TOML."""
    written = read_text(path)
    return written if isinstance(written, Fault) else read_document(path.name, written)


def read_document(file: str, written: str) -> Document | Fault:
    """The document, or the one fault of what is no TOML.

    Beside broken TOML that is a number too long to be read or tables nested too deep to be.
    """
    try:
        return Document(file, tomllib.loads(written), _lines(written))
    except RecursionError:
        return _broken(file, written, "nested too deep")
    except ValueError as error:
        return _broken(file, written, str(error))


def _broken(file: str, written: str, message: str) -> Fault:
    found = _POSITION.search(message)
    line = int(found[1]) if found else len(written.splitlines())
    content = written.splitlines()[line - 1 : line]
    return Fault(file, line, "", "".join(content), "bad_toml", {"message": message})


def _lines(written: str) -> dict[str, int]:
    lines: dict[str, int] = {}
    table = ""
    for number, line in enumerate(written.splitlines(), 1):
        if header := _HEADER.match(line):
            table = header[1].replace('"', "").strip()
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            lines.setdefault(f"{table}.{key[1]}".lstrip("."), number)
    return lines


@dataclass(frozen=True)
class Source:
    """The document and the ids that its entries may name, by kind; of a kind not known, any."""

    document: Document
    known: Mapping[str, Collection[str]]

    def wrong(self, column: str, value: object, rule: str, **told: object) -> list[Fault]:
        """A fault of one of its values."""
        return [self.document.fault(column, value, rule, **told)]
