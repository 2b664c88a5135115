"""Sentences in lines: a Chinese character counts two columns and may end a line."""

from __future__ import annotations

import unicodedata
from itertools import pairwise


def width_of(sentence: str) -> int:
    """Columns that a sentence takes, a Chinese character counting two."""
    return sum(2 if _wide(sign) else 1 for sign in sentence)


def wrap(sentence: str, columns: int) -> list[str]:
    """A sentence in lines of at most `columns`, broken at spaces or between Chinese characters."""
    lines, line = [], ""
    for piece in _pieces(sentence):
        if line and width_of(line + piece.rstrip()) > columns:
            lines += [line.rstrip()] if line.strip() else []
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


_NEVER_FIRST = "\uff0c\u3002\uff1b\uff1a\u3001\uff01\uff1f\uff09\u300b\u201d%"
_NEVER_LAST = "\uff08\u300a\u201c("


def _pieces(sentence: str) -> list[str]:
    """The parts between which a line may end: after a space or around a wide character."""
    pieces = [sentence[:1]]
    for before, sign in pairwise(sentence):
        breakable = before == " " or _wide(before) or _wide(sign)
        if breakable and sign not in _NEVER_FIRST and before not in _NEVER_LAST:
            pieces.append(sign)
        else:
            pieces[-1] += sign
    return pieces


def _wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WF"
