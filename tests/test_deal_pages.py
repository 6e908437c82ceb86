"""Pages of deals: one deal, all deals, who was ever named in one, and the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from backchannel import workflow
from backchannel.cli import main
from backchannel.errors import NotFound, UsageError
from backchannel.records import Reading
from backchannel.views import Page, Record, brief, deal, deal_list, deals_with, status
from tests.deal_stories import copy, freed, held, offer, other, record, report, says, swap
from tests.reports import offer as made_up_offer
from tests.reports import outcome as made_up_outcome

FIRST = report("2031-05-01", offer(gives="vidal", gets="ana rui", by="leal"))


def told_rows(page: Page, section: str, label: str = "") -> list[tuple[str, list[str]]]:
    """Text and voices of the rows of a section, whose label begins so."""
    found, last = [], ""
    for part in page.sections:
        for row in part.rows:
            last = row.label or last
            if part.key == section and last.startswith(label):
                found.append((row.text, [who.text for who in row.says]))
    return found


POST = "Harbour Post, in its own words"
AIDE = "unnamed: an official in Lisbon, to Harbour Post"
STORY = (
    report("2031-03-01", says("CL", "denies_talks", "munoz"), held("ana", "CL"), held("rui", "CL")),
    report("2031-04-20", offer(gets="ana", by="aide", time="2031-04"), offer(gives="vidal", by="broker")),
    report("2031-05-01", offer(gets="ana rui", by="leal"), says("CL", "not_responsive", "leal")),
    report("2031-05-03", says("CL", "no_agreement", "munoz"),
           other("condition", "munoz", {"requires": "the trial must end", "set_by": ["CL"]}), names="ana"),
    report("2031-05-20", offer("CL", "PT", "ana rui", "vidal soto", status="countered", by="munoz")),
    report("2031-06-30", swap(by_a="vidal soto", by_b="ana", time="2031-06-29")),
    report("2032-01-10", freed("rui", "CL", time="2032-01-09")),
)  # fmt: skip
TOLD = record(*STORY)


@pytest.mark.parametrize(
    ("section", "label", "expected"),
    [
        ("state", "state", [("carried out, 29 Jun 2031, 195 days old", [POST])]),
        ("state", "by word of Chile",
         [("offered, own word, 20 May 2031, 235 days old", ["on record: Carla Munoz, 20 May 2031"])]),
        ("versions", "1", [
            ("Portugal gives Hernan Vidal <-> Chile gives Ana Duarte; offered",
             [f"{AIDE}, 20 Apr 2031 (in part)",
              "unnamed: people who know of the talks, to Harbour Post, 20 Apr 2031 (in part)"]),
        ]),
        ("versions", "2", [
            ("Portugal gives Hernan Vidal <-> Chile gives Ana Duarte · Rui Salgado; now with Rui Salgado; offered",
             ["on record: Tomas Leal, 1 May 2031 (in part)"]),
        ]),
        ("versions", "3", [
            ("Portugal gives Elena Soto · Hernan Vidal <-> Chile gives Ana Duarte · Rui Salgado; "
             "now with Elena Soto; countered", ["on record: Carla Munoz, 20 May 2031"]),
        ]),
        ("versions", "4", [
            ("Portugal gave Elena Soto · Hernan Vidal <-> Chile gave Ana Duarte; without Rui Salgado; carried out",
             [POST]),
        ]),
        ("firsts", "offered", [("Apr 2031", [f"{AIDE}, 20 Apr 2031"])]),
        ("firsts", "first reported", [("20 Apr 2031, Harbour Post", [f"{AIDE}, 20 Apr 2031"])]),
        ("firsts", "first on record", [
            ("1 May 2031, by Tomas Leal, 11 days after the first report", ["on record: Tomas Leal, 1 May 2031"]),
        ]),
        ("stances", "Chile", [
            ("1 Mar 2031: denies talks", ["on record: Carla Munoz, 1 Mar 2031"]),
            ("3 May 2031: no agreement", ["on record: Carla Munoz, 3 May 2031"]),
        ]),
        ("told", "Chile", [
            ("1 May 2031: not responsive", ["so says Portugal, not Chile (on record: Tomas Leal), 1 May 2031"]),
        ]),
        ("steps", "must happen", [
            ("the trial must end, set by Chile", ["on record: Carla Munoz, 3 May 2031"]),
        ]),
        ("denials", "denied", [
            ("1 Mar 2031: Chile: denies talks, 120 days before the exchange",
             ["on record: Carla Munoz, 1 Mar 2031"]),
        ]),
        ("people", "left out", [
            ("Rui Salgado, freed 9 Jan 2032 (194 days after the exchange)",
             ["on record: Tomas Leal, 1 May 2031", "on record: Carla Munoz, 20 May 2031", POST]),
        ]),
    ],
)  # fmt: skip
def test_the_page_on_a_deal(section: str, label: str, expected: list[tuple[str, list[str]]]) -> None:
    assert told_rows(deal(TOLD, "pt-cl-duarte-2031"), section, label) == expected


@pytest.mark.parametrize(
    ("reports", "text"),
    [
        ([report("2031-04-20", offer(gives="vidal", gets="ana", by="aide"))],
         "Ana Duarte: unnamed sources only: 1, since 20 Apr 2031"),
        ([report("2031-04-20", offer(gives="vidal", gets="ana", by="aide")),
          report("2031-04-21", offer(gives="vidal", gets="ana", by="aide"))],
         "Ana Duarte: unnamed sources only: 2, since 20 Apr 2031"),
        ([report("2031-04-20", offer(gives="vidal", gets="ana", by="aide")),
          report("2031-04-21", offer(gives="vidal", gets="ana"))],
         "Ana Duarte: unnamed sources: 1 and an outlet’s own words, since 20 Apr 2031"),
        ([report("2031-04-20", offer(gives="vidal", gets="ana", by="aide")),
          report("2031-04-21", offer(gives="vidal", gets="ana", by="leal"))],
         "Ana Duarte: on record, since 21 Apr 2031; told without a name since 20 Apr 2031"),
        ([report("2031-04-20", offer(gives="vidal", gets="ana"))],
         "Ana Duarte: no source named, since 20 Apr 2031"),
    ],
)  # fmt: skip
def test_each_term_tells_on_whose_word_it_rests(reports: list[Reading], text: str) -> None:
    assert text in [row for row, _ in told_rows(deal(record(*reports), "Duarte"), "terms", "Chile gives")]


def test_copies_of_one_text_are_one_unnamed_source() -> None:
    one = report("2031-04-20", offer(gives="vidal", gets="ana", by="aide"))
    told = record(one, copy(one, "1" * 64))
    same = Record([*(h.__class__(h.reading, h.entry, group=7) for h in told.holdings)])
    assert "unnamed sources only: 2" in str(deal(told, "Duarte"))
    assert "unnamed sources only: 1" in str(deal(same, "Duarte"))


@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("Rui Salgado", ["named in", "left out of", "left out"]),
        ("Ana Duarte", ["named in", "freed in"]),
        ("Elena Soto", ["named in", "freed in"]),
    ],
)
def test_whether_somebody_was_ever_in_an_offer(name: str, labels: list[str]) -> None:
    page = deals_with(TOLD, name)
    assert [row.label for row in page.sections[0].rows if row.label] == labels


def test_who_is_struck_from_a_list_and_left_behind() -> None:
    told = record(
        FIRST,
        report("2031-05-09", offer("CL", "PT", "ana", "vidal", status="countered", by="munoz")),
        report("2031-06-30", swap(by_a="vidal", by_b="ana", time="2031-06-29")),
    )
    page = deals_with(told, "Salgado")
    assert [row.label for row in page.sections[0].rows] == ["named in", "struck from", "left out"]
    text = "Rui Salgado, struck from the list told 9 May 2031, no release on record by 30 Jun 2031 (1 day after the exchange)"
    assert text in [row.text for row in page.sections[0].rows]


@pytest.mark.parametrize(
    ("name", "error"), [("Tomas Leal", NotFound), ("Portugal", UsageError), ("Quux", NotFound)]
)
def test_only_people_stand_on_lists(name: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        deals_with(TOLD, name)


def test_a_deal_goes_by_id_person_and_sides_and_the_others_are_listed() -> None:
    told = record(*STORY, report("2032-02-01", offer(gives="rojas", gets="ines")))
    assert deal(told, "PT-CL-Duarte-2031").title == "Deal pt-cl-duarte-2031"
    page = deal(told, "Portugal Chile")
    assert page.title == "Deal pt-cl-faria-2032"
    assert [row.label for row in page.sections[-1].rows] == ["pt-cl-duarte-2031"]
    listed = deal_list(told)
    assert [(part.key, [row.label for row in part.rows]) for part in listed.sections] == [
        ("open", ["pt-cl-faria-2032"]), ("closed", ["pt-cl-duarte-2031"]),
    ]  # fmt: skip
    with pytest.raises(NotFound):
        deal(told, "pt-cl-nobody-2031")
    assert "pt-cl-duarte-2031" in [part.id for part in brief(told, "pt-cl-duarte-2031").sections]


def test_a_precedent_is_linked_and_never_merged() -> None:
    told = record(
        report("2031-05-01", offer(gives="vidal", gets="ana"), swap(by_a="rojas", by_b="ines", time="2028"))
    )
    page = deal(told, "Duarte")
    assert told_rows(page, "beside", "precedent")[0][0].startswith("Portugal gave Pablo Rojas")
    assert "Rojas" not in str([part for part in page.sections if part.key in ("versions", "terms")])


def test_a_deal_of_its_own_is_a_precedent_once_it_is_over() -> None:
    told = record(
        report("2028-05-01", offer(gives="rojas", gets="ines"), says("CL", "rejects", "munoz")),
        report("2028-06-30", swap(by_a="rojas", by_b="ines", time="2028-06-29")),
        report("2031-05-01", offer(gives="vidal", gets="ana"), says("CL", "no_agreement", "munoz"),
               swap(by_a="rojas", by_b="ines", time="2028")),
    )  # fmt: skip
    assert told_rows(deal(told, "Duarte"), "beside", "precedent")
    assert "beside" not in [part.key for part in deal(told, "Faria").sections]
    own = told_rows(deal(told, "Faria"), "stances", "Chile")
    assert [text for text, _ in own] == ["1 May 2028: rejects"]


def test_a_denied_exchange_is_a_denial_and_no_outcome() -> None:
    told = record(
        FIRST, report("2031-05-09", swap(by_a="vidal", by_b="ana", polarity="negative", by="munoz"))
    )
    page = deal(told, "Duarte")
    assert page.sections[0].headline.startswith("OFFERED")
    assert told_rows(page, "denials")[0][0].startswith("9 May 2031: not so: Portugal gave Hernan Vidal")


def test_status_orders_by_news_and_counts_the_quiet() -> None:
    told = record(
        report("2029-01-01", offer(gives="soto", gets="vera")),
        report("2031-05-01", offer(gives="vidal", gets="ana")),
        report("2031-05-02", offer("PT", "BR", gives="rojas", gets="ines")),
        report("2031-05-09", says("CL", "no_agreement", "munoz"), names="ana"),
    )
    page = status(told)
    assert [part.id for part in page.sections] == ["pt-cl-duarte-2031", "pt-br-faria-2031", ""]
    assert page.sections[-1].title == "1 open deal without news for a year"
    assert [part.id for part in status(told, everything=True).sections][-1] == "pt-cl-moura-2029"


def test_every_row_of_a_deal_has_a_footnote_and_pages_are_plain_values() -> None:
    for page in (deal(TOLD, "Duarte"), deals_with(TOLD, "Salgado"), deal_list(TOLD)):
        numbers = {note.number for note in page.footnotes}
        rows: list[Any] = [row for part in page.sections for row in part.rows]
        assert rows and all(row.notes and set(row.notes) <= numbers for row in rows)
        assert json.dumps([row.text for row in rows])


def test_the_command_line(filled: Callable[..., Result]) -> None:
    listed = filled("deal")
    assert listed.exit_code == 0 and "pt-cl-duarte-2031" in listed.stdout
    page = json.loads(filled("deal", "pt-cl-duarte-2031", "--as-of", "2031-05-20", "--json").stdout)
    assert (page["view"], page["title"]) == ("deal", "Deal pt-cl-duarte-2031")
    assert "NO AGREEMENT" in page["sections"][0]["headline"]
    assert "left out" in filled("deal", "--with", "Salgado").stdout
    assert "no deal on record" not in filled("deal", "Portugal Chile", "--known-at", "2031-05-20").stdout
    assert filled("status", "--all").exit_code == 0
    assert "pt-cl-duarte-2031" in filled("brief", "pt-cl-duarte-2031").stdout


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["pt-cl-nobody-2031"], 4), (["--with", "Tomas Leal"], 4), (["Duarte", "--with", "Duarte"], 2),
     (["Quux"], 4), (["--with", "Chile"], 2)],
)  # fmt: skip
def test_errors_are_one_line(filled: Callable[..., Result], arguments: list[str], code: int) -> None:
    result = filled("deal", *arguments)
    assert result.exit_code == code and result.stderr.startswith("backchannel: ")


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run a command on a ledger that holds the two made-up reports."""
    path = tmp_path / "backchannel.db"
    with workflow.open_ledger(path, create=True) as ledger:
        for one in (made_up_offer(), made_up_outcome()):
            ledger.append(one.reading(), one.data)
    monkeypatch.setenv("BACKCHANNEL_LEDGER", str(path))
    return lambda *arguments: CliRunner().invoke(main, list(arguments))


def test_a_month_is_never_shown_as_a_day() -> None:
    told = record(
        report("2031-05-10", offer(gives="vidal", gets="ana rui", by="leal")),
        report("2031-07-10", swap(by_a="vidal", by_b="ana", time="2031-06")),
    )
    page = deal(told, "Duarte")
    assert told_rows(page, "state", "state") == [("carried out, Jun 2031, 10 to 39 days old", [POST])]
    assert told_rows(page, "people", "left out")[0][0].endswith("(10 to 39 days after the exchange)")
    assert "30 Jun" not in str((page, deal_list(told)))
