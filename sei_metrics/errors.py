"""What can go wrong, each as a sentence in the reader's language."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from sei_metrics import text

_LONGEST = 60
# Sentences that name a place on the machine, which is nothing to readers of a page or an address.
_FOR_READERS = {
    "error.data": "error.data_read",
    "error.data_one": "error.data_one_read",
    "error.no_data": "error.no_data_read",
    "error.no_folder": "error.no_data_read",
    "error.no_such_folder": "error.no_data_read",
}


def shortened(value: object) -> str:
    """A value that a sentence can bear: in one line, and no longer than it takes to know it."""
    line = " ".join(str(value).split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


@dataclass(frozen=True)
class Message:
    """A sentence in either language: `key` names it in text.toml, `fields` fill it.

    A field may itself be a pair `{"en": ..., "zh": ...}`.
    """

    key: str
    fields: Mapping[str, Any] = field(default_factory=dict)

    def say(self, lang: str) -> str:
        """The sentence in one language."""
        return text.say(self.key, lang, **self.fields)

    def say_to_readers(self, lang: str) -> str:
        """The sentence for who reads a page or an address: without places on the machine."""
        return text.say(_FOR_READERS.get(self.key, self.key), lang, **self.fields)


class SeiError(Exception):
    """A refusal or failure with its message: `str(error)` is the English sentence."""

    def __init__(self, key: str, **fields: object) -> None:
        super().__init__(key)
        self.message = Message(key, fields)

    @property
    def key(self) -> str:
        """The name of the sentence in text.toml."""
        return self.message.key

    @property
    def fields(self) -> Mapping[str, Any]:
        """What fills the sentence."""
        return self.message.fields

    def say(self, lang: str) -> str:
        """The sentence in one language."""
        return self.message.say(lang)

    def __str__(self) -> str:
        return self.say("en")


class UnknownId(SeiError):
    """An id that the catalog does not hold, or that is no text; names the nearest right ones.

    `names` says how ids are called, so that a name leads to its id.
    """

    def __init__(
        self,
        kind: str,
        value: str,
        known: Iterable[str],
        names: Mapping[str, Iterable[str]] = MappingProxyType({}),
    ) -> None:
        known = tuple(known)
        written = isinstance(value, str)
        value = shortened(value)
        self.nearest = _near(value, known, names) if written else ()
        hint = self.nearest or known[:8]
        super().__init__(
            "error.unknown_id" if written else "error.no_id",
            kind=text.pair(f"kind.{kind}"),
            value=value,
            nearest=", ".join(hint),
        )


def _near(
    value: str, known: tuple[str, ...], names: Mapping[str, Iterable[str]]
) -> tuple[str, ...]:
    """Up to three ids that are spelt or called like a value, or hold it; one called so, alone."""
    meant: dict[str, list[str]] = {}
    for each in known:
        for word in (each, *names.get(each, ())):
            meant.setdefault(word.casefold(), []).append(each)
    folded = value.casefold()
    words = [folded] if folded in meant else difflib.get_close_matches(folded, meant, 9, 0.5)
    if len(folded) > 1 and folded not in meant:
        words += sorted((word for word in meant if folded in word), key=len)
    return tuple(dict.fromkeys(each for word in words for each in meant[word]))[:3]


class FoldedId(UnknownId):
    """An id that gave way to a wider one; names what to ask for `instead`, an id by its kind."""

    def __init__(self, kind: str, value: str, instead: Mapping[str, str]) -> None:
        told = {lang: _named(instead, lang) for lang in text.LANGUAGES}
        words = {"kind": text.pair(f"kind.{kind}"), "value": value, "instead": told}
        SeiError.__init__(self, "error.folded_id", **words)
        self.nearest = (instead[kind],)


def _named(ids: Mapping[str, str], lang: str) -> str:
    """Ids with their kinds, in prose."""
    named = [
        text.say("error.id", lang, kind=text.pair(f"kind.{kind}"), value=value)
        for kind, value in ids.items()
    ]
    return text.join(named, lang)


@dataclass(frozen=True)
class Fault:
    """One fault of a data folder: where it is, what stands there, and the rule it breaks.

    `line` counts from 1 with the header as line 1; 0 means the file as a whole. `rule` is an id
    below `rule.` in text.toml and `fields` fill its sentence.
    """

    file: str
    line: int
    column: str
    value: str
    rule: str
    fields: dict[str, object] = field(default_factory=dict)

    def say(self, lang: str = "en") -> str:
        """`file:line column = value: rule`, a long value cut."""
        rule = text.say(f"rule.{self.rule}", lang, **self.fields)
        return f"{self.file}:{self.line} {self.column} = {shortened(self.value)!r}: {rule}"


class DataError(SeiError):
    """All faults found in a data folder, reported together."""

    def __init__(self, faults: Iterable[Fault], folder: object = "data") -> None:
        self.faults = tuple(faults)
        first = self.faults[0]
        super().__init__(
            "error.data" if len(self.faults) > 1 else "error.data_one",
            folder=folder,
            count=len(self.faults),
            first={lang: first.say(lang) for lang in text.LANGUAGES},
        )


class FetchError(SeiError):
    """A publisher that did not answer as expected."""

    def __init__(self, publisher: str, address: str, status: str) -> None:
        super().__init__("error.fetch", publisher=publisher, address=address, status=status)
