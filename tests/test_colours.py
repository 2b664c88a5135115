"""Contrast of the theme's colours: 4.5:1 for text, 3:1 for marks, on every ground."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from sei_metrics.charts import style
from tests.serving import ROOT
from tests.some import some

CAPTION_OPACITY = 0.6
SCHEMES = ("light", "dark")


def theme(scheme: str) -> dict[str, Any]:
    with (ROOT / ".streamlit" / "config.toml").open("rb") as file:
        found: dict[str, Any] = tomllib.load(file)["theme"][scheme]
    return found


def channels(colour: str) -> list[float]:
    return [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]


def luminance(colour: list[float]) -> float:
    """Relative luminance as WCAG 2 defines it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(colour: str, ground: str, opacity: float = 1.0) -> float:
    """From 1 (alike) to 21 (black on white)."""
    below = channels(ground)
    above = [opacity * c + (1 - opacity) * g for c, g in zip(channels(colour), below, strict=True)]
    low, high = sorted([luminance(above), luminance(below)])
    return (high + 0.05) / (low + 0.05)


def grounds(scheme: str) -> list[str]:
    return [theme(scheme)["backgroundColor"], theme(scheme)["secondaryBackgroundColor"]]


def test_black_on_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_captions_and_links_can_be_read(scheme: str) -> None:
    colours = theme(scheme)
    for ground in some(grounds(scheme)):
        assert contrast(colours["textColor"], ground) >= 7
        assert contrast(colours["textColor"], ground, CAPTION_OPACITY) >= 4.5
        assert contrast(colours["linkColor"], ground) >= 4.5
        assert contrast(colours["primaryColor"], ground) >= 4.5


def tones(scheme: str) -> dict[str, str]:
    return dict(zip(style.TONES, theme(scheme)["chartCategoricalColors"], strict=True))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_marks_and_their_labels_can_be_seen(scheme: str) -> None:
    colours = tones(scheme)
    ground = colours.pop("ground")
    assert ground == theme(scheme)["backgroundColor"]
    assert len(set(colours.values())) == len(colours)
    for name, colour in colours.items():
        wanted = 3 if name == "rule" else 4.5
        assert contrast(colour, ground) >= wanted, f"{name}: {contrast(colour, ground):.2f}"


def test_pictures_are_drawn_in_the_colours_of_daylight() -> None:
    assert tuple(tones("light").values()) == style.PICTURE_COLOURS


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_sequence_runs_one_way(scheme: str) -> None:
    ground = theme(scheme)["backgroundColor"]
    steps = [contrast(each, ground) for each in theme(scheme)["chartSequentialColors"]]
    assert len(steps) == 10
    assert steps == sorted(steps)
