"""One fact in several wordings stands once, and what contradicts stands apart."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.views import brief
from backchannel.views.folding import folded
from backchannel.views.record import Record
from tests.deal_stories import Telling, record, report, swap


def spell(time: str | None = None, **roles: Any) -> Telling:
    more = {key: roles.pop(key) for key in ("polarity", "realis") if key in roles}
    return Telling("detention", {"person": ["ana"], **roles}, None, {"time": time, **more})


def step(stage: str, time: str | None = None, **roles: Any) -> Telling:
    return Telling("proceeding", {"person": ["ana"], "stage": stage, **roles}, None, {"time": time})


def groups(told: Record, kind: str) -> list[list[str]]:
    return [[fact.claim.id for fact in (full, *less)] for full, less in folded(told, list(told.of(kind)))]


SPY = {"ground": "espionage", "ground_status": "alleged"}
CL, PT = {"custodian": ["CL"]}, {"custodian": ["PT"]}


@pytest.mark.parametrize(
    ("tellings", "expected"),
    [
        pytest.param([spell("2031-02/.."), spell("2031-02/..", **CL)], [["c2", "c1"]], id="no holder, a holder"),
        pytest.param([spell("2031-02/.."), spell("2031-02/..")], [["c1", "c2"]], id="the same twice"),
        pytest.param([spell(), spell("2031-02/..", **SPY)], [["c2", "c1"]], id="nothing but that somebody is held"),
        pytest.param([spell("2031/.."), spell("2031-02-17/..")], [["c2", "c1"]], id="a year, a day in it"),
        pytest.param([spell("2031-02/..", **CL), spell("2031-02/..", **PT)], [["c1"], ["c2"]], id="two holders"),
        pytest.param([spell("2031-02/.."), spell("2031-03/..")], [["c1"], ["c2"]], id="two months"),
        pytest.param([spell("2031-02/.."), spell("2031-02")], [["c1"], ["c2"]], id="a spell and an event"),
        pytest.param([spell("2031-02/..", **CL), spell("2031-02/..", **SPY)], [["c1"], ["c2"]],
                     id="each says what the other does not"),
        pytest.param([spell("2031-02/..", ground="espionage", ground_status="convicted"),
                      spell("2031-02/..", **SPY)], [["c1"], ["c2"]], id="alleged and convicted"),
        pytest.param([spell("2031-02/..", polarity="negative"), spell("2031-02/..")], [["c1"], ["c2"]],
                     id="denied and told"),
        pytest.param([spell("2031-02/..", polarity="negative"), spell("2031-02/..", polarity="negative", **CL)],
                     [["c1"], ["c2"]], id="who denies less denies something else"),
        pytest.param([spell("2031-02/..", realis="alleged"), spell("2031-02/..", **CL)], [["c1"], ["c2"]],
                     id="alleged and plain"),
        pytest.param([spell("2031-02/.."), spell("2031-02-17/.."), spell("2031-02-19/..")],
                     [["c1"], ["c2"], ["c3"]], id="what fits under two that contradict stays by itself"),
        pytest.param([spell(), spell("2031-02/..", **CL), spell("2031-02/..", **SPY)], [["c2"], ["c3", "c1"]],
                     id="what fits under two that agree goes with the fullest"),
        pytest.param([step("sentenced", term="P9Y"), step("sentenced", term="P8Y", time="2031-03")],
                     [["c1"], ["c2"]], id="nine years and eight"),
        pytest.param([step("sentenced"), step("sentenced", "2031-03", term="P8Y")], [["c2", "c1"]],
                     id="a sentence, and how long"),
        pytest.param([swap(by_a="vidal", by_b="ana", time="2031-06-29"), swap("", "", "ana", "vidal", time="2031-06")],
                     [["c1", "c2"]], id="an exchange told from its other side"),
        pytest.param([swap(by_a="vidal", by_b="ana"), swap("CL", "PT", by_a="vidal", by_b="ana")],
                     [["c1"], ["c2"]], id="who gave whom is told otherwise"),
        pytest.param([step("trial"), step("testimony")], [["c1"], ["c2"]], id="two stages"),
        pytest.param([step("testimony"), step("testimony", "2031-07-27")], [["c1"], ["c2"]],
                     id="what was told before it happened is something else"),
        pytest.param([step("convicted", offence="murder"), step("convicted", offence="attempted murder")],
                     [["c1"], ["c2"]], id="two offences, though one wording holds the other"),
    ],
)  # fmt: skip
def test_what_says_less_goes_under_what_says_more(tellings: list[Telling], expected: list[list[str]]) -> None:
    told = record(report("2031-05-01", *tellings))
    found = groups(told, tellings[0].type)
    assert sorted(found) == sorted(expected)


PARTS = st.fixed_dictionaries(
    {},
    optional={
        "time": st.sampled_from([None, "2031/..", "2031-02/..", "2031-02-17/..", "2031-03/.."]),
        "custodian": st.sampled_from([["CL"], ["PT"]]),
        "ground": st.sampled_from(["espionage", "theft"]),
        "form": st.sampled_from(["prison", "unspecified"]),
    },
)


@settings(max_examples=60)
@given(st.lists(PARTS, min_size=1, max_size=6))
def test_no_fact_is_lost_and_none_contradicts_its_line(parts: list[dict[str, Any]]) -> None:
    told = record(report("2031-05-01", *(spell(**one) for one in parts)))
    facts = list(told.of("detention"))
    found = folded(told, facts)
    assert sorted(f.claim.id for full, less in found for f in (full, *less)) == sorted(
        f.claim.id for f in facts
    )
    for full, less in found:
        for one in less:
            for role in ("custodian", "ground"):
                assert one.claim.roles.get(role) in (None, full.claim.roles.get(role))


def test_a_brief_keeps_both_sources_of_a_folded_line() -> None:
    told = record(
        report("2031-05-01", spell("2031-02/..", **CL)),
        report("2031-05-02", spell("2031-02/.."), outlet="Coast Radio"),
    )
    rows = [row for row in brief(told, "Ana Duarte").sections[0].rows if row.key == "detention"]
    assert [(row.text, [who.text for who in row.says]) for row in rows] == [
        ("since Feb 2031 (63 to 90 days), by Chile",
         ["Harbour Post, in its own words", "Coast Radio, in its own words (in part)"]),
    ]  # fmt: skip
    assert len(rows[0].notes) == len(rows[0].claims) == 2
