"""The grammar of time expressions: a YAML file in, compiled rules out.

In comes `grammar/times.LANGUAGE.yaml` (its head explains the pattern language); out comes a `Grammar` that
says which rules and operators may start at a word. Always true: the rules of a word stand in the order of the
file, a pattern never matches part of a word, and nothing here knows what a match means.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
from importlib import resources
from typing import Any, NamedTuple
from unicodedata import normalize

from backchannel.errors import UsageError
from backchannel.tables import table

# An expression may be wrapped over a line; the limits of the search keep it in its paragraph.
GAP = r"\s+"
WORD = re.compile(r"[^\W\d_]+|\d+|['’](?=\d)")
_PIECE = re.compile(r"\{(\w+)(?::(\w+))?\}|([\[\]()|])|(,)|([^\s\[\]()|{},]+)")
_MIXED = re.compile(r"(\d+)\s?([½¼¾⅓⅔]|\d/\d)")
_CONDITIONS = ("after", "not_after", "before", "not_before", "within")
_TOLD = {"read", "as", "do", "keep", *_CONDITIONS}
_PUNCTUATION = {
    ",": r"\s?,\s?",
    "-": r"[-‐‑–]",
    "--": r"[^\S\n]?[-‐‑–—][^\S\n]?",
    "/": "/",
}


@dataclass(frozen=True, slots=True)
class Match:
    """One rule at one place: where its expression ends, how far it looked, and what its slots hold."""

    rule: Rule
    start: int
    end: int
    reach: int
    slots: dict[str, Any]


class Rule:
    """A pattern with its conditions and what is handed to its reader."""

    def __init__(self, entry: Mapping[str, Any], reader: str, words: Mapping[str, WordClass]) -> None:
        self.reader = reader
        self.given = {key: value for key, value in entry.items() if key not in _TOLD}
        self.openings = _openings(parts := _parse(entry["read"]), words)
        self._parts, self._words, self._entry = parts, words, entry

    @cached_property
    def pattern(self) -> tuple[re.Pattern[str], list[tuple[str, str, str]]]:
        """The regular expression and its slots, made at the first need: most rules rarely get a look in."""
        slots: list[tuple[str, str, str]] = []
        body, word_last = _sequence(self._parts, False, slots, self._words)
        return re.compile(body + (r"(?!\w)" if word_last else ""), re.IGNORECASE), slots

    @cached_property
    def conditions(self) -> list[tuple[str, bool, re.Pattern[str]]]:
        """Where to look, whether the pattern is wanted there, and the pattern."""
        return [
            (
                where.removeprefix("not_"),
                not where.startswith("not_"),
                re.compile(_anchored(where, self._entry[where])),
            )
            for where in _CONDITIONS
            if where in self._entry
        ]

    def match(self, text: str, start: int, end: int, words: Mapping[str, WordClass]) -> Match | None:
        """The rule at `start`, or `None`; nothing at or behind `end` is looked at."""
        pattern, slot_names = self.pattern
        found = pattern.match(text, start, end)
        if found is None:
            return None
        for where, wanted, condition in self.conditions:
            if (_look(text, found, end, where, condition) is None) is wanted:
                return None
        stop = found.end()
        if "keep" in self._entry and (kept := re.compile(self._entry["keep"]).match(text, start, stop)):
            stop = kept.end()
        slots = dict(self.given)
        for group, slot, word_class in slot_names:
            if (value := found[group]) is not None:
                slots[slot] = words[word_class].value(value)
        return Match(self, start, stop, found.end(), slots)


class Rules:
    """Rules by the first two words of what they match, so that few are tried at any place."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        pairs: dict[str, dict[str, list[Rule]]] = {}
        for rule in rules:
            wanted: dict[str, set[str]] = {}
            for first, *second in rule.openings:
                wanted.setdefault(first, set()).add(second[0] if second else "")
            for first, keys in wanted.items():
                # What may go on in any way stands under "", and under every second word that others ask for.
                seconds = pairs.setdefault(first, {"": []})
                for key in keys - seconds.keys():
                    seconds[key] = list(seconds[""])
                for key in seconds if "" in keys else keys:
                    seconds[key].append(rule)
        self._pairs = {
            first: {key: tuple(r) for key, r in seconds.items()} for first, seconds in pairs.items()
        }

    def any_for(self, first: str, second: str) -> bool:
        """Whether any rule may start with these two words."""
        seconds = self._pairs.get(first)
        return seconds is not None and bool(seconds.get(second) or seconds[""])

    def matches(self, place: Place, words: Mapping[str, WordClass]) -> list[Match]:
        """What matches at the place, the farthest reaching first; of equals the first in the file."""
        seconds = self._pairs.get(place.first)
        if seconds is None:
            return []
        rules = seconds.get(place.second) or seconds[""]
        found = [
            match
            for rule in rules
            if (match := rule.match(place.text, place.at, place.end, words)) is not None
        ]
        if len(found) > 1:
            found.sort(key=lambda match: -match.reach)
        return found


class Place(NamedTuple):
    """A word at which something may begin, with the keys of it and of the word behind it."""

    text: str
    at: int
    end: int
    first: str
    second: str


def place_at(text: str, at: int, end: int) -> Place | None:
    """The place at a position where a word begins, `None` where none does."""
    word = WORD.match(text, at, end)
    if word is None:
        return None
    behind = WORD.search(text, word.end(), end)
    return Place(text, at, end, key_of(word[0]), key_of(behind[0]) if behind else "")


@dataclass(frozen=True, slots=True)
class WordClass:
    """Words with what they stand for, or figures."""

    pattern: str
    openings: frozenset[tuple[str, ...]]
    values: Mapping[str, Any]

    def value(self, text: str) -> Any:
        """What a matched word stands for; figures become whole numbers, other figures stay as they are."""
        folded = _fold(text)
        if folded in self.values:
            return self.values[folded]
        if folded.rstrip(".") in self.values:
            return self.values[folded.rstrip(".")]
        if mixed := _MIXED.fullmatch(folded):
            return int(mixed[1]) + float(Fraction(normalize("NFKC", mixed[2]).replace("\u2044", "/")))
        figures = re.fullmatch(r"(\d+)[^\W\d_]*", folded.replace(",", ""))
        if figures:
            return int(figures[1])
        return float(folded) if re.fullmatch(r"\d+\.\d+", folded) else folded


@dataclass(frozen=True, slots=True)
class Grammar:
    """All that one language says about time."""

    language: str
    words: Mapping[str, WordClass]
    rules: Rules
    operators: Rules
    ranges: Mapping[str, re.Pattern[str]]
    links: re.Pattern[str]
    daypart: re.Pattern[str]
    attribute: tuple[re.Pattern[str], re.Pattern[str]]
    announced: re.Pattern[str]
    possessive: re.Pattern[str]
    unstated: Mapping[str, tuple[int, int]]
    month_first: bool
    tense: Mapping[str, Any]

    def may_start(self, first: str, second: str) -> bool:
        """Whether a time expression may begin with these two words."""
        return (
            self.rules.any_for(first, second) or self.operators.any_for(first, second) or first in self.ranges
        )


@cache
def load(language: str) -> Grammar:
    """The grammar of a language, read once. Raises `UsageError` when there is none for it."""
    name = f"times.{language.split('-')[0].lower()}.yaml"
    source = resources.files("backchannel.annotate").joinpath("grammar", name)
    if not source.is_file():
        raise UsageError(f"no grammar of time expressions for language {language!r}: add grammar/{name}")
    data = table(source.read_text(encoding="utf-8"))
    words: dict[str, WordClass] = {}
    for key, entry in data["words"].items():
        words[key] = _word_class(entry, words)
    rules = Rules([Rule(entry, entry["as"], words) for entry in data["rules"]])
    operators = Rules([Rule(entry, entry["do"], words) for entry in data["operators"]])
    ranges = {
        entry["opens"]: re.compile(GAP + _any_of(entry["joins"]) + GAP, re.IGNORECASE)
        for entry in data["ranges"]
    }
    return Grammar(
        language=data["language"],
        words=words,
        rules=rules,
        operators=operators,
        ranges=ranges,
        links=re.compile(rf"(?:[^\S\n]*{_any_of(data['links'])})?{GAP}", re.IGNORECASE),
        daypart=re.compile(rf"(?:{words['daypart'].pattern})(?!\w)", re.IGNORECASE),
        attribute=(re.compile(data["attribute"]["after"]), re.compile(data["attribute"]["before"])),
        announced=re.compile(rf"{GAP}(?:[a-z]+{GAP})?{_any_of(data['announced'])}(?!\w)"),
        possessive=re.compile(data["possessive"]),
        unstated={unit: (low, high) for unit, (low, high) in data["unstated"].items()},
        month_first=data["numeric_order"] == "month_first",
        tense=data["tense"],
    )


def _look(
    text: str, found: re.Match[str], end: int, where: str, condition: re.Pattern[str]
) -> re.Match[str] | None:
    if where == "after":
        return condition.search(text[max(0, found.start() - 60) : found.start()])
    if where == "before":
        return condition.match(text, found.end(), end)
    return condition.search(found[0])


def _anchored(where: str, pattern: str) -> str:
    return f"(?:{pattern})$" if where.endswith("after") else pattern


# A part is ("word", text), ("mark", text), ("class", name, slot) or ("group", alternatives, optional).
_Part = tuple[Any, ...]


def _parse(pattern: str) -> list[_Part]:
    pieces = list(_PIECE.finditer(pattern))
    parts, rest = _alternatives(pieces, 0, "")
    if rest != len(pieces) or len(parts) != 1:
        raise ValueError(f"brackets do not match in {pattern!r}")
    return parts[0]


def _alternatives(pieces: list[re.Match[str]], at: int, closing: str) -> tuple[list[list[_Part]], int]:
    alternatives: list[list[_Part]] = [[]]
    while at < len(pieces):
        name, slot, bracket, comma, word = pieces[at].groups()
        at += 1
        if bracket in ("(", "["):
            inner, at = _alternatives(pieces, at, ")" if bracket == "(" else "]")
            alternatives[-1].append(("group", inner, bracket == "["))
        elif bracket == "|":
            alternatives.append([])
        elif bracket:
            if bracket != closing:
                raise ValueError(f"{bracket!r} closes nothing")
            return alternatives, at
        elif name:
            alternatives[-1].append(("class", name, slot or name))
        else:
            text = comma or word
            alternatives[-1].append(("mark" if text in _PUNCTUATION else "word", text))
    return alternatives, at


def _sequence(
    parts: list[_Part],
    pending: bool,
    slots: list[tuple[str, str, str]],
    words: Mapping[str, WordClass],
    followed: bool = False,
) -> tuple[str, bool]:
    """The regular expression of a sequence; and whether a gap is owed behind it, as `pending` says before."""
    out = ""
    for place, part in enumerate(parts):
        if part[0] == "group":
            more = followed or place + 1 < len(parts)
            options = [_sequence(option, pending, slots, words, more) for option in part[1]]
            if part[2]:
                options.append(("", pending))
            owed = {debt for _, debt in options}
            # Where only some of the ways owe a gap, each pays its own; at the end of the pattern nobody does.
            pay = len(owed) > 1 and more
            out += "(?:" + "|".join(option + (GAP if pay and debt else "") for option, debt in options) + ")"
            pending = owed == {True}
        elif part[0] == "mark":
            out += _PUNCTUATION[part[1]]
            pending = False
        else:
            out += GAP if pending else ""
            out += _literal(part[1]) if part[0] == "word" else _slot(part[1], part[2], slots, words)
            pending = True
    return out, pending


def _slot(name: str, slot: str, slots: list[tuple[str, str, str]], words: Mapping[str, WordClass]) -> str:
    group = f"{slot}_{len(slots)}"
    slots.append((group, slot, name))
    return f"(?P<{group}>{words[name].pattern})"


def _openings(parts: list[_Part], words: Mapping[str, WordClass]) -> set[tuple[str, ...]]:
    """The first two words of all that a pattern matches, as keys; a shorter opening may go on in any way."""
    found: set[tuple[str, ...]] = {()}
    for part in parts:
        if part[0] == "group":
            ways = {opening for option in part[1] for opening in _openings(option, words)}
            ways |= {()} if part[2] else set()
        elif part[0] == "mark":
            continue
        else:
            ways = {_keys(part[1])} if part[0] == "word" else set(words[part[1]].openings)
        found = {(one + way)[:2] if len(one) < 2 and "" not in one else one for one in found for way in ways}
    return found


def _word_class(entry: dict[str, Any], known: Mapping[str, WordClass]) -> WordClass:
    if "join" in entry:
        joined = [known[name] for name in entry["join"]]
        values = {word: value for one in joined for word, value in one.values.items()}
        openings = frozenset(opening for one in joined for opening in one.openings)
        return WordClass("|".join(one.pattern for one in joined), openings, values)
    values = dict(entry.get("words", {}))
    longest_first = sorted(values, key=len, reverse=True)
    options = [_literal(word) for word in longest_first]
    if entry.get("exact"):
        options = [f"(?-i:{_escaped(word)}|{_escaped(word.upper())})" for word in longest_first]
    if entry.get("dot"):
        options = [option + r"\.?" for option in options]
    if "numerals" in entry:
        ones, tens = entry["numerals"], entry["tens"]
        options.append(rf"(?:{'|'.join(tens)})(?:[-\s](?:{'|'.join(ones[:9])})(?!\w))?")
        options += sorted(ones, key=len, reverse=True)
        values |= _numerals(ones, tens)
    keys = {_keys(word) for word in values}
    if "digits" in entry:
        options.append(entry["digits"])
        # Figures may run on over points and strokes, so what comes second is left open.
        keys |= {("#", ""), ("'", "")}
    return WordClass(
        "|".join(options), frozenset(keys), {_fold(word): value for word, value in values.items()}
    )


def _numerals(numerals: list[str], tens: list[str]) -> dict[str, int]:
    values = {word: number for number, word in enumerate(numerals, 1)}
    for number, ten in enumerate(tens, 2):
        values[ten] = number * 10
        values |= {f"{ten}-{word}": number * 10 + one for one, word in enumerate(numerals[:9], 1)}
        values |= {f"{ten} {word}": number * 10 + one for one, word in enumerate(numerals[:9], 1)}
    return values


def _any_of(options: list[str]) -> str:
    return "(?:" + "|".join(_escaped(option) for option in sorted(options, key=len, reverse=True)) + ")"


def _literal(word: str) -> str:
    # A capital in the pattern is meant: `Sunday Times` is a paper, `Sunday times` is not.
    return f"(?-i:{_escaped(word)})" if word != word.lower() else _escaped(word)


def _escaped(word: str) -> str:
    return re.sub(r"['’]", "['’]", re.escape(word)).replace(r"\ ", GAP)


def _fold(text: str) -> str:
    return re.sub(r"\s+", " ", text).lower().replace("’", "'")


def _keys(words: str) -> tuple[str, ...]:
    return tuple(key_of(word) for word in WORD.findall(words)[:2])


def key_of(word: str) -> str:
    """The key of a word: lower case, and one key for all figures."""
    return "#" if word[0].isdigit() else word.lower().replace("’", "'")
