"""Rows as they are gathered: the same line from several sentences is one row with several sources.

In: facts with the words for them. Out: rows in the order in which they were first added. Always true: no row
without a footnote, what two voices say alike stands once with both, who says only a part is marked so, and a
row is sensitive where one of its facts is.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from backchannel.views.footnotes import Footnotes
from backchannel.views.judged import heaviest
from backchannel.views.pages import Row, Says
from backchannel.views.record import Fact, Record
from backchannel.views.support import support
from backchannel.views.voices import voice


@dataclass
class _Line:
    key: str
    label: str
    text: str
    time: str | None
    sensitive: bool
    says: dict[Says, dict[int, None]] = field(default_factory=dict)
    parts: dict[Says, dict[int, None]] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    whole: list[Fact] = field(default_factory=list)


class Table:
    """Gathers the rows of one section; `notes` are those of the whole page."""

    def __init__(self, record: Record, notes: Footnotes) -> None:
        self._record = record
        self._notes = notes
        self._lines: dict[tuple[str, str, str], _Line] = {}

    def add(
        self, fact: Fact, label: str, text: str, *, key: str = "", time: str | None = None, part: bool = False
    ) -> None:
        """Add what a fact says; `key` is the type of its claim unless given, `part` if it says less than the text."""
        place = (key or fact.type, label, text)
        line = self._lines.setdefault(place, _Line(*place, time or fact.claim.time, False))
        line.sensitive |= self._record.is_sensitive(fact)
        voices = line.parts if part else line.says
        notes = voices.setdefault(voice(self._record, fact, beside=text), {})
        notes |= dict.fromkeys(self._notes.cite(fact.reading, fact.claim.evidence))
        line.facts[fact.id] = fact
        if not part:
            line.whole.append(fact)

    def rows(self) -> tuple[Row, ...]:
        """The rows, in the order of their first facts."""
        return tuple(_row(self._record, line) for line in self._lines.values())


def _row(record: Record, line: _Line) -> Row:
    voices = dict(line.says)
    for who, cited in line.parts.items():
        # who says the whole elsewhere need not be told apart
        whole = who if who in voices else replace(who, text=f"{who.text} (in part)")
        voices[whole] = voices.get(whole, {}) | cited
    # thousands of rows: made directly, which takes half the time of `replace`
    says = tuple(
        Says(who.kind, who.name, who.text, who.said, who.realis, who.second_hand, who.source, tuple(cited))
        for who, cited in voices.items()
    )
    notes = dict.fromkeys(number for who in says for number in who.notes)
    return Row(
        line.key, line.label, line.text, line.time, says, tuple(notes), tuple(line.facts), line.sensitive,
        heaviest(map(record.review, line.facts.values())),
        support(record, line.whole or tuple(line.facts.values())).groups,
    )  # fmt: skip
