"""The drawing process: Vega-Lite specs in, bytes of pictures out.

`python -m sei_metrics.render` reads one JSON line a picture from its input, `{"spec", "format",
"scale", "width"}`, and answers each with a JSON line, `{"size"}` or `{"error", "fields"}`, followed
by that many bytes. It ends at the end of its input, so that it cannot outlive whoever started it.
"""

from __future__ import annotations

import io
import json
import os
import re
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, BinaryIO
from xml.sax.saxutils import escape, quoteattr

import vl_convert
from PIL import Image

from sei_metrics.errors import SeiError

SCALE = 2.0
SECONDS = 30
Spec = dict[str, Any]

_ROOT = re.compile(r"<svg\b[^>]*>")
_ID = re.compile(r'\bid="([a-zA-Z_-]+)(\d+)"')
_CHINESE = re.compile("[\u3400-\u9fff]")
_TWO_CHARACTERS = ("\u56fd", "\u4e1a")
_PALETTE = 256


@dataclass(frozen=True)
class Drawing:
    """A format that is drawn: its media type and how a spec becomes its bytes."""

    media_type: str
    draw: Callable[[Spec, float, int | None], bytes]


def draw(spec: Spec, fmt: str, scale: float = SCALE, width: int | None = None) -> bytes:
    """The picture of a spec, in this process.

    `scale` is the number of pixels of a PNG to one of the spec, `width` the width of the picture
    before scaling where the spec's own is not wanted. Raises SeiError where it cannot be drawn.
    """
    try:
        return DRAWINGS[fmt].draw(spec, scale, width)
    except ValueError as reason:
        raise SeiError("picture.failed", reason=str(reason).strip().splitlines()[0]) from reason


def has_chinese_font() -> bool:
    """Whether this machine can draw Chinese: without a font, unlike characters look alike."""
    first, second = (_glyph(character) for character in _TWO_CHARACTERS)
    return first != second


_font_was_found = cache(has_chinese_font)


def _glyph(character: str) -> bytes:
    words = f'<text x="2" y="24" font-size="20" font-family="sans-serif">{character}</text>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="30" height="30">{words}</svg>'
    return bytes(vl_convert.svg_to_png(svg))


def _svg(spec: Spec, _scale: float, width: int | None) -> bytes:
    svg = _plain_svg(spec, width)
    root = _ROOT.search(svg)
    assert root
    title = spec.get("usermeta", {}).get("title", "")
    lang = quoteattr(spec.get("usermeta", {}).get("lang", "en"))
    opening = f'{root[0][:-1]} role="img" xml:lang={lang}>'
    words = f"<title>{escape(title)}</title><desc>{escape(spec.get('description', ''))}</desc>"
    return (svg[: root.start()] + opening + words + svg[root.end() :]).encode()


def _png(spec: Spec, scale: float, width: int | None) -> bytes:
    svg = _plain_svg(spec, width)
    if _CHINESE.search(svg) and not _font_was_found():
        raise SeiError("picture.font")
    return _reduced(bytes(vl_convert.svg_to_png(svg, scale=scale)))


def _plain_svg(spec: Spec, width: int | None) -> str:
    svg = _numbered_anew(str(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])))
    return svg if width is None else _resized(svg, width)


def _numbered_anew(svg: str) -> str:
    """Vega counts its ids on from one picture to the next; equal pictures must be equal bytes."""
    for number, (kind, old) in enumerate(_ID.findall(svg)):
        svg = svg.replace(f'"{kind}{old}"', f'"{kind}-{number}"')
        svg = svg.replace(f"(#{kind}{old})", f"(#{kind}-{number})")
    return svg


def _resized(svg: str, width: int) -> str:
    root = _ROOT.search(svg)
    assert root
    own_width, own_height = (
        float(value) for value in re.findall(r' (?:width|height)="([\d.]+)"', root[0])
    )
    height = f"{own_height * width / own_width:.6g}"
    opening = re.sub(r' width="[\d.]+"', f' width="{width}"', root[0])
    opening = re.sub(r' height="[\d.]+"', f' height="{height}"', opening)
    return svg[: root.start()] + opening + svg[root.end() :]


def _reduced(png: bytes) -> bytes:
    """The same picture with a palette: about a third of the bytes."""
    painted = Image.open(io.BytesIO(png)).convert("RGBA")
    ground = Image.new("RGBA", painted.size, "white")
    flat = Image.alpha_composite(ground, painted).convert("RGB")
    few = flat.quantize(_PALETTE, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


DRAWINGS = {
    "png": Drawing("image/png", _png),
    "svg": Drawing("image/svg+xml", _svg),
}


def answer(line: bytes) -> bytes:
    """The answer to one request: a header line and the picture's bytes."""
    asked = json.loads(line)
    try:
        picture = draw(asked["spec"], asked["format"], asked["scale"], asked["width"])
    except SeiError as refusal:
        return json.dumps({"error": refusal.key, "fields": refusal.fields}).encode() + b"\n"
    return json.dumps({"size": len(picture)}).encode() + b"\n" + picture


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answers requests until there are no more."""
    for line in requests:
        _end_after(2 * SECONDS)
        answers.write(answer(line))
        answers.flush()
        _end_after(0)


def _end_after(seconds: int) -> None:
    """An endless drawing would keep the process from seeing that its parent has gone."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as answers:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        try:
            serve(sys.stdin.buffer, answers)
        except BrokenPipeError:
            os._exit(0)


if __name__ == "__main__":
    _main()
