"""A person's name taken apart: given names, surname, what stands around them, and in which order.

In: a name as it is written. Out: a frozen `Name`. Always true: parts are folded to small Latin letters; titles
and particles are no part; where the text does not show the order of the parts, every order that may be meant
is one of its `readings`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from backchannel.identity.folding import (
    data,
    is_consonantal,
    is_syllabic,
    latin,
    spelled,
)

Order = Literal["given_first", "family_first", "open"]
_WORD = re.compile(r"\w+(?:['`]\w+)*(?:-\w+(?:['`]\w+)*)*\.?")
_DOUBLE = re.compile(r"([a-z])\1+")
_SON_OF = frozenset({"bin", "ibn", "bint"})
_ABD = re.compile(r"^abd(?:[aeu][lr]|us|as|ush|ash)(?=[a-z]{4})")
_POSSESSIVE = re.compile(r"['’]s$")


class Reading(NamedTuple):
    """One way to read a name: the given name, what stands in the middle, the surname."""

    given: str
    middle: tuple[str, ...]
    surname: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name in parts. `consonantal` says that its script leaves vowels out."""

    text: str
    tokens: tuple[str, ...]
    suffix: str | None
    order: Order
    readings: tuple[Reading, ...]
    whole: str
    consonantal: bool = False

    @property
    def folded(self) -> str:
        """The parts and the suffix in one line: what a key is made of."""
        return " ".join((*self.tokens, self.suffix) if self.suffix else self.tokens)

    @property
    def bare(self) -> bool:
        """Whether it is one word, which may be a surname or a given name."""
        return len(self.tokens) == 1


@lru_cache(maxsize=100_000)
def parse(text: str) -> Name:
    """The name in parts; no tokens where the text holds no word."""
    words, order = _in_order(text)
    tokens, suffix = _core(words)
    if order == "open":
        tokens, order = _shown_order(tokens)
    if _SON_OF & set(words):
        order = "given_first"
    if is_syllabic(text) and len(tokens) > 1:
        tokens, order = (tokens[0], "".join(tokens[1:])), "family_first"
    return Name(text, tokens, suffix, order, _readings(tokens, order), _whole(tokens), is_consonantal(text))


def _whole(tokens: tuple[str, ...]) -> str:
    """All parts in one word as spelled, doubled letters once, so that spaces and hyphens make no difference."""
    return _DOUBLE.sub(r"\1", "".join(spelled(token) for token in tokens))


@lru_cache(maxsize=100_000)
def is_name(text: str) -> bool:
    """Whether it is written as a name is, with no word in small letters but particles."""
    lists = _lists()
    words = [word for word in re.findall(r"[^\W\d_]+", text) if len(word) > 1]
    small = [word for word in words if word[0].islower() and word not in lists["particles"]]
    return bool(re.search(r"[^\W\d_]", text)) and not small


def _in_order(text: str) -> tuple[list[str], Order]:
    """The words, given name first where a comma or capitals show the surname, and whether they do."""
    front, comma, back = text.partition(",")
    back_words = _words(back)
    if comma and back_words and "," not in back and not _is_suffix(back_words[0]):
        surname = "".join(_core(_words(front))[0])
        return [*back_words, surname], "given_first"
    words = _words(text)
    raw = re.findall(r"[^\W\d_][\w'’-]*", text)
    shouted = [len(word) > 1 and word.isupper() and not _is_suffix(word.lower()) for word in raw]
    if len(raw) == len(words) > 1 and shouted[0] and not any(shouted[1:]):
        return [*words[1:], words[0]], "given_first"
    if len(raw) == len(words) > 1 and shouted[-1] and not any(shouted[:-1]):
        return words, "given_first"
    return words, "open"


def _words(text: str) -> list[str]:
    plain = latin(_POSSESSIVE.sub("", text)).casefold()
    return [word for word in _WORD.findall(plain) if word != "the"]


def _is_suffix(word: str) -> bool:
    return word.rstrip(".") in data("names.yaml")["suffixes"]


def _core(words: list[str]) -> tuple[tuple[str, ...], str | None]:
    """The names among the words, and the suffix."""
    lists, suffix = _lists(), None
    words = _parted([word.rstrip(".").replace("'", "").replace("`", "") for word in words])
    while len(words) > 1 and words[-1] in data("names.yaml")["suffixes"]:
        suffix = data("names.yaml")["suffixes"][words.pop()]
    while len(words) > 1 and words[0] in lists["titles"]:
        words = words[1:]
    if len(words) > 2 and words[0] in lists["titles_or_names"]:
        words = words[1:]
    kept: list[str] = []
    for number, word in enumerate(words):
        last = number == len(words) - 1
        if kept and kept[-1] in lists["joined"] and word not in lists["particles"]:
            first = kept.pop()
            kept.append(("abdul" if first.startswith("abd") else first) + word)
        elif word in lists["particles"] and not last and (kept or word in _ARABIC):
            continue
        elif word:
            kept.append(word)
    return tuple(_ABD.sub("abdul", word) for word in kept), suffix


_ARABIC = frozenset({"al", "el", "ul", "ad", "ash", "ar"})


def _parted(words: list[str]) -> list[str]:
    """Words with hyphens as one, but for particles that a hyphen ties to what follows."""
    parted: list[str] = []
    for word in words:
        parts = word.split("-")
        while len(parts) > 1 and parts[0] in _lists()["particles"]:
            parted.append(parts.pop(0))
        if len(parts) > 2 and parts[1] in _ARABIC and parts[0] in _lists()["joined"]:
            parts = [parts[0], *parts[2:]]
        if len(parts) > 1 and parts[0] in _lists()["joined"]:
            parted.append(parts.pop(0))
        parted.append("".join(parts))
    return parted


def _shown_order(tokens: tuple[str, ...]) -> tuple[tuple[str, ...], Order]:
    """Given name first where a father's name or initials at the end show that the surname is in front."""
    if len(tokens) == 3 and _patronymic().search(tokens[2]) and not _patronymic().search(tokens[1]):
        return (tokens[1], tokens[2], tokens[0]), "given_first"
    if len(tokens) > 1 and len(tokens[0]) > 1 and all(len(token) == 1 for token in tokens[1:]):
        return (*tokens[1:], tokens[0]), "given_first"
    return tokens, "open"


def _readings(tokens: tuple[str, ...], order: Order) -> tuple[Reading, ...]:
    if len(tokens) < 2:
        return ()
    if order == "family_first":
        return (Reading(tokens[1], tokens[2:], tokens[0]),)
    found = [Reading(tokens[0], tokens[1:-1], tokens[-1])]
    if order == "open" and tokens[0] in _lists()["family_first"] and len(tokens) < 4:
        found.append(Reading("".join(tokens[1:]), (), tokens[0]))
    if len(tokens) > 2 and len(tokens[-2]) > 1 and not _patronymic().search(tokens[-2]):
        found.append(Reading(tokens[0], tokens[1:-2], "".join(tokens[-2:])))
    return tuple(found)


@cache
def _patronymic() -> re.Pattern[str]:
    return re.compile(data("names.yaml")["patronymic"])


@cache
def _lists() -> dict[str, frozenset[str]]:
    names = ("titles", "titles_or_names", "particles", "joined", "family_first")
    return {name: frozenset(data("names.yaml")[name].split()) for name in names}


def is_family_first(token: str) -> bool:
    """Whether it is a family name that people also write in front."""
    return token in _lists()["family_first"]
