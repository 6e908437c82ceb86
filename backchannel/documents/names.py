"""Bylines and credits to the names in them.

In: the words of a byline or credit, or an author field of a dump. Out: personal names in their order, and the
offices (agencies, outlets, desks) that stand among them. Always true: what is not shaped like a personal name
is not recorded as one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from backchannel.documents.dates import date_grammar, without_dates
from backchannel.documents.grammar import UPPER, Grammar

SEPARATORS = re.compile(
    r"\s*(?:[,;|•·/\t\n]|\s[-–—]\s|\s-|-\s|\band\b|&|(?<!\w)и(?!\w)|\bwith\b)\s*", re.IGNORECASE
)
# `By`, the outlet whose reporter it is (`Outlet's`), and marks at the end.
OPENER = re.compile(r"^\W*(?:by\s+)?(?:\S{1,30}[’'`]s\s+)?|[\s.:*)\]]+$", re.IGNORECASE)
PLACE_TAIL = re.compile(rf"\s+(?:in|at|from|в|из|for)\s+(?:the\s+)?[{UPPER}].*$")
TOKEN = re.compile(rf"[{UPPER}][^\W\d_]*(?:[.’'`-][^\W\d_]*)*\.?|[^\W\d_]{{1,3}}-[{UPPER}][^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote it: persons, the offices among them, and whether nothing else was said."""

    names: tuple[str, ...]
    offices: tuple[str, ...]
    clean: bool


def read_names(text: str, grammar: Grammar) -> Byline:
    """Take apart a list of names such as `A, B and C | Outlet`."""
    dates = date_grammar()
    for pattern in (dates.dates, dates.clock, dates.published, dates.updated):
        text = pattern.sub("|", text)
    names: list[str] = []
    offices: list[str] = []
    clean = True
    for part in filter(lambda part: without_dates(part)[0], _parts(text, grammar)):
        kind = kind_of_part(part, grammar)
        if kind == "name":
            names.append(tidy_name(part))
        elif kind == "office":
            offices.append(part)
        elif kind is None:
            clean = False
    return Byline(tuple(dict.fromkeys(names)), tuple(dict.fromkeys(offices)), clean)


def kind_of_part(part: str, grammar: Grammar) -> str | None:
    """`name`, `office`, `role` (which is no one), or `None` for anything else."""
    if part in grammar.agencies:
        return "office"
    words = re.findall(r"[^\W\d_]+", part.lower())
    if not words or all(len(word) == 1 for word in words):
        return "role" if not words else None
    if set(words) & grammar.organisation_words and len(words) <= 6:
        return "office" if part[0].isupper() else "role"
    if set(words) & grammar.role_words and len(words) <= 6:
        return "role"
    if is_name(part, grammar):
        return "name"
    # Another outlet: capitals (`CBC`), or an address (`example.com`).
    if re.fullmatch(r"[A-Z]{2,6}|[\w-]+\.(?:com|org|net|ru|co\.uk)", part):
        return "office"
    return None


def is_name(text: str, grammar: Grammar) -> bool:
    """Two to five words shaped like a personal name and no label of a section."""
    tokens = text.split()
    if not 2 <= len(tokens) <= 5 or len(text) > 60:
        return False
    shaped = [TOKEN.fullmatch(token) is not None for token in tokens]
    particles = [token.lower() in grammar.name_particles for token in tokens]
    words = set(re.findall(r"[^\W\d_]+", text.lower()))
    return (
        all(good or small for good, small in zip(shaped, particles, strict=True))
        and shaped[-1]
        and sum(shaped) >= 2
        and not words & (grammar.section_words | grammar.organisation_words)
    )


def tidy_name(text: str) -> str:
    """A name as it is written elsewhere: no capitals throughout, no marks around it."""
    return " ".join(
        re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), token)
        if token.isupper() and len(re.sub(r"\W", "", token)) > 2
        else token
        for token in text.strip(" .*").split()
    )


def _parts(text: str, grammar: Grammar) -> list[str]:
    guarded = text
    # `Agence France-Presse` and `Radio Free Europe/Radio Liberty` hold what else separates names.
    for form in grammar.agencies:
        if SEPARATORS.search(form) and form in guarded:
            guarded = guarded.replace(form, "|")
            guarded += f"|{form.replace('/', chr(0)).replace('-', chr(1))}"
    parts = [part.replace("\0", "/").replace("\1", "-") for part in SEPARATORS.split(guarded)]
    found = [PLACE_TAIL.sub("", grammar.role_opener.sub("", OPENER.sub("", part))) for part in parts]
    return [re.sub(r"^(?:the|in)\s+(?=[A-Z])", "", part) for part in found if part]
