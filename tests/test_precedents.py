"""The reference set of precedents: every row checked, searched, and set beside a live deal."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from backchannel import workflow
from backchannel.cli import main
from backchannel.edtf import bounds
from backchannel.errors import ModelError, NotFound
from backchannel.precedents import Precedent, days_apart, parse, precedents
from backchannel.views import precedent_list, precedents_for, precedents_json
from backchannel.views.comparables import Match, matches, most_points
from backchannel.views.deals import deals
from backchannel.views.precedent_words import gave, hosts, summary
from backchannel.vocabulary import vocabulary
from tests.reports import offer, outcome, record
from tests.sketches import Sketch, sketch

ROWS = precedents().rows


def test_the_set_is_whole_and_in_order() -> None:
    assert len(ROWS) == 78
    assert sorted(row.id for row in ROWS) == [f"P{number:02d}" for number in range(1, 79)]
    assert [row.days for row in ROWS] == sorted(row.days for row in ROWS)
    wanting = {row.id for row in ROWS if row.resource}
    assert wanting == {"P05", "P17", "P48", "P57", "P62", "P68", "P70", "P75", "P77", "P78"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_row_holds_together(row: Precedent) -> None:
    first, last = bounds(row.date)
    assert first and last and first <= last and 1962 <= first.year <= 2026
    assert row.phased or (last - first).days < 32
    for side in (row.a, row.b):
        low, high = side.gave.range
        assert 0 <= low <= high and (len(side.gave.names) <= high)
        assert gave(side.gave)
    assert row.sources and all(url.startswith(("http://", "https://")) for url in row.sources)
    assert all(one.level in vocabulary().terms["mediation_level"] for one in row.intermediaries)
    assert row.note.endswith(".") and len(row.note) < 260
    assert row.a.gave.n or row.b.gave.n or row.a.gave.remains
    assert row.linkage != "unilateral" or row.b.gave.n == 0


@pytest.mark.parametrize(
    ("wrong", "right", "says"),
    [
        ('date: "1964-04-22"', 'date: "1964-04-99"', "no EDTF date"),
        ("sides: [SU], gave: {n: 1, names: [Greville Wynne]}", "sides: [XX], gave: {n: 1, names: [Greville Wynne]}",
         "P04: side 'XX'"),
        ("gave: {n: 1, names: [Greville Wynne]}", "gave: {n: 1, names: [Greville Wynne, Somebody Else]}", "2 names for a count of 1"),
        ("gave: {n: 4, most: 5", "gave: {n: 4, most: 3", "`most` must be more"),
        ("charges: {a: [drugs], b: [arms", "charges: {a: [drugz], b: [arms", "charge type 'drugz'"),
        ("level: thanked", "level: praised", "level 'praised'"),
        ("part_of: P44", "part_of: P99", "P45: part_of 'P99'"),
        ("- id: P02", "- id: P01", "a second row P01"),
        ("outcome: partial", "outcome: nearly", "P74"),
        ('- "https://www.trtworld.com/article/13384290"', '- "trtworld, May 2023"', "no web address"),
        ("beneficiaries: [AU]", "beneficiaries: [Australia]", "beneficiaries: 'Australia'"),
        ("phased: true", "fazed: true", "fazed"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_named(wrong: str, right: str, says: str) -> None:
    path = Path(__file__).parents[1] / "backchannel" / "reference" / "precedents.yaml"
    text = path.read_text(encoding="utf-8")
    assert wrong in text
    with pytest.raises(ModelError) as caught:
        parse(text.replace(wrong, right, 1))
    assert says in str(caught.value) and "\n" not in str(caught.value)


def test_days_from_first_offer_to_handover() -> None:
    known = {row.id: row.days_to_handover for row in ROWS if row.days_to_handover}
    assert known == {"P42": (161, 190), "P53": (732, 762)}
    assert days_apart("2031-02", "2031-03-10") == (10, 37)
    assert days_apart("2031-04", "2031-03-10") is None


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("P04", "22 Apr 1964: Soviet Union gave Greville Wynne <-> UK gave Konon Molody; carried out"),
        ("P14", "Oct 2007: Hezbollah gave the remains of 1 Israeli civilian"),
        ("P26", "separatists in eastern Ukraine to give 74 prisoners"),
        ("P55", "in parallel: a link is denied or not told"),
    ],
)
def test_rows_in_words(row: str, text: str) -> None:
    found = summary(next(one for one in ROWS if one.id == row))
    assert text in found


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("p42", ["P42"]),
        ("oman belgium", ["P44", "P45"]),
        ("remains", ["P13", "P14", "P15", "P58", "P67"]),
        ("iran funds", ["P09", "P46"]),
        ("griner", ["P42"]),
        ("norway", ["P29", "P53"]),
    ],
)
def test_rows_are_found_by_words(words: str, ids: list[str]) -> None:
    found = [one.row.id for one in precedent_list(words).found]
    assert set(ids) <= set(found)
    if words in ("p42", "oman belgium", "griner"):
        assert found == ids


def test_a_list_as_of_a_day_holds_nothing_later() -> None:
    found = precedent_list(until=date(1970, 1, 1))
    assert [one.row.id for one in found.found] == ["P01", "P02", "P03", "P04", "P05"]
    with pytest.raises(NotFound, match="no precedent"):
        precedent_list("atlantis")


def test_what_wants_a_better_source_says_so_everywhere() -> None:
    row = next(one for one in ROWS if one.id == "P05")
    assert "wants a better source" in hosts(row)
    assert "a better source is wanted" in [line.text for line in precedent_list("P05").page.sections[0].rows]


def live(**roles: Any) -> Sketch:
    """A deal between the United States and Russia of invented people, with all that can be compared."""
    one = sketch("2030-05-15")
    one.who("us", "state", "United States", country="US").who("ru", "state", "Russia", country="RU")
    one.who("de", "state", "Germany", country="DE").who("om", "state", "Oman", country="OM")
    one.held("ana", "ru", time="2030-01/..")
    one.tell("detention", {"person": ["ana"], "custodian": ["ru"], "ground": "alleged espionage"})
    one.tell("detention", {"person": ["vidal"], "custodian": ["de"], "ground": "murder"})
    one.tell("mediation", {"mediator": ["om"], "between": ["us", "ru"], "level": "mediated"})
    return one.tell(
        "proposal",
        {"proposer": ["us"], "recipient": ["ru"], "gives": ["vidal"], "gets": ["ana"], "status": "offered",
         "inducements": "frozen funds", **roles},
    )  # fmt: skip


def beside(one: Sketch) -> dict[str, Match]:
    made = record([one.reading()])
    all_deals = deals(made)
    found = matches(made, next(deal for deal in all_deals if deal.offers), all_deals, ROWS)
    return {match.row.id: match for match in found}


def test_each_match_tells_why() -> None:
    found = beside(live())
    why = {
        name: {reason.trait: reason.points for reason in found[name].reasons}
        for name in ("P53", "P46", "P04", "P38")
    }
    assert why["P53"] == {"parties": 5, "charge": 4, "third_country": 3} or why["P53"]["third_country"] == 3
    assert why["P46"]["inducement_kind"] == 2 and why["P46"]["intermediary"] == 2 and why["P46"]["party"] == 2
    assert why["P04"]["ratio"] == 3 and why["P04"]["party"] == 2
    assert why["P38"] == {"parties": 5, "ratio": 3}
    assert max(match.points for match in found.values()) <= most_points()
    texts = [reason.text for reason in found["P53"].reasons]
    assert (
        "held for a like thing, espionage: Ana Duarte; there Evan Gershkovich, Paul Whelan, Alsu Kurmasheva and others"
        in texts
    )
    assert all(reason.facts for reason in found["P53"].reasons if reason.trait in ("charge", "third_country"))


def test_a_row_with_people_of_the_deal_is_no_precedent_to_it() -> None:
    one = live()
    one.who("bukovsky", "person", "Vladimir Bukovsky").held("bukovsky", "ru")
    one.tell("proposal", {"proposer": ["us"], "recipient": ["ru"], "gets": ["bukovsky"]})
    page = precedents_for(record([one.reading()]), "Ana Duarte", limit=0).page
    first, second = page.sections
    assert [row.label for row in second.rows] == ["P06"]
    assert not any(row.label.startswith("P06") for row in first.rows)


def test_rows_after_the_day_of_the_page_are_left_out_and_counted() -> None:
    one = live()
    early = record([one.reading()], as_of=date(2030, 5, 20))
    assert "later rows left out" not in precedents_for(early, "Ana Duarte").page.sections[0].headline
    old = Sketch(one.source, "1990-05-15", one.outlet, one.entities, one.statements, one.times, one.claims)
    old.claims = [claim for claim in old.claims if claim.time is None]
    head = precedents_for(record([old.reading()]), "Ana Duarte").page.sections[0].headline
    assert "66 later rows left out" in head


def test_what_the_record_does_not_tell_is_named() -> None:
    one = sketch("2030-05-15")
    one.tell("proposal", {"proposer": ["pt"], "recipient": ["cl"], "gets": ["ana"]})
    page = precedents_for(record([one.reading()]), "Ana Duarte").page
    (line,) = [row for row in page.sections[0].rows if row.key == "not_compared"]
    assert "numbers on both sides" in line.text and "intermediaries" in line.text


def test_reasons_cite_the_record() -> None:
    found = precedents_for(record([offer().reading(), outcome().reading()]), "Portugal Chile")
    reasons = [row for row in found.page.sections[0].rows if row.key == "reason"]
    cited = [row for row in reasons if row.claims]
    assert cited and all(row.notes for row in cited)
    (best,) = precedents_json(found)[:1]
    assert best["match"]["of"] == most_points() and best["match"]["points"] > 0
    assert all(one.row.id not in str(found.page.title) for one in found.found)


def run(*arguments: str) -> Any:
    return CliRunner().invoke(main, arguments)


def test_the_command_lists_searches_and_compares(tmp_path: Path) -> None:
    path = str(tmp_path / "made-up.db")
    listed = run("precedents", "--ledger", path)
    assert listed.exit_code == 0 and "78 of 78 rows; 10 want a better source" in listed.output
    one = json.loads(run("precedents", "P42", "--ledger", path, "--json").output)
    assert [row["id"] for row in one["precedents"]] == ["P42"]
    assert one["precedents"][0]["days_first_offer_to_handover"] == [161, 190]
    assert run("precedents", "--search", "atlantis", "--ledger", path).exit_code == 4
    with workflow.open_ledger(path, create=True) as ledger:
        for made in (offer(), outcome()):
            ledger.append(made.reading(), made.data)
    beside_deal = run("precedents", "Ana Duarte", "--ledger", path, "--limit", "2")
    assert beside_deal.exit_code == 0 and "PRECEDENTS FOR PORTUGAL <-> CHILE" in beside_deal.output
    assert "points" in beside_deal.output
    assert "P44" in run("precedents", "Vandecasteele", "--ledger", path).output
