"""The review: what is asked first and why, answers by one key, rounds that are blind, who agrees with whom."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from backchannel import workflow
from backchannel.cli.sitting import Sitting
from backchannel.errors import UsageError
from backchannel.records import Count
from backchannel.views import queue
from backchannel.views.agreement import kappa
from backchannel.views.answers import change_of, pairs_of, role_value
from backchannel.views.coding import codings
from backchannel.vocabulary import vocabulary
from tests.desk import Run, desk, judged
from tests.reports import offer, outcome, record

SHA = offer().reading().document.sha256[:12]
STANCE, TERM, HEALTH = f"{SHA}#c5", f"{SHA}#c3", f"{SHA}#c24"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command at a desk where the made-up reports have been read."""
    return desk(tmp_path, monkeypatch)


def items(run: Run, *more: str) -> dict[str, dict[str, Any]]:
    """What waits, by claim, in its order."""
    told = json.loads(run("review", "--list", "--json", *more).stdout)
    return {item["claim"]: item for item in told["items"]}


@pytest.mark.parametrize(
    ("claim", "reasons"),
    [
        ("c5", ["a new stance of Chile"]),
        ("c6", []),  # the same stance again
        ("c3", []),  # the outlet tells it too
        ("c24", ["sensitive"]),
    ],
)
def test_each_item_tells_why_it_is_asked(run: Run, claim: str, reasons: list[str]) -> None:
    assert items(run)[f"{SHA}#{claim}"]["reasons"] == reasons


def test_terms_on_unnamed_sources_only_are_told_as_such() -> None:
    report = offer()
    del report.claims[0]  # the outlet's own word on all terms
    found = {item.claim: item.reasons for item in queue(record([report.reading()]))}
    assert found[TERM] == ("on unnamed sources only",)


def test_what_weighs_most_stands_first_and_unsure_claims_say_how_unsure() -> None:
    reading = offer().claim(
        "release", "Ines Faria came home in January", {"person": ["faria"]}, confidence=0.12
    ).reading()  # fmt: skip
    found = queue(record([reading]))
    weights = [item.weight for item in found if item.type == "position"]
    assert weights == sorted(weights, reverse=True) and found[0].reasons
    assert next(item for item in found if item.type == "release").reasons == ("unsure, 12 in 100",)


def test_one_key_an_answer_and_each_is_kept_at_once(run: Run) -> None:
    typed = "a\nr not what she said\nc\npolarity=negative\n\nthe text denies it\nk\nq\n"
    result = run("review", input=typed)
    assert result.exit_code == 0, result.output
    order = list(items(run))
    assert [(one.kind, one.who, one.why) for one in judged()] == [
        ("accept", "Ines", ""),
        ("reject", "Ines", "not what she said"),
        ("correct", "Ines", "the text denies it"),
    ]
    assert "1 accept, 1 reject, 1 correct" in result.stdout
    assert "1 of " in result.stdout and "[a]ccept" in result.stdout
    assert len(order) == len(queue(record([offer().reading(), outcome().reading()]))) - 3


@pytest.mark.parametrize(
    ("typed", "kinds", "says"),
    [
        ("a\nu\nq\n", ["accept", "retract"], "is taken back"),
        ("u\nq\n", [], "nothing to undo"),
        ("z\nq\n", [], "'z' is no answer"),
        ("c\nstance=banana\n\nq\n", [], "is none of its terms"),
        ("c\nshoe=42\n\nq\n", [], "has no role 'shoe'"),
        ("r\n\nq\n", [], "takes a reason"),
        ("n par. 2\na\nq\n", ["accept"], "entry"),
        ("s for the family\nq\n", ["sensitive"], "sensitive"),
        ("", [], "nothing judged"),
        ("a\n" * 99, ["accept"], "; 0 wait"),
    ],
)
def test_answers_that_cannot_be_meant_change_nothing(
    run: Run, typed: str, kinds: list[str], says: str
) -> None:
    result = run("review", input=typed)
    assert result.exit_code == 0 and says in result.stdout
    assert list(dict.fromkeys(one.kind for one in judged())) == kinds


def test_a_judgement_from_the_command_line_shows_on_the_page(run: Run) -> None:
    wrong = run("judge", STANCE, "correct", "stance=rejects", "time=2031-05-14", "--why", "par. 2")
    assert wrong.exit_code == 0 and wrong.stdout.endswith("correct, by Ines\n")
    page = run("brief", "Ana Duarte").stdout
    assert "[corrected by Ines: stance was no" in page and "1 of " in page
    assert run("judge", STANCE, "accept", "--by", "Rui").exit_code == 0
    assert judged()[-1].kind == "correct"  # to accept a correction is to agree with it
    assert json.loads(run("judge", TERM, "accept", "--json").stdout)["kind"] == "accept"
    history = run("judgements", "Chile").stdout
    assert "Rui" in history and "Ines" in history and "par. 2" in history
    assert STANCE not in items(run)


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["judge", f"{SHA}#c99", "accept"], 4, "there is no claim"),
        (["judge", "nothing", "accept"], 4, "review --list"),
        (["judge", STANCE, "correct", "--why", "x"], 2, "role=value"),
        (["judge", STANCE, "correct", "stance=no", "--why", "x"], 2, "none of its terms"),
        (["judge", STANCE, "correct", "person=Ana", "--why", "x"], 2, "has no role 'person'"),
        (["judge", STANCE, "correct", "time=May", "--why", "x"], 2, "is no EDTF date"),
        (["judge", STANCE, "correct", "stance=rejects"], 2, "--why"),
        (["judge", STANCE, "accept", "stance=rejects"], 2, "write correct"),
        (["judge", STANCE, "reject"], 2, "--why"),
        (["merge", "Ana Duarte", "Nobody At All", "--why", "x"], 4, "nothing on record"),
        (["merge", "Ana Duarte", "Duarte Ana", "--why", "x"], 2, "one figure already"),
        (["split", "Ana Duarte", "Duarte Ana", "--why", "x"], 2, "spelt alike"),
        (["split", "Ana Duarte", "--why", "x"], 2, "two names that differ"),
        (["merge", "Ana Duarte", "--why", "x"], 2, "two names at least"),
        (["merge", "Ana Duarte", "Rui Salgado"], 2, "a reason is needed"),
        (["retract", "999", "--why", "x"], 4, "no judgement"),
        (["retract", "--why", "x"], 2, "name the entry"),
        (["retract", "--document", "feedfeedfeed", "--why", "x"], 4, "no document"),
        (["settle", "k1", "--why", "x"], 4, "there is no conflict"),
        (["settle", "k1"], 2, "a reason is needed"),
        (["judgements"], 4, "nobody has judged"),
        (["review", "--agreement", "one", "two"], 4, "no round"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(
    run: Run, arguments: list[str], code: int, says: str
) -> None:
    result = run(*arguments)
    assert (result.exit_code, says in result.stderr, judged()) == (code, True, []), result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_merges_run_in_no_circle_and_can_be_parted_again(run: Run) -> None:
    assert run("merge", "Carla Munoz", "Luis Parra", "--why", "one person").exit_code == 0
    assert run("merge", "Luis Parra", "Hernan Vidal", "--why", "one person").exit_code == 0
    circle = run("merge", "Hernan Vidal", "Carla Munoz", "--why", "one person")
    assert circle.exit_code == 2 and "one figure already" in circle.stderr
    assert run("brief", "Hernan Vidal").stdout.startswith("LUIS PARRA")
    assert run("split", "Luis Parra", "Hernan Vidal", "--why", "they are two").exit_code == 0
    again = run("split", "Luis Parra", "Hernan Vidal", "--why", "they are two")
    assert again.exit_code == 2 and "parted already" in again.stderr
    assert "parted by Ines" in run("merge", "Hernan Vidal", "Luis Parra", "--why", "one after all").stderr
    assert run("retract", judged()[-1].entry, "--why", "one after all").exit_code == 0
    assert "one figure already" in run("merge", "Hernan Vidal", "Luis Parra", "--why", "x").stderr


def test_a_conflict_marks_both_sides_until_somebody_settles_it(run: Run) -> None:
    assert run("judge", STANCE, "correct", "stance=accepts", "--why", "par. 1").exit_code == 0
    [section] = json.loads(run("conflicts", "--json").stdout)["sections"]
    sides = [claim for row in section["rows"] for claim in row["claims"]]
    assert {row["review"] for row in section["rows"]} == {"conflict"} and STANCE in sides
    assert "others say otherwise" in items(run)[next(one for one in sides if one != STANCE)]["reasons"]
    outside = run("settle", section["key"], TERM, "--why", "x")
    assert outside.exit_code == 2 and "its sides are" in outside.stderr
    assert run("settle", section["key"], STANCE, "--why", "the minister's own word").exit_code == 0
    page = run("conflicts", "--all").stdout
    assert "settled by Ines" in page and "in conflict" not in page
    assert f"settled: {section['key']}" in " ".join(run("judgements").stdout.split())


def test_two_names_that_may_be_one_are_asked_about() -> None:
    report = offer().who("other", "person", "Hernán M. Vidall")
    of = record([report.reading(), outcome().reading()])
    asked = [item for item in queue(of) if item.type == "identity"]
    assert [item.keys for item in asked] == [one.keys for one in of.cast.suggestions()]
    for item in asked:
        assert item.claim == "" and item.reasons == ("the same?",) and item.says


@pytest.mark.parametrize(("typed", "kind"), [("a", "merge"), ("r two men", "split")])
def test_an_answer_on_two_names_is_a_merge_or_a_split(run: Run, typed: str, kind: str) -> None:
    with workflow.open_ledger("backchannel.db") as ledger:
        of = workflow.record(ledger)
        item = replace(
            queue(of)[0], type="identity", claim="", keys=("person:carla munoz", "person:luis parra")
        )
        answers = iter([f"{typed}\n", "q\n"])
        sitting = Sitting(ledger.judge, of, "Ines", None)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("sys.stdin", io.StringIO("".join(answers)))
            sitting.run([item])
    assert [(one.kind, one.keys) for one in judged()] == [(kind, item.keys)]


def test_deals_are_merged_by_their_ids(run: Run) -> None:
    ids = [
        row["label"]
        for section in json.loads(run("deal", "--json").stdout)["sections"]
        for row in section["rows"]
    ]
    result = run("merge", *ids[:2], "--why", "one bargain")
    assert result.exit_code == 0, (ids, result.output)
    assert run("merge", ids[0], "no-such-deal", "--why", "x").exit_code == 4
    assert run("split", *ids[:2], "--why", "two after all").exit_code == 0


def test_an_entry_is_taken_back_once_and_a_document_withdrawn_once(run: Run) -> None:
    assert run("judge", STANCE, "reject", "--why", "x").exit_code == 0
    entry = judged()[0].entry
    assert run("retract", entry, "--why", "mixed up").exit_code == 0
    assert "taken back already" in run("retract", entry, "--why", "again").stderr
    assert "taken back by Ines" in " ".join(run("judgements").stdout.split())
    assert run("retract", "--document", SHA, "--why", "correction of 20 May").exit_code == 0
    assert "withdrawn already" in run("retract", "--document", SHA, "--why", "again").stderr
    page = run("brief", "Ana Duarte").stdout
    assert "withdrawn or corrected by" in page


def test_a_second_round_is_blind(run: Run) -> None:
    run("judge", STANCE, "correct", "stance=rejects", "--why", "SECRET")
    run("judge", TERM, "reject", "--why", "SECRET")
    run("judge", HEALTH, "accept")
    shown = run("review", "--round", "second", "--list").stdout
    assert "SECRET" not in shown and "corrected by" not in shown and "accepted" not in shown
    waiting = items(run, "--round", "second")
    assert set(waiting) == {STANCE, TERM, HEALTH}
    assert waiting[STANCE]["roles"]["stance"] == "no_agreement"
    result = run("review", "--round", "second", "--by", "Rui", input="a\na\na\n")
    assert "SECRET" not in result.stdout and "3 accept; 0 wait" in result.stdout
    assert [one.kind for one in judged()[3:]] == ["accept"] * 3
    assert items(run, "--round", "second") == {}
    page = run("review", "--agreement", "first", "second").stdout
    assert "1 (33 %)" in page and "correct / accept  1" in page
    assert run("review", "--agreement", "Ines", "Rui", "--json").exit_code == 0


def test_kappa_by_the_worked_example() -> None:
    """Fifty applications, two readers: 20 times both yes, 15 both no, 5 and 10 they differ; kappa is 0.4."""
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert kappa(pairs) == pytest.approx(0.4)
    assert kappa([]) is None and kappa([("yes", "yes")]) is None
    assert kappa([("yes", "yes"), ("no", "no")]) == 1


@pytest.mark.parametrize(
    ("kind", "role", "text", "value"),
    [
        ("exchange", "released_by_a", "Ana Duarte; Rui Salgado", ("Ana Duarte", "Rui Salgado")),
        ("exchange", "count_a", "at least 146 servicemen", Count(146, ">=", "servicemen")),
        ("exchange", "count_b", "~1,056", Count(1056, "~")),
        ("exchange", "state", "carried out", "executed"),  # as pages word it
        ("position", "stance", "not-responsive", "not_responsive"),
        ("proceeding", "term", "life", "life"),
        ("detention", "length", "P2Y", "P2Y"),
        ("detention", "ground", "none", ""),
        ("approval", "deadline", "2031-07", "2031-07"),
    ],
)
def test_parts_of_a_claim_as_people_type_them(kind: str, role: str, text: str, value: object) -> None:
    assert role_value(kind, role, text) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("exchange", "count_a=some"), ("detention", "length=two years"), ("approval", "deadline=July"),
        ("position", "polarity=perhaps"), ("position", "time=2031-13"), ("position", "stance"),
    ],
)  # fmt: skip
def test_parts_that_are_none(kind: str, text: str) -> None:
    with pytest.raises(UsageError):
        change_of(kind, pairs_of([text]))


def test_every_type_has_its_coding_by_roles_that_it_has() -> None:
    types = vocabulary().types
    assert set(codings()) == set(types)
    for name, coding in codings().items():
        named = {*coding.source, *coding.target, *filter(None, (coding.pair, coding.term))}
        assert named <= set(types[name].roles)
