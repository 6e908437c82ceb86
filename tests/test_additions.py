"""Claims that people add by hand, and the coded panel that hands everything on."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from backchannel.edtf import bounds
from backchannel.errors import BackchannelError
from backchannel.records import Reading
from backchannel.views import COLUMNS, Addition, Record, added, brief, panel
from tests.desk import Run, desk
from tests.reports import FOLDER, offer, outcome, record

OFFER = offer().reading()
SHA = OFFER.document.sha256[:12]
ADD = ("add", "--document", SHA, "--why", "missed by the reader")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command at a desk where the made-up reports have been read."""
    return desk(tmp_path, monkeypatch)


def addition(kind: str = "proceeding", quote: str = "serving 12 years in Portugal", **parts: str) -> Addition:
    return Addition(kind, parts or {"person": "Pablo Rojas", "stage": "serving"}, quote, "Ines", "missed")


def with_added(*additions: Addition) -> Record:
    readings: list[Reading] = [OFFER, *(added(OFFER, one) for one in additions), outcome().reading()]
    return record(readings)


def test_an_added_claim_stands_beside_what_was_read(run: Run) -> None:
    line = (
        *ADD, "--type", "proceeding", "person=Pablo Rojas", "stage=serving", "term=P12Y", "--quote",
        "serving 12 years in Portugal",
    )  # fmt: skip
    first = run(*line)
    assert first.exit_code == 0 and first.stdout.endswith(": added by Ines\n"), first.output
    assert run(*line).stdout.startswith("known already")
    page = run("brief", "Pablo Rojas")
    assert "serving 12 years" in page.stdout and "accepted" in page.stdout
    assert "from 1 document " in page.stdout and "1 of " in page.stdout
    assert run("verify").exit_code == 0
    claim = first.stdout.split(":")[0]
    assert run("judge", claim, "reject", "--why", "a convict of another case", "--by", "Rui").exit_code == 0
    page = run("brief", "Pablo Rojas").stdout
    assert "stage" not in page and "accepted" not in page


def test_names_are_those_of_the_document_and_one_document_stays_one() -> None:
    of = with_added(addition(), addition(person="Nadia Osei", stage="charged"))
    assert len(of.readings) == 2 and len(of.facts) == len(record([OFFER, outcome().reading()]).facts) + 2
    new = [fact for fact in of.facts if fact.claim.rule.startswith("added/")]
    assert [of.who(fact, "person") for fact in new] == [("person:pablo rojas",), ("person:nadia osei",)]
    assert {fact.review for fact in new} == {"accepted"} and len({fact.id for fact in new}) == 2
    text = OFFER.document.text
    for fact in new:
        assert [text[a:b] for a, b in fact.claim.evidence] == ["serving 12 years in Portugal"]


def test_an_added_claim_may_be_somebody_s_word() -> None:
    spoken = Addition(
        "position", {"holder": "Chile", "stance": "open"}, "She would not add to it.", "Ines", "missed",
        "Carla Munoz", "on_record",
    )  # fmt: skip
    of = with_added(spoken)
    [fact] = [fact for fact in of.facts if fact.claim.rule.startswith("added/")]
    assert [of.cast.name(key) for key in of.speakers(fact)] == ["Carla Munoz"]
    assert any("open to it" in row.text for s in brief(of, "Chile").sections for row in s.rows)


@pytest.mark.parametrize("document", [SHA, "offer.txt", FOLDER / "offer.txt"])
def test_the_document_goes_by_hash_source_or_file(run: Run, document: object) -> None:
    result = run(
        "add", "--document", document, "--type", "proceeding", "person=Pablo Rojas", "stage=serving",
        "--quote", "was  serving 12 years", "--why", "missed", "--json",
    )  # fmt: skip
    assert result.exit_code == 0 and json.loads(result.stdout)["added"], result.output


@pytest.mark.parametrize(
    ("quote", "where"),
    [
        ("said: \"Nothing is agreed\"", None),
        ("\"Nothing is agreed,\"", "“Nothing is agreed,”"),  # plain marks for curly ones
        ("Duarte's  husband", "Duarte's husband"),
    ],
)  # fmt: skip
def test_quotes_are_found_as_they_stand(quote: str, where: str | None) -> None:
    if where is None:
        with pytest.raises(BackchannelError, match="nearest words are: '.*Nothing is agreed"):
            added(OFFER, addition(quote=quote))
    else:
        [span] = added(OFFER, addition(quote=quote)).claims[0].evidence
        assert OFFER.document.text[span.start : span.end] == where


@pytest.mark.parametrize(
    ("change", "code", "says"),
    [
        (
            {"--quote": "serving twelve years in Portugal"},
            4,
            "nearest words are: 'was serving 12 years in Portugal",
        ),
        ({"--quote": "Duarte"}, 2, "times in the text"),
        ({"--quote": " "}, 2, "rests on words"),
        ({"--type": "holiday"}, 2, "is no type of claim"),
        ({"--time": "May"}, 2, "is no EDTF date"),
        ({"--document": "feedfeedfeed"}, 4, "no document 'feedfeedfeed'"),
        ({"--why": " "}, 2, "says why"),
        ({"part": "stage=holiday"}, 2, "none of its terms"),
        ({"part": "polarity=negative"}, 2, "a claim takes roles"),
    ],
)
def test_what_cannot_be_added(run: Run, change: dict[str, str], code: int, says: str) -> None:
    options = {
        "--document": SHA, "--type": "proceeding", "--quote": "serving 12 years in Portugal", "--why": "x",
    } | {name: value for name, value in change.items() if name != "part"}  # fmt: skip
    line = [word for pair in options.items() for word in pair]
    result = run("add", *line, change.get("part", "person=Pablo Rojas"))
    assert (result.exit_code, says in result.stderr) == (code, True), result.output


def rows(result: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_the_panel_codes_who_acts_on_whom_and_when(run: Run) -> None:
    found = {row["claim"]: row for row in rows(run("export"))}
    held = found[f"{SHA}#c13"]
    assert {name: held[name] for name in (
        "type", "source", "source_side", "target", "date", "date_low", "date_high", "date_is", "review",
        "support", "source_kind", "withdrawn",
    )} == {
        "type": "detention", "source": "Chile", "source_side": "CL", "target": "Ana Duarte",
        "date": "2031-02/..", "date_low": "2031-02-01", "date_high": "", "date_is": "event",
        "review": "unreviewed", "support": "1", "source_kind": "own_voice", "withdrawn": "false",
    }  # fmt: skip
    assert found[f"{SHA}#c15"]["date_is"] == "told" and found[f"{SHA}#c15"]["date"] == "2031-05-15"
    call = found[f"{SHA}#c10"]
    assert (call["source"], call["target"], call["term"]) == ("Tomas Leal", "Luis Parra", "planned")
    for row in found.values():
        low, high = bounds(row["date"])
        assert (row["date_low"], row["date_high"]) == (str(low or ""), str(high or ""))
        start, end = int(row["start"]), int(row["end"])
        text = next(
            r.document.text for r in (OFFER, outcome().reading()) if r.document.sha256 == row["document"]
        )
        assert row["quote"].split(" … ")[0][:20] in " ".join(text[start:end].split())


def test_the_panel_is_the_same_each_time_and_leaves_out_what_it_must(run: Run) -> None:
    assert run("export").stdout == run("export").stdout
    lines = [json.loads(line) for line in run("export", "--format", "jsonl").stdout.splitlines()]
    assert run("export", "--json").stdout == run("export", "--format", "jsonl").stdout
    assert all(tuple(line) == COLUMNS for line in lines)
    assert not any(line["sensitive"] for line in lines)
    run("judge", f"{SHA}#c5", "reject", "--why", "x")
    run("retract", "--document", SHA, "--why", "x")
    after = {row["claim"]: row for row in rows(run("export"))}
    assert len(after) == len(lines) - 1 and f"{SHA}#c5" not in after
    assert {row["support"] for row in after.values() if row["withdrawn"] == "true"} <= {"0", "1"}
    whole = rows(run("export", "--with-sensitive", "--with-rejected"))
    assert {row["review"] for row in whole} == {"rejected", "unreviewed"}
    assert len(whole) == len(lines) + sum(row["sensitive"] == "true" for row in whole)
    Path("out").mkdir()
    assert run("export", "--output", "out/panel.csv").exit_code == 0
    assert Path("out/panel.csv").read_text(encoding="utf-8").startswith("claim,type,term")


def test_as_of_and_known_at_hold_for_the_panel() -> None:
    all_of, before = [list(panel(of)) for of in (record([OFFER, outcome().reading()]), record([OFFER]))]
    assert {row["claim"] for row in before} < {row["claim"] for row in all_of}
