"""What pages share: what the address says, sentences about it, and controls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import streamlit as st

from pages._plain import as_text
from sei_metrics import text
from sei_metrics.dataset import bundled as data
from sei_metrics.errors import Message, SeiError
from sei_metrics.options import Choice, Option, link
from sei_metrics.site.choosing import Chosen, Control, after_change

__all__ = ["data"]

_MOST_SEGMENTS, _MOST_PILLS = 5, 14


@dataclass(frozen=True)
class Query:
    """What the address says: each parameter with all its values, language and as-of date.

    `complaints` are those about language and date.
    """

    params: Mapping[str, tuple[str, ...]]
    common: Choice
    complaints: tuple[Message, ...]

    @property
    def lang(self) -> str:
        """The reader's language."""
        return self.common.lang

    @property
    def carried(self) -> dict[str, str]:
        """The parameters that go along from page to page."""
        return link.write((), self.common)


def query() -> Query:
    """The address as it is now; a run reads it once and hands it on."""
    params = params_now()
    return Query(params, *link.read_common(params))


def params_now() -> dict[str, tuple[str, ...]]:
    """The parameters of the address, each with all its values."""
    asked = st.query_params
    return link.read_pairs((name, value) for name in asked for value in asked.get_all(name))


def tomorrow() -> date:
    """The day after today by the server's clock, in UTC."""
    return datetime.now(UTC).date() + timedelta(days=1)


def complain(complaints: Iterable[Message], lang: str) -> None:
    """A sentence for each thing in the link that is not shown as it was asked."""
    for complaint in complaints:
        st.warning(as_text(complaint.say(lang)), icon=":material/link_off:")


def refuse(error: SeiError, lang: str) -> None:
    """Why something is not shown at all."""
    st.error(as_text(error.message.say_to_readers(lang)))


def controls(chosen: Chosen, group: str) -> None:
    """The controls of a group, one an option, and what had to follow the last change of one."""
    page, lang = chosen.page, chosen.common.lang
    place = f"controls-{page.id}" + ("" if group == page.groups[0] else f"-{group}")
    with st.container(horizontal=True, gap="medium", key=place):
        for each in chosen.controls:
            if each.card.group == group and len(each.offered) > 1:
                _widget(each, chosen)
    for moved in st.session_state.pop(_moved_in(group), ()):
        st.caption(as_text(moved.say(lang)))


def _widget(control: Control, chosen: Chosen) -> None:
    option, known, value, lang = control.option, control.offered, control.value, control.choice.lang
    st.session_state[control.key] = list(value) if option.kind == "choices" else value
    common: dict[str, Any] = {
        "label": option.title(lang),
        "options": known,
        "format_func": lambda one: option.word(data(), control.choice, one),
        "key": control.key,
        "on_change": _write,
        "args": (control, chosen),
    }
    marked_up = common | {
        "format_func": lambda one: as_text(option.word(data(), control.choice, one))
    }
    if option.kind == "range":
        st.select_slider(**common, width=260, value=(known[0], known[-1]))
    elif option.kind == "choices" and len(known) > _MOST_PILLS:
        st.multiselect(**common, placeholder=text.say("app.choose", lang))
    elif option.kind == "choices":
        st.pills(**marked_up, selection_mode="multi")
    elif len(known) > _MOST_SEGMENTS:
        st.selectbox(**common, width=420)
    else:
        st.segmented_control(**marked_up, required=True)


def _write(control: Control, chosen: Chosen) -> None:
    value = st.session_state[control.key]
    value = value if isinstance(value, str) else tuple(value)
    written, moved = after_change(chosen, data(), control, value)
    st.session_state[_moved_in(control.card.group)] = moved
    st.query_params.from_dict(written)


def _moved_in(group: str) -> str:
    return f"moved.{group}"


def search(page: str, kinds: Option, label: str, asked: Query) -> tuple[str, str]:
    """Which register to look through and the words to look for, both kept in the link."""
    params = {name: values for name, values in asked.params.items() if name != "q"}
    choice, complaints = link.read_options((kinds,), data(), asked.common, params)
    complain((*complaints, *link.strangers((kinds,), params)), asked.lang)
    st.session_state[f"{page}.{kinds.name}"] = choice.one(kinds.name)
    st.session_state[f"{page}.q"] = " ".join(asked.params.get("q", ()))
    common: dict[str, Any] = {"on_change": _write_search, "args": (page, kinds, asked.carried)}
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


def _write_search(page: str, kinds: Option, carried: dict[str, str]) -> None:
    words = st.session_state[f"{page}.q"]
    chosen = kinds.write(st.session_state[f"{page}.{kinds.name}"])
    st.query_params.from_dict(carried | chosen | ({"q": words} if words else {}))
