"""Every word a reader sees, English and Chinese side by side.

They stand in text.toml, those of one figure in a file beside it.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

Words = Mapping[str, str]
LANGUAGES = ("en", "zh")
_BETWEEN_SENTENCES = {"en": " ", "zh": ""}
_HERE = Path(__file__).parent
# Words that several rooms say, then those of each figure, which stand beside it.
FILES = (_HERE / "text.toml", *sorted((_HERE / "figures").rglob("*.toml")))


@cache
def _records() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for file in FILES:
        for key, words in records_of(file).items():
            if key in found:
                raise LookupError(f"{file.name}: {key} stands twice")
            found[key] = words
    return found


def records_of(file: Path) -> dict[str, dict[str, str]]:
    """The records of one file by their keys, both languages of each."""
    with file.open("rb") as opened:
        return dict(_flatten(tomllib.load(opened), file.name))


def _flatten(
    table: Mapping[str, Any], file: str, prefix: str = ""
) -> Iterator[tuple[str, dict[str, str]]]:
    for name, value in table.items():
        key = f"{prefix}{name}"
        if set(value) == set(LANGUAGES):
            yield key, value
        elif set(value) & set(LANGUAGES):
            raise LookupError(f"{file}: {key} lacks a language")
        else:
            yield from _flatten(value, file, f"{key}.")


def keys(prefix: str = "") -> tuple[str, ...]:
    """All keys that begin with `prefix`."""
    return tuple(key for key in _records() if key.startswith(prefix))


def has(key: str) -> bool:
    """Whether there is a record of this key."""
    return key in _records()


def pair(key: str) -> dict[str, str]:
    """Both languages of a record, unfilled."""
    if key not in _records():
        near = difflib.get_close_matches(key, _records(), 3)
        raise LookupError(f"there is no record {key}; near are {', '.join(near) or 'none'}")
    return _records()[key]


def pick(value: object, lang: str) -> object:
    """The language's side of a pair `{"en": ..., "zh": ...}`; anything else unchanged."""
    return value[lang] if isinstance(value, Mapping) and lang in value else value


def say(key: str, lang: str, /, **fields: object) -> str:
    """The record `key` in language `lang` with its fields filled; a missing word is an error."""
    return written(pair(key), lang, **fields)


def written(words: Words, lang: str, /, **fields: object) -> str:
    """A text of two languages in one of them, with its fields filled."""
    if lang not in LANGUAGES:
        raise LookupError(f"no language {lang}; there are {', '.join(LANGUAGES)}")
    filled = {name: pick(value, lang) for name, value in fields.items()}
    try:
        return words[lang].format(**filled)
    except KeyError as error:
        given = ", ".join(filled) or "nothing"
        raise LookupError(f"“{words[lang]}” asks for {error}; given is {given}") from None


def sentences(said: Iterable[str], lang: str) -> str:
    """Sentences one after another, the empty ones left out; Chinese has no space between."""
    return _BETWEEN_SENTENCES[lang].join(each.strip() for each in said if each.strip())


def join(words: list[str] | tuple[str, ...], lang: str) -> str:
    """A list in prose: `a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    comma, last = pair("word.comma")[lang], pair("word.and")[lang]
    return comma.join(words[:-1]) + last + words[-1]
