"""Two readings of one article: each claim stands once, beside its twin or alone."""

from __future__ import annotations

from dataclasses import replace

from backchannel.records import Claim, Reading
from backchannel.views import comparison
from backchannel.views.comparison import pair
from tests.reports import offer

READING = offer().reading()


def other(*claims: Claim) -> Reading:
    return replace(READING, claims=claims, reader="other/1")


def test_the_same_reading_twice_has_nothing_that_only_one_tells() -> None:
    both, mine, theirs = pair(READING, other(*READING.claims))
    assert len(both) == len(READING.claims) and not mine and not theirs
    assert all(one == twin for one, twin in both)


def test_a_claim_of_one_reader_alone_is_told_as_such() -> None:
    page = comparison(READING, other(*READING.claims[1:]))
    both, first, second = page.sections
    assert (len(both.rows), len(first.rows), len(second.rows)) == (len(READING.claims) - 1, 1, 0)
    assert first.title == "Only by hand/1" and first.rows[0].key == READING.claims[0].type
    assert first.rows[0].notes and page.footnotes


def test_other_people_are_another_claim() -> None:
    held = next(one for one in READING.claims if one.type == "detention" and "person" in one.roles)
    somebody = next(e.id for e in READING.entities if e.kind == "state")
    changed = replace(held, roles={**held.roles, "person": (somebody,)})
    both, mine, theirs = pair(other(held), other(changed))
    assert not both and mine == [held] and theirs == [changed]


def test_what_differs_in_a_pair_is_said() -> None:
    stance = next(one for one in READING.claims if one.type == "position")
    page = comparison(other(stance), other(replace(stance, realis="hoped")))
    ((row,), *_) = (section.rows for section in page.sections)
    assert "differs: realis: hoped" in row.text
