"""Every term of the vocabulary has its words, and dates and counts read as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from backchannel.records import Count
from backchannel.views.dates import days_between, start, words
from backchannel.views.footnotes import Footnotes
from backchannel.views.identity import fold
from backchannel.views.wording import country, country_code, length, number, stage_words, wording
from backchannel.vocabulary import vocabulary
from tests.reports import Report

TEXT = (
    "Gen. U. Ortiz met Mr. Paz on Sept. 3 in Lima. “He left.” Nobody knows why!\n\nlast words without a stop"
)
LISTS = [
    "source_kind", "realis", "stance", "stage", "term_kind", "defence", "label", "ground_status",
    "detention_form",
    "proposal_status", "medium", "contact_state", "condition_phase", "exchange_state", "mechanism",
    "approval_outcome", "movement_state", "mediation_level", "count_operator",
]  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_every_term_has_its_words(name: str) -> None:
    extra = {"own_voice"} if name == "source_kind" else set()
    assert set(wording()[name]) == set(vocabulary().terms[name]) | extra


@pytest.mark.parametrize("name", ["inner", "decides", "plain"])
def test_lists_of_stances_hold_stances(name: str) -> None:
    assert set(wording()[name]) <= set(vocabulary().terms["stance"])


@pytest.mark.parametrize(
    ("edtf", "text"),
    [
        ("2022-07-27", "27 Jul 2022"),
        ("2022-07", "Jul 2022"),
        ("2022", "2022"),
        ("2022-06~", "about Jun 2022"),
        ("2018/..", "since 2018"),
        ("2022-02/..", "since Feb 2022"),
        ("../2022-07-27", "by 27 Jul 2022"),
        ("2022-07-25/2022-07-31", "week of 25 Jul 2022"),
        ("2022-07-20/2022-08-02", "20 Jul 2022 to 2 Aug 2022"),
        ("2022-07-01/2022-07-28", "Jul 2022, by the 28th"),
        ("2022-07-28/2022-07-31", "Jul 2022, from the 28th"),
        ("2022-07-21/2022-07-31", "late Jul 2022"),
        ("2022-07-03/2022-07-05", "3 to 5 Jul 2022"),
        ("2022-05/2022-08", "mid 2022"),
        ("2022-05/2022-09", "May 2022 to Sep 2022"),
        ("2022-21", "spring 2022"),
        ("199X", "1990s"),
        ("2022-07-27T10:00:00Z", "27 Jul 2022"),
        ("one day", "one day"),
    ],
)
def test_dates_in_words(edtf: str, text: str) -> None:
    assert words(edtf) == text


@pytest.mark.parametrize(
    ("edtf", "until", "text"),
    [
        ("2022-02/..", date(2022, 7, 28), "150 to 177 days"),
        ("2022-02-17/..", date(2022, 7, 28), "161 days"),
        ("2018/..", date(2022, 7, 28), "1,305 to 1,669 days"),
        ("2022-07/..", date(2022, 7, 2), "0 to 1 days"),
        ("2022-08/..", date(2022, 7, 2), None),
    ],
)
def test_days_held_are_a_range_where_the_start_is_one(edtf: str, until: date, text: str | None) -> None:
    begun = start(edtf)
    assert begun and days_between(begun, until) == text


@pytest.mark.parametrize("edtf", [None, "2022-07", "../2022", "soon"])
def test_what_is_no_spell_has_no_start(edtf: str | None) -> None:
    assert start(edtf) is None


@pytest.mark.parametrize(
    ("duration", "text"),
    [("P2Y", "2 years"), ("P1Y6M", "1 year 6 months"), ("P10D", "10 days"), ("life", "life")],
)
def test_lengths_in_words(duration: str, text: str) -> None:
    assert length(duration) == text


def test_counts_and_stages_in_words() -> None:
    assert number(Count(1248, ">=", "servicemen")) == "at least 1,248 servicemen"
    assert number(Count(3)) == "3 people"
    assert stage_words("exposure", "10 years", "drug charges") == "faces up to 10 years for drug charges"
    assert stage_words("charged", None, "espionage") == "charged with espionage"


@pytest.mark.parametrize(
    ("code", "name"), [("US", "United States"), ("RU", "Russia"), ("IR", "Iran"), ("??", "??")]
)
def test_countries_go_by_their_short_names(code: str, name: str) -> None:
    assert country(code) == name
    assert code == "??" or country_code(fold(name)) == code


@pytest.mark.parametrize(
    ("evidence", "quote"),
    [
        ("U. Ortiz", "Gen. U. Ortiz met Mr. Paz on Sept. 3 in Lima."),
        ("He left", "“He left.”"),
        ("Nobody knows", "Nobody knows why!"),
        ("left.” Nobody", "“He left.” Nobody knows why!"),
        ("last", "last words without a stop"),
    ],
)
def test_evidence_is_widened_to_its_sentence(evidence: str, quote: str) -> None:
    class Page(Report):
        @property
        def data(self) -> bytes:
            return TEXT.encode()

    report = Page("x.txt", None, "Post").claim("release", evidence, {})
    notes = Footnotes()
    reading = report.reading()
    assert notes.cite(reading, reading.claims[0].evidence) == (1,)
    assert notes.cite(reading, reading.claims[0].evidence) == (1,)
    assert notes.all()[0].quote == quote
