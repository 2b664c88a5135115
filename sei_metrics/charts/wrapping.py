"""Sentences in lines: a Chinese character counts two columns and may end a line."""

from __future__ import annotations

import unicodedata


def width_of(sentence: str) -> int:
    """Columns that a sentence takes, a Chinese character counting two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in sentence)


def wrap(sentence: str, columns: int) -> list[str]:
    """A sentence in lines of at most `columns`, broken at spaces or between Chinese characters."""
    lines, line = [], ""
    for piece in _pieces(sentence):
        if line and width_of(line + piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


_NEVER_FIRST = "\uff0c\u3002\uff1b\uff1a\u3001\uff01\uff1f\uff09\u300b\u201d%"


def _pieces(sentence: str) -> list[str]:
    pieces: list[str] = []
    for sign in sentence:
        wide = unicodedata.east_asian_width(sign) in "WF" and sign not in _NEVER_FIRST
        after_space = bool(pieces) and pieces[-1].endswith(" ")
        after_wide = bool(pieces) and unicodedata.east_asian_width(pieces[-1][-1]) in "WF"
        if not pieces or wide or after_space or (after_wide and sign not in _NEVER_FIRST):
            pieces.append(sign)
        else:
            pieces[-1] += sign
    return pieces
