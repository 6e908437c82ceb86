"""Pages that show a part of what is told: what is told for that part is no other than that part of the whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from backchannel import views
from backchannel.views import Page, Record
from backchannel.views.deals import Deal, deals
from backchannel.views.footnotes import Shown
from backchannel.views.gathered import Gathering, Part
from backchannel.views.pages import Footnote
from backchannel.views.sides import sides_of
from backchannel.views.stances import stance_table
from tests import deal_stories as story
from tests.deal_stories import held, offer, other, report, swap

View = Callable[[Record, Deal, list[Deal], Shown | None], Page]
TOLD: dict[str, View] = {
    "state": lambda told, one, every, shown: views.deal(told, one.id, ("state",), shown),
    "versions": lambda told, one, every, shown: views.deal(told, one.id, ("versions", "firsts"), shown),
    "people": lambda told, one, every, shown: views.deal(told, one.id, ("people", "denials"), shown),
    "sides": lambda told, one, every, shown: sides_of(told, one, every, shown).page,
    "stances": lambda told, one, every, shown: stance_table(told, one, shown),
    "conditions": lambda told, one, every, shown: views.conditions(told, one.id, shown),
    "contacts": lambda told, one, every, shown: views.contacts(told, one.id, shown=shown),
}


@pytest.fixture(scope="module")
def long_story() -> Record:
    # an unnamed source tells more than a side does, several outlets the same, and a family meets somebody too
    more = [
        report(f"2031-06-{n + 1:02}", offer(gives="vidal", gets="ana rui", by="broker"), held("ana", "CL"),
               other("contact", "leal", {"participants": ["leal", "mother"], "medium": "meeting", "state": "held"},
                     time=f"2031-05-{n + 1:02}"), outlet=f"Outlet {n % 9}")
        for n in range(12)
    ]  # fmt: skip
    done = report("2031-09-01", swap(by_a="vidal", by_b="ana", time="2031-08-30"))
    return story.record(*story.very_much(30), *more, done)


WINDOWS = [(3, 0, False), (3, 4, False), (3, 0, True), (1000, 0, False)]


@pytest.mark.parametrize(
    ("name", "rows", "start", "last"),
    [(name, *window) for name in TOLD for window in WINDOWS if name != "sides" or window[1:] == (0, False)],
)
def test_what_is_told_for_the_rows_that_are_shown_is_that_part_of_the_whole(
    long_story: Record, name: str, rows: int, start: int, last: bool
) -> None:
    every = deals(long_story)

    def gathered(shown: Shown | None) -> tuple[list[Part], tuple[Footnote, ...]]:
        made = Gathering()
        page = TOLD[name](long_story, every[0], every, shown)
        parts = []
        for section in page.sections:
            seen = replace(section, rows=tuple(row for row in section.rows if not row.sensitive))
            first = max(len(seen.rows) - rows, 0) if last else start
            parts.append(made.part(page, seen, rows, first))
        return parts, made.footnotes()

    assert gathered(Gathering().shown(rows, start, last=last)) == gathered(None)
    assert any(part.section.rows for part in gathered(None)[0]) or start
