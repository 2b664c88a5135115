"""A figure as bytes to take away: pictures, its data, and the spec behind the picture.

A new format is one entry: in `render.DRAWINGS` where it is drawn from the spec, in `_WRITTEN` where
it is written from the rows.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from sei_metrics import render, text, units
from sei_metrics.captions.credits import credit
from sei_metrics.dataset import Dataset
from sei_metrics.dataset.status import early_stages, status
from sei_metrics.errors import UnknownId
from sei_metrics.figures import Figure
from sei_metrics.render import SCALE, Spec
from sei_metrics.rows import with_known_ends

_DIGITS = "%.10g"
_LONGEST_NAME = 120


@dataclass(frozen=True)
class Format:
    """How a figure is taken away; `write` is missing where the bytes are drawn from its spec."""

    media_type: str
    write: Callable[[Figure, Dataset], bytes] | None = None

    @property
    def drawn(self) -> bool:
        """Whether it is a picture, with a scale and a width."""
        return self.write is None


def specification(figure: Figure) -> Spec:
    """The picture's spec, with the words that its file needs to stand alone."""
    spec = figure.picture()
    spec["description"] = figure.alt
    about = {"lang": figure.lang, "title": figure.title, "data_version": figure.version}
    spec["usermeta"] = {**spec.get("usermeta", {}), **about}
    return spec


def format_of(name: str) -> Format:
    """The format of a file ending; raises UnknownId."""
    if name not in FORMATS:
        raise UnknownId("format", name, FORMATS)
    return FORMATS[name]


def exported(
    figure: Figure, dataset: Dataset, fmt: str, scale: float = SCALE, width: int | None = None
) -> bytes:
    """The figure's bytes in one format; a picture is drawn in this process."""
    write = format_of(fmt).write
    if write is None:
        return render.draw(specification(figure), fmt, scale, width)
    return write(figure, dataset)


def file_name(name: str, chosen: Mapping[str, str], default: Mapping[str, str], fmt: str) -> str:
    """What a saved file is called: the figure, what differs from its default, the language.

    Of a long name the middle is cut; a mark made of the whole keeps it unlike any other.
    """
    parts = [
        f"{key}-{value}".replace(",", "+").replace("/", "~")
        for key, value in chosen.items()
        if key != "lang" and value != default.get(key)
    ]
    whole = ".".join([name, *parts])
    if len(whole) > _LONGEST_NAME:
        mark = hashlib.sha256(whole.encode()).hexdigest()[:10]
        whole = f"{whole[:_LONGEST_NAME].rstrip('.+-')}~{mark}"
    return f"{whole}.{chosen['lang']}.{fmt}"


def table(figure: Figure, dataset: Dataset) -> pd.DataFrame:
    """The rows drawn, each id beside its words in the figure's language, and the data's version.

    An open end of a range is empty.
    """
    words = {
        "standing": ("standing_word", lambda code: text.say(f"standing.{code}", figure.lang)),
        "definition": ("definition_name", _definitions(dataset, figure.lang)),
        "vintage": ("vintage_title", _vintages(dataset, figure.lang)),
    }
    columns: dict[str, pd.Series] = {}
    for name, cells in with_known_ends(figure.rows).items():
        columns[str(name)] = cells
        if name in words:
            title, word = words[str(name)]
            columns[title] = _worded(cells, word, figure.lang)
        if name == "unit":
            columns["unit_name"] = _unit_names(figure, dataset)
        if name == "source":
            cited = {ids: credit(ids, dataset, figure.lang) for ids in cells.unique()}
            columns["source_text"] = cells.map(cited)
        if name == "standing":
            columns["OBS_STATUS"] = status(cells, figure.rows["vintage"], early_stages(dataset))
    return pd.DataFrame(columns).assign(data_version=figure.version)


def _unit_names(figure: Figure, dataset: Dataset) -> pd.Series:
    """The published unit of each row in words, with what is counted."""
    rows = figure.rows
    named = [
        units.published_name(unit, figure.lang, dataset.catalog.counter(indicator, industry))
        if unit
        else ""
        for unit, indicator, industry in zip(
            rows["unit"], rows["indicator"], rows["industry"], strict=True
        )
    ]
    return pd.Series(named, index=rows.index, dtype="str")


def comma_separated(rows: pd.DataFrame) -> bytes:
    """A table as CSV; the byte order mark lets a spreadsheet see Chinese as it is."""
    written = rows.to_csv(index=False, lineterminator="\n", float_format=_DIGITS)
    return written.encode("utf-8-sig")


def _definitions(dataset: Dataset, lang: str) -> Callable[[str], str]:
    return lambda key: dataset.catalog.definitions[key].name[lang]


def _vintages(dataset: Dataset, lang: str) -> Callable[[str], str]:
    titles = dataset.vintages.set_index("vintage")[f"title_{lang}"].to_dict()
    return lambda key: str(titles[key])


def _worded(cells: pd.Series, word: Callable[[str], str], lang: str) -> pd.Series:
    """The words of ids; a cell may join several with `;`."""
    between = text.say("word.semicolon", lang)
    said = {
        ids: between.join(word(each) for each in ids.split(";") if each)
        for ids in cells.dropna().unique()
    }
    return cells.map(said)


def _csv(figure: Figure, dataset: Dataset) -> bytes:
    return comma_separated(table(figure, dataset))


def _json(figure: Figure, _dataset: Dataset) -> bytes:
    return json.dumps(specification(figure), ensure_ascii=False, allow_nan=False).encode()


_WRITTEN = {
    "csv": Format("text/csv", _csv),
    "json": Format("application/json", _json),
}
FORMATS: Mapping[str, Format] = {
    **{name: Format(drawing.media_type) for name, drawing in render.DRAWINGS.items()},
    **_WRITTEN,
}
