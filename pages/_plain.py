"""Text from links, data and readers shown as it is written, never as markup.

Streamlit takes Markdown wherever it takes words. Besides signs of Markdown it turns bare addresses
into links, names between colons into pictures and pairs of signs into arrows; a space of no width
keeps those apart.
"""

from __future__ import annotations

import re

_SIGNS = re.compile(r"[\\`*_\[\]<>$~&|]")
_OPENING = re.compile(r"^(\d+(?=[.)])|(?=[#+=-]))")
_APART = re.compile(r"(?<=[:@])(?=\S)|(?<=www)(?=\.)|(?<=[-<>~])(?=\\?[-<>=~])", re.IGNORECASE)
_EMPHASIS = re.compile(r"\*\*([^*]+)\*\*")


def as_text(words: str) -> str:
    """The words for a place that takes Markdown, in one line, to be read as they are."""
    line = " ".join(words.split())
    escaped = _OPENING.sub(r"\1\\", _SIGNS.sub(r"\\\g<0>", line))
    return _APART.sub("\u200b", escaped)


def with_emphasis(takeaway: str) -> str:
    """A takeaway with what stands between `**` set in bold and all else as text."""
    parts = _EMPHASIS.split(takeaway)
    return "".join(
        f"**{as_text(part)}**" if place % 2 else _spaced(part) for place, part in enumerate(parts)
    )


def _spaced(part: str) -> str:
    """Text that keeps the spaces at its ends."""
    bare = part.strip()
    left, _, right = part.partition(bare) if bare else (part, "", "")
    return f"{left}{as_text(bare)}{right}"
