"""A page as a visitor's session runs it, without a browser."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from sei_metrics import site

ROOT = Path(__file__).parents[2]
FRAME = str(ROOT / "pages" / "_frame.py")
PAGES = sorted(page.id for page in site.pages())


def opened(page: str, **query: str | list[str]) -> AppTest:
    """The page after its first run; the query may give a parameter several values."""
    visit = AppTest.from_file(FRAME, default_timeout=60)
    turn_to(visit, page)
    asking(visit, **query)
    visit.run()
    assert not visit.exception
    return visit


def turn_to(visit: AppTest, page: str) -> None:
    """Asks for another page in the next run; `switch_page` knows pages that are files only."""
    visit._page_hash = calc_hash(site.page(page).address)


def question(page: str, lang: str) -> str:
    """The title of a page."""
    return site.page(page).question[lang]


def asking(visit: AppTest, **query: str | list[str]) -> None:
    """Sets the query of the address."""
    for name, value in query.items():
        visit.query_params[name] = value


def address(visit: AppTest) -> dict[str, list[str]]:
    """What the address says: each parameter with its values."""
    given = dict(visit.query_params)
    return {name: [value] if isinstance(value, str) else value for name, value in given.items()}


def told(visit: AppTest) -> str:
    """All that is said in the way of notices: warnings, errors, captions."""
    return " ".join(each.value for each in (*visit.warning, *visit.error, *visit.caption))
