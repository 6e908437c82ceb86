"""Phrases that a word list looks for in what people say.

In: text, and phrases as the word lists write them. Out: hits. Always true: case, punctuation and short forms
(`won't`) make no difference, and no phrase reaches over the end of a clause.

A phrase is words with spaces: `a|b` is either, `(a)` may be missing, `bring*` is any word that begins so,
`give_up` is two words that belong together, `...` is up to six words, `..` up to two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

_SHORT = (
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"\bcan't\b"), "can not"),
    (re.compile(r"\bcannot\b"), "can not"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"\bi'm\b"), "i am"),
    (re.compile(r"'s\b"), ""),
)
_PART = re.compile(r"\w+|[.;:!?—…]+")
_GAPS = {"...": r"(?: \w+){0,6}", "..": r"(?: \w+){0,2}"}


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: as the list has it, as the text has it, and whether the text negates it."""

    phrase: str
    words: str
    negated: bool = False


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """The words of a text in small letters, a stroke where a clause ends."""
    low = text.casefold().replace("’", "'").replace("ё", "е")
    if "'" in low or "cannot" in low:
        for short, long in _SHORT:
            low = short.sub(long, low)
    return " ".join([part if part[0].isalnum() else "/" for part in _PART.findall(low)])


def hits(
    text: str,
    phrases: Iterable[str],
    unless: Iterable[str] = (),
    negators: Iterable[str] = (),
    reach: int = 4,
) -> list[Hit]:
    """All phrases in `text`, each once. What an `unless` phrase covers is none; `negators` are words that
    negate a phrase where they stand at most `reach` words before it, in its clause."""
    words = plain(text)
    barred = [match.span() for phrase in unless for match in _compiled(phrase).finditer(words)]
    against = frozenset(negators)
    found: dict[str, Hit] = {}
    for phrase in phrases:
        for match in _compiled(phrase).finditer(words):
            if any(low <= match.start() and match.end() <= high for low, high in barred):
                continue
            clause = words[: match.start()].rpartition("/")[2].split()
            negated = bool(against & set(clause[-reach:]))
            found.setdefault(phrase, Hit(phrase, match.group(), negated))
    return list(found.values())


def holds(text: str, phrases: Iterable[str], unless: Iterable[str] = ()) -> bool:
    """Whether one of the phrases stands in `text`."""
    if unless:
        return bool(hits(text, phrases, unless))
    found = _any_of(tuple(phrases))
    return found is not None and found.search(f" {plain(text)} ") is not None


@lru_cache(maxsize=512)
def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    """A pattern that finds, in plain words with a blank around each, what any of the phrases does.

    It begins with the blank, so that it is tried at the starts of words alone; `None` where there are no phrases.
    """
    return re.compile(rf" (?:{'|'.join(map(_pattern, phrases))})(?!\w)") if phrases else None


@lru_cache(maxsize=2048)
def _compiled(phrase: str) -> re.Pattern[str]:
    return re.compile(_alone(_pattern(phrase)))


def _alone(pattern: str) -> str:
    """The pattern where no word goes on before or after it."""
    return rf"(?<!\w)(?:{pattern})(?!\w)"


def _pattern(phrase: str) -> str:
    pattern, begun = "", False
    for part in phrase.casefold().split():
        if part in _GAPS:
            pattern += _GAPS[part]
            continue
        optional = part.startswith("(") and part.endswith(")")
        words = "|".join(_word(word) for word in part.strip("()").split("|"))
        # A space stands before each word but the first; what may be missing at the start has its own after it.
        pattern += f"(?: (?:{words}))" if begun else f"(?:(?:{words}) )" if optional else f"(?:{words})"
        pattern += "?" if optional else ""
        begun = begun or not optional
    return pattern


def _word(word: str) -> str:
    joined = re.escape(word.rstrip("*")).replace("_", " ")
    return joined + (r"\w*" if word.endswith("*") else "")
