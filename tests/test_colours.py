"""Contrast of the theme's colours: 4.5:1 for text, 3:1 for marks, on every ground."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from tests.serving import ROOT

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
    for ground in grounds(scheme):
        assert contrast(colours["textColor"], ground) >= 7
        assert contrast(colours["textColor"], ground, CAPTION_OPACITY) >= 4.5
        assert contrast(colours["linkColor"], ground) >= 4.5
        assert contrast(colours["primaryColor"], ground) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_marks_can_be_seen(scheme: str) -> None:
    ground = theme(scheme)["backgroundColor"]
    *marks, broken = theme(scheme)["chartCategoricalColors"]
    assert len(marks) == 12
    weak = {mark for mark in marks if contrast(mark, ground) < 3}
    assert not weak
    assert contrast(broken, ground) >= 3
    assert len({*marks, broken}) == 13


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_sequence_runs_one_way(scheme: str) -> None:
    ground = theme(scheme)["backgroundColor"]
    steps = [contrast(each, ground) for each in theme(scheme)["chartSequentialColors"]]
    assert len(steps) == 10
    assert steps == sorted(steps)
