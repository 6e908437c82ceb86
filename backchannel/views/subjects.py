"""What a name means that somebody asks for: a person, or the two sides of a deal, or one side.

In: the name as typed. Out: the subject. Always true: a surname that fits several is never guessed at unless
only one of them is held or was freed; an unknown name is answered with the names that come close.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from backchannel.errors import NotFound, UsageError
from backchannel.views.deals import Deal
from backchannel.views.identity import fold, side_called
from backchannel.views.record import Fact, Record

_BETWEEN = re.compile(r"\s*(?:<->|<>|/|,|&|\band\b|\bvs?\b)\s*|\s+-\s+", re.IGNORECASE)
_CASES = ("detention", "proceeding", "designation", "release", "movement", "wellbeing")


@dataclass(frozen=True, slots=True)
class Subject:
    """A figure by its key, or one or two sides by theirs."""

    figure: str | None = None
    sides: tuple[str, ...] = ()


def subject(record: Record, name: str) -> Subject:
    """Whom or what `name` means. Raises `NotFound`, or `UsageError` where it fits several."""
    if not fold(name):
        raise UsageError("a name is needed: a person, or the two sides of a deal")
    sides = sides_in(name, lambda part: side_called(part, record.cast))
    if sides:
        return Subject(sides=sides)
    found = _figures(record, name)
    if len(found) > 1:
        names = sorted(record.cast.name(key) for key in found)
        raise UsageError(f"{name!r} fits several: {', '.join(names)}; give the full name")
    if not found:
        raise NotFound(f"nothing on record about {name!r}{_close(record, name)}")
    return Subject(figure=found[0])


def candidates(record: Record, name: str) -> tuple[str, ...]:
    """The names of all whom a name may mean, sorted; none where nobody goes by it."""
    return tuple(sorted(record.cast.name(key) for key in _figures(record, name))) if fold(name) else ()


def namesakes(record: Record, name: str) -> tuple[str, ...]:
    """Keys of several figures that all go by one name exactly; none where a fuller name tells them apart."""
    keys = _figures(record, name) if fold(name) else []
    names = {fold(record.cast.name(key)) for key in keys}
    return tuple(keys) if len(keys) > 1 and len(names) == 1 else ()


def near_names(record: Record, name: str) -> tuple[str, ...]:
    """Up to three names on record that come close to one that is not."""
    names = {
        fold(figure.name): figure.name for figure in record.cast.figures.values() if not figure.anonymous
    }
    close = get_close_matches(fold(name), names, n=3, cutoff=0.6)
    by_word = [folded for folded in names if set(fold(name).split()) & set(folded.split())]
    return tuple(names[hit] for hit in list(dict.fromkeys([*close, *by_word]))[:3])


def cases(record: Record, all_deals: Iterable[Deal]) -> frozenset[str]:
    """Keys of all who are or were held, tried or freed."""
    told = [record.who(fact, "person") for fact in record.of(*_CASES)]
    held = {key for key in set().union(*told) if record.cast.figure(key).kind == "person"}
    return frozenset(held.union(*(deal.people for deal in all_deals)))


def sides_in(name: str, side: Callable[[str], str | None]) -> tuple[str, ...]:
    """Keys of the one or two sides that a name means, where `side` tells that of a part of it; else none."""
    whole = side(name)
    if whole:
        return (whole,)
    parts = [part for part in _BETWEEN.split(name) if part]
    if len(parts) == 2:
        splits = [(parts[0], parts[1])]
    else:
        tokens = name.split()
        splits = [(" ".join(tokens[:i]), " ".join(tokens[i:])) for i in range(1, len(tokens))]
    for first, second in splits:
        one, other = side(first), side(second)
        if one and other and one != other:
            return (one, other)
    return ()


def _figures(record: Record, name: str) -> list[str]:
    """Keys of the figures that go by the whole name, else of those that hold all its words; cases first."""
    folded = fold(name)
    words = set(folded.split())
    known = [
        figure for figure in record.cast.figures.values() if not figure.anonymous and figure.kind != "group"
    ]
    exact = [figure.key for figure in known if fold(figure.name) == folded]
    loose = [figure.key for figure in known if any(words <= set(other.split()) for other in figure.names)]
    found = exact or loose
    if len(found) > 1:
        held = cases(record, ()) | {
            key for fact in record.of("proposal", "exchange") for key in _freed(record, fact)
        }
        found = [key for key in found if key in held] or found
    if len(found) > 1:
        found = [key for key in found if record.cast.figure(key).kind == "person"] or found
    return found


def _freed(record: Record, fact: Fact) -> tuple[str, ...]:
    return record.who(fact, "gives", "gets", "released_by_a", "released_by_b")


def _close(record: Record, name: str) -> str:
    hits = near_names(record, name)
    if not hits:
        return "; `backchannel status` lists what there is"
    return f"; close names: {', '.join(hits)}"
