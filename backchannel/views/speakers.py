"""Who speaks: people, offices and sides by side, and those without a name by how they are described.

In: the record. Out: speakers with how often and when last. Always true: sources without a name are counted by
their description and never taken for one; a relative is marked, since families are left out of what is published.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from backchannel.views.dates import last_day
from backchannel.views.identity import Figure
from backchannel.views.record import Record
from backchannel.views.speech import hand, has_page
from backchannel.views.utterances import Utterance, by, utterances
from backchannel.views.voices import UNNAMED, speaker_name

Sort = Literal["side", "person", "office", "outlet", "unnamed"]
_OFFICES = ("organisation", "facility", "group")


@dataclass(frozen=True, slots=True)
class Speaker:
    """One who speaks. `side` is the key of the side, `title` what the speaker is, `last` where the last word is.

    `second` counts words that came through others; `place` is the document and the offset of the last word,
    `linked` tells that the speaker can be asked for by name.
    """

    name: str
    sort: Sort
    side: str | None
    title: str
    statements: int
    second: int
    documents: int
    last: str | None
    place: tuple[str, int]
    linked: bool = False
    family: bool = False

    @property
    def last_day(self) -> date:
        """The day of the last word."""
        return last_day(self.last) or date.min


@dataclass(frozen=True, slots=True)
class Side:
    """A side with its speakers, those who speak most first. `key` is `None` for those of no side on record."""

    key: str | None
    name: str
    statements: int
    last: str | None
    speakers: tuple[Speaker, ...]


def sides(record: Record) -> tuple[Side, ...]:
    """All who speak, by side, the sides that speak most first, those of no side last."""
    of: dict[str | None, list[Speaker]] = defaultdict(list)
    for one in speakers(record):
        of[one.side].append(one)
    found = []
    for key, here in of.items():
        last = max(here, key=lambda one: one.last_day)
        name = record.cast.name(key) if key else ""
        ranked = sorted(
            here, key=lambda one: (one.sort == "unnamed", one.sort != "side", -one.statements, one.name)
        )
        found.append(Side(key, name, sum(one.statements for one in here), last.last, tuple(ranked)))
    return tuple(sorted(found, key=lambda side: (side.key is None, -side.statements, side.name)))


def speakers(record: Record) -> list[Speaker]:
    """All who are reported to speak."""
    named: dict[str, list[Utterance]] = defaultdict(list)
    unnamed: dict[tuple[str | None, str], list[Utterance]] = defaultdict(list)
    for one in utterances(record):
        keys = by(record, one)
        figures = [record.cast.figure(key) for key in keys]
        if one.statement.source_kind in UNNAMED or any(figure.anonymous for figure in figures):
            side = next((figure.side for figure in figures if figure.side), None)
            described = speaker_name(record, one.number, one.statement)
            if described:
                unnamed[side, " ".join(described.split()).casefold()].append(one)
            continue
        for key in keys:
            named[key].append(one)
    found = [_named(record, record.cast.figure(key), said) for key, said in named.items()]
    return found + [_unnamed(record, side, said) for (side, _), said in unnamed.items()]


def _named(record: Record, figure: Figure, said: list[Utterance]) -> Speaker:
    if figure.key == figure.side:
        sort: Sort = "side"
    elif figure.kind == "outlet":
        sort = "outlet"
    else:
        sort = "office" if figure.kind in _OFFICES else "person"
    side = None if sort == "outlet" else figure.side
    return _speaker(
        figure.name,
        sort,
        side,
        next(iter(figure.titles), ""),
        said,
        figure.key in record.relatives,
        linked=has_page(figure),
    )


def _unnamed(record: Record, side: str | None, said: list[Utterance]) -> Speaker:
    family = any(record.relatives & set(by(record, one)) for one in said)
    name = speaker_name(record, said[0].number, said[0].statement) or ""
    return _speaker(" ".join(name.split()), "unnamed", side, "", said, family)


def _speaker(
    name: str,
    sort: Sort,
    side: str | None,
    title: str,
    said: Iterable[Utterance],
    family: bool,
    *,
    linked: bool = False,
) -> Speaker:
    heard = sorted(said, key=lambda one: (last_day(one.told) or date.min, one.number))
    last = heard[-1]
    content = last.statement.content
    return Speaker(
        name,
        sort,
        side,
        title,
        len(heard),
        sum(hand(one) == "second" for one in heard),
        len({one.number for one in heard}),
        last.told,
        (last.reading.document.sha256, content[0].start if content else 0),
        linked,
        family,
    )
