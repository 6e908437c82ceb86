"""Who calls whom what, who is held without a label, what is denied, and which tests anyone has asserted."""

from __future__ import annotations

from typing import Any

import pytest

from backchannel.errors import NotFound
from backchannel.views import Page, designations
from backchannel.views.data import data
from tests.notes import Note, held, note
from tests.reports import offer, record


def two() -> Note:
    """Ana Duarte and Rui Salgado, both held; nobody is called anything yet."""
    one = held(held(note("Ana Duarte and Rui Salgado are held.")), "rui", "2028/..")
    one.who("ministry", "organisation", "Foreign Ministry", country="PT")
    return one


def label(one: Note, roles: dict[str, Any], **more: Any) -> Note:
    one.claim(
        "designation", "Ana Duarte", {"person": ["ana"], "label": "wrongfully_detained"} | roles, **more
    )
    return one


def told(page: Page, key: str) -> list[tuple[str, str]]:
    return [(row.label, row.text) for one in page.sections if one.key == key for row in one.rows]


def test_by_whom_and_who_is_left() -> None:
    one = label(two(), {"designator": ["ministry"]}, time="2031-04-02")
    label(one, {}, polarity="negative")
    page = designations(record([one.reading()]))
    assert told(page, "designated") == [
        ("Ana Duarte", "wrongfully detained, by Foreign Ministry, 2 Apr 2031"),
        ("", "not wrongfully detained, by whom: not stated; refused or withdrawn"),
    ]
    assert page.sections[0].headline == "Foreign Ministry: 1"
    assert told(page, "undesignated") == [("Rui Salgado", "since 2028 (870 to 1,235 days), by Chile")]


def test_by_one_designator_only() -> None:
    one = label(two(), {"designator": ["ministry"]})
    label(one, {"person": ["rui"], "designator": ["uy"], "label": "hostage"})
    for by, named, left in (
        ("Foreign Ministry", "Ana Duarte", "Rui Salgado"),
        ("Uruguay", "Rui Salgado", "Ana Duarte"),
    ):
        page = designations(record([one.reading()]), by=by)
        assert [row for row, _ in told(page, "designated")] == [named]
        assert [row for row, _ in told(page, "undesignated")] == [left]
    assert told(designations(record([one.reading()]), by="Portugal"), "designated")
    freed = label(note("Ana Duarte is home."), {"designator": ["ministry"]})
    with pytest.raises(NotFound, match="no designation of Ana Duarte by 'Chile' is on record"):
        designations(record([freed.reading()]), "Ana Duarte", "Chile")


def test_labels_of_people_who_are_not_told_as_held_stand_apart() -> None:
    one = label(two(), {"person": ["parra"]})
    page = designations(record([one.reading()]))
    assert told(page, "designated") == []
    assert told(page, "elsewhere")[0][0] == "Luis Parra"


def test_a_freed_person_is_not_held_without_a_label() -> None:
    one = two()
    one.claim("release", "Rui Salgado", {"person": ["rui"], "mechanism": "unilateral"}, time="2031-05-01")
    assert [row for row, _ in told(designations(record([one.reading()])), "undesignated")] == ["Ana Duarte"]


def test_denied_or_not_acknowledged() -> None:
    one = two()
    one.claim("position", "Ana Duarte", {"holder": ["cl"], "stance": "denies_holding"})
    one.claim("detention", "Rui Salgado", {"person": ["rui"], "form": "missing"})
    one.claim("wellbeing", "Ana Duarte", {"person": ["ana"], "state": "her whereabouts are unknown"})
    page = designations(record([one.reading()]))
    assert [row for row, _ in told(page, "denied")] == ["Chile", "Rui Salgado"]
    (hidden,) = [row for one in page.sections if one.key == "family" for row in one.rows]
    assert hidden.sensitive and hidden.text == "Ana Duarte: her whereabouts are unknown"


@pytest.mark.parametrize(
    ("content", "factor", "denied"),
    [
        ("Ana Duarte is innocent", "innocence", False),
        ("Ana Duarte was used as a bargaining chip", "influence", False),
        ("the charge against Ana Duarte is a pretext", "pretext", False),
        ("the case of Ana Duarte is not politically motivated", "pretext", True),
        ("Ana Duarte was denied a lawyer", "due_process", False),
        ("Ana Duarte was kept in solitary confinement", "inhumane", False),
        ("Ana Duarte is held because she is a citizen", "nationality", False),
    ],
)
def test_tests_asserted_are_matches_and_no_findings(content: str, factor: str, denied: bool) -> None:
    one = two()
    one.words = f"Ana Duarte and Rui Salgado are held. He said {content}."
    one.told("s1", "leal", "on_record", content)
    section = next(
        one for one in designations(record([one.reading()]), "Ana Duarte").sections if one.key == "levinson"
    )
    assert section.headline.endswith("asserted by somebody: matches of words, not findings")
    rows = [(row.key, row.text) for row in section.rows]
    assert (factor, f"denied: {content}" if denied else content) in rows


def test_who_denies_that_it_is_so_does_not_assert_it() -> None:
    one = two()
    one.words = "Ana Duarte and Rui Salgado are held. Munoz denied that the case was politically motivated."
    one.told("s1", "munoz", "on_record", "that the case was politically motivated", "denied")
    section = next(
        one for one in designations(record([one.reading()]), "Ana Duarte").sections if one.key == "levinson"
    )
    assert section.headline.startswith("0 of 11")
    assert section.rows[0].text == "denied: that the case was politically motivated"


def test_claims_assert_a_test_as_well() -> None:
    one = two()
    one.claim(
        "proceeding", "Ana Duarte", {"person": ["ana"], "stage": "plea_not_guilty", "defence": "innocence"}
    )
    page = designations(record([one.reading()]), "Ana Duarte")
    assert [row.key for one in page.sections if one.key == "levinson" for row in one.rows] == ["innocence"]


def test_the_tests_are_complete_and_the_offer_has_its_labels() -> None:
    assert [len(data("factors")[name]["factors"]) for name in ("levinson", "wgad")] == [11, 5]
    page = designations(record([offer().reading()]), "Ana Duarte")
    assert told(page, "designated") == [("Ana Duarte", "wrongfully detained, by whom: not stated")]
