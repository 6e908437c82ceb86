"""Lines that people can read at a glance: counts, verbs, repeated stances, headlines, and how much was reviewed."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from rich.console import Console

from backchannel.entries import Assertion, Judgement
from backchannel.errors import NotFound
from backchannel.records import Count
from backchannel.render import show_page
from backchannel.views import Page, brief, deal, diff, family
from backchannel.views.pages import Row, Section
from backchannel.views.reviewed import lines_reviewed
from backchannel.views.utterances import utterances
from backchannel.views.wording import beside, number
from tests.deal_stories import Telling, held, offer, record, report, says, swap
from tests.notes import contact, note
from tests.notes import held as told_held
from tests.reports import record as record_of


@pytest.mark.parametrize(
    ("count", "names", "text"),
    [
        (Count(8, "=", "agents"), "eight agents held abroad", None),
        (Count(24, "=", "people"), "24 people", None),
        (Count(1140, "=", "people"), "1,140 people", None),
        (Count(14, "=", "others"), "Ana Duarte \u00b7 Rui Salgado", "14 others"),
        (Count(8, "=", "agents"), "agents", "8 agents"),
        (Count(8, ">=", "agents"), "eight agents", "at least 8 agents"),
        (Count(9, "=", "agents"), "eight agents", "9 agents"),
        (Count(2), None, "2 people"),
        (None, "eight agents", None),
    ],
)
def test_a_count_stands_once(count: Count | None, names: str | None, text: str | None) -> None:
    assert beside(count, names) == text


def test_one_is_a_person() -> None:
    assert number(Count(1)) == "1 person"


@pytest.mark.parametrize(
    ("sentence", "cue", "content", "text"),
    [
        ("He declined to comment.", "declined", "to comment", "declined to comment"),
        ("He declined on Friday to say why.", "declined", "to say why", "declined on Friday to say why"),
        ("He said that talks go on.", "said", "that talks go on", "that talks go on"),
        ("He said: Talks go on.", "said", "Talks go on", "Talks go on"),
        ("Nothing is agreed, he said.", "said", "Nothing is agreed", "Nothing is agreed"),
        ("He said. It is so, and talks go on.", "said", "talks go on", "talks go on"),
    ],
)
def test_what_was_said_has_its_verb_where_it_needs_one(
    sentence: str, cue: str, content: str, text: str
) -> None:
    one = note(f"Ana Duarte is held. {sentence}").told("s1", "leal", "on_record", content, cue)
    assert [each.reported for each in utterances(record_of([one.reading()]))] == [text]


def arrested(time: str) -> Telling:
    return replace(held("ana", "CL"), more={"time": time})


FIRST = report("2031-05-01", offer(gives="vidal", gets="ana"))


def test_a_stance_that_is_told_again_stands_once_with_its_days() -> None:
    told = record(
        FIRST,
        *(
            report(day, says("CL", stance), names="ana")
            for day, stance in [
                ("2031-05-02", "rejects"),
                ("2031-05-04", "rejects"),
                ("2031-05-06", "open"),
                ("2031-05-08", "rejects"),
            ]
        ),
    )
    (section,) = (one for one in deal(told, "Duarte").sections if one.key == "told")
    assert [(row.text, len(row.claims)) for row in section.rows] == [
        ("2 May 2031 to 4 May 2031, 2 times: rejects", 2),
        ("6 May 2031: open to it", 1),
        ("8 May 2031: rejects", 1),
    ]


@pytest.mark.parametrize(
    ("about", "text"), [("him", "demands"), ("his; release", "demands: release"), ("that", "demands")]
)
def test_a_stance_is_not_about_a_pronoun(about: str, text: str) -> None:
    stance = says("CL", "demands")
    stance.roles["about"] = about
    page = deal(record(FIRST, report("2031-05-02", stance, names="ana")), "Duarte")
    (row,) = (row for one in page.sections if one.key == "told" for row in one.rows)
    assert row.text == f"2 May 2031: {text}"


@pytest.mark.parametrize(
    ("later", "headline"),
    [
        ([swap("", "", "ana", "vidal", time="2031-06")], "freed 29 Jun 2031"),
        ([swap("", "", "ana", "vidal")], "freed 29 Jun 2031"),
        ([arrested("2031-07/.."), swap("", "", "ana", "vidal")], "freed"),
    ],
)
def test_a_release_has_the_day_of_its_most_precise_telling(later: list[Telling], headline: str) -> None:
    told = record(
        FIRST,
        report("2031-06-30", swap(by_a="vidal", by_b="ana", time="2031-06-29")),
        report("2031-08-01", *later),
    )
    assert brief(told, "Duarte").sections[0].headline == headline


def test_the_family_of_another_is_not_this_one() -> None:
    one = told_held(told_held(note("Ana Duarte and Rui Salgado are held. Leal called the family.")), "rui")
    one.who("f", "group", "family of Salgado")
    one.claim("relation", "family", {"person": ["f"], "relation": "family", "to": ["rui"]})
    contact(one, ["leal", "f"], "call", "held", "2031-05-11")
    told = record_of([one.reading()])
    assert "family of Salgado" in str(family(told, "Rui Salgado"))
    with pytest.raises(NotFound, match="family of Ana Duarte"):
        family(told, "Ana Duarte")


def shown(page: Page, width: int = 60) -> list[str]:
    stream = io.StringIO()
    show_page(page, Console(file=stream, width=width, force_terminal=False))
    return [line.rstrip() for line in stream.getvalue().splitlines() if line.strip()]


@pytest.mark.parametrize(
    ("title", "headline", "lines"),
    [
        ("Terms", "told once", ["TERMS  \u00b7  told once  pt-cl"]),
        ("Terms", "used by Portugal, last 1 May 2031, by Chile, last 2 May",
         ["TERMS  pt-cl", "  used by Portugal, last 1 May 2031, by Chile, last 2 May"]),
    ],
)  # fmt: skip
def test_a_long_headline_stands_under_its_title(title: str, headline: str, lines: list[str]) -> None:
    page = Page("deal", "Deal", None, 1, (Section("terms", title, headline, (), "pt-cl"),))
    assert shown(page)[1:] == lines


def test_pages_that_put_others_together_tell_how_much_was_reviewed() -> None:
    rows = (Row("term", "gives", "all"), Row("term", "gives", "one", review="accepted"))
    assert lines_reviewed([Section("deal", "Deal", rows=rows)]) == "1 of 2 lines reviewed"
    assert lines_reviewed([Section("deal", "Deal", rows=rows[:1])]) == "not reviewed"


def test_a_difference_tells_how_much_was_reviewed() -> None:
    late = report("2031-05-04", says("CL", "rejects", "munoz"), names="ana")
    before, after = record(FIRST), record(FIRST, late)
    assert diff(before, after, "Duarte").review == "not reviewed"
    (claim,) = late.claims
    about = Assertion(late.document.sha256, claim.type, {"holder": ("Chile",)}, claim.evidence)
    judged = record(FIRST, late, judgements=(Judgement("accept", "Ines", "", about, entry=3),))
    assert diff(before, judged, "Duarte").review == "1 of 1 claim reviewed"
