"""Rows as they are gathered: the same line from several sentences is one row with several sources.

In: facts with the words for them. Out: rows in the order in which they were first added. Always true: no row
without a footnote, what two voices say alike stands once with both, who says only a part is marked so, a row
is sensitive where one of its facts is, and where only the newest sources are shown the others are counted. Where
it is known what will be shown, the other rows and voices are there without footnotes.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from backchannel.views.dates import last_day
from backchannel.views.footnotes import Footnotes, Places
from backchannel.views.pages import Row, Says
from backchannel.views.record import Fact, Record
from backchannel.views.support import support
from backchannel.views.voices import voice
from backchannel.views.wording import word

# How many sources of a line a page on one screen shows, the newest; what is left is counted beside them.
SOURCES = 8
_Voices = dict[Says, dict[int, None]]
_UNSHOWN: dict[int, None] = {}  # the footnotes of a voice that is only counted


@dataclass(slots=True)
class _Told:
    """The sources of a line."""

    says: _Voices = field(default_factory=dict)
    parts: _Voices = field(default_factory=dict)
    waiting: list[tuple[_Voices, Says, Fact]] = field(default_factory=list)
    more: int = 0
    facts: dict[str, Fact] = field(default_factory=dict)
    whole: list[Fact] = field(default_factory=list)


@dataclass(slots=True)
class _Line:
    key: str
    label: str
    text: str
    time: str | None
    sensitive: bool
    untold: list[tuple[Fact, bool]]  # what is told only if the line is shown
    told: _Told | None = None


class Table:
    """Gathers the rows of one section; `notes` are those of the whole page.

    `newest` is how many sources of a row are shown, each with as many footnotes; `None` for all. Where the notes
    are those of a page that shows a part, rows that it does not show are only counted: these have no sources.
    """

    def __init__(self, record: Record, notes: Footnotes, newest: int | None = None) -> None:
        self._record = record
        self._notes = notes
        self._newest = newest
        self._shown = notes.shown
        self._lines: dict[tuple[str, str, str], _Line] = {}

    def add(
        self, fact: Fact, label: str, text: str, *, key: str = "", time: str | None = None, part: bool = False
    ) -> None:
        """Add what a fact says; `key` is the type of its claim unless given, `part` if it says less than the text."""
        place = (key or fact.type, label, text)
        line = self._lines.get(place)
        if line is None:
            line = self._lines[place] = _Line(*place, time or fact.claim.time, False, [])
        if not line.sensitive:
            line.sensitive = self._record.is_sensitive(fact)
        if self._shown is None:
            self._tell(line, fact, part)
        else:
            line.untold.append((fact, part))

    def rows(self) -> tuple[Row, ...]:
        """The rows, in the order of their first facts."""
        lines = list(self._lines.values())
        if self._shown is not None:
            open_ones = [line for line in lines if not line.sensitive]
            places = self._shown.of(len(open_ones))
            for line in open_ones[places.start : places.stop]:
                for fact, part in line.untold:
                    self._tell(line, fact, part)
        for line in lines if self._newest else ():
            if line.told:
                self._cite_newest(line.told, self._newest or 0)
        return tuple([_row(self._record, line) for line in lines])

    def _tell(self, line: _Line, fact: Fact, part: bool) -> None:
        """Put a fact among the sources of a line."""
        told = line.told
        if told is None:
            told = line.told = _Told()
        voices = told.parts if part else told.says
        who = voice(self._record, fact, beside=line.text)
        if self._newest is None:
            self._cite(voices, who, fact)
        else:
            told.waiting.append((voices, who, fact))
        told.facts[fact.id] = fact
        if not part:
            told.whole.append(fact)

    def _cite(self, voices: _Voices, who: Says, fact: Fact) -> None:
        shown, notes = self._shown, voices.get(who)
        if notes is None:
            notes = voices[who] = _UNSHOWN if shown and len(voices) >= shown.voices else {}
        if notes is _UNSHOWN or (shown and len(notes) >= shown.refs):
            return
        known: dict[Fact, Places] = self._record.kept.setdefault("places", {})
        places = known.get(fact)
        if places is None:
            places = known[fact] = self._notes.places(fact.reading, fact.claim.evidence)
        for number in self._notes.numbers(fact.reading, places):
            notes[number] = None

    def _cite_newest(self, told: _Told, newest: int) -> None:
        """Show the sources that were told last, in the order in which they were added."""
        chosen: dict[Says, list[Fact]] = {}
        for _, who, fact in sorted(told.waiting, key=_told_on, reverse=True):
            if len(facts := chosen.get(who, [])) < newest and (facts or len(chosen) < newest):
                chosen[who] = [*facts, fact]
        for voices, who, fact in told.waiting:
            if fact in chosen.get(who, ()):
                self._cite(voices, who, fact)
        told.more = len({who for _, who, _ in told.waiting}) - len(chosen)


def _told_on(waiting: tuple[_Voices, Says, Fact]) -> tuple[date, int]:
    fact = waiting[2]
    return last_day(fact.told) or date.min, fact.number


def _row(record: Record, line: _Line) -> Row:
    told = line.told
    if told is None:
        return Row(line.key, line.label, line.text, line.time, (), (), (), line.sensitive)
    voices = dict(told.says)
    for who, cited in told.parts.items():
        # who says the whole elsewhere need not be told apart
        whole = who if who in voices else replace(who, text=f"{who.text} (in part)")
        voices[whole] = voices.get(whole, {}) | cited
    # thousands of rows: made directly, which takes half the time of `replace`
    says = [
        Says(who.kind, who.name, who.text, who.said, who.realis, who.second_hand, who.source, tuple(cited))
        if cited
        else who
        for who, cited in voices.items()
    ]
    notes = dict.fromkeys([number for who in says for number in who.notes])
    if told.more:
        says.append(Says("more", None, word("more", "sources").format(count=f"{told.more:,}")))
    return Row(
        line.key, line.label, line.text, line.time, tuple(says), tuple(notes), tuple(told.facts), line.sensitive,
        record.review_of_line(told.facts.values()),
        support(record, told.whole or tuple(told.facts.values())).groups,
    )  # fmt: skip
