"""The words readers see: both languages, the same fields, all used, all there."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from sei_metrics import figures, text
from sei_metrics.dataset import Dataset
from sei_metrics.dataset.schema import TABLES
from tests.serving import ROOT
from tests.some import some
from tests.source import Module, modules

PROGRAM = modules("app.py", "pages", "sei_metrics")
Node = TypeVar("Node", bound=ast.AST)
Pieces = list[str | None]
CHINESE = re.compile(r"[\u3400-\u9fff]")
# Names that Chinese readers know in Latin letters.
LATIN_NAMES = {"Excel", "JavaScript", "Streamlit"}
# The languages fill these differently, each with its reason.
OWN_FIELDS = {
    "period.year_to_date": "a month is a name in English and a number in Chinese",
}

# A language is called by its own name, so that whoever speaks it finds it.
OWN_NAMES = {"app.language_en", "app.language_zh"}


def every_record() -> list[str]:
    return list(text.keys())


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_both_languages_say_the_same() -> None:
    wrong = []
    for key in every_record():
        record = text.pair(key)
        if set(record) != set(text.LANGUAGES) or not all(record.values()):
            wrong.append(f"{key} lacks a side")
        same = fields(record["en"]) == fields(record["zh"])
        if same == (key in OWN_FIELDS):
            wrong.append(f"{key} fills {'the same' if same else 'different'} fields")
    assert not wrong, "\n".join(wrong)


def test_each_side_is_in_its_language() -> None:
    wrong = []
    for key in {*every_record()} - OWN_NAMES:
        record = text.pair(key)
        if CHINESE.search(record["en"]):
            wrong.append(f"{key} has Chinese on its English side")
        if not CHINESE.search(record["zh"]):
            left = re.sub(r"\{[^}]*\}|https?://\S+|`[^`]*`", "", record["zh"])
            words = set(re.findall(r"[A-Za-z]{5,}", left)) - LATIN_NAMES
            wrong += [f"{key} is not translated: {sorted(words)}"] if words else []
    assert not wrong, "\n".join(sorted(wrong))


def test_the_files_hold_nothing_but_pairs() -> None:
    tops: set[str] = set()
    for file in text.FILES:
        tops |= set(tomllib.loads(file.read_text(encoding="utf-8")))
    assert {key.partition(".")[0] for key in text.keys()} == tops  # noqa: SIM118


def test_a_key_stands_once(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sum(len(text.records_of(file)) for file in text.FILES) == len(every_record())
    monkeypatch.setattr(text, "FILES", (*text.FILES, text.FILES[-1]))
    with pytest.raises(LookupError, match="stands twice"):
        text._records.__wrapped__()


def test_a_word_that_is_missing_names_the_nearest() -> None:
    with pytest.raises(LookupError, match=r"no record target_path\.titel; near are target_path\.t"):
        text.say("target_path.titel", "en")


def test_a_field_that_is_missing_is_named_with_its_sentence() -> None:
    with pytest.raises(LookupError, match=r"\{name\}.* asks for 'name'; given is value"):
        text.written({"en": "{name} has {value}", "zh": "{name}{value}"}, "en", value=1)


class Program:
    """What some modules of the program can ask for, read from their source.

    A record is asked for where its key is written out, or where an f-string can build it: its fixed
    parts as they stand and, in each gap, a word that the program or the data knows. Where its
    beginning is such a gap, as in a function that is given one, these modules must know the
    beginning.
    """

    def __init__(self, dataset: Dataset, asking: list[Module] = PROGRAM) -> None:
        self.strings = {word for module in asking for word in _strings(module.tree)}
        self.built = [_pieces(node) for node in _nodes(asking, ast.JoinedStr)]
        self.renamed = list(_renamed())
        if asking is PROGRAM:
            self.built += [[f"{prefix}.", None] for prefix in _option_words()]
        else:
            everywhere = [_pieces(node) for node in _nodes(PROGRAM, ast.JoinedStr)]
            self.built += [pieces for pieces in everywhere if pieces and pieces[0] is None]
        known = {word for module in PROGRAM for word in _strings(module.tree)}
        words = known | _words_of(dataset) | {module.path.stem for module in PROGRAM}
        self.words = words | {word.replace(".", "_") for word in words}

    def left_over(self, keys: Iterable[str]) -> list[str]:
        """The keys that nothing asks for."""
        return [key for key in keys if not self.asks_for(key)]

    def asks_for(self, key: str) -> bool:
        """Whether a key is written out, built, or one of these by another beginning."""
        return (
            key in self.strings
            or any(self._fits(pieces, key) for pieces in self.built)
            or any(
                key.startswith(now) and self.asks_for(was + key.removeprefix(now))
                for was, now in self.renamed
            )
        )

    def _fits(self, pieces: Pieces, key: str) -> bool:
        """Whether these pieces give the key; a gap at its beginning holds a beginning of a key."""
        if pieces and pieces[0] is None:
            ends = [end for end in range(1, len(key)) if "." in key[:end]]
            return any(
                self._follow(pieces[1:], key[end:]) and self._begins(key[:end]) for end in ends
            )
        return self._follow(pieces, key)

    def _begins(self, beginning: str) -> bool:
        whole = [pieces for pieces in self.built if pieces and pieces[0] is not None]
        return beginning in self.strings or any(self._follow(each, beginning) for each in whole)

    def _follow(self, pieces: Pieces, rest: str) -> bool:
        if not pieces:
            return not rest
        first, *others = pieces
        if first is not None:
            return rest.startswith(first) and self._follow(others, rest[len(first) :])
        ends = range(1, len(rest) + 1)
        return any(rest[:end] in self.words and self._follow(others, rest[end:]) for end in ends)


def _nodes(asking: list[Module], kind: type[Node]) -> Iterator[Node]:
    for module in asking:
        yield from (node for node in ast.walk(module.tree) if isinstance(node, kind))


def _strings(tree: ast.Module) -> Iterator[str]:
    """The strings of a module, its docstrings and the pieces of f-strings aside."""
    aside = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr | ast.JoinedStr)
        for inner in ast.iter_child_nodes(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in aside:
            yield node.value


def _pieces(node: ast.JoinedStr) -> Pieces:
    """The fixed parts of an f-string, None for each gap."""
    return [str(part.value) if isinstance(part, ast.Constant) else None for part in node.values]


def _option_words() -> set[str]:
    """The beginnings below which options find what their choices are called."""
    options = [option for name in figures.names() for option in figures.options(name)]
    return {option.words for option in options if isinstance(option.words, str)}


def _renamed() -> Iterator[tuple[str, str]]:
    """Beginnings of keys that the program puts in the place of others."""
    for call in _nodes(PROGRAM, ast.Call):
        if isinstance(call.func, ast.Attribute) and call.func.attr == "replace":
            words = [each.value for each in call.args if isinstance(each, ast.Constant)]
            if len(words) > 1 and all(str(word).endswith(".") for word in words[:2]):
                yield str(words[0]), str(words[1])


def _words_of(dataset: Dataset) -> set[str]:
    """The closed words of the tables, the ids of sectors, the numbers of the parts of a year."""
    closed = {
        word for table in TABLES.values() for one in table.fields.values() for word in one.enum
    }
    return (
        closed
        | {*dataset.catalog.sectors}
        | {"1", "2", *(f"{month:02d}" for month in range(1, 13))}
    )


@pytest.fixture(scope="module")
def program(dataset: Dataset) -> Program:
    return Program(dataset)


def test_no_record_is_left_over(program: Program) -> None:
    unused = program.left_over(every_record())
    assert not unused, f"nothing says {unused}"


def of_figure(file: Path) -> list[Module]:
    """The modules of the figure whose words stand in a file: its folder, or the file beside it."""
    alone = file.parent.name == "figures"
    place = file.with_suffix(".py") if alone else file.parent
    return modules(place.relative_to(ROOT).as_posix())


def test_the_words_of_a_figure_are_said_in_its_folder(dataset: Dataset) -> None:
    """And a dead one among them would be found, however much like the others it is spelt."""
    for file in some(text.FILES[1:]):
        keys = list(text.records_of(file))
        dead = [f"{key.rpartition('.')[0]}.dead" for key in keys[:1]]
        figure = Program(dataset, of_figure(file))
        assert figure.left_over([*keys, *dead]) == dead, file.name


def test_a_record_that_nothing_says_is_found(program: Program) -> None:
    dead = [
        "column.dead", "period.dead", "rule.dead",
        "note.dead", "target.dead", "target.label.dead", "option.dead", "call.dead", "dead.plain",
        "growth_premium.title_dead.points", "growth_premium.title_industry.dead",
        "page.growth.dead",
    ]  # fmt: skip
    assert program.left_over([*every_record(), *dead]) == dead


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


def test_every_record_asked_for_exists() -> None:
    asked = [(module, *each) for module in PROGRAM for each in _asked_for(module)]
    assert asked
    missing = [f"{module.name}:{line} asks for {key}" for module, line, key in asked
               if not text.has(key)]  # fmt: skip
    assert not missing, "\n".join(missing)
