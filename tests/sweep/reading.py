"""A takeaway as claims: what is said of which number, period and name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_GRAMMAR = tomllib.loads(Path(__file__).with_name("grammar.toml").read_text(encoding="utf-8"))
_NUMBER = r"−?\d[\d,]*(?:\.\d+)?"
# Each token is one sign of the private use area while shapes are tried, each kind in its own row.
_ROWS = {"n": 0xE000, "d": 0xE100, "p": 0xE200, "r": 0xE300, "a": 0xE400}
DOUBTS = ("about", "over", "under", "nearly")
_SIDES = ("before", "behind")
Ends = tuple[float | None, float | None]


@dataclass(frozen=True)
class Amount:
    """A number as it is written: unit, digits after the point, word of doubt and ends beside it.

    `doubt` is one of DOUBTS, `implied` or empty. Where sources differ it is `differ`: no number,
    but two ends. `yearly` says that it is told as an average over years.
    """

    written: str
    number: float
    digits: int
    unit: str
    doubt: str = ""
    ends: Ends = (None, None)
    yearly: bool = False


@dataclass(frozen=True)
class When:
    """A period in the spelling of the data, and whether it is called inferred or preliminary."""

    written: str
    spelling: str
    inferred: bool
    early: bool


@dataclass(frozen=True)
class Apart:
    """A range that stands apart from its number; an end is missing where none is written."""

    written: str
    ends: Ends
    digits: int = 0


@dataclass(frozen=True)
class Name:
    """The name of a series, which is written in brackets, or a day."""

    written: str
    name: str


Token = Amount | When | Apart | Name


@dataclass(frozen=True)
class Claim:
    """One sentence: its kind, what its shape alone says, and its parts by the roles they play."""

    kind: str
    sentence: str
    shape: dict[str, Any]
    parts: dict[str, Any]

    def __getitem__(self, role: str) -> Any:
        return self.parts[role]


@dataclass(frozen=True)
class Reading:
    """The claims of a takeaway, all its tokens, and what of it could not be read."""

    claims: tuple[Claim, ...]
    tokens: tuple[Token, ...]
    unread: str


def read(takeaway: str, lang: str, names: Iterable[str] = ()) -> Reading:
    """The claims of a takeaway; `names` are those that may stand in its brackets."""
    rest, tokens = _marked(takeaway.replace("**", ""), lang, names)
    claims: list[Claim] = []
    while rest:
        found = _first(rest, lang, tokens)
        if found is None:
            break
        claims.append(found[0])
        rest = found[1]
    return Reading(tuple(claims), tuple(tokens.values()), _written(rest, tokens))


def _first(text: str, lang: str, tokens: dict[str, Token]) -> tuple[Claim, str] | None:
    """The claim that a text begins with, and the text behind it."""
    for shape, pattern in _shapes(lang):
        match = pattern.match(text)
        if match:
            groups = match.groupdict()
            parts = {role: _part(role, groups[role], lang, tokens) for role in groups}
            sentence = _written(match.group(), tokens)
            return Claim(shape["claim"], sentence, shape, parts), text[match.end() :].strip()
    return None


def _part(role: str, written: str | None, lang: str, tokens: dict[str, Token]) -> Any:
    """A token, a list of tokens by their roles, or bare words."""
    if written is None:
        return None
    if role in _GRAMMAR["each"]:
        each = re.compile(_with_marks(_GRAMMAR["each"][role][lang]))
        return [_item(one.groupdict(), tokens) for one in each.finditer(written)]
    if role == "basis":
        words = _GRAMMAR["basis"].items()
        return next(each for each, said in words if re.fullmatch(_with_marks(said[lang]), written))
    return tokens.get(written, written)


def _item(signs: dict[str, str | None], tokens: dict[str, Token]) -> dict[str, Token]:
    """An item of a list; its name may stand before or behind, but once."""
    item = {role: tokens[sign] for role, sign in signs.items() if sign}
    if "before" in signs:
        names = [item.pop(role) for role in ("before", "series") if role in item]
        item["series"] = names[0] if len(names) == 1 else Name("", "")
    return item


def _written(text: str, tokens: dict[str, Token]) -> str:
    return "".join(tokens[sign].written if sign in tokens else sign for sign in text)


@cache
def _shapes(lang: str) -> list[tuple[dict[str, Any], re.Pattern[str]]]:
    phrases = {name: _GRAMMAR[name][lang] for name in ("lead", "readings")}
    phrases["basis"] = "|".join(words[lang] for words in _GRAMMAR["basis"].values())
    for name, pattern in _GRAMMAR["each"].items():
        one = re.sub(r"\?P<\w+>", "", _with_marks(pattern[lang]))
        phrases[name] = f"(?P<{name}>{one}(?:{_GRAMMAR['between'][lang]}{one})*)"
    found = []
    for shape in _GRAMMAR["shape"]:
        if lang in shape:
            whole = re.sub(r"\{([a-z]+)\}", lambda name: phrases[name.group(1)], shape[lang])
            found.append((shape, re.compile(_with_marks(whole))))
    return found


def _with_marks(pattern: str) -> str:
    """The pattern with `{a:role}` as the sign of a token, in a group called by its role."""

    def group(place: re.Match[str]) -> str:
        row = _ROWS[place.group(1)]
        return f"(?P<{place.group(2)}>[{chr(row)}-{chr(row + 0xFF)}])"

    return re.sub(r"\{([anpdr]):(\w+)\}", group, pattern)


def _marked(text: str, lang: str, names: Iterable[str]) -> tuple[str, dict[str, Token]]:
    """The text with a sign for each token, and the tokens by their signs."""
    tokens: dict[str, Token] = {}

    def mark(kind: str, pattern: str, token: Callable[[re.Match[str]], Token]) -> None:
        def sign(match: re.Match[str]) -> str:
            one = chr(_ROWS[kind] + len(tokens))
            tokens[one] = token(match)
            return one

        nonlocal text
        text = re.sub(pattern, sign, text)

    for name in sorted(set(names), key=len, reverse=True):
        mark("n", _GRAMMAR["name"][lang].replace("{name}", f"({re.escape(name)})"), _name)
    mark("d", f"({_GRAMMAR['day'][lang]})", _name)
    for each in _GRAMMAR["period"]:
        pattern = "".join(
            [
                each[lang],
                *(f"(?P<{word}>{_GRAMMAR[word][lang]})?" for word in ("inferred", "early")),
            ]
        )
        mark("p", pattern, lambda match, each=each: _when(match, each["spelling"]))
    for pattern in _GRAMMAR["apart"][lang].values():
        mark("r", _with_numbers(pattern), _apart)
    mark("a", _with_marks(_with_numbers(_GRAMMAR["differ"][lang], _units(lang))), _differing)
    mark("a", _amounts(lang), _amount)
    return text.strip(), tokens


def _name(match: re.Match[str]) -> Name:
    return Name(match.group(), next(filter(None, match.groups())))


def _when(match: re.Match[str], spelling: str) -> When:
    found = match.groupdict()
    month = found.get("month") or ""
    number = _GRAMMAR["month"].get(month, month)
    part = _GRAMMAR["half"].get(found.get("part"), found.get("part"))
    filled = spelling.format(**{**found, "part": part, "month": f"{int(number or 0):02d}"})
    return When(match.group(), filled, inferred=bool(found["inferred"]), early=bool(found["early"]))


def _apart(match: re.Match[str]) -> Apart:
    """The ends of a range; a lower or slower one is below 0."""
    found = match.groupdict()
    signs = [-1 if found.get(side) in _GRAMMAR["down"] else 1 for side in ("below", "above")]
    ends = [found.get("low"), found.get("high")]
    low, high = (sign * _value(end) if end else None for sign, end in zip(signs, ends, strict=True))
    digits = max((_digits(end) for end in ends if end), default=0)
    return Apart(match.group(), (low, high), digits)


def _differing(match: re.Match[str]) -> Amount:
    low, high = match["low"], match["high"]
    ends = (_value(low), _value(high))
    return Amount(match.group(), float("nan"), _digits(high), match["unit"], "differ", ends)


def _amount(match: re.Match[str]) -> Amount:
    found = match.groupdict()
    doubt = next((each for each in (*DOUBTS, "implied") if found[each]), "")
    yearly = any(found[place] for place in _SIDES)
    written = (found["low"] or found["least"], found["high"] or found["most"])
    low, high = (_value(end) if end else None for end in written)
    return Amount(
        match.group(),
        number=_value(found["number"]),
        digits=_digits(found["number"]),
        unit=found["unit"],
        doubt=doubt,
        ends=(low, high),
        yearly=yearly,
    )


@cache
def _amounts(lang: str) -> str:
    """The pattern of a number with its word of doubt before it, its unit and its ends behind it."""
    doubts = "|".join(f"(?P<{name}>{_GRAMMAR['doubt'][lang][name]})" for name in DOUBTS)
    ends = "|".join(_with_numbers(each) for each in _GRAMMAR["behind"][lang].values())
    yearly = {side: f"(?P<{side}>{_GRAMMAR['average'][lang][side]})?" for side in _SIDES}
    number = f"(?P<number>{_NUMBER})(?P<unit>{_units(lang)})"
    return f"{yearly['before']}(?:{doubts})?{number}(?:{ends})?{yearly['behind']}"


def _units(lang: str) -> str:
    longest = sorted(_GRAMMAR["unit"][lang], key=len, reverse=True)
    return "|".join(re.escape(each) for each in longest)


def _with_numbers(pattern: str, units: str = "") -> str:
    """The pattern with {low} and the like as numbers, and {unit} as the unit before it."""
    first = f"(?P<unit>{units})" if units else "(?P=unit)"
    pattern = pattern.replace("{unit}", first, 1) if units else pattern
    pattern = pattern.replace("{unit}", "(?P=unit)")
    for end in ("low", "high", "least", "most"):
        pattern = pattern.replace(f"{{{end}}}", f"(?P<{end}>{_NUMBER})")
    return pattern


def _value(written: str) -> float:
    return float(written.replace(",", "").replace("−", "-"))


def _digits(written: str) -> int:
    return len(written.partition(".")[2])


def factor(written: str, unit: str, lang: str) -> float | None:
    """From a unit of the data to the one that is written, or nothing where they do not agree."""
    found: float | None = _GRAMMAR["unit"][lang].get(written, {}).get(unit)
    return found


def measured(written: str, thing: str, indicator: str) -> bool:
    """Whether a Chinese unit counts by the measure word of what is counted."""
    words = {
        word: thing in things or indicator in things
        for word, things in _GRAMMAR["measured"].items()
    }
    return all(written.endswith(word) == fits for word, fits in words.items())


def downwards(word: str) -> bool:
    """Whether a word such as `slower` says that a number is below."""
    return word in _GRAMMAR["down"]
