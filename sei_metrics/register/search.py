"""Words compared as readers mean them: in either language, of any width, case and script."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

import pandas as pd
from opencc import OpenCC

_OF_A_PERIOD = re.compile(r"(19|20)\d\d([\u5e74/-].*)?|[qh][1-4]")


@dataclass(frozen=True)
class Lines:
    """The rows of a register as folded text: all that each says, and its period alone."""

    whole: pd.Series[str]
    period: pd.Series[str]


def lines(whole: pd.Series[str], period: pd.Series[str]) -> Lines:
    """Rows to be searched."""
    return Lines(whole.map(folded), period.map(folded).str.strip())


def found(rows: Lines, words: str) -> pd.Series[bool]:
    """Which rows hold every one of the words; a year or quarter is looked for in the period."""
    hits = pd.Series(data=True, index=rows.whole.index)
    for word in folded(words).split():
        dated = _OF_A_PERIOD.fullmatch(word) and rows.period.any()
        text = rows.period if dated else rows.whole
        hits &= text.str.contains(word, regex=False)
    return hits


def folded(words: str) -> str:
    """The words in plain width, small letters and simplified characters."""
    plain = unicodedata.normalize("NFKC", words)
    return _simplified(plain).casefold()


def _simplified(words: str) -> str:
    return words if words.isascii() else str(_converter().convert(words))


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")
