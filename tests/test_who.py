"""The page on who is who: names with their reasons, what waits, what was judged, who is kept apart."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner

from backchannel import workflow
from backchannel.cli import main
from backchannel.entries import Holding, Judgement
from backchannel.errors import NotFound, UsageError
from backchannel.views import Page, Record, who
from tests.reports import FOLDER, Report, offer, outcome

DAYS = ("2031-05-15", "2031-06-30", "2031-07-02")


def record(*documents: list[str], judgements: tuple[Judgement, ...] = (), **more: Any) -> Record:
    """A record of documents that name these people, each in one spelling."""
    holdings = []
    for number, names in enumerate(documents, 1):
        report = Report(
            "offer.txt" if number == 1 else "outcome.txt",
            DAYS[number - 1],
            ["Post", "Coast Radio", "Wire"][number - 1],
        )
        for index, name in enumerate(names):
            report.who(f"e{index}", "person", name, **more)
        holdings.append(Holding(report.reading(), number))
    return Record(holdings, judgements)


def rows(page: Page, key: str) -> list[tuple[str, str, list[str]]]:
    return [
        (row.label, row.text, [says.text for says in row.says])
        for section in page.sections
        if section.key == key
        for row in section.rows
    ]


def test_all_names_with_their_documents_and_why_each_was_joined() -> None:
    page = who(Record([Holding(offer().reading(), 1), Holding(outcome().reading(), 2)]), "Munoz")
    assert (page.title, page.sections[0].headline, page.documents) == (
        "Carla Munoz",
        "key person:carla munoz",
        2,
    )
    assert rows(page, "names") == [
        ("Carla Munoz", "first found under this name", ["Harbour Post, 15 May 2031"]),
        ("C. Munoz", "joined (0.88): same surname; given name C is an initial of Carla", ["Coast Radio, 30 Jun 2031"]),
    ]  # fmt: skip
    assert rows(page, "titles") == [
        ("title", "government spokeswoman", ["Harbour Post, 15 May 2031"]),
        ("", "spokeswoman", ["Coast Radio, 30 Jun 2031"]),
        ("side", "Chile", ["Harbour Post, 15 May 2031", "Coast Radio, 30 Jun 2031"]),
    ]
    assert all(row.notes for section in page.sections for row in section.rows)


def test_namesakes_are_kept_apart_and_relatives_are_sensitive() -> None:
    page = who(Record([Holding(offer().reading(), 1)]), "Ana Duarte")
    assert rows(page, "namesakes") == [
        ("Jorge Duarte", "different given names: Ana, Jorge", ["Harbour Post, 15 May 2031"])
    ]
    assert [
        row.sensitive for section in page.sections if section.key == "namesakes" for row in section.rows
    ] == [True]


def test_what_waits_stands_on_the_page_and_in_the_list() -> None:
    slips = record(["Konstantin Yarovenko", "Rui Salgado"], ["Konstantin Yaroveno"], ["Salgado"])
    why = "surname Yaroveno and Yarovenko differ by a letter; same given name"
    page = who(slips, "Yarovenko")
    assert rows(page, "waiting") == [
        ("0.80", f"Konstantin Yaroveno: {why}", ["Coast Radio, 30 Jun 2031 · person:konstantin yaroveno"])
    ]
    everything = who(slips)
    assert everything.sections[0].headline == "2 to be decided"
    assert [row[0] for row in rows(everything, "waiting")] == ["0.80", "0.70"]
    assert who(record(["Ana Duarte"])).sections[0].headline == "no two names on record wait to be decided"


@pytest.mark.parametrize(
    ("kind", "names", "judged", "waiting"),
    [
        ("merge", ["Konstantin Yarovenko", "Konstantin Yaroveno"],
         [("made one", "Konstantin Yarovenko · Konstantin Yaroveno", ["mira, 1 Aug 2031, entry 9: one passport"])], []),
        ("split", ["Konstantin Yarovenko"],
         [("parted", "Konstantin Yarovenko · Konstantin Yaroveno", ["mira, 1 Aug 2031, entry 9: one passport"])], []),
    ],
)  # fmt: skip
def test_judgements_are_told_and_answer_what_waited(
    kind: Any, names: list[str], judged: list[Any], waiting: list[Any]
) -> None:
    keys = ("person:konstantin yarovenko", "person:konstantin yaroveno")
    judgement = Judgement(kind, "mira", "one passport", keys=keys, recorded="2031-08-01T10:00:00Z", entry=9)
    slips = record(["Konstantin Yarovenko"], ["Konstantin Yaroveno"], judgements=(judgement,))
    page = who(slips, "Konstantin Yarovenko")
    assert [name for name, _, _ in rows(page, "names")] == names
    assert rows(page, "judged") == judged
    assert rows(page, "waiting") == waiting == rows(who(slips), "waiting")
    assert bool(rows(page, "namesakes")) == (kind == "split")


def test_where_documents_disagree_about_the_person() -> None:
    reports = []
    for text, day, since in (("offer.txt", DAYS[0], "2031-02-03"), ("outcome.txt", DAYS[1], "2031-03-09")):
        report = (
            Report(text, day, text)
            .who("ana", "person", "Ana Duarte")
            .who("cl", "state", "Chile", country="CL")
        )
        report.claim("proceeding", "Ana Duarte", {"person": ["ana"], "stage": "arrested"}, time=since)
        reports.append(Holding(report.reading(), len(reports) + 1))
    page = who(Record(reports), "Ana Duarte")
    told = [row.label for section in page.sections for row in section.rows if row.key not in ("name", "also")]
    assert "3 Feb 2031" in " ".join(told) and "9 Mar 2031" in " ".join(told)


def test_a_side_and_its_names() -> None:
    page = who(Record([Holding(offer().reading(), 1), Holding(outcome().reading(), 2)]), "Lisbon")
    assert page.title == "Portugal"
    assert [name for name, _, _ in rows(page, "names")] == ["Portugal", "Lisbon", "Portuguese"]


@pytest.mark.parametrize(
    ("name", "error"), [("Nobody", NotFound), ("", UsageError), ("Portugal Chile", UsageError)]
)
def test_a_name_that_is_not_one_figure(name: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        who(Record([Holding(offer().reading(), 1)]), name)


def test_the_command(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BACKCHANNEL_LEDGER", raising=False)
    with workflow.open_ledger("backchannel.db", create=True) as ledger:
        for report in (offer(), outcome()):
            ledger.append(report.reading(), (FOLDER / report.source).read_bytes())
    run = CliRunner()
    page = run.invoke(main, ["who", "Carla Munoz"])
    assert page.exit_code == 0 and "initial of Carla" in page.stdout
    told = json.loads(run.invoke(main, ["who", "Carla Munoz", "--json", "--known-at", "2031-06-01"]).stdout)
    assert (told["view"], told["documents"]) == ("who", 1)
    everything = run.invoke(main, ["who"])
    assert everything.exit_code == 0 and "no two names on record wait" in everything.stdout
    assert run.invoke(main, ["who", "Nobody"]).exit_code == 4


def test_a_ledger_asks_and_explains_what_a_record_of_the_same_documents_does(tmp_path: Any) -> None:
    names = (["John Harte", "Sergei Ladrov"], ["John Harte Jr.", "Serguei Ladrov", "Ladrov"])
    holdings = record(*names, titles=("envoy",)).holdings
    with workflow.open_ledger(tmp_path / "a.db", create=True) as ledger:
        for holding, report in zip(holdings, (offer(), outcome()), strict=True):
            ledger.append(holding.reading, (FOLDER / report.source).read_bytes())
        kept, plain = (
            workflow.record(ledger),
            Record([Holding(h.reading, h.entry) for h in ledger.holdings()]),
        )
    for asked in (None, "Sergei Ladrov", "John Harte"):
        mine, theirs = who(kept, asked), who(plain, asked)
        for key in ("names", "waiting", "namesakes"):
            assert rows(mine, key) == rows(theirs, key)
    assert len(rows(who(kept), "waiting")) == 1
