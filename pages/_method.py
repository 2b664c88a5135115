"""The method as it stands in docs/: a list of its sections, then each under its heading."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from pages import _shared
from pages._shared import Query
from sei_metrics import text
from sei_metrics.options import link
from sei_metrics.site import Page

_DOCS = Path(__file__).parent.parent / "docs"


def show(_page: Page, query: Query) -> None:
    """The opening, the list of sections, and all sections in the reader's language."""
    lang = query.lang
    _shared.complain(link.unknown((), query.params), lang)
    opening, sections = page(lang)
    with st.container(key="method"):
        st.markdown(opening)
        st.html(_contents(sections, lang))
        for anchor, title, body in sections:
            st.header(title, anchor=anchor)
            st.markdown(body)


@cache
def page(lang: str) -> tuple[str, tuple[tuple[str, str, str], ...]]:
    """What stands before the first section, and each section's anchor, title and body.

    A section has the same anchor in both languages, so that a link to it holds in either.
    """
    opening, *sections = _parts(lang)
    anchors = [_anchor(each.partition("\n")[0]) for each in _parts(text.LANGUAGES[0])[1:]]
    split = [each.partition("\n") for each in sections]
    return opening, tuple(
        (anchor, title, body) for anchor, (title, _, body) in zip(anchors, split, strict=True)
    )


def _parts(lang: str) -> list[str]:
    written = (_DOCS / f"method.{lang}.md").read_text(encoding="utf-8")
    return written.split("\n## ")


def _anchor(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def _contents(sections: tuple[tuple[str, str, str], ...], lang: str) -> str:
    links = "".join(
        f'<li><a href="#{anchor}">{escape(title)}</a></li>' for anchor, title, _ in sections
    )
    name = escape(text.say("app.contents", lang))
    return f'<nav class="sei-contents" aria-label="{name}"><ol>{links}</ol></nav>'
