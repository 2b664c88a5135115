"""The words readers see: both languages, the same fields, all used, all there."""

from __future__ import annotations

import ast
import re
import string
import tomllib

import pytest

from sei_metrics import text
from tests.serving import ROOT
from tests.source import Module, modules

PROGRAM = modules("app.py", "pages", "sei_metrics")
CHINESE = re.compile(r"[\u3400-\u9fff]")
# Names that Chinese readers know in Latin letters.
LATIN_NAMES = {"Excel", "JavaScript", "Streamlit"}
# The languages fill these differently, each with its reason.
OWN_FIELDS = {
    "period.year_to_date": "a month is a name in English and a number in Chinese",
    "unit.count.amount": "a Chinese number has its measure word",
    "unit.10k_units.amount": "a Chinese number has its measure word",
    "unit.10k_units.large.amount": "a Chinese number has its measure word",
    "unit.million_units.amount": "a Chinese number has its measure word",
    "unit.million_units.large.amount": "a Chinese number has its measure word",
}

# A language is called by its own name, so that whoever speaks it finds it.
OWN_NAMES = {"app.language_en", "app.language_zh"}


def every_record() -> list[str]:
    return list(text.keys())


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("key", every_record())
def test_both_languages_say_the_same(key: str) -> None:
    record = text.pair(key)
    assert set(record) == set(text.LANGUAGES)
    assert all(record.values()), f"{key} has an empty side"
    same = fields(record["en"]) == fields(record["zh"])
    assert same != (key in OWN_FIELDS), f"{key} fills different fields"


@pytest.mark.parametrize("key", sorted({*every_record()} - OWN_NAMES))
def test_each_side_is_in_its_language(key: str) -> None:
    record = text.pair(key)
    assert not CHINESE.search(record["en"]), f"{key} has Chinese on its English side"
    if not CHINESE.search(record["zh"]):
        left = re.sub(r"\{[^}]*\}|https?://\S+|`[^`]*`", "", record["zh"])
        words = set(re.findall(r"[A-Za-z]{5,}", left)) - LATIN_NAMES
        assert not words, f"{key} is not translated: {sorted(words)}"


def test_the_file_holds_nothing_but_pairs() -> None:
    with (ROOT / "sei_metrics" / "text.toml").open("rb") as file:
        tops = tomllib.load(file)
    assert {key.partition(".")[0] for key in text.keys()} == set(tops)  # noqa: SIM118


def _strings(module: Module) -> set[str]:
    return {constant for constant in module.strings() if len(constant) < 80}


def _is_used(key: str, strings: set[str]) -> bool:
    """Written out, below a prefix written out, or completed from the first part of an f-string."""
    parts = key.split(".")
    above = {".".join(parts[:count]) for count in range(1, len(parts) + 1)}
    begun = {key[:end] for end in range(1, len(key)) if key[end - 1] in "._"}
    return bool((above | begun) & strings)


def test_no_record_is_left_over() -> None:
    strings = set().union(*(_strings(module) for module in PROGRAM))
    unused = [key for key in every_record() if not _is_used(key, strings)]
    assert not unused, f"nothing says {unused}"


def _asked_for(module: Module) -> list[tuple[int, str]]:
    """Keys written out where a record is asked for, with their line."""
    found = []
    for node in ast.walk(module.tree):
        if not (isinstance(node, ast.Call) and node.args):
            continue
        called, first = ast.unparse(node.func), node.args[0]
        if called in {"text.say", "text.pair", "SeiError", "errors.SeiError"} and isinstance(
            first, ast.Constant
        ):
            found.append((node.lineno, str(first.value)))
    return found


@pytest.mark.parametrize("module", PROGRAM, ids=lambda module: module.name)
def test_every_record_asked_for_exists(module: Module) -> None:
    missing = [(line, key) for line, key in _asked_for(module) if not text.has(key)]
    assert not missing, f"{module.name} asks for {missing}"
