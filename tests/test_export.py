"""Figures as files: data that a spreadsheet opens, pictures with all their words."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from functools import cache

import pytest
import vl_convert
from PIL import Image

from sei_metrics import export, figures, text
from sei_metrics.dataset import Dataset
from sei_metrics.errors import UnknownId
from sei_metrics.figures import Figure
from tests.test_render import SVG, size_of

EVERY = [(name, lang) for name in figures.names() for lang in text.LANGUAGES]
NO_GLYPH = "\ue000"


@cache
def drawn(name: str, lang: str, dataset: Dataset) -> Figure:
    choice, complaints = figures.read(name, dataset, {"lang": lang})
    assert not complaints
    return figures.draw(name, dataset, choice)


@cache
def drawn_svg(name: str, lang: str, dataset: Dataset) -> bytes:
    return export.exported(drawn(name, lang, dataset), dataset, "svg")


def svg_of(figure: Figure, dataset: Dataset) -> bytes:
    return drawn_svg(figure.name, figure.lang, dataset)


@pytest.fixture
def figure(request: pytest.FixtureRequest, dataset: Dataset) -> Figure:
    name, lang = request.param
    return drawn(name, lang, dataset)


every_figure = pytest.mark.parametrize("figure", EVERY, ids="-".join, indirect=True)


def words_of(svg: bytes) -> list[str]:
    """Each text that an SVG shows."""
    root = ET.fromstring(svg)
    return ["".join(element.itertext()) for element in root.iter(f"{SVG}text")]


def squeezed(sentence: str) -> str:
    """Without spaces: a line may be broken anywhere."""
    return re.sub(r"\s", "", sentence)


@cache
def painted(sign: str) -> bytes:
    words = f'<text x="2" y="24" font-size="20" font-family="sans-serif">{sign}</text>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="30">{words}</svg>'
    return bytes(vl_convert.svg_to_png(svg))


@every_figure
def test_a_picture_shows_its_title_and_sources(figure: Figure, dataset: Dataset) -> None:
    svg = svg_of(figure, dataset)
    root = ET.fromstring(svg)
    assert root[0].text == figure.title
    assert root[1].text == figure.alt
    shown = squeezed("".join(words_of(svg)))
    for part in (figure.title, figure.caption, *figure.notes, *figure.sources, dataset.version):
        assert squeezed(part) in shown
    assert figure.sources


@every_figure
def test_a_picture_has_a_glyph_for_every_sign(figure: Figure, dataset: Dataset) -> None:
    signs = set(squeezed("".join(words_of(svg_of(figure, dataset))))) - set("<&>")
    assert not [sign for sign in sorted(signs) if painted(sign) == painted(NO_GLYPH)]


@every_figure
def test_a_picture_cuts_no_label_short(figure: Figure, dataset: Dataset) -> None:
    assert not [words for words in words_of(svg_of(figure, dataset)) if words.endswith("…")]


@every_figure
def test_a_png_is_twice_the_size_of_its_spec(figure: Figure, dataset: Dataset) -> None:
    png = export.exported(figure, dataset, "png")
    svg = ET.fromstring(svg_of(figure, dataset))
    own = tuple(2 * round(float(svg.get(side, "0"))) for side in ("width", "height"))
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert all(abs(found - wanted) <= 2 for found, wanted in zip(size_of(png), own, strict=True))
    colours = Image.open(io.BytesIO(png)).convert("RGB").getcolors(1000)
    assert colours and len(colours) > 10


@every_figure
def test_csv_holds_every_row_with_its_words(figure: Figure, dataset: Dataset) -> None:
    written = export.exported(figure, dataset, "csv")
    assert written.startswith(b"\xef\xbb\xbf")
    records = list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"))))
    assert len(records) == len(figure.rows) > 0
    for record, value in zip(records, figure.rows["value"], strict=True):
        assert not record["value"] or float(record["value"]) == pytest.approx(value, rel=1e-9)
        for worded in ("series_name", "unit_name", "standing_word"):
            assert record[worded], f"{record['series']} has no {worded}"
        for code, word in (("definition", "definition_name"), ("vintage", "vintage_title")):
            assert bool(record[code]) == bool(record[word])
        assert bool(record["source"]) == bool(record["source_text"])
        assert bool(record["OBS_STATUS"]) == (record["standing"] != "target")
        assert record["data_version"] == dataset.version


@every_figure
def test_json_is_the_spec_behind_the_picture(figure: Figure, dataset: Dataset) -> None:
    spec = json.loads(export.exported(figure, dataset, "json"))
    assert spec["description"] == figure.alt
    assert spec["usermeta"] == {
        "lang": figure.lang,
        "title": figure.title,
        "data_version": dataset.version,
    }
    assert "vega-lite/v6" in spec["$schema"]


@pytest.mark.parametrize("fmt", export.FORMATS)
def test_the_same_figure_gives_the_same_bytes(fmt: str, dataset: Dataset) -> None:
    name = figures.names()[0]
    choice, _ = figures.read(name, dataset, {})
    first, second = (
        export.exported(figures.draw(name, dataset, choice), dataset, fmt) for _ in range(2)
    )
    assert first == second


def test_an_unknown_format_names_the_nearest() -> None:
    with pytest.raises(UnknownId, match="svg"):
        export.format_of("svgz")


def test_a_file_is_named_by_what_differs_from_the_default() -> None:
    usual = {"lang": "en", "reading": "points", "from": "2015"}
    chosen = {"lang": "zh", "reading": "excess", "from": "2015", "way": "gwec,irena"}
    assert export.file_name("growth", usual, usual, "png") == "growth.en.png"
    assert (
        export.file_name("growth", chosen, usual, "csv")
        == "growth.reading-excess.way-gwec+irena.zh.csv"
    )


@pytest.mark.parametrize(("lang", "named"), [("en", "firms"), ("zh", "家")])
def test_the_unit_of_a_file_names_what_is_counted(frozen, lang, named):
    drawn = figures.make("industry-comparison", frozen, lang=lang)
    assert set(export.table(drawn, frozen)["unit_name"]) == {named}
