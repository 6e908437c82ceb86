"""Planned contacts and what became of them, what each side says of them, and the last signs of somebody."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.entries import Holding
from backchannel.errors import NotFound
from backchannel.records import Reading
from backchannel.views import Page, Record, Row, contacts
from backchannel.views.encounters import encounters
from tests.notes import Note, contact, held, note
from tests.reports import offer, record

BOTH = ["leal", "parra"]
WEEK = "2031-05-12/2031-05-18"


def plan(
    time: str | None = WEEK, medium: str = "call", people: list[str] = BOTH, state: str = "planned"
) -> Note:
    one = note("Tomas Leal and Luis Parra are to speak.", "2031-05-14")
    return contact(one, people, medium, state, time, realis="planned")


def event(
    time: str | None,
    medium: str = "call",
    people: list[str] = BOTH,
    state: str = "held",
    told: str = "2031-05-17",
) -> Note:
    return contact(note("Tomas Leal and Luis Parra spoke.", told), people, medium, state, time)


def section(page: Page, key: str) -> tuple[Row, ...]:
    return next((one.rows for one in page.sections if one.key == key), ())


def fates(page: Page) -> list[tuple[str, str]]:
    return [(row.label, row.text) for row in section(page, "planned") if row.key == "planned"]


@pytest.mark.parametrize(
    ("planned", "became", "label", "ending"),
    [
        (plan(), event("2031-05-16"), "took place",
         "planned: week of 12 May 2031; took place: 16 May 2031 (firm match: the same people, both a call, on a day planned for)"),
        (plan(), event("2031-05-20", told="2031-05-20"), "took place",
         "(likely match: the same people, both a call, 2 days after the days planned)"),
        (plan(), event("2031-05-16", "talks"), "took place",
         "(likely match: the same people, the medium is not told alike, on a day planned for)"),
        (plan(), event("2031-05-16", people=["pt", "cl"]), "took place",
         "(likely match: the same sides, other people, both a call, on a day planned for)"),
        (plan(), event("2031-05-16", people=["reis", "parra"]), "took place",
         "(likely match: the same sides, one of the people, both a call, on a day planned for)"),
        (plan(), event("2031-05-16", people=["leal"]), "took place",
         "(likely match: only one of the people is told of both, both a call, on a day planned for)"),
        (plan(), event(None), "took place",
         "took place: date not stated (likely match: the same people, both a call, its own date is not stated)"),
        (plan(None, state="sought"), event("2031-05-16"), "took place",
         "asked for, no day named; took place: 16 May 2031 (likely match: the same people, both a call, the plan named no day; 2 days after it was told)"),
        (plan(), event("2031-05-16", state="cancelled"), "cancelled", "on a day planned for)"),
        (plan(), event("2031-05-16", state="denied"), "denied", "on a day planned for)"),
        # another medium, another person of another side, before it was planned, long after
        (plan(), event("2031-05-16", "meeting"), "still ahead", "planned: week of 12 May 2031"),
        (plan(), event("2031-05-16", people=["reis", "uy"]), "still ahead", "planned: week of 12 May 2031"),
        (plan(), event("2031-05-12"), "still ahead", "planned: week of 12 May 2031"),
        (plan(), event("2031-07-16", told="2031-07-17"), "nothing more heard",
         "planned: week of 12 May 2031; 60 days past"),
    ],
)  # fmt: skip
def test_a_plan_and_what_became_of_it(planned: Note, became: Note, label: str, ending: str) -> None:
    page = contacts(record([planned.reading(), became.reading()]), "Leal")
    ((told, text),) = fates(page)
    assert (told, text[-len(ending) :]) == (label, ending)


def test_both_clocks_tell_it_as_it_stood() -> None:
    readings = [plan().reading(), event("2031-05-16").reading()]
    before = record(readings, as_of=date(2031, 5, 15))
    unknown = record(readings, known_at=date(2031, 5, 16))
    for one in (before, unknown):
        assert fates(contacts(one, "Leal"))[0][0] == "still ahead"
    assert (
        fates(contacts(record(readings[:1], known_at=date(2031, 6, 2)), "Leal"))[0][0] == "nothing more heard"
    )


def test_one_plan_never_takes_two_events_without_saying_so() -> None:
    second = event("2031-05-17", told="2031-05-18")
    page = contacts(record([plan().reading(), event("2031-05-16").reading(), second.reading()]), "Leal")
    assert [row.label for row in section(page, "planned")] == ["took place", "would fit as well"]
    assert len(section(page, "held")) == 1


def test_reports_of_one_plan_and_of_one_call_are_one_line() -> None:
    again = contact(note("Leal seeks a call.", "2031-05-15"), BOTH, "call", "sought", realis="planned")
    copy = event("2031-05-16", people=["leal"], told="2031-05-18")
    copy.words = "Tomas Leal made the call."
    page = contacts(
        record([plan().reading(), again.reading(), event("2031-05-16").reading(), copy.reading()]), "Leal"
    )
    assert len(fates(page)) == 1 and section(page, "held") == ()
    (line,) = (row for row in section(page, "planned") if row.key == "planned")
    assert (len(line.claims), line.support) == (4, 2)


def test_each_side_has_its_readout() -> None:
    words = (
        "Tomas Leal and Luis Parra spoke. Leal called the talk open. Santiago said that Parra urged Portugal to wait. "
        "Earlier, Lisbon said that it hopes for a call. Leal said that the harvest is good."
    )
    told = contact(note(words, "2031-05-16"), BOTH, "call", "held", "2031-05-16")
    told.told("s1", "leal", "on_record", "the talk open")
    told.told("s2", "cl", "institution", "that Parra urged Portugal to wait")
    told.told("s3", "pt", "institution", "that it hopes for a call")
    told.told("s4", "leal", "on_record", "that the harvest is good")
    page = contacts(record([told.reading()]), "Leal")
    assert [(row.label, row.text) for row in section(page, "held")[1:]] == [
        ("says Portugal", "the talk open"),
        ("says Chile", "that Parra urged Portugal to wait"),
    ]


def test_a_copy_of_one_text_has_no_readout_of_its_own() -> None:
    told = contact(
        note("Tomas Leal and Luis Parra spoke, openly.", "2031-05-16"), BOTH, "call", "held", "2031-05-16"
    )
    told.who("aide", "person", "an aide", country="PT", anonymous=True)
    first = told.told("s1", "aide", "anonymous_official", "spoke, openly").reading()
    copy = replace(first, document=replace(first.document, sha256="1" * 64))
    page = contacts(Record([Holding(first, group=1), Holding(copy, group=1)]), "Leal")
    assert [len(row.says) for row in section(page, "held") if row.key == "readout"] == [1]
    page = contacts(Record([Holding(first, group=1), Holding(copy, group=2)]), "Leal")
    assert [len(row.says) for row in section(page, "held") if row.key == "readout"] == [2]


def test_a_plan_of_a_deal_stands_on_the_page_of_its_people() -> None:
    page = contacts(record([offer().reading(), event("2031-05-16").reading()]), "Ana Duarte", True)
    assert [label for label, _ in fates(page)] == ["took place"]
    with pytest.raises(NotFound, match="no planned contact about Ana Duarte"):
        contacts(record([held(note("Ana Duarte is held.")).reading()]), "Ana Duarte", True)


def test_last_signs_are_counted_in_days_and_health_is_sensitive() -> None:
    one = held(note("Ana Duarte was seen by consuls. She wrote. A video shows her.", "2031-05-20"))
    contact(one, ["leal", "ana"], "consular_visit", "held", "2031-05-10")
    contact(one, ["leal", "ana"], "consular_visit", "held", "2031-05")
    contact(one, ["ana"], "letter", "held")
    contact(one, ["ana", "leal"], "call", "planned", "2031-06", realis="planned")
    one.claim("wellbeing", "A video shows her", {"person": ["ana"], "state": "a video shows her alive"})
    page = contacts(record([one.reading()]), "Ana Duarte")
    assert [(row.label, row.text) for row in section(page, "signs")] == [
        ("last consular access",
         "consular visit between Tomas Leal and Ana Duarte, took place, May 2031; 0 to 19 days ago"),
        ("last letter or message", "letter with Ana Duarte, took place, date not stated"),
    ]  # fmt: skip
    (sign,) = section(page, "family")
    assert (sign.label, sign.sensitive) == ("last proof of life", True)


def test_contacts_of_families_stand_in_the_sensitive_section_only() -> None:
    one = held(note("Ana Duarte's husband Jorge Duarte met Tomas Leal.", "2031-05-20"))
    one.who("jorge", "person", "Jorge Duarte")
    one.claim("relation", "husband Jorge Duarte", {"person": ["jorge"], "relation": "husband", "to": ["ana"]})
    contact(one, ["jorge", "leal"], "meeting", "held", "2031-05-19")
    page = contacts(record([one.reading()]), "Ana Duarte")
    assert [one.key for one in page.sections] == ["family"]
    assert all(row.sensitive for row in section(page, "family"))


NOTES = [
    plan().reading(), plan(None, state="sought").reading(), event("2031-05-16").reading(),
    event(None).reading(), event("2031-05-16", "talks", ["pt", "cl"]).reading(),
    event("2031-05-17", state="cancelled").reading(), event("2031-05", "meeting").reading(),
]  # fmt: skip


@given(st.lists(st.sampled_from(NOTES), max_size=6), st.dates(date(2031, 5, 1), date(2031, 8, 1)))
def test_every_fact_stands_in_just_one_encounter(readings: list[Reading], as_of: date) -> None:
    one = record(readings, as_of)
    facts = list(one.of("contact"))
    found = encounters(one, facts)
    counted = Counter((fact.number, fact.claim.id) for each in found for fact in each.facts)
    assert counted == Counter((fact.number, fact.claim.id) for fact in facts)
    events = [id(each.event) for each in found if each.event]
    assert len(events) == len(set(events))
