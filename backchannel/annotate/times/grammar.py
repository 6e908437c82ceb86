"""The grammar of time expressions: a YAML file in, compiled rules out.

In comes `grammar/times.LANGUAGE.yaml` (its head explains the pattern language); out comes a `Grammar` that says
which rules and operators may start at a word. Always true: the rules of a word stand in the order of the file,
a pattern never matches part of a word, and nothing here knows what a match means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from backchannel.errors import UsageError

# A gap is blanks with at most one line break: an expression may be wrapped, but not run over a blank line.
GAP = r"(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*(?=\S))"
WORD = re.compile(r"[^\W\d_]+|\d+|['’](?=\d)")
_PIECE = re.compile(r"\{(\w+)(?::(\w+))?\}|([\[\]()|])|(,)|([^\s\[\]()|{},]+)")
_PUNCTUATION = {
    ",": r"\s?,\s?",
    "-": r"[-‐‑–]",
    "--": r"[^\S\n]?[-‐‑–—][^\S\n]?",
    "/": "/",
}


@dataclass(frozen=True, slots=True)
class Match:
    """One rule at one place: where it ends, and what its slots hold."""

    rule: Rule
    start: int
    end: int
    slots: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """A compiled pattern with its conditions and what is handed to its reader."""

    reader: str
    pattern: re.Pattern[str]
    slots: tuple[tuple[str, str, str], ...]
    given: Mapping[str, Any]
    conditions: tuple[tuple[str, bool, re.Pattern[str]], ...]
    keep: re.Pattern[str] | None

    def match(self, text: str, start: int, end: int, words: Mapping[str, WordClass]) -> Match | None:
        """The rule at `start`, or `None`; nothing at or behind `end` is looked at."""
        found = self.pattern.match(text, start, end)
        if found is None:
            return None
        for where, wanted, condition in self.conditions:
            if (_look(text, found, end, where, condition) is None) is wanted:
                return None
        stop = found.end()
        if self.keep is not None and (kept := self.keep.match(text, start, stop)):
            stop = kept.end()
        slots = dict(self.given)
        for group, slot, word_class in self.slots:
            if (value := found[group]) is not None:
                slots[slot] = words[word_class].value(value)
        return Match(self, start, stop, slots)


@dataclass(frozen=True, slots=True)
class WordClass:
    """Words with what they stand for, or figures."""

    pattern: str
    keys: frozenset[str]
    values: Mapping[str, Any]

    def value(self, text: str) -> Any:
        """What a matched word stands for; figures become whole numbers, other figures stay as they are."""
        folded = _fold(text)
        if folded in self.values:
            return self.values[folded]
        if folded.rstrip(".") in self.values:
            return self.values[folded.rstrip(".")]
        figures = re.fullmatch(r"(\d+)(?:st|nd|rd|th)?", folded.replace(",", ""))
        if figures:
            return int(figures[1])
        return float(folded) if re.fullmatch(r"\d+\.\d+", folded) else folded


@dataclass(frozen=True, slots=True)
class Grammar:
    """All that one language says about time."""

    language: str
    words: Mapping[str, WordClass]
    rules: Mapping[str, tuple[Rule, ...]]
    operators: Mapping[str, tuple[Rule, ...]]
    ranges: Mapping[str, re.Pattern[str]]
    links: re.Pattern[str]
    possessive: re.Pattern[str]
    unstated: Mapping[str, tuple[int, int]]
    month_first: bool
    tense: Mapping[str, Any]


@cache
def load(language: str) -> Grammar:
    """The grammar of a language, read once. Raises `UsageError` when there is none for it."""
    name = f"times.{language.split('-')[0].lower()}.yaml"
    source = resources.files("backchannel.annotate").joinpath("grammar", name)
    if not source.is_file():
        raise UsageError(f"there is no grammar of time expressions for language {language!r}: add grammar/{name}")
    data = yaml.load(source.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    words: dict[str, WordClass] = {}
    for key, entry in data["words"].items():
        words[key] = _word_class(entry, words)
    return Grammar(
        language=data["language"],
        words=words,
        rules=_by_first_word(((entry, entry["as"]) for entry in data["rules"]), words),
        operators=_by_first_word(((entry, entry["do"]) for entry in data["operators"]), words),
        ranges={
            entry["opens"]: re.compile(GAP + _any_of(entry["joins"]) + GAP, re.IGNORECASE) for entry in data["ranges"]
        },
        links=re.compile(rf"(?:[^\S\n]*{_any_of(data['links'])})?{GAP}", re.IGNORECASE),
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


def _by_first_word(
    entries: Iterable[tuple[dict[str, Any], str]], words: Mapping[str, WordClass]
) -> dict[str, tuple[Rule, ...]]:
    index: dict[str, list[Rule]] = {}
    for entry, reader in entries:
        rule, keys = _rule(entry, reader, words)
        for key in keys:
            index.setdefault(key, []).append(rule)
    return {key: tuple(rules) for key, rules in index.items()}


def _rule(entry: dict[str, Any], reader: str, words: Mapping[str, WordClass]) -> tuple[Rule, set[str]]:
    parts = _parse(entry["read"])
    slots: list[tuple[str, str, str]] = []
    body = _sequence(parts, False, False, slots, words)
    conditions = [
        (where.removeprefix("not_"), not where.startswith("not_"), re.compile(_anchored(where, entry[where])))
        for where in ("after", "not_after", "before", "not_before", "within")
        if where in entry
    ]
    told = {"read", "as", "do", "after", "not_after", "before", "not_before", "within", "keep"}
    rule = Rule(
        reader=reader,
        pattern=re.compile(body + r"(?!\w)", re.IGNORECASE),
        slots=tuple(slots),
        given={key: value for key, value in entry.items() if key not in told},
        conditions=tuple(conditions),
        keep=re.compile(entry["keep"]) if "keep" in entry else None,
    )
    return rule, _first_words(parts, words)[0]


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
    followed: bool,
    slots: list[tuple[str, str, str]],
    words: Mapping[str, WordClass],
) -> str:
    """The regular expression of a sequence; `pending` says that a gap is owed before it, `followed` after it."""
    out = ""
    for place, part in enumerate(parts):
        if part[0] == "group":
            more = followed or place + 1 < len(parts)
            options = [_sequence(option, pending, more, slots, words) for option in part[1]]
            if part[2]:
                options.append(GAP if pending and more else "")
            out += "(?:" + "|".join(options) + ")"
            pending = False
        elif part[0] == "mark":
            out += _PUNCTUATION[part[1]]
            pending = False
        else:
            out += GAP if pending else ""
            out += _literal(part[1]) if part[0] == "word" else _slot(part[1], part[2], slots, words)
            pending = True
    return out + (GAP if pending and followed else "")


def _slot(name: str, slot: str, slots: list[tuple[str, str, str]], words: Mapping[str, WordClass]) -> str:
    group = f"{slot}_{len(slots)}"
    slots.append((group, slot, name))
    return f"(?P<{group}>{words[name].pattern})"


def _first_words(parts: list[_Part], words: Mapping[str, WordClass]) -> tuple[set[str], bool]:
    keys: set[str] = set()
    for part in parts:
        if part[0] == "group":
            firsts = [_first_words(option, words) for option in part[1]]
            keys.update(*(first[0] for first in firsts))
            if not part[2] and not any(first[1] for first in firsts):
                return keys, False
        else:
            if part[0] != "mark":
                keys |= {_key(part[1])} if part[0] == "word" else words[part[1]].keys
                return keys, False
    return keys, True


def _word_class(entry: dict[str, Any], known: Mapping[str, WordClass]) -> WordClass:
    if "join" in entry:
        joined = [known[name] for name in entry["join"]]
        values = {word: value for one in joined for word, value in one.values.items()}
        return WordClass("|".join(one.pattern for one in joined), frozenset().union(*(o.keys for o in joined)), values)
    values = dict(entry.get("words", {}))
    options = [_literal(word) for word in sorted(values, key=len, reverse=True)]
    if entry.get("exact"):
        options = [f"(?-i:{_escaped(w)}|{_escaped(w.upper())})" for w in sorted(values, key=len, reverse=True)]
    if entry.get("dot"):
        options = [option + r"\.?" for option in options]
    keys = {_key(word) for word in values}
    if "numerals" in entry:
        numbers = _numerals(entry["numerals"], entry["tens"])
        values |= numbers
        keys |= set(entry["numerals"]) | set(entry["tens"])
        options.append(rf"(?:{'|'.join(entry['tens'])})(?:[-\s](?:{'|'.join(entry['numerals'][:9])})(?!\w))?")
        options += sorted(entry["numerals"], key=len, reverse=True)
    if "digits" in entry:
        options.append(entry["digits"])
        keys |= {"#", "'"}
    return WordClass("|".join(options), frozenset(keys), {_fold(word): value for word, value in values.items()})


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
    return re.escape(word).replace("'", "['’]").replace("’", "['’]").replace(r"\ ", GAP).replace("[''’]]", "['’]")


def _fold(text: str) -> str:
    return re.sub(r"\s+", " ", text).lower().replace("’", "'")


def _key(word: str) -> str:
    first = WORD.search(word)
    return "#" if first is None or first[0].isdigit() else first[0].lower()
