"""Two names compared: may they be one person's, and why.

In: two names as written. Out: a `Match`. Always true: it is the same in both directions and works on names
alone; a score of 0 with `apart` says that the names tell two people apart who share a surname.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import NamedTuple

from backchannel.identity.folding import data, spelled
from backchannel.identity.given import given_likeness, surname_likeness
from backchannel.identity.names import Name, Reading, is_family_first, parse


class Reason(NamedTuple):
    """One thing that speaks for or against: its name in `reasons.yaml`, and the words compared."""

    name: str
    one: str = ""
    other: str = ""

    @property
    def text(self) -> str:
        """The reason in words."""
        wording: str = data("reasons.yaml")[self.name]
        return wording.format(one=_shown(self.one), other=_shown(self.other))


@dataclass(frozen=True, slots=True)
class Match:
    """How sure it is that two names are one person's, from 0 to 1, and why.

    `apart` says that they cannot be: one surname, but given names, second names or suffixes that differ.
    """

    score: float
    reasons: tuple[Reason, ...] = ()
    apart: bool = False

    @property
    def text(self) -> str:
        """The reasons in one line."""
        return "; ".join(reason.text for reason in self.reasons)


NOTHING = Match(0.0)
SAME = Match(1.0, (Reason("same"),))
ALONE = 0.7


def compare(one: str | Name, other: str | Name) -> Match:
    """How likely two names are to be one person's."""
    mine = parse(one) if isinstance(one, str) else one
    theirs = parse(other) if isinstance(other, str) else other
    if not mine.tokens or not theirs.tokens:
        return NOTHING
    if mine.suffix and theirs.suffix and mine.suffix != theirs.suffix:
        reason = Reason("suffix", mine.suffix, theirs.suffix)
        return Match(0.0, (reason,), apart=_one_surname(mine, theirs))
    found = _without_suffix(mine, theirs)
    if found.score and mine.suffix != theirs.suffix:
        extra = Reason("suffix_one", mine.suffix or theirs.suffix or "")
        return Match(round(found.score * 0.75, 3), (*found.reasons, extra))
    return found


def _without_suffix(mine: Name, theirs: Name) -> Match:
    if mine.tokens == theirs.tokens:
        return Match(ALONE, (Reason("name_alone", mine.tokens[0]),)) if mine.bare else SAME
    if mine.bare or theirs.bare:
        return _bare(mine, theirs)
    if mine.whole == theirs.whole and min(len(mine.tokens), len(theirs.tokens)) > 1:
        return Match(0.98, (Reason("concatenated"),))
    best = NOTHING
    for match in _readings(mine, theirs):
        if match.score > best.score or (match.apart and not best.score):
            best = match
    return best


def _readings(mine: Name, theirs: Name) -> Iterator[Match]:
    consonantal = mine.consonantal != theirs.consonantal
    for number, one in enumerate(mine.readings):
        for index, other in enumerate(theirs.readings):
            found = _reading(one, other, consonantal)
            if (number or index) and found.apart:
                continue  # only the usual reading tells people apart
            yield found
    yield from _reversed(mine, theirs)
    yield from _second_names(mine.readings[0], theirs.readings[0])


def _reading(one: Reading, other: Reading, consonantal: bool) -> Match:
    surname = surname_likeness(one.surname, other.surname, consonantal)
    if not surname.score:
        return NOTHING
    given = given_likeness(one.given, other.given, consonantal)
    if not given.score:
        alike = surname.score > 0.9
        return Match(0.0, (Reason("given", one.given, other.given),) if alike else (), apart=alike)
    middle, reasons = _middle(one.middle, other.middle, consonantal)
    if not middle:
        return Match(0.0, reasons, apart=surname.score > 0.9)
    why = (
        Reason(surname.reason, one.surname, other.surname),
        Reason(given.reason, *sorted((one.given, other.given), key=len)),
        *reasons,
    )
    return Match(round(surname.score * given.score * middle, 3), why)


def _middle(
    one: tuple[str, ...], other: tuple[str, ...], consonantal: bool
) -> tuple[float, tuple[Reason, ...]]:
    """What second names do to the score, 0 where they differ."""
    score, reasons = 1.0, []
    for mine, theirs in zip_longest(one, other):
        if mine is None or theirs is None:
            score *= 0.98
            reasons.append(Reason("middle_more", mine or theirs))
            continue
        found = given_likeness(mine, theirs, consonantal)
        if found.score < 0.85:
            return 0.0, (Reason("middle", mine, theirs),)
        if found.reason == "initial":
            reasons.append(Reason("middle_initial", *sorted((mine, theirs), key=len)))
            score *= 0.99
    return score, tuple(reasons)


def _reversed(mine: Name, theirs: Name) -> Iterator[Match]:
    """The same two names the other way round: usual in the East of Asia, a slip or another person elsewhere."""
    if len(mine.tokens) != 2 or len(theirs.tokens) != 2 or "given_first" in (mine.order, theirs.order):
        return
    first, last = mine.tokens
    other = tuple(spelled(token) for token in theirs.tokens)
    if (spelled(last), spelled(first)) == other:
        eastern = is_family_first(first) != is_family_first(last)
        yield Match(0.93, (Reason("family_first"),)) if eastern else Match(0.72, (Reason("reversed"),))


def _second_names(one: Reading, other: Reading) -> Iterator[Match]:
    """Somebody who goes by a second given name, or by the first of two surnames."""
    for whole, short in ((one, other), (other, one)):
        if not whole.middle or short.middle:
            continue
        if whole.surname == short.surname and short.given in whole.middle and len(short.given) > 1:
            yield Match(0.72, (Reason("same_surname"), Reason("middle_name", short.given)))
        if whole.middle[-1] == short.surname and given_likeness(whole.given, short.given).score >= 0.9:
            yield Match(0.76, (Reason("same_given"), Reason("surname_more", short.surname)))


def _bare(mine: Name, theirs: Name) -> Match:
    """One word against a whole name: a surname alone is a question, a given name alone is nothing."""
    bare, whole = (mine, theirs) if mine.bare else (theirs, mine)
    surnames = (
        {reading.surname for reading in whole.readings}
        if whole.readings
        else {
            whole.tokens[0],
        }
    )
    best = max(surname_likeness(bare.tokens[0], surname).score for surname in surnames)
    if best < 0.95:
        return NOTHING
    return Match(round(ALONE * best, 3), (Reason("surname_alone", bare.tokens[0]),))


def _one_surname(mine: Name, theirs: Name) -> bool:
    return surname_likeness(mine.tokens[-1], theirs.tokens[-1]).score > 0.9


def _shown(word: str) -> str:
    return word[:1].upper() + word[1:] if word.islower() else word
