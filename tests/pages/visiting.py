"""A page as a visitor's session runs it, without a browser."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
FRAME = str(ROOT / "pages" / "_frame.py")
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("[!_]*.py"))


def opened(page: str, **query: str | list[str]) -> AppTest:
    """The page after its first run; the query may give a parameter several values."""
    visit = AppTest.from_file(FRAME, default_timeout=60)
    asking(visit, **query)
    visit.run()
    if page != "overview":
        visit.switch_page(str(ROOT / "pages" / f"{page}.py"))
        asking(visit, **query)
        visit.run()
    assert not visit.exception
    return visit


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
