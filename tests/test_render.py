"""Pictures: their words, their sizes, the same bytes every time, and Chinese that shows."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PIL import Image

from sei_metrics import render
from sei_metrics.errors import SeiError
from tests.serving import ROOT

WORKER = [sys.executable, "-m", "sei_metrics.render"]
FONTS = '<?xml version="1.0"?><fontconfig><dir>{}</dir></fontconfig>'
SVG = "{http://www.w3.org/2000/svg}"


def spec(title: str = "Size & growth", *, lang: str = "en") -> render.Spec:
    """A small chart with a clip path, whose ids Vega numbers."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "title": title,
        "description": "Rises from 1 to 2 <at last>",
        "usermeta": {"title": title, "lang": lang},
        "background": "white",
        "width": 300,
        "height": 150,
        "data": {"values": [{"a": 1, "b": 1}, {"a": 2, "b": 2}]},
        "mark": {"type": "line", "clip": True},
        "encoding": {
            "x": {"field": "a", "type": "quantitative"},
            "y": {"field": "b", "type": "quantitative"},
        },
    }


def request(fmt: str, title: str = "Size") -> bytes:
    asked = {"spec": spec(title), "format": fmt, "scale": 2, "width": None}
    return json.dumps(asked).encode() + b"\n"


def size_of(png: bytes) -> tuple[int, int]:
    return Image.open(io.BytesIO(png)).size


@pytest.mark.parametrize("fmt", render.DRAWINGS)
def test_the_same_spec_gives_the_same_bytes(fmt: str) -> None:
    first = render.draw(spec(), fmt)
    render.draw(spec("Another"), "svg")
    assert render.draw(spec(), fmt) == first


def test_an_svg_says_what_it_shows() -> None:
    root = ET.fromstring(render.draw(spec(lang="zh"), "svg"))
    assert root.get("role") == "img"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh"
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert [child.text for child in root][:2] == ["Size & growth", "Rises from 1 to 2 <at last>"]


def test_ids_inside_an_svg_are_still_referred_to() -> None:
    svg = render.draw(spec(), "svg").decode()
    assert 'id="clip-0"' in svg
    assert 'clip-path="url(#clip-0)"' in svg


def test_scale_and_width_set_the_pixels() -> None:
    width, height = size_of(render.draw(spec(), "png", 1))
    assert size_of(render.draw(spec(), "png", 2)) == (2 * width, 2 * height)
    assert size_of(render.draw(spec(), "png", 2, 500))[0] == 1000
    assert 'width="500"' in render.draw(spec(), "svg", 1, 500).decode()


def test_a_png_has_a_palette_with_the_colours_of_the_chart() -> None:
    picture = Image.open(io.BytesIO(render.draw(spec(), "png")))
    assert picture.mode == "P"
    colours = {colour for _, colour in picture.convert("RGB").getcolors(100_000) or []}
    assert (255, 255, 255) in colours
    assert any(max(map(abs, (r - 0x4C, g - 0x78, b - 0xA8))) <= 2 for r, g, b in colours)


def test_a_spec_that_cannot_be_drawn_is_a_sentence() -> None:
    broken = {**spec(), "mark": "cloud"}
    with pytest.raises(SeiError, match="could not be drawn") as refusal:
        render.draw(broken, "png")
    assert refusal.value.say("zh") != str(refusal.value)


def test_data_is_never_fetched() -> None:
    elsewhere = {**spec(), "data": {"url": "https://example.org/rows.json"}}
    with pytest.raises(SeiError, match="could not be drawn"):
        render.draw(elsewhere, "svg")


def test_chinese_characters_differ() -> None:
    assert render.has_chinese_font()


def test_without_a_chinese_font_the_sentence_names_the_package(tmp_path: Path) -> None:
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(FONTS.format(tmp_path))
    asked = request("png", "规模") + request("png") + request("svg", "规模")
    done = subprocess.run(
        WORKER,
        input=asked,
        capture_output=True,
        check=True,
        cwd=ROOT,
        env={"FONTCONFIG_FILE": str(fonts)},
    )
    header, rest = done.stdout.split(b"\n", 1)
    refusal = SeiError(json.loads(header)["error"])
    assert all("fonts-noto-cjk" in refusal.say(lang) for lang in ("en", "zh"))
    header, rest = rest.split(b"\n", 1)
    png, rest = rest[: json.loads(header)["size"]], rest[json.loads(header)["size"] :]
    assert png.startswith(b"\x89PNG")
    assert "规模".encode() in rest


def test_the_process_answers_each_line_and_ends_with_its_input() -> None:
    done = subprocess.run(
        WORKER, input=request("svg") * 2, capture_output=True, check=True, cwd=ROOT
    )
    header, rest = done.stdout.split(b"\n", 1)
    first, rest = rest[: json.loads(header)["size"]], rest[json.loads(header)["size"] :]
    second = rest.split(b"\n", 1)[1]
    assert first.startswith(b"<svg")
    assert first == second
    assert done.stderr == b""
