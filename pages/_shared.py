"""What pages share: link state, controls drawn from options, and a figure with its export row."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from sei_metrics import figures, text
from sei_metrics.dataset import Dataset, bundled
from sei_metrics.errors import SeiError
from sei_metrics.options import Choice, Option, link
from sei_metrics.options.question import unusable

_FOLDER = Path(__file__).parent
_MOST_SEGMENTS, _MOST_PILLS = 5, 14


def data() -> Dataset:
    """The bundled data, the same that the addresses give out."""
    return bundled()


def common_choice() -> Choice:
    """Language and as-of date of the address."""
    return link.read_common(dict(st.query_params))[0]


def lang() -> str:
    """The reader's language."""
    return common_choice().lang


def say(key: str, **fields: object) -> str:
    """A record of text.toml in the reader's language."""
    return text.say(key, lang(), **fields)


def page_ids() -> tuple[str, ...]:
    """The stems of all page files, in the order of their titles in text.toml."""
    titled = [key.split(".")[1] for key in text.keys("page.") if key.endswith(".title")]
    return tuple(stem for stem in titled if (_FOLDER / f"{stem}.py").exists())


def all_pages(lang: str) -> dict[str, Any]:
    """A Streamlit page for each file; the address is the stem with hyphens."""
    return {
        stem: st.Page(
            _FOLDER / f"{stem}.py",
            title=text.say(f"page.{stem}.title", lang),
            url_path=stem.replace("_", "-"),
            default=stem == "overview",
        )
        for stem in page_ids()
    }


def heading(page: str) -> None:
    """The page's question as its title, and what stands below."""
    st.title(say(f"page.{page}.question"), anchor=False)
    st.markdown(say(f"page.{page}.lead"))


def nothing_to_choose(*known: str) -> None:
    """On a page without controls: a sentence for each parameter that means nothing here."""
    params = {name: value for name, value in st.query_params.items() if name not in known}
    stranger, edition = link.strangers((), params), link.other_edition(data(), params)
    _complain((*link.read_common(params)[1], *stranger, *edition))


def _complain(complaints: tuple[SeiError, ...]) -> None:
    for complaint in complaints:
        st.warning(complaint.say(lang()), icon=":material/link_off:")


def choose(page: str, *names: str) -> dict[str, Choice]:
    """The controls of a page's figures, one an option, and what they now say."""
    options = _union(names)
    params = dict(st.query_params)
    choice, complaints = link.read(options, data(), params)
    stranger, edition = link.strangers(options, params), link.other_edition(data(), params)
    _complain((*complaints, *stranger, *edition))
    shown = [each for each in options if len(each.choices(data(), choice)) > 1]
    with st.container(horizontal=True, gap="medium", key=f"controls-{page}"):
        for each in shown:
            _widget(page, each, choice, options)
    return {name: figures.read(name, data(), link.write(options, choice))[0] for name in names}


def _union(names: tuple[str, ...]) -> tuple[Option, ...]:
    return tuple({each.name: each for name in names for each in figures.options(name)}.values())


def _widget(page: str, each: Option, choice: Choice, options: tuple[Option, ...]) -> None:
    key = f"{page}.{each.name}"
    known = each.choices(data(), choice)
    value = choice.values[each.name]
    st.session_state[key] = list(value) if each.kind == "choices" else value
    common: dict[str, Any] = {
        "label": each.title(choice.lang),
        "options": known,
        "format_func": lambda one: each.word(data(), choice, one),
        "key": key,
        "on_change": _write,
        "args": (key, each, choice, options),
    }
    if each.kind == "range":
        st.select_slider(**common, width=260, value=(known[0], known[-1]))
    elif each.kind == "choices" and len(known) > _MOST_PILLS:
        st.multiselect(**common, placeholder=text.say("app.choose", choice.lang))
    elif each.kind == "choices":
        st.pills(**common, selection_mode="multi")
    elif len(known) > _MOST_SEGMENTS:
        st.selectbox(**common, width=300)
    else:
        st.segmented_control(**common, required=True)


def _write(key: str, changed: Option, choice: Choice, options: tuple[Option, ...]) -> None:
    value = st.session_state[key]
    value = value if isinstance(value, str) else tuple(value)
    st.query_params.from_dict(link.rewritten(options, data(), choice, changed.name, value))


def search(
    page: str, kinds: tuple[str, ...], word: Callable[[str], str], label: str
) -> tuple[str, str]:
    """Which register to look through and the words to look for, both kept in the link."""
    params = st.query_params
    kind = params.get("table", kinds[0])
    for wrong in {kind} - set(kinds):
        _complain((unusable("table", wrong, kinds[0], text.pair(f"register.{kinds[0]}")),))
        kind = kinds[0]
    st.session_state[f"{page}.table"] = kind
    st.session_state[f"{page}.q"] = params.get("q", "")
    common: dict[str, Any] = {"on_change": _write_search, "args": (page,)}
    chosen = st.segmented_control(
        label,
        kinds,
        format_func=word,
        key=f"{page}.table",
        required=True,
        label_visibility="collapsed",
        **common,
    )
    return chosen, st.text_input(label, key=f"{page}.q", **common)


def _write_search(page: str) -> None:
    common = common_choice()
    written = {"lang": common.lang} | ({"asof": common.asof} if common.asof else {})
    written["table"] = st.session_state[f"{page}.table"]
    words = st.session_state[f"{page}.q"]
    st.query_params.from_dict(written | ({"q": words} if words else {}))
