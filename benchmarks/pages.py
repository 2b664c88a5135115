"""Speed of every page as a ratio to an empty page on the same machine."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from pathlib import Path

from tests.browser.visit import page_addresses
from tests.serving import ROOT, serving
from tests.websocket_visitor import Answer, websocket_visitor

EMPTY = Path(__file__).with_name("empty_page.py")
LANGUAGES = ("lang=en", "lang=zh")


def measured(server: str, page: str, reruns: int) -> tuple[Answer, list[Answer]]:
    """A visitor's first view of a page and the reruns after it, the language changing each time."""
    with websocket_visitor(server) as visitor:
        first = visitor.ask(page, LANGUAGES[0])
        return first, [visitor.ask(page, LANGUAGES[turn % 2]) for turn in range(1, reruns + 1)]


def median_ms(answers: list[Answer]) -> float:
    """Middle of the times, in milliseconds."""
    return statistics.median(answer.seconds for answer in answers) * 1000


def report(name: str, first: Answer, rest: list[Answer], empty_ms: float) -> str:
    """One line of the table."""
    rerun = median_ms(rest)
    size = statistics.median(answer.size for answer in rest) / 1000
    return (
        f"{name:16} {first.seconds * 1000:9.0f} {rerun:9.0f} {rerun / empty_ms:7.1f}"
        f" {first.size / 1000:9.0f} {size:9.0f}"
    )


def lines(reruns: int) -> Iterator[str]:
    """Measures the empty page, then every page of the dashboard; a line of the table each."""
    head = ("page", "first ms", "rerun ms", "ratio", "first kB", "rerun kB")
    yield f"{head[0]:16} {head[1]:>9} {head[2]:>9} {head[3]:>7} {head[4]:>9} {head[5]:>9}"
    with serving(EMPTY) as server:
        measured(server, "", reruns)
        first, rest = measured(server, "", reruns)
    empty_ms = median_ms(rest)
    yield report("(empty)", first, rest, empty_ms)
    with serving(ROOT / "app.py") as server:
        for page in page_addresses():
            measured(server, page, 2)
            yield report(page or "overview", *measured(server, page, reruns), empty_ms)
