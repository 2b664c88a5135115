"""Things that a test says something about, of which there must be at least one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

Thing = TypeVar("Thing")


def some(things: Iterable[Thing]) -> list[Thing]:
    """The things as a list; fails where there are none, since nothing would be tested."""
    found = list(things)
    assert found, "there is nothing to look at"
    return found
