"""What a reporter finds on a page, from made-up reports that hold all types of claim."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.edtf import bounds
from backchannel.errors import BackchannelError, NotFound, UsageError
from backchannel.records import Count, Reading
from backchannel.views import Page, Row, arrivals, brief, said, status, timeline, to_json
from tests.reports import Report, offer, outcome, record

FIRST = [offer().reading()]
BOTH = [offer().reading(), outcome().reading()]


def rows(page: Page, section: str) -> list[Row]:
    """The rows of a section with the labels that are left blank filled in again."""
    result: list[Row] = []
    for one in page.sections:
        if one.key != section:
            continue
        for row in one.rows:
            result.append(row if row.label else replace(row, label=result[-1].label))
    return result


def lines(page: Page, section: str, label: str) -> list[tuple[str, list[str]]]:
    """Text and voices of the rows with a label."""
    return [(row.text, [who.text for who in row.says]) for row in rows(page, section) if row.label == label]


POST = "Harbour Post, in its own words"
TWO = "unnamed: two people who know of the talks, to Harbour Post"
SENIOR = "unnamed: a senior official in Lisbon, to Harbour Post"
LEAL = "on record: Tomas Leal, 14 May 2031"


@pytest.mark.parametrize(
    ("section", "label", "expected"),
    [
        # each term with its own sources: the outlet, a minister, sources without a name
        ("deal", "Portugal gives", [("Hernan Vidal", [f"{POST} (possible)", TWO])]),
        ("deal", "Chile gives", [("Ana Duarte · Rui Salgado", [f"{POST} (possible)", LEAL])]),
        # dated by an unnamed official only, in the minister's words by no date at all
        ("deal", "offered", [("“some time ago”", [LEAL]), ("Apr 2031", [SENIOR])]),
        # a side's own word, and what the other side says of it
        ("deal", "Chile", [
            ("no agreement", ["institution: Chile, 15 May 2031", "on record: Carla Munoz, 15 May 2031"]),
            ("not responsive", [f"so says Portugal, not Chile ({SENIOR})"]),
        ]),
        ("deal", "inside Portugal", [
            ("Marta Reis: supports", [TWO]),
            ("prosecution service: opposes: such trades", [f"{POST} (as a general policy)"]),
        ]),
        ("deal", "next", [("call between Tomas Leal and Luis Parra, planned, week of 12 May 2031", [LEAL])]),
        ("deal", "must happen", [
            ("The trial must end (Ana Duarte), for: a deal",
             ["unnamed: officials who know the courts, to Harbour Post"]),
        ]),
        ("deal", "before this", [
            ("Portugal gave Pablo Rojas <-> Chile gave Ines Faria, carried out, Jan 2031", [POST]),
        ]),
        ("person", "held", [("since Feb 2031 (76 to 103 days), alleged espionage, by Chile", [POST])]),
        ("person", "stage", [("on trial", [POST]), ("pleaded not guilty, 2 May 2031", [POST])]),
        ("person", "exposure", [("faces up to 15 years", [POST])]),
        ("person", "designated", [("wrongfully detained, by whom: not stated", [POST])]),
        ("person", "people", [("Nuno Pires, lawyer of Ana Duarte", [POST])]),
        ("family", "relatives", [("Jorge Duarte, husband of Ana Duarte", [POST])]),
        ("family", "contacts", [("call between Tomas Leal and Jorge Duarte, took place, date not stated", [POST])]),
        ("family", "asks", [
            ("appeal by the families to Portugal: bring both home, for Ana Duarte · Rui Salgado", [POST]),
        ]),
        ("family", "health", [("Ana Duarte: lost weight", ["family or lawyer: Nuno Pires"])]),
    ],
)  # fmt: skip
def test_brief_of_a_person(section: str, label: str, expected: list[tuple[str, list[str]]]) -> None:
    assert lines(brief(record(FIRST), "Ana Duarte"), section, label) == expected


def test_headlines_tell_who_holds_and_how_the_deal_stands() -> None:
    person, deal, family = brief(record(FIRST), "Ana Duarte").sections
    assert (person.title, person.headline) == ("Ana Duarte", "held by Chile")
    assert (deal.title, deal.headline) == (
        "Deal  Portugal <-> Chile",
        "NO AGREEMENT, says Chile, 15 May 2031",
    )
    assert all(row.sensitive for row in family.rows)
    assert not any(row.sensitive for row in (*person.rows, *deal.rows))


@pytest.mark.parametrize(
    "name",
    [
        "Portugal Chile",
        "chile <-> portugal",
        "Lisbon, Santiago",
        "Portugal",
        "Santiago",
        "CHILE and PORTUGAL",
    ],
)
def test_a_deal_goes_by_either_side_or_both(name: str) -> None:
    page = brief(record(FIRST), name)
    assert [section.key for section in page.sections] == ["people", "deal", "family"]
    assert [row.label for row in rows(page, "people")] == ["Ana Duarte", "Rui Salgado"]


@pytest.mark.parametrize("name", ["ana duarte", "Duarte", "Hernán Vidal", "Vidal", "faria", "Tomas Leal"])
def test_a_person_goes_by_any_part_of_the_name_that_is_not_in_doubt(name: str) -> None:
    assert brief(record(FIRST), name).sections[0].key == "person"


def test_a_surname_of_two_detainees_is_not_guessed_at() -> None:
    report = Report("outcome.txt", "2031-06-30", "Coast Radio").who("a", "person", "Ana Duarte")
    report.who("b", "person", "Rosa Duarte")
    report.claim("detention", "Ana Duarte", {"person": ["a"]}).claim(
        "detention", "Ana Duarte", {"person": ["b"]}
    )
    with pytest.raises(UsageError, match="Ana Duarte, Rosa Duarte"):
        brief(record([report.reading()]), "duarte")


@pytest.mark.parametrize(
    ("name", "says"),
    [("Ana Duarta", "close names: Ana Duarte"), ("Anna Duarte", "Ana Duarte"), ("Quux", "status"),
     ("Norway", "nothing on record")],
)  # fmt: skip
def test_an_unknown_name_is_answered_with_close_ones(name: str, says: str) -> None:
    with pytest.raises(NotFound, match=says) as caught:
        brief(record(FIRST), name)
    assert caught.value.exit_code == 4


def test_a_deal_carried_out_has_an_outcome_and_one_left_out() -> None:
    page = brief(record(BOTH), "Portugal")
    assert next(s for s in page.sections if s.key == "deal").headline == "CARRIED OUT, 29 Jun 2031"
    assert lines(page, "deal", "left out") == [
        ("Rui Salgado, no release on record by 30 Jun 2031 (1 day after the exchange)",
         [f"{POST} (possible)", LEAL]),
    ]  # fmt: skip
    assert lines(page, "people", "Ana Duarte") == [("freed 29 Jun 2031", ["Coast Radio, in its own words"])]
    assert lines(page, "people", "Rui Salgado")[0][0] == "since 2028 (911 to 1,276 days), by Chile"
    assert lines(page, "deal", "was planned") and not lines(page, "deal", "next")
    assert [text for text, _ in lines(page, "deal", "Chile")] == [
        "confirms talks", "before that: no agreement", "not responsive",
    ]  # fmt: skip


def test_days_held_end_with_freedom() -> None:
    page = brief(record(BOTH), "Ana Duarte")
    assert page.sections[0].headline == "freed 29 Jun 2031, after 121 to 148 days"
    assert lines(page, "person", "held")[0][0].startswith("since Feb 2031 (121 to 148 days)")


def test_initials_are_one_person_and_relatives_of_one_surname_are_not() -> None:
    words = said(record(BOTH), "Carla Munoz")
    assert words.documents == 2
    assert "Jorge Duarte" not in str(brief(record(FIRST), "Ana Duarte").sections[0])


def test_as_of_leaves_out_what_came_later() -> None:
    page = brief(record(BOTH, date(2031, 5, 1)), "Ana Duarte")
    assert page.as_of == "2031-05-01"
    assert lines(page, "person", "held")[0][0].startswith("since Feb 2031 (62 to 89 days)")
    assert not lines(page, "person", "stage") and not lines(page, "person", "freed")
    assert not lines(page, "deal", "Chile") and not lines(page, "deal", "next")
    with pytest.raises(NotFound):
        brief(record(BOTH, date(2030, 1, 1)), "Ana Duarte")


def test_every_row_has_a_footnote_and_every_footnote_is_a_slice_of_the_text() -> None:
    texts = {reading.document.sha256: reading.document.text for reading in BOTH}
    pages = (
        brief(record(BOTH), "Duarte"),
        brief(record(BOTH), "Chile"),
        status(record(FIRST)),
        said(record(BOTH), "Chile"),
        timeline(record(BOTH), "Chile"),
    )
    for page in pages:
        numbers = {note.number for note in page.footnotes}
        assert numbers == set(range(1, len(page.footnotes) + 1))
        for section in page.sections:
            assert all(
                row.notes and set(row.notes) <= numbers and row.claims is not None for row in section.rows
            )
        for note in page.footnotes:
            assert texts[note.sha256][note.start : note.end] == note.quote
            assert note.outlet and note.published and note.paragraph


def test_a_footnote_is_the_whole_sentence() -> None:
    quotes = [note.quote for note in brief(record(FIRST), "Ana Duarte").footnotes]
    assert "She is on trial and faces up to 15 years." in quotes
    assert "Duarte has lost weight, her lawyer Nuno Pires said." in quotes


def test_said_tells_words_by_side_person_and_topic() -> None:
    everything = rows(said(record(BOTH), "Chile"), "said")
    assert [row.text for row in everything] == [
        "nothing is agreed on a Portuguese offer  [no agreement]",
        "“Nothing is agreed,”  [no agreement]",
        "We are still talking about Salgado  [confirms talks]",
    ]
    assert everything[1].says[0].text == "on record: Carla Munoz, briefing"
    assert len(rows(said(record(BOTH), "Munoz", about="Salgado"), "said")) == 1
    assert len(rows(said(record(BOTH), "Chile", since=date(2031, 6, 1)), "said")) == 1
    newest = said(record(BOTH), "Chile", newest=1).sections[0]
    assert [row.text for row in newest.rows] == [everything[-1].text]
    assert newest.headline == "the newest 1; --all for the rest"
    for nothing in ({"about": "cheese"}, {"since": date(2032, 1, 1)}):
        with pytest.raises(NotFound, match="nothing said by Chile"):
            said(record(BOTH), "Chile", **nothing)  # type: ignore[arg-type]


def test_timeline_tells_dated_events_oldest_first_and_counts_the_rest() -> None:
    page = timeline(record(BOTH), "Rui Salgado")
    assert [(row.label, row.text) for row in rows(page, "timeline")][:3] == [
        ("since 2028", "Rui Salgado: held, by Chile"),
        ("2029", "Rui Salgado: sentenced to 9 years"),
        ("Apr 2031", "proposal offered, by Portugal, to Chile"),
    ]
    assert page.sections[0].headline.endswith("more without a date")
    starts = [bounds(row.time)[0] for row in rows(page, "timeline") if row.time]
    assert starts == sorted(starts, key=lambda day: day or date.min)


def test_status_lists_open_deals_then_who_is_held_without_one() -> None:
    page = status(record([replace_published(FIRST[0], "2031-05-20")]))
    assert [section.title for section in page.sections] == ["Portugal <-> Chile"]
    assert lines(page, "deal", "Chile")[0][0] == "no agreement, 5 days ago"
    after = status(record(BOTH))
    assert [(row.label, row.text) for row in rows(after, "held")] == [
        ("Rui Salgado", "since 2028 (911 to 1,276 days), by Chile")
    ]


def replace_published(reading: Reading, published: str) -> Reading:
    return replace(reading, document=replace(reading.document, published=published))


def test_arrivals_tell_people_stances_and_deals() -> None:
    page = arrivals(record(FIRST))
    assert [section.key for section in page.sections] == ["held", "stances", "deals"]
    assert ("Chile", "no agreement") in [(row.label, row.text) for row in rows(page, "stances")]
    assert arrivals(record([])).sections == ()


@pytest.mark.parametrize(
    ("kind", "roles", "more", "label", "text"),
    [
        ("detention", {"length": "P2Y"}, {}, "held", "for 2 years"),
        ("detention", {"form": "house_arrest", "ground_status": "none_given"}, {"time": "2031-03-01/.."},
         "held", "since 1 Mar 2031 (121 days), no ground given, under house arrest"),
        ("detention", {"custodian": ["cl"]}, {"polarity": "negative"}, "held",
         "not so: since when: not stated, by Chile"),
        ("proceeding", {"stage": "sentenced", "term": "P9Y", "offence": "theft"}, {"time": "2029"},
         "stage", "sentenced to 9 years for theft, 2029"),
        ("proceeding", {"stage": "sentenced", "term": "life"}, {}, "stage", "sentenced to life"),
        ("proceeding", {"stage": "sentence_sought", "term": "P7Y"}, {}, "asked for",
         "the prosecution asks for 7 years"),
        ("proceeding", {"stage": "serving", "term": "P1Y6M", "term_kind": "remaining"}, {},
         "stage", "serving 1 year 6 months left to serve"),
        ("proceeding", {"stage": "plea_guilty", "defence": "no_intent"}, {}, "stage",
         "pleaded guilty, says without intent"),
        ("designation", {"label": "hostage", "designator": ["pt"]}, {}, "designated", "hostage, by Portugal"),
        ("designation", {"label": "spy"}, {"polarity": "negative"}, "designated",
         "not spy, by whom: not stated"),
        ("release", {"mechanism": "bail", "by": ["cl"]}, {"time": "2031-06"}, "freed",
         "freed on bail, Jun 2031, by Chile"),
        ("release", {"mechanism": "pardon"}, {"realis": "planned"}, "release", "freed by a pardon"),
        ("movement", {"from": ["cl"], "to": ["pt"], "state": "under_way"}, {}, "moved",
         "on the way, from Chile, to Portugal"),
    ],
)  # fmt: skip
def test_wording_of_a_case(
    kind: str, roles: dict[str, Any], more: dict[str, Any], label: str, text: str
) -> None:
    report = Report("outcome.txt", "2031-06-30", "Coast Radio").who("ana", "person", "Ana Duarte")
    report.who("pt", "state", "Portugal", country="PT").who("cl", "state", "Chile", country="CL")
    report.claim(kind, "Ana Duarte", {"person": ["ana"], **roles}, **more)
    assert (label, text) in [
        (row.label, row.text) for row in rows(brief(record([report.reading()]), "Ana Duarte"), "person")
    ]


@pytest.mark.parametrize(
    ("kind", "roles", "label", "text"),
    [
        ("proposal", {"gives": ["vidal"], "inducements": "two ships", "status": "countered"}, "also",
         "two ships"),
        ("proposal", {"count_gets": Count(5, ">=", "sailors"), "status": "considered"}, "Chile gives",
         "at least 5 sailors"),
        ("exchange", {"side_a": ["pt"], "side_b": ["cl"], "count_total": Count(10), "state": "agreed"},
         "exchange",
         "Portugal gives not stated <-> Chile gives not stated, 10 people in all, agreed"),
        ("approval", {"act": "a pardon", "body": ["pt"], "outcome": "approved", "deadline": "2031-07-03"},
         "approval", "a pardon: approved, Portugal, deadline 3 Jul 2031"),
        ("mediation", {"mediator": ["uy"], "level": "thanked", "by": ["pt"]}, "mediation",
         "Uruguay thanked for its part, by Portugal"),
        ("condition", {"requires": "a list", "phase": "after", "set_by": ["cl"]}, "afterwards",
         "a list, afterwards, set by Chile"),
        ("position", {"holder": ["uy"], "stance": "criticises", "about": "the swap"}, "others",
         "Uruguay: criticises: the swap"),
        ("contact", {"participants": ["pt", "cl"], "medium": "talks", "state": "cancelled", "host": ["uy"]},
         "contacts", "talks between Portugal and Chile, cancelled, host: Uruguay"),
        ("appeal", {"by": ["uy"], "to": ["cl"], "for": ["ana"], "asks": "mercy"}, "asked",
         "appeal by Uruguay to Chile: mercy, for Ana Duarte"),
    ],
)  # fmt: skip
def test_wording_of_a_deal(kind: str, roles: dict[str, Any], label: str, text: str) -> None:
    report = Report("outcome.txt", "2031-06-30", "Coast Radio").who("ana", "person", "Ana Duarte")
    report.who("pt", "state", "Portugal", country="PT").who("cl", "state", "Chile", country="CL")
    report.who("uy", "state", "Uruguay", country="UY").who("vidal", "person", "Hernan Vidal")
    sides = {"proposer": ["pt"], "recipient": ["cl"]}
    report.claim("proposal", "Portugal", {**sides, "gets": ["ana"], "status": "offered"})
    report.claim(kind, "Hernan Vidal", roles | (sides if kind == "proposal" else {}))
    assert (label, text) in [
        (row.label, row.text) for row in rows(brief(record([report.reading()]), "Portugal Chile"), "deal")
    ]


def test_direction_of_an_offer_follows_custody_where_a_mediator_proposes() -> None:
    report = Report("outcome.txt", "2031-06-30", "Coast Radio").who("ana", "person", "Ana Duarte")
    report.who("pt", "state", "Portugal", country="PT").who("cl", "state", "Chile", country="CL")
    report.who("uy", "state", "Uruguay", country="UY").who("vidal", "person", "Hernan Vidal")
    roles = {"proposer": ["uy"], "giver": ["pt"], "recipient": ["cl"], "gives": ["vidal"], "gets": ["ana"]}
    page = brief(record([report.claim("proposal", "Hernan Vidal", roles).reading()]), "Vidal")
    assert lines(page, "deal", "Portugal gives")[0][0] == "Hernan Vidal"
    assert lines(page, "deal", "Chile gives")[0][0] == "Ana Duarte"


def test_unnamed_sources_with_one_description_stay_two() -> None:
    document = replace(offer().reading().document, sha256="1" * 64)
    again = replace(offer().reading(), document=document)
    page = brief(record([*FIRST, again]), "Portugal Chile")
    assert lines(page, "deal", "offered")[-1] == ("Apr 2031", [SENIOR, SENIOR])
    assert lines(page, "deal", "inside Portugal")[1][1] == [f"{POST} (as a general policy)"]


@given(
    st.lists(st.sampled_from(BOTH), max_size=4),
    st.dates(date(2027, 1, 1), date(2032, 1, 1)),
    st.text(max_size=12),
)
def test_a_view_answers_or_says_what_is_wrong(readings: list[Reading], as_of: date, name: str) -> None:
    told = record(readings, as_of)
    for view in (brief, timeline):
        for asked in (name, "Duarte", "Chile"):
            try:
                page = view(told, asked)
            except BackchannelError as error:
                assert "\n" not in str(error)
            else:
                assert to_json(page)["view"] == page.view
    assert status(told) == status(record(readings, as_of))
