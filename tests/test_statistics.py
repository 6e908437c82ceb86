"""Tables of figures over invented records, with the answers worked out by hand."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from backchannel import workflow
from backchannel.cli import main
from backchannel.entries import Holding, Judgement
from backchannel.errors import UsageError
from backchannel.views import TABLES, Clocks, FigureTable, assertion_of, figures_csv, figures_json, statistics
from backchannel.views.figure_tables import Cell, Range, cell_text
from backchannel.views.record import Record
from tests.reports import offer, outcome, record
from tests.sketches import Sketch, sketch


def table(name: str, *sketches: Sketch, by: str | None = None, **clocks: Any) -> FigureTable:
    return statistics(record([one.reading() for one in sketches], **clocks), name, by)


def lines(found: FigureTable, *keys: str) -> list[tuple[Cell, ...]]:
    return [tuple(one[key] for key in keys) for one in found.records()]


def four() -> Sketch:
    """Ana and Rui in Chile, Eva with an armed group and free again, Gil in Portugal since nobody says when."""
    return (
        sketch("2031-12-31")
        .held("ana", "cl", time="2030-06/..")
        .held("rui", "ps", time="2031-12-20/2031-12-31")
        .held("rui", "ps", time="2031-12/..")
        .held("eva", "front", time="2029-01-01/..")
        .freed("eva", "rescue", time="2031-01-01")
        .held("gil", "pt")
        .tell("designation", {"person": ["ana"], "label": "wrongfully_detained", "designator": ["pt"]})
        .tell("designation", {"person": ["ana"], "label": "hostage", "designator": ["leal"]})
        .tell(
            "designation",
            {"person": ["rui"], "label": "hostage", "designator": ["leal"]},
            polarity="negative",
        )
    )


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("captor", [("Chile", Range(2, 2)), ("Portugal", Range(1, 1))]),
        ("kind", [("state", Range(3, 3))]),
        ("home", [("Brazil and Portugal", Range(1, 1)), ("Chile", Range(1, 1)), ("Portugal", Range(1, 1))]),
        ("nationalities", [("not stated", Range(1, 1)), ("one", Range(1, 1)), ("two or more", Range(1, 1))]),
        (
            "designator",
            [("no designation on record", Range(2, 2)), ("Portugal: wrongfully detained", Range(1, 1)),
             ("Tomas Leal: hostage", Range(1, 1))],
        ),
    ],
)  # fmt: skip
def test_who_is_held_by(by: str, expected: list[tuple[Cell, ...]]) -> None:
    found = table("held", four(), by=by)
    assert (lines(found, "group", "held"), found.n, found.by) == (expected, 3, by)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2030-12-31", [("Chile", Range(1, 1)), ("Southern Front", Range(1, 1))]),
        ("2030-06-15", [("Southern Front", Range(1, 1)), ("Chile", Range(0, 1))]),
    ],
)
def test_the_stock_on_an_earlier_day(day: str, expected: list[tuple[Cell, ...]]) -> None:
    found = table("held", four(), as_of=date.fromisoformat(day))
    assert sorted(lines(found, "group", "held")) == sorted(expected)
    assert found.as_of == day


def test_what_was_known_by_a_day() -> None:
    later = sketch("2032-02-01", "Harbour Post").held("vidal", "pt", time="2031-11-01/..")
    assert table("held", four(), later).n == 4
    assert table("held", four(), later, known_at=date(2031, 12, 31)).n == 3


def test_each_designator_stands_alone_and_refusals_are_told() -> None:
    found = table("designations", four())
    assert lines(found, "designator", "ever", "held") == [
        ("Portugal: wrongfully detained", 1, Range(1, 1)),
        ("Tomas Leal: hostage", 1, Range(1, 1)),
        ("Tomas Leal: refused or withdrawn", 1, None),
        ("held, no designation on record", None, Range(2, 2)),
    ]


def test_taken_and_freed_by_year() -> None:
    assert lines(table("flow", four()), "year", "taken", "freed") == [
        ("2029", Range(1, 1), Range(0, 0)),
        ("2030", Range(1, 1), Range(0, 0)),
        ("2031", Range(1, 1), Range(1, 1)),
    ]
    assert [one.n for one in table("flow", four()).left_out] == [1]  # Gil, of whom no start is told


def test_a_start_that_may_lie_in_two_years_is_certain_in_neither() -> None:
    notes = sketch("2031-12-31").held("ana", "cl", time="2030-24/..")
    assert lines(table("flow", notes), "year", "taken") == [("2030", Range(0, 1)), ("2031", Range(0, 1))]


def test_time_in_custody_with_open_cases_censored() -> None:
    notes = sketch("2031-12-31")
    for person, start, end in (
        ("ana", "01-01", "01-11"),
        ("rui", "01-01", "01-21"),
        ("eva", "01-01", "02-10"),
    ):
        notes.held(person, "cl", time=f"2031-{start}/..").freed(person, time=f"2031-{end}")
    notes.held("gil", "cl", time="2031-01-01/..").held("vidal", "pt")
    found = table("custody", notes)
    assert lines(found, "spells", "ended", "open", "median", "longest", "who") == [
        (4, 3, 1, Range(20, 20), Range(364, 364), "Gil Castro")
    ]
    assert [(one.n, one.why.split(" ")[0]) for one in found.left_out] == [(1, "spells")]
    curve = table("survival", notes)
    fewest = [row for row in lines(curve, "bound", "days", "at_risk", "share") if row[0] == "fewest"]
    assert [row[1:] for row in fewest] == [
        (0, 4, 1.0), (10, 4, 0.75), (20, 3, 0.5), (40, 2, 0.25), (364, 1, 0.25),
    ]  # fmt: skip


def test_a_month_makes_a_range_of_days() -> None:
    notes = sketch("2031-12-31").held("ana", "cl", time="2031-02/..").freed("ana", time="2031-03-10")
    assert lines(table("custody", notes), "median", "longest") == [(Range(10, 37), Range(10, 37))]


def test_ends_told_in_two_ways_stand_in_both_rows() -> None:
    notes = four().freed("ana", "exchange", time="2031-12-30")
    notes.tell("proceeding", {"person": ["ana"], "stage": "pardoned"}, time="2031-12-29")
    assert lines(table("releases", notes), "mechanism", "people", "alone") == [
        ("exchange", 1, 0), ("pardon", 1, 0), ("rescue", 1, 1),
    ]  # fmt: skip


def test_a_death_is_counted_but_nobody_is_shown_by_name() -> None:
    notes = sketch("2031-12-31").held("ana", "cl", time="2031-01-01/..")
    notes.tell("wellbeing", {"person": ["ana"], "state": "died in hospital"}, time="2031-05-01")
    assert lines(table("releases", notes), "mechanism", "people") == [("death", 1)]
    assert table("held", notes).n == 0
    assert "Ana" not in json.dumps(
        [figures_json(table(name, notes)) for name in ("lifelines", "custody", "held")]
    )


def test_lifelines_say_what_is_real_and_what_only_attested() -> None:
    assert lines(table("lifelines", four()), "person", "from", "to", "days") == [
        ("Eva Prado", "1 Jan 2029", "1 Jan 2031", Range(730, 730)),
        ("Ana Duarte", "1 Jun 2030 to 30 Jun 2030", "still held", Range(549, 578)),
        ("Rui Salgado", "20 Dec 2031", "still held", Range(11, 11)),
        ("Gil Castro", "31 Dec 2031 at the latest", "still held", Range(0, None)),
    ]


def swap(day: str = "2031-06-29", **roles: Any) -> tuple[Sketch, Sketch]:
    """An exchange carried out after a year, an offer, a verdict and a denial."""
    before = (
        sketch("2031-03-01")
        .held("ana", "cl", time="2030-06-29/..")
        .tell("proposal", {"proposer": ["pt"], "recipient": ["cl"], "gives": ["vidal"], "gets": ["ana", "rui"],
                           "status": "offered"}, time="2031-02-01")
        .tell("proceeding", {"person": ["ana"], "stage": "sentenced"}, time="2031-01-01")
        .voice("s1", "munoz", "on_record", said="2031-06-09")
        .tell("position", {"holder": ["munoz"], "stance": "denies_talks"}, statement="s1")
    )  # fmt: skip
    after = sketch("2031-06-30", "Harbour Post").tell(
        "exchange",
        {"side_a": ["pt"], "side_b": ["cl"], "released_by_a": ["vidal"], "released_by_b": ["ana"],
         "state": "executed", **roles},
        time=day,
    )  # fmt: skip
    return before, after


def test_days_from_arrest_to_offer_to_handover() -> None:
    found = table("intervals", *swap())
    keys = ("person", "arrest_offer", "offer_handover", "arrest_handover", "verdict_handover", "verdict")
    assert lines(found, *keys)[0] == (
        "Ana Duarte", Range(217, 217), Range(148, 148), Range(365, 365), Range(179, 179), "before the offer",
    )  # fmt: skip
    assert lines(table("verdicts", *swap()), "verdict", "people", "arrest_handover") == [
        ("before the offer", 1, Range(365, 365)), ("not stated", 1, None),
    ]  # fmt: skip


def test_an_offer_without_a_date_was_made_by_the_day_on_which_it_was_told() -> None:
    notes = sketch("2031-03-01").held("ana", "cl", time="2031-01-01/..").tell(
        "proposal", {"proposer": ["pt"], "recipient": ["cl"], "gives": ["vidal"], "gets": ["ana"], "status": "offered"}
    )  # fmt: skip
    assert lines(table("intervals", notes), "person", "arrest_offer")[0] == ("Ana Duarte", Range(None, 59))


def test_a_denial_before_the_deal_counts_its_days() -> None:
    found = table("denials", *swap())
    assert lines(found, "side", "stance", "own", "days") == [
        ("Carla Munoz", "denies talks", "its own", Range(20, 20))
    ]
    assert "Denied before it was done: 1 of 1 deals." in found.notes


def test_a_rejection_is_no_denial() -> None:
    before, after = swap()
    before.claims[-1].roles["stance"] = "rejects"
    found = table("denials", before, after)
    assert lines(found, "stance") == [("no denial on record",)]


def test_a_side_that_turns_round() -> None:
    before, after = swap()
    later = sketch("2031-06-20", "Morning Star").voice("s1", "munoz", "on_record", said="2031-06-19")
    later.tell("proposal", {"proposer": ["pt"], "recipient": ["cl"], "gets": ["ana"]})
    later.tell("position", {"holder": ["munoz"], "stance": "confirms_talks"}, statement="s1")
    found = table("reversals", before, later, after)
    assert lines(found, "side", "from", "to", "days") == [
        ("Chile", "denies talks", "confirms talks", Range(10, 10))
    ]
    assert found.n == 2


def test_ratios_tell_the_record_from_the_reference_set() -> None:
    found = table("ratios", *swap())
    mine = [one for one in lines(found, "set", "side_a", "ratio") if str(one[0]).startswith("record")]
    assert mine == [("record: offered", "Portugal", "1 : 2"), ("record: carried out", "Portugal", "1 : 1")]
    assert len(found.rows) == 78 + 2
    early = table("ratios", *swap(), as_of=date(1964, 1, 1))
    assert [one[0] for one in lines(early, "set")] == ["reference P01", "reference P02", "reference P03"]
    assert [one.n for one in early.left_out] == [75]


def anonymous() -> Sketch:
    """An unnamed source tells of an offer, a call and a term that a minister denies."""
    one = sketch("2031-03-01").voice("s1", "aide", "anonymous_official").voice("s2", "leal", "on_record")
    one.tell("proposal", {"proposer": ["pt"], "gives": ["vidal"], "gets": ["ana"]}, statement="s1")
    one.tell("proposal", {"proposer": ["pt"], "gives": ["gil"], "gets": ["ana", "rui"]}, statement="s1")
    one.tell(
        "contact", {"participants": ["leal", "munoz"], "state": "planned"}, statement="s1", realis="planned"
    )
    one.tell("position", {"holder": ["pt"], "stance": "supports"}, statement="s1")
    one.tell("position", {"holder": ["pt"], "stance": "supports"}, statement="s2", polarity="negative")
    one.tell("position", {"holder": ["cl"], "stance": "considering"}, statement="s1")
    return one.tell("position", {"holder": ["cl"], "stance": "considering"}, statement="s2")


def test_what_became_of_what_unnamed_sources_said() -> None:
    before, after = swap()
    call = sketch("2031-04-01", "Morning Star").tell(
        "contact", {"participants": ["leal", "munoz"], "state": "held"}
    )
    found = table("unnamed", anonymous(), call, after)
    keys = ("group", "things", "confirmed", "borne_out", "in_part", "refuted", "open")
    assert lines(found, *keys) == [("an aide", 5, 1, 2, 1, 1, 0)]
    assert lines(table("unnamed", anonymous(), by="outlet"), *keys) == [("Coast Radio", 5, 1, 0, 0, 1, 3)]
    assert "no outlet is ranked" in found.notes[-1]
    assert before.published == "2031-03-01"


def test_what_rests_on_unnamed_sources_only() -> None:
    found = table("sources", anonymous())
    assert lines(found, "group", "things", "named", "unnamed", "share") == [
        ("contact", 1, 0, 1, 1.0), ("position", 3, 2, 1, pytest.approx(1 / 3)), ("proposal", 2, 0, 2, 1.0),
    ]  # fmt: skip


def test_copies_of_one_text_count_once() -> None:
    one, other = (
        anonymous().reading(),
        sketch("2031-03-02", "Harbour Post").voice("s1", "aide", "anonymous_official"),
    )
    other.tell("proposal", {"proposer": ["pt"], "gives": ["vidal"], "gets": ["ana"]}, statement="s1")
    for group, outlets in ((None, ["Coast Radio", "Harbour Post"]), (7, ["Coast Radio"])):
        made = Record([Holding(one, group=group), Holding(other.reading(), group=group)])
        assert [row.cells[0] for row in statistics(made, "unnamed", "outlet").rows] == outlets


def test_the_state_of_review_is_that_of_the_claims_in_the_table() -> None:
    notes = four()
    reading = notes.reading()
    judged = [
        Judgement("accept", "a reader", "seen", assertion=assertion_of(reading, claim), entry=number)
        for number, claim in enumerate(reading.claims[:3], 1)
    ]
    made = record([reading], judgements=judged)
    assert statistics(made, "held").review == "3 of 4 claims reviewed: 3 accepted"
    back = [*judged, Judgement("retract", "a reader", "wrong", about=1, entry=9)]
    assert (
        statistics(record([reading], judgements=back), "held").review == "2 of 4 claims reviewed: 2 accepted"
    )
    assert statistics(record([reading]), "held").review == "not reviewed"


@pytest.mark.parametrize("name", TABLES)
def test_every_table_says_what_it_is(name: str) -> None:
    for readings in ([], [offer().reading(), outcome().reading()]):
        found = statistics(record(readings), name)
        assert found.title and found.counts and found.unit and found.review
        assert all(len(row.cells) == len(found.columns) for row in found.rows)
        assert figures_json(found)["rows"] == json.loads(json.dumps(figures_json(found)["rows"]))
        head, *body = csv.reader(io.StringIO(figures_csv(found)))
        assert len(body) == len(found.rows) and all(len(line) == len(head) for line in body)
        for row in found.rows:
            for cell in row.cells:
                if isinstance(cell, Range) and cell.low is not None and cell.high is not None:
                    assert cell.low <= cell.high
    known = {f"{made.reading().document.sha256[:12]}" for made in (offer(), outcome())}
    assert {claim.split("#")[0] for row in found.rows for claim in row.claims} <= known


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("by", ["captor", "kind", "home", "nationalities", "designator"])
def test_groupings_that_a_table_has(name: str, by: str) -> None:
    made = record([offer().reading(), outcome().reading()])
    if by in TABLES[name].groupings:
        assert statistics(made, name, by).by == by
    else:
        with pytest.raises(UsageError, match="grouped by"):
            statistics(made, name, by)


@pytest.mark.parametrize(
    ("cell", "kind", "text"),
    [(None, "days", "-"), (Range(3, 3), "days", "3"), (Range(3, 1200), "days", "3 to 1,200"),
     (Range(3, None), "days", "at least 3"), (Range(None, 9), "days", "at most 9"), (Range(None, None), "days", "-"),
     (0.254, "share", "25 %"), (Range(0.05, 0.95), "share", "5 to 95 %"), ("x", "text", "x"), (1234, "number", "1,234")],
)  # fmt: skip
def test_cells_in_words(cell: Cell, kind: Any, text: str) -> None:
    assert cell_text(cell, kind) == text


def test_no_cell_of_a_csv_is_a_formula() -> None:
    notes = sketch("2031-12-31")
    notes.who("bad", "person", "=HYPERLINK Duarte")
    found = figures_csv(table("lifelines", notes.held("bad", "cl", time="2031-01-01/..")))
    assert found.splitlines()[1].startswith("'=HYPERLINK")


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    path = tmp_path / "made-up.db"
    with workflow.open_ledger(path, create=True) as made:
        for one in (offer(), outcome()):
            made.append(one.reading(), one.data)
    return str(path)


def run(*arguments: str) -> Any:
    return CliRunner().invoke(main, arguments)


def test_the_command_prints_text_json_and_csv(ledger: str) -> None:
    text = run("stats", "custody", "--by", "captor", "--ledger", ledger)
    assert (
        text.exit_code == 0 and "TIME IN CUSTODY, BY CAPTOR" in text.output and "left out  3" in text.output
    )
    found = json.loads(run("stats", "custody", "--by", "captor", "--ledger", ledger, "--json").output)
    assert (found["schema"], found["table"], found["by"]) == ("backchannel.figures/1", "custody", "captor")
    rows = list(
        csv.DictReader(io.StringIO(run("stats", "lifelines", "--format", "csv", "--ledger", ledger).output))
    )
    assert [row["person"] for row in rows] == ["Rui Salgado", "Ana Duarte"]
    assert rows[1]["days_from"] == "121" and rows[1]["claims"]
    assert "HOW CUSTODY ENDED" in run("stats", "--ledger", ledger).output


@pytest.mark.parametrize(
    ("arguments", "says"),
    [(["stats", "weather"], "no table 'weather'"), (["stats", "denials", "--by", "captor"], "has no groups"),
     (["stats", "--plot", "x.svg"], "needs the name of a table"), (["stats", "--format", "csv"], "needs the name"),
     (["stats", "denials", "--plot", "x.svg"], "has no picture")],
)  # fmt: skip
def test_what_cannot_be_meant_is_one_line(arguments: list[str], says: str, ledger: str) -> None:
    result = run(*arguments, "--ledger", ledger)
    assert result.exit_code == 2 and says in result.output and result.output.count("\n") == 1


def test_clocks_reach_the_tables(ledger: str) -> None:
    found = json.loads(run("stats", "held", "--as-of", "2031-05-20", "--ledger", ledger, "--json").output)
    assert (found["n"], found["as_of"]) == (2, "2031-05-20")
    assert json.loads(run("stats", "held", "--ledger", ledger, "--json").output)["n"] == 1
    assert Clocks().as_of is None
