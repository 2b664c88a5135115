"""What counts as a strategic emerging industry: the classes of each scheme, by code and by word.

`find` answers a code or words, `tree` lists a scheme, `counts` says how much of it is held here.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from sei_metrics import text
from sei_metrics.dataset import Dataset, kept
from sei_metrics.dataset.schema import records
from sei_metrics.errors import Message, UnknownId, shortened
from sei_metrics.register.search import folded

CODES = "codes"
_YEAR = re.compile(r"20[0-9]{2}")
_AFTER_A_YEAR = re.compile(rf"({_YEAR.pattern})[-:/](.+)")
_NATIONAL = re.compile(r"([0-9]{2,4})\*?")
_OF_A_CLASS = re.compile(r"[0-9](?:\.[0-9]+)+")
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_WHOLE_WORD = 2


@dataclass(frozen=True)
class Class:
    """One class of a scheme, with its place in the tree.

    `name` is in the language asked for, or in English where no Chinese was read. `coding` says
    whose code it is: `official`; `placeholder` for an official one that was not read; `ours` where
    the scheme has none. `path` are the names from the industry at the root down to the class
    itself, `path_ids` their ids: `gaps` levels between them are not known, and where `inferred` a
    parent on the path was inferred from wording, not read.

    `codes` are the codes of GB/T 4754-2017 with their marks: `yes` where only a part of the code
    belongs to the class, `no` where all of it does, `unclear` where the mark could not be read.
    `partial` is that of the code asked for, `gbt4754`; where none was asked for, that of all codes
    of the class, `some` where they differ and empty where it has none. `mark` says what the
    industry was to be by 2020 and `same_as` names a class of another scheme, where a document does.
    """

    id: str
    scheme: str
    scheme_name: str
    code: str
    coding: str
    level: int
    name: str
    path: tuple[str, ...]
    path_ids: tuple[str, ...]
    gaps: int
    inferred: bool
    codes: tuple[tuple[str, str], ...]
    gbt4754: str
    partial: str
    mark: str
    same_as: str
    source: str


@dataclass(frozen=True)
class Answer:
    """The classes found, in the order of the schemes, and a sentence that says what they are."""

    rows: tuple[Class, ...]
    message: Message


@dataclass(frozen=True)
class Count:
    """How many classes of a level, or codes (`codes`), are held, and how many a scheme has itself.

    `official` is missing where no document read says so.
    """

    level: str
    held: int
    official: int | None


@dataclass(frozen=True)
class Scheme:
    """A list or classification: its name, its day, month or year, and what to know of it."""

    id: str
    name: str
    date: str
    note: str
    source: str


@dataclass(frozen=True)
class _Index:
    """The classes of all schemes in one language, and where each is found.

    `names` are their names in both languages as they are searched; `of_class` finds the classes of
    a code or id, `of_national` those of a code of GB/T 4754-2017, marked with it, `below` those
    next below a class, and `of_scheme` the schemes of an id or a year.
    """

    schemes: Mapping[str, Scheme]
    all: tuple[Class, ...]
    names: tuple[str, ...]
    of_class: Mapping[str, tuple[Class, ...]]
    of_national: Mapping[str, tuple[Class, ...]]
    below: Mapping[str, tuple[Class, ...]]
    of_scheme: Mapping[str, frozenset[str]]


def find(dataset: Dataset, words: str | int, lang: str = "en") -> Answer:
    """The classes that a code or words mean, in the order of the schemes.

    A number of four digits is a code of GB/T 4754-2017, one of two or three the beginning of such
    codes (as text, so that a zero at its beginning stays); `1`, `1.2` or `1.2.x3` is a code of
    classes. All else are words in either language, each
    of which is in the name; one of one or two Latin letters is a whole word. A year or the id of a
    scheme beside them keeps to its schemes, as in `2018 1.2` or `sei_2018 battery`; alone it lists
    their industries. Every answer has a sentence, above all where nothing is found.
    """
    index = _index(dataset, _language(lang))
    named, rest = _schemes_named(index, _tokens(words))
    schemes = frozenset(index.schemes).intersection(*named.values())
    if not rest:
        return _industries(dataset, index, tuple(named), schemes)
    if len(rest) > 1:
        return _by_words(index, rest, schemes)
    (one,) = rest
    if one in index.of_class:
        return _told("class", _within(index.of_class[one], schemes), asked=one)
    if number := _NATIONAL.fullmatch(one):
        return _by_national(dataset, index, number[1], schemes)
    if _OF_A_CLASS.fullmatch(one):
        return _beside_unread(index, one, schemes)
    return _by_words(index, rest, schemes)


def tree(
    dataset: Dataset, scheme: str, lang: str = "en", *, depth: int | None = None
) -> tuple[Class, ...]:
    """The classes of a scheme, each followed by those below it; `depth` 1 are its industries."""
    index = _index(dataset, _language(lang))
    _refuse_unknown(index, scheme)
    listed: list[Class] = []
    waiting = [one for one in index.all if one.scheme == scheme and one.level == 1][::-1]
    while waiting:
        one = waiting.pop()
        if depth is None or one.level <= depth:
            listed.append(one)
            waiting += index.below.get(one.id, ())[::-1]
    return tuple(listed)


def counts(dataset: Dataset, scheme: str) -> tuple[Count, ...]:
    """What is held of each level of a scheme and of its codes, beside what it has itself."""
    index = _index(dataset, "en")
    _refuse_unknown(index, scheme)
    own = [one for one in index.all if one.scheme == scheme]
    held = Counter(str(one.level) for one in own)
    held[CODES] = len({code for one in own for code, _ in one.codes})
    (said,) = records(dataset.schemes[dataset.schemes["scheme"] == scheme])
    official = {level: said[f"official_{level}"] for level in ("1", "2", "3", CODES)}
    levels = sorted({*held, *official}, key=lambda level: (level == CODES, level))
    return tuple(
        Count(level, held[level], int(official[level]) if official.get(level) else None)
        for level in levels
        if held[level] or official.get(level)
    )


def schemes(dataset: Dataset, lang: str = "en") -> tuple[Scheme, ...]:
    """All schemes, in the order of their days."""
    return tuple(_index(dataset, _language(lang)).schemes.values())


def _language(lang: str) -> str:
    if lang not in text.LANGUAGES:
        raise UnknownId("language", lang, text.LANGUAGES)
    return lang


def _refuse_unknown(index: _Index, scheme: str) -> None:
    if not isinstance(scheme, str) or scheme not in index.schemes:
        names = {one.id: (one.name,) for one in index.schemes.values()}
        raise UnknownId("scheme", scheme, index.schemes, names)


def _tokens(words: str | int) -> list[str]:
    """The words as they are looked for; a year before a code stands by itself."""
    found: list[str] = []
    for word in folded(str(words)).split():
        dated = _AFTER_A_YEAR.fullmatch(word)
        found += dated.groups() if dated else [word]
    return found


def _schemes_named(
    index: _Index, tokens: Iterable[str]
) -> tuple[dict[str, frozenset[str]], list[str]]:
    """The words that name schemes, each with these, and the other words."""
    named: dict[str, frozenset[str]] = {}
    rest: list[str] = []
    for token in tokens:
        if token in index.of_scheme:
            named[token] = index.of_scheme[token]
        else:
            rest.append(token)
    return named, rest


def _within(rows: Iterable[Class], schemes: frozenset[str]) -> tuple[Class, ...]:
    return tuple(one for one in rows if one.scheme in schemes)


def _told(key: str, rows: tuple[Class, ...], **fields: object) -> Answer:
    """The rows with the sentence about them, or with the one that says that there are none."""
    kind = "found" if rows else "none"
    return Answer(rows, Message(f"classification.{key}_{kind}", {**fields, "count": len(rows)}))


def _industries(
    dataset: Dataset, index: _Index, tokens: tuple[str, ...], schemes: frozenset[str]
) -> Answer:
    """Where nothing but schemes is named: their industries; a code spelt like a year goes first."""
    if not tokens:
        return Answer((), Message("classification.empty"))
    alone = tokens[0] if len(tokens) == 1 else ""
    if alone in index.of_national:
        return _by_national(dataset, index, alone, frozenset(index.schemes))
    rows = _within((one for one in index.all if one.level == 1), schemes)
    key = "year" if rows and _YEAR.fullmatch(alone) else "scheme"
    return _told(key, rows, asked=shortened(" ".join(tokens)))


def _by_national(dataset: Dataset, index: _Index, number: str, schemes: frozenset[str]) -> Answer:
    """The classes of a code of GB/T 4754-2017, or of all codes that begin so."""
    if len(number) == 4:
        found = index.of_national.get(number, ())
    else:
        every = (rows for code, rows in index.of_national.items() if code.startswith(number))
        found = tuple(one for rows in every for one in rows)
    key = "code" if len(number) == 4 else "beginning"
    return _told(key, _within(found, schemes), asked=number, unread=_unread(dataset))


def _beside_unread(index: _Index, code: str, schemes: frozenset[str]) -> Answer:
    """For a code that no class has: the classes it may be, since their own codes were not read."""
    above, level = code.rpartition(".")[0], code.count(".") + 1
    rows = tuple(
        one
        for upper in _within(index.of_class.get(above, ()), schemes)
        for one in index.below.get(upper.id, ())
        if one.coding == "placeholder" and one.level == level
    )
    return _told("unread_class" if rows else "class", rows, asked=shortened(code), above=above)


def _by_words(index: _Index, tokens: list[str], schemes: frozenset[str]) -> Answer:
    sought = [_sought(token) for token in tokens]
    rows = tuple(
        one
        for one, name in zip(index.all, index.names, strict=True)
        if one.scheme in schemes and all(word in name for word in sought)
    )
    meant = all(word.strip() for word in sought)
    return _told("words", rows if meant else (), asked=shortened(" ".join(tokens)))


def _spaced(words: str) -> str:
    """The words as they are compared, with one space before, between and after them."""
    return f" {_BETWEEN_WORDS.sub(' ', folded(words)).strip()} "


def _sought(token: str) -> str:
    """How a word is looked for: Chinese anywhere, Latin where a word begins, a short one whole."""
    whole = _spaced(token)
    if not whole.isascii():
        return whole.strip()
    return whole if len(whole.replace(" ", "")) <= _WHOLE_WORD else whole.rstrip()


@kept
def _unread(dataset: Dataset) -> dict[str, str]:
    """How many codes of a scheme were read, of those it has itself: a sentence in each language."""
    said: dict[str, list[str]] = {lang: [] for lang in text.LANGUAGES}
    for scheme in dataset.schemes["scheme"]:
        for count in counts(dataset, scheme):
            if count.level == CODES and count.official and count.held < count.official:
                for lang in text.LANGUAGES:
                    name = _index(dataset, lang).schemes[scheme].name
                    fields = {"scheme": name, "held": count.held, "official": count.official}
                    said[lang].append(text.say("classification.unread", lang, **fields))
    return {lang: text.sentences(said[lang], lang) for lang in said}


@kept
def _index(dataset: Dataset, lang: str) -> _Index:
    named = {
        row["scheme"]: Scheme(row["scheme"], row[f"title_{lang}"], row["date"],
                              row[f"note_{lang}"], row["source"])
        for row in records(dataset.schemes)
    }  # fmt: skip
    every = tuple(_classes(dataset, named, lang))
    of_class: defaultdict[str, list[Class]] = defaultdict(list)
    of_national: defaultdict[str, list[Class]] = defaultdict(list)
    below: defaultdict[str, list[Class]] = defaultdict(list)
    of_scheme: defaultdict[str, set[str]] = defaultdict(set)
    for one in every:
        for asked in (one.code, one.id):
            of_class[folded(asked)].append(one)
        for code, mark in one.codes:
            of_national[code].append(replace(one, gbt4754=code, partial=mark))
        if len(one.path_ids) > 1:
            below[one.path_ids[-2]].append(one)
    for scheme in named.values():
        for asked in (folded(scheme.id), scheme.date[:4], *_YEAR.findall(scheme.id)):
            of_scheme[asked].add(scheme.id)
    both = dataset.classification[["name_en", "name_zh"]].agg(" ".join, axis=1)
    return _Index(
        schemes=named,
        all=every,
        names=tuple(_spaced(names) for names in both),
        of_class={asked: tuple(rows) for asked, rows in of_class.items()},
        of_national={code: tuple(of_national[code]) for code in sorted(of_national)},
        below={one: tuple(rows) for one, rows in below.items()},
        of_scheme={asked: frozenset(ids) for asked, ids in of_scheme.items()},
    )


def _classes(dataset: Dataset, schemes: Mapping[str, Scheme], lang: str) -> Iterable[Class]:
    """The classes in the order of their table, each with its path to the root."""
    rows = {row["class"]: row for row in records(dataset.classification)}
    codes: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in records(dataset.classification_codes):
        codes[row["class"]].append((row["gbt4754"], row["partial"]))
    for row in rows.values():
        path = [row]
        while path[0]["parent"]:
            path.insert(0, rows[path[0]["parent"]])
        names = tuple(each[f"name_{lang}"] or each["name_en"] for each in path)
        marks = {mark for _, mark in codes[row["class"]]}
        yield Class(
            id=row["class"],
            scheme=row["scheme"],
            scheme_name=schemes[row["scheme"]].name,
            code=row["code"],
            coding=row["coding"],
            level=int(row["level"]),
            name=names[-1],
            path=names,
            path_ids=tuple(each["class"] for each in path),
            gaps=sum(int(each["skipped"] or 0) for each in path),
            inferred=any(each["inferred"] for each in path),
            codes=tuple(codes[row["class"]]),
            gbt4754="",
            partial=marks.pop() if len(marks) == 1 else "some" if marks else "",
            mark=row["mark"],
            same_as=row["same_as"],
            source=row["source"],
        )
