"""The list of figures with all that can be chosen in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sei_metrics import export, figures, text
from sei_metrics.dataset import Dataset
from sei_metrics.figures import Choice, Option
from sei_metrics.publish.data import quoted
from sei_metrics.publish.downloads import DOWNLOADS
from sei_metrics.publish.size import SIZES


def directory(dataset: Dataset) -> dict[str, Any]:
    """Every figure with its options, and what holds for all: formats, languages, sizes.

    Choices may depend on the options before them: those listed hold for the defaults.
    """
    return {
        "version": dataset.version,
        "formats": {name: each.media_type for name, each in export.FORMATS.items()},
        "languages": list(text.LANGUAGES),
        "picture": {name: {"from": low, "to": high} for name, (low, high) in SIZES.items()},
        "figures": [_figure(name, dataset) for name in figures.names()],
        "data": list(DOWNLOADS),
        "notes": [quoted(dataset)],
    }


def _figure(name: str, dataset: Dataset) -> dict[str, Any]:
    read, _ = figures.read(name, dataset, {})
    choices = {lang: replace(read, lang=lang) for lang in text.LANGUAGES}
    return {
        "name": name,
        "title": {
            lang: figures.draw(name, dataset, choice).title for lang, choice in choices.items()
        },
        "address": f"figure/{name}.{{format}}",
        "options": [_option(each, dataset, choices) for each in figures.options(name)],
    }


def _option(option: Option, dataset: Dataset, choices: Mapping[str, Choice]) -> dict[str, Any]:
    choice = choices[text.LANGUAGES[0]]
    default = choice.values
    words = {
        value: {lang: option.word(dataset, choices[lang], value) for lang in choices}
        for value in option.choices(dataset, choice)
    }
    return {
        "name": option.name,
        "kind": option.kind,
        "title": {lang: option.title(lang) for lang in choices},
        "parameters": list(option.written_as),
        "default": option.write(default[option.name]),
        "choices": words,
    }
