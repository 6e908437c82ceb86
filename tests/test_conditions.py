"""What must happen first, and which later fact shows that it has."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from backchannel.errors import NotFound
from backchannel.records import Reading
from backchannel.views import Page, conditions
from backchannel.views.conditions import kinds_of
from tests.notes import Note, held, note, offered
from tests.reports import offer, record


def set_condition(requires: str, person: list[str] | None = None, **roles: Any) -> Note:
    """A condition told on 10 May of the deal for Ana Duarte, who is held."""
    one = offered(held(note(f"Ana Duarte is held. {requires} before a deal.", "2031-05-10")))
    roles |= {"person": person} if person else {}
    one.claim("condition", requires, {"requires": requires, "set_by": ["cl"], "phase": "before"} | roles)
    return one


def later(kind: str, roles: dict[str, Any], time: str | None = "2031-06-01", **more: Any) -> Note:
    one = note("Ana Duarte and Hernan Vidal are in the news.", "2031-06-02")
    one.claim(kind, "Ana Duarte", roles, time=time, **more)
    return one


def told(page: Page, key: str) -> list[tuple[str, str]]:
    return [(row.label, row.text) for one in page.sections if one.key == key for row in one.rows]


@pytest.mark.parametrize(
    ("requires", "kind"),
    [
        ("The trial must end", "trial_ends"),
        ("the court proceedings were completed", "trial_ends"),
        ("only after the verdict", "trial_ends"),
        ("after the judgement comes into force", "appeal_over"),
        ("a pardon by the President", "pardon"),
        ("the list must be agreed", "list"),
        ("parliament has to vote", "vote"),
        ("the funds must arrive", "money"),
        ("proof of life", "proof_of_life"),
        ("the ministers must first meet", "talks"),
        ("all teachers are freed", "first_release"),
        ("rain", None),
    ],
)
def test_what_a_condition_asks_for(requires: str, kind: str | None) -> None:
    assert kind in kinds_of(requires) if kind else kinds_of(requires) == ()


ANA = {"person": ["ana"]}


@pytest.mark.parametrize(
    ("requires", "facts", "section", "label"),
    [
        ("The trial must end", [later("proceeding", ANA | {"stage": "sentenced"})], "met", "met by"),
        ("The trial must end", [later("proceeding", ANA | {"stage": "acquitted"})], "met", "met by"),
        ("The trial must end", [later("proceeding", ANA | {"stage": "trial"})], "open", None),
        ("The trial must end", [later("proceeding", {"person": ["vidal"], "stage": "sentenced"})], "open", None),
        ("The trial must end", [later("proceeding", ANA | {"stage": "sentenced"}, "2030-01-01")], "open", None),
        ("The trial must end", [later("proceeding", ANA | {"stage": "sentenced"}, realis="possible")], "open", None),
        ("The trial must end",
         [later("proceeding", ANA | {"stage": "sentenced"}), later("proceeding", ANA | {"stage": "appeal"}, "2031-06-02")],
         "open", "but since then"),
        ("The trial must end",
         [later("proceeding", ANA | {"stage": "sentenced"}), later("proceeding", ANA | {"stage": "appeal"}, "2031-06-02"),
          later("proceeding", ANA | {"stage": "appeal"}, "2031-06-02", polarity="negative")], "met", "and then"),
        ("A pardon is needed", [later("release", ANA | {"mechanism": "pardon"})], "met", "met by"),
        ("A pardon is needed", [later("approval", {"act": "the pardon", "outcome": "approved"})], "met", "met by"),
        ("A pardon is needed", [later("approval", {"act": "the pardon", "outcome": "refused"})], "open", "refused"),
        ("The list must be agreed", [later("approval", {"act": "the list", "outcome": "approved"})], "met", "met by"),
        ("Funds must arrive", [later("approval", {"act": "the list", "outcome": "approved"})], "open", None),
        ("Rain must fall", [later("proceeding", ANA | {"stage": "sentenced"})], "open", None),
    ],
)  # fmt: skip
def test_met_by_a_later_fact_or_open(
    requires: str, facts: list[Note], section: str, label: str | None
) -> None:
    readings = [set_condition(requires, ["ana"]).reading(), *(one.reading() for one in facts)]
    page = conditions(record(readings), "Ana Duarte")
    assert [one.key for one in page.sections] == [section]
    labels = [row for row, _ in told(page, section)]
    assert labels[0] == "must happen"
    assert (label in labels) if label else labels == ["must happen"]


def test_how_long_it_was_open_and_what_is_assumed() -> None:
    sentence = later("proceeding", ANA | {"stage": "sentenced"})
    readings = [set_condition("The trial must end").reading(), sentence.reading()]
    text = told(conditions(record(readings), "Ana Duarte"), "met")[0][1]
    assert text == (
        "The trial must end, set by Chile; the words name nobody: taken for Ana Duarte; "
        "met 1 Jun 2031, 22 days after it was first told"
    )
    text = told(conditions(record(readings, date(2031, 5, 20)), "Ana Duarte"), "open")[0][1]
    assert text == "The trial must end, set by Chile; open for 10 days since it was first told"
    known = record(readings, known_at=date(2031, 6, 1))
    assert told(conditions(known, "Ana Duarte"), "open")[0][1].endswith(
        "open for 22 days since it was first told"
    )


def test_an_exchange_that_went_through_meets_nothing() -> None:
    done = later("exchange", {"side_a": ["pt"], "side_b": ["cl"], "released_by_a": ["vidal"],
                              "released_by_b": ["ana"], "state": "executed"})  # fmt: skip
    page = conditions(
        record([set_condition("The trial must end", ["ana"]).reading(), done.reading()]), "Ana Duarte"
    )
    rows = told(page, "open")
    assert rows[0][1].endswith("open for 22 days until an exchange went through all the same")
    assert rows[1][0] == "all the same"


def test_an_approval_that_is_pending_is_a_condition() -> None:
    pending = offered(held(note("Ana Duarte waits. The list awaits a vote.", "2031-05-10")))
    pending.claim("approval", "The list", {"act": "the list", "body": ["pt"], "outcome": "pending"})
    approved = later("approval", {"act": "the list", "body": ["pt"], "outcome": "approved"})
    page = conditions(record([pending.reading(), approved.reading()]), "Ana Duarte")
    assert [label for label, _ in told(page, "met")] == ["must happen", "met by"]


def test_only_if_and_what_is_said_not_to_be_asked() -> None:
    one = set_condition("The trial must end", ["ana"])
    one.claim("condition", "Ana Duarte", {"requires": "a pardon"}, polarity="negative")
    one.claim("position", "Ana Duarte", {"holder": ["cl"], "stance": "conditions", "about": "a fair list"})
    page = conditions(record([one.reading()]), "Ana Duarte")
    assert ("only if", "Chile: only on a condition: a fair list") in told(page, "open")
    assert told(page, "set_aside") == [("not asked", "not so: a pardon")]


def test_a_deal_without_conditions_says_so() -> None:
    empty: list[Reading] = [offered(held(note("Ana Duarte is held."))).reading()]
    with pytest.raises(NotFound, match="no condition about Ana Duarte"):
        conditions(record(empty), "Ana Duarte")
    assert told(conditions(record([offer().reading()]), "Portugal Chile"), "open")
