"""Faults of trees of classes, each put into a copy of the small data folder and named."""

from __future__ import annotations

from pathlib import Path

import pytest

from sei_metrics import text
from sei_metrics.dataset.check import faults
from sei_metrics.dataset.store import Dataset, load
from sei_metrics.errors import DataError
from tests.dataset.conftest import Damage

ROUTERS = "nine_2018-1.1.x1,nine_2018,1.1.x1,placeholder,nine_2018-1.1,,,3,"
CABLES = "nine_2018-1.x2,nine_2018,1.x2,placeholder,nine_2018-1,2,parent,4,"
NEW = "seven_2010-1,seven_2010,1,ours,,,,1,New information technology,,zh,pillar,nine_2018-1,"
FILE = "classification.csv"


def test_the_small_trees_are_sound(small: Dataset) -> None:
    """One class skips two levels, one has no Chinese name and says so."""
    assert faults(small.folder) == ()
    assert set(small.classification.skipped) == {"", "2"}
    assert set(small.classification.lacks) == {"", "zh"}


@pytest.mark.parametrize(
    ("file", "was", "now", "column", "rule"),
    [
        (FILE, ROUTERS, ROUTERS.replace("-1.1,,", "-1.7,,"), "parent", "unknown_id"),
        (FILE, ROUTERS, ROUTERS.replace("nine_2018-1.1,,", "seven_2010-1,1,"), "parent",
         "class_scheme"),
        (FILE, ROUTERS, ROUTERS.replace(",3,", ",4,"), "level", "class_level"),
        (FILE, ROUTERS, ROUTERS.replace(",3,", ",2,"), "level", "class_level"),
        (FILE, CABLES, CABLES.replace(",2,parent", ",1,parent"), "level", "class_level"),
        (FILE, CABLES, CABLES.replace(",2,parent", ",,parent"), "level", "class_level"),
        (FILE, CABLES, CABLES.replace("nine_2018-1,2,parent", ",,"), "level", "class_root"),
        (FILE, CABLES, CABLES.replace("2,parent", "two,parent"), "skipped", "not_whole"),
        (FILE, CABLES, CABLES.replace("2,parent", "2,year"), "inferred", "not_a_choice"),
        (FILE, CABLES, CABLES.replace("placeholder", "official"), "code", "official_code"),
        (FILE, CABLES, CABLES.replace("2018,1.x2", "2018,1.x3"), "class", "class_id"),
        (FILE, NEW, NEW.replace(",zh,", ",,"), "name_zh", "missing_translation"),
        (FILE, NEW, NEW.replace(",,zh,", ",新一代,zh,"), "name_zh", "name_read"),
        (FILE, NEW, NEW.replace("New information technology", ""), "name_en",
         "missing_translation"),
        (FILE, NEW, NEW.replace("nine_2018-1,", "nine_2018-9,"), "same_as", "unknown_id"),
        (FILE, NEW, NEW.replace(",nine_2018-1,", ",seven_2010-1,"), "same_as", "same_scheme"),
        (FILE, NEW, NEW.replace("pillar", "arch"), "mark", "not_a_choice"),
        ("classification_codes.csv", "x1,3915,", "x1,391,", "gbt4754", "bad_code"),
        ("classification_codes.csv", "x1,3915,", "x1,３９１５,", "gbt4754", "bad_code"),
        ("classification_codes.csv", "3915,no", "3915,perhaps", "partial", "not_a_choice"),
        ("classification_codes.csv", "3915,no", "3915,", "partial", "not_a_choice"),
        ("classification_codes.csv", "1.x2,3913", "1.x3,3913", "class", "unknown_id"),
        ("classification_codes.csv", "x1,3915", "x1,3913", "class, gbt4754", "unique_key"),
        ("schemes.csv", "2018,9,40,", "2018,0,40,", "official_1", "above_official"),
        ("schemes.csv", ",,485,", ",0,485,", "official_3", "above_official"),
        ("schemes.csv", "485", "1", "official_codes", "above_official"),
        ("schemes.csv", "485", "many", "official_codes", "not_whole"),
        ("schemes.csv", "仅读到一部分。", "", "note_zh", "missing_translation"),
    ],
)  # fmt: skip
def test_each_fault_is_named(
    folder: Path, damage: Damage, file: str, was: str, now: str, column: str, rule: str
) -> None:
    line = damage(file, was, now)
    (found,) = faults(folder)
    assert (found.file, found.line, found.column, found.rule) == (file, line, column, rule)
    assert all(found.say(lang) for lang in text.LANGUAGES)


def test_no_path_comes_back_to_where_it_began(folder: Path, damage: Damage) -> None:
    """Whatever levels the classes of a ring claim: one of them lies no deeper than its parent."""
    networks = "nine_2018-1.1,nine_2018,1.1,official,nine_2018-1,,,2,"
    for level in (2, 3, 4, 5):
        ring = networks.replace("nine_2018-1,,,2", f"nine_2018-1.1.x1,,,{level}")
        damage(FILE, networks, ring)
        assert "class_level" in {one.rule for one in faults(folder)}
        with pytest.raises(DataError, match="classification"):
            load(folder)
        damage(FILE, ring, networks)


def test_a_class_above_itself_is_refused(folder: Path, damage: Damage) -> None:
    damage(FILE, ROUTERS, ROUTERS.replace("nine_2018-1.1,,", "nine_2018-1.1.x1,,"))
    (found,) = faults(folder)
    assert found.rule == "class_level"
