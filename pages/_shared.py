"""What pages share: what the address says, and controls drawn from options."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import streamlit as st

from pages._plain import as_text
from sei_metrics import figures, period, text
from sei_metrics.dataset import bundled as data
from sei_metrics.errors import SeiError
from sei_metrics.options import Choice, Option, changes, link

__all__ = ["data"]

_FOLDER = Path(__file__).parent
_MOST_SEGMENTS, _MOST_PILLS = 5, 14
_MOVED = "shared.moved"


def params() -> dict[str, tuple[str, ...]]:
    """What the address says: each parameter with all its values."""
    query = st.query_params
    return link.read_pairs((name, value) for name in query for value in query.get_all(name))


def common_choice() -> Choice:
    """Language and as-of date of the address."""
    return link.read_common(params())[0]


def lang() -> str:
    """The reader's language."""
    return common_choice().lang


def say(key: str, **fields: object) -> str:
    """A record of text.toml in the reader's language."""
    return text.say(key, lang(), **fields)


def carried() -> dict[str, str]:
    """The parameters that go along from page to page."""
    return link.write((), common_choice())


def tomorrow() -> date:
    """The day after today by the server's clock, in UTC."""
    return datetime.now(UTC).date() + timedelta(days=1)


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


def complain(complaints: Iterable[SeiError]) -> None:
    """A sentence for each thing in the link that is not shown as it was asked."""
    for complaint in complaints:
        st.warning(as_text(complaint.say(lang())), icon=":material/link_off:")


def refuse(error: SeiError) -> None:
    """Why something is not shown at all."""
    st.error(as_text(error.say_to_readers(lang())))


def of_all_days() -> None:
    """On a page that no as-of date changes: a sentence that says so where there is one."""
    if common_choice().asof:
        st.caption(say("app.asof_all"))


def nothing_to_choose() -> None:
    """On a page without controls: a sentence for each parameter that means nothing here."""
    complain(link.strangers((), params()))


def choose(page: str, *names: str) -> dict[str, Choice]:
    """The controls of a page's figures, one an option, and what they now say."""
    options = tuple({each.name: each for name in names for each in figures.options(name)}.values())
    choice = _read(options)
    shown = [each for each in options if len(_choices(each, choice)) > 1]
    with st.container(horizontal=True, gap="medium", key=f"controls-{page}"):
        for each in shown:
            _widget(page, each, choice, options)
    for moved in st.session_state.pop(_MOVED, ()):
        st.caption(as_text(moved.say(choice.lang)))
    return {name: figures.read(name, data(), link.write(options, choice))[0] for name in names}


def _read(options: tuple[Option, ...], *words: str) -> Choice:
    """What the address chooses of the options; what it says else is named, but for free words."""
    asked = {name: values for name, values in params().items() if name not in words}
    choice, complaints = link.read_options(options, data(), common_choice(), asked)
    complain((*complaints, *link.strangers(options, asked)))
    return choice


def _choices(each: Option, choice: Choice) -> tuple[str, ...]:
    """What a control offers; of a range also its ends, which need have no figure."""
    known = each.choices(data(), choice)
    if each.kind != "range":
        return known
    return period.ordered({*known, *filter(None, choice.many(each.name))})


def _widget(page: str, each: Option, choice: Choice, options: tuple[Option, ...]) -> None:
    key = f"{page}.{each.name}"
    known = _choices(each, choice)
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
    marked_up = common | {"format_func": lambda one: as_text(each.word(data(), choice, one))}
    if each.kind == "range":
        st.select_slider(**common, width=260, value=(known[0], known[-1]))
    elif each.kind == "choices" and len(known) > _MOST_PILLS:
        st.multiselect(**common, placeholder=text.say("app.choose", choice.lang))
    elif each.kind == "choices":
        st.pills(**marked_up, selection_mode="multi")
    elif len(known) > _MOST_SEGMENTS:
        st.selectbox(**common, width=420)
    else:
        st.segmented_control(**marked_up, required=True)


def _write(key: str, changed: Option, choice: Choice, options: tuple[Option, ...]) -> None:
    value = st.session_state[key]
    value = value if isinstance(value, str) else tuple(value)
    written, moved = changes.rewritten(options, data(), choice, changed.name, value)
    st.session_state[_MOVED] = moved
    st.query_params.from_dict(written)


def search(page: str, kinds: Option, label: str) -> tuple[str, str]:
    """Which register to look through and the words to look for, both kept in the link."""
    choice = _read((kinds,), "q")
    st.session_state[f"{page}.{kinds.name}"] = choice.one(kinds.name)
    st.session_state[f"{page}.q"] = " ".join(params().get("q", ()))
    common: dict[str, Any] = {"on_change": _write_search, "args": (page, kinds)}
    chosen = st.segmented_control(
        label,
        kinds.choices(data(), choice),
        format_func=lambda each: as_text(kinds.word(data(), choice, each)),
        key=f"{page}.{kinds.name}",
        required=True,
        label_visibility="collapsed",
        **common,
    )
    return chosen, st.text_input(label, key=f"{page}.q", **common)


def _write_search(page: str, kinds: Option) -> None:
    words = st.session_state[f"{page}.q"]
    chosen = kinds.write(st.session_state[f"{page}.{kinds.name}"])
    st.query_params.from_dict(carried() | chosen | ({"q": words} if words else {}))
