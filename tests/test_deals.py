"""Which terms are one deal, what it is called, and which way it goes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.entries import Judgement
from backchannel.records import Reading
from backchannel.views import Clocks
from backchannel.views.deals import deals, grown
from tests.deal_stories import deal_of, freed, held, offer, other, record, report, says, swap, threads

FIRST = report("2031-05-01", offer(gives="vidal", gets="ana"))
LONG = " ".join(f"p{number}" for number in range(10))


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        pytest.param([FIRST], {"pt-cl-duarte-2031": {"ana", "vidal"}}, id="one offer"),
        pytest.param(
            [FIRST, report("2031-05-09", offer("CL", "PT", "ana", "vidal rojas", status="countered"))],
            {"pt-cl-duarte-2031": {"ana", "vidal", "rojas"}},
            id="a counteroffer with another list stays in the thread",
        ),
        pytest.param(
            [FIRST, report("2031-05-09", offer("CL", "PT", "rui", "soto", status="countered"))],
            {"pt-cl-duarte-2031": {"ana", "vidal", "rui", "soto"}},
            id="also where the list shares nobody",
        ),
        pytest.param(
            [FIRST, report("2031-06-01", offer(gives="vidal", gets="ana rui"))],
            {"pt-cl-duarte-2031": {"ana", "rui", "vidal"}},
            id="one for one becomes one for two",
        ),
        pytest.param(
            [FIRST, report("2031-05-02", offer(gives="rojas", gets="ines"))],
            {"pt-cl-duarte-2031": {"ana", "vidal"}, "pt-cl-faria-2031": {"ines", "rojas"}},
            id="two deals of one pair at one time",
        ),
        pytest.param(
            [report("2031-05-01", offer(gives="vidal", gets="ana"), offer(gives="rojas", gets="ines"))],
            {"pt-cl-duarte-2031": {"ana", "vidal"}, "pt-cl-faria-2031": {"ines", "rojas"}},
            id="two deals of one pair in one report",
        ),
        pytest.param(
            [report("2031-05-01", offer(gives="vidal"), offer(gets="ana rui"), offer())],
            {"pt-cl-vidal-2031": {"ana", "rui", "vidal"}},
            id="parts of one offer in one report",
        ),
        pytest.param(
            [report("2031-05-01", offer(gets="ana")), report("2031-05-03", offer(gives="vidal"))],
            {"pt-cl-duarte-2031": {"ana", "vidal"}},
            id="a second report tells what the first did not: what is given",
        ),
        pytest.param(
            [FIRST, report("2031-05-20", offer(by="leal"))],
            {"pt-cl-duarte-2031": {"ana", "vidal"}},
            id="an offer without names belongs to the open deal of its sides",
        ),
        pytest.param(
            [report("2031-05-20", offer(by="leal"))], {"pt-cl-offer-2031": set()}, id="or opens one"
        ),
        pytest.param(
            [report("2031-05-20", offer("", ""))], {}, id="what names neither people nor sides is no deal"
        ),
        pytest.param(
            [FIRST, report("2031-06-30", swap(by_a="vidal", by_b="ana"))],
            {"pt-cl-duarte-2031": {"ana", "vidal"}},
            id="the exchange is the end of its thread",
        ),
        pytest.param(
            [
                report("2031-05-01", offer(gives="vidal", gets="ana rui")),
                report("2031-06-30", swap(by_a="vidal", by_b="ana")),
                report("2031-09-01", offer(gives="soto", gets="rui")),
            ],
            {"pt-cl-duarte-2031": {"ana", "rui", "vidal"}, "pt-cl-salgado-2031": {"rui", "soto"}},
            id="an offer for one left behind is a new deal",
        ),
        pytest.param(
            [
                report("2031-05-01", offer(gives="vidal", gets="ana rui")),
                report("2031-06-30", swap(by_a="vidal", by_b="ana")),
                report("2031-09-01", offer(gives="vidal", gets="ana rui")),
            ],
            {"pt-cl-duarte-2031": {"ana", "rui", "vidal"}},
            id="but a look back at the offer is not",
        ),
        pytest.param(
            [
                report("2028-06-30", swap(by_a="rojas", by_b="ines", time="2028-06-29")),
                report("2031-05-01", offer(gives="vidal", gets="ana"), swap(by_a="rojas", by_b="ines")),
            ],
            {"pt-cl-faria-2028": {"ines", "rojas"}, "pt-cl-duarte-2031": {"ana", "vidal"}},
            id="an exchange told again years later is the same precedent",
        ),
        pytest.param(
            [FIRST, report("2031-05-04", freed("ana", "CL"))],
            {"pt-cl-duarte-2031": {"ana", "vidal"}},
            id="a release alone is no deal",
        ),
        pytest.param(
            [report("2031-05-01", swap(n_a=146, n_b=146, time="2031-04-30")),
             report("2031-05-02", swap(n_a=146, n_b=150, time="2031-04-30"))],
            {"pt-cl-146-for-146-2031": set()},
            id="counts only: one exchange by its day, whatever the counts",
        ),
        pytest.param(
            [report("2031-05-01", swap(n_a=146, n_b=146, time="2031-04-30")),
             report("2031-06-02", swap(n_a=146, n_b=146, time="2031-06-01"))],
            {"pt-cl-146-for-146-2031": set(), "pt-cl-146-for-146-2031-2": set()},
            id="counts only: the next exchange is another, though it counts the same",
        ),
        pytest.param(
            [report("2031-05-01", swap(by_a="vidal", by_b="ana", time="2031-04-30"), swap("", "", n_a=24))],
            {"pt-cl-duarte-2031": {"ana", "vidal"}},
            id="a count without sides is of the exchange that its report tells",
        ),
        pytest.param(
            [report("2031-05-01", swap(n_a=146, n_b=146, state="planned", realis="planned")),
             report("2031-05-04", swap(n_a=146, n_b=146))],
            {"pt-cl-146-for-146-2031": set()},
            id="counts only: a planned exchange is carried out",
        ),
        pytest.param(
            [FIRST, report("2031-05-04", swap(n_a=146, n_b=146))],
            {"pt-cl-duarte-2031": {"ana", "vidal"}, "pt-cl-146-for-146-2031": set()},
            id="counts only: no outcome of an offer with names",
        ),
        pytest.param(
            [report("2031-05-01", swap("", "", by_b="ines", time="1999"), swap("BR", "UY", time="2031-04"))],
            {"x-x-faria-1999": {"ines"}, "br-uy-exchange-2031": set()},
            id="two exchanges of the past in one report",
        ),
        pytest.param(
            [report("2031-05-01", offer("PT", "CL", gets="ana")),
             report("2031-05-09", swap("PT BR", "CL", by_a="vidal soto", by_b="ana"))],
            {"pt-cl-duarte-2031": {"ana", "vidal", "soto"}},
            id="a third side joins in",
        ),
        pytest.param(
            [FIRST, report("2031-06-01", offer("BR", "UY", gives="soto", gets="rui"))],
            {"pt-cl-duarte-2031": {"ana", "vidal"}, "br-uy-salgado-2031": {"rui", "soto"}},
            id="other sides are another deal",
        ),
    ],
)  # fmt: skip
def test_what_is_one_deal(reports: list[Reading], expected: dict[str, set[str]]) -> None:
    assert threads(record(*reports)) == expected


@pytest.mark.parametrize(
    ("tellings", "sides", "gives", "gets"),
    [
        pytest.param(
            [offer(gives="ana rui"), held("ana", "CL"), held("rui", "CL")], ("PT", "CL"), "", "ana rui",
            id="people whom the other side holds are not given by the proposer",
        ),
        pytest.param(
            [offer(gives="ana rui"), held("ana", "CL")], ("PT", "CL"), "", "ana rui",
            id="of whom no holder is told goes with the others of the list",
        ),
        pytest.param(
            [offer(to="", gives="ana"), held("ana", "CL")], ("PT", "CL"), "", "ana",
            id="custody names the side that the report does not",
        ),
        pytest.param(
            [offer("UY", "CL", gives="vidal", gets="ana"), held("vidal", "PT"),
             other("mediation", roles={"mediator": ["UY"], "level": "mediated"})],
            ("PT", "CL"), "vidal", "ana", id="a mediator proposes, and gives nobody",
        ),
        pytest.param(
            [offer("UY", "PT CL", gives="vidal", gets="ana"), held("ana", "CL")],
            ("PT", "CL"), "vidal", "ana", id="a mediator proposes to both",
        ),
        pytest.param(
            [swap(by_a="ana", by_b="vidal"), held("ana", "CL"), held("vidal", "PT")],
            ("PT", "CL"), "vidal", "ana", id="an exchange told the wrong way round",
        ),
        pytest.param(
            [swap("", "", by_a="ana", by_b="vidal"),
             swap(by_a="vidal", by_b="ana", state="planned", realis="planned")],
            ("CL", "PT"), "ana", "vidal", id="who is to be let go is held",
        ),
        pytest.param(
            [offer(gives="vidal", gets="ana"), held("ana", "PT"), held("ana", "CL")],
            ("PT", "CL"), "vidal", "ana", id="as told, where custody is told of both",
        ),
        pytest.param(
            [offer(gives="vidal", gets="ana")], ("PT", "CL"), "vidal", "ana", id="as told, without custody"
        ),
    ],
)  # fmt: skip
def test_direction_is_decided_by_custody(
    tellings: list[object], sides: tuple[str, str], gives: str, gets: str
) -> None:
    told = record(report("2031-05-01", *tellings))  # type: ignore[arg-type]
    (deal,) = deals(told)
    assert deal.sides == tuple(f"side:{code}" for code in sides)
    names = {"ana": "Ana Duarte", "rui": "Rui Salgado", "vidal": "Hernan Vidal"}
    for side, people in zip(sides, (gives, gets), strict=True):
        given = {told.cast.name(person) for person in deal.given_by(f"side:{side}")}
        assert given == {names[key] for key in people.split()}


def test_custody_told_later_turns_an_offer_and_does_not_rename_it() -> None:
    told = report("2031-05-01", offer(gives="ana"))
    (before,) = deals(record(told))
    (after,) = deals(record(told, report("2031-05-02", held("ana", "CL"))))
    assert before.id == after.id == "pt-cl-duarte-2031"
    assert before.given_by("side:PT") and not after.given_by("side:PT")


def test_people_share_a_deal_of_three_sides_each_by_its_holder() -> None:
    told = record(
        report(
            "2031-05-01",
            swap("PT BR", "CL", by_a="vidal soto", by_b="ana"),
            held("soto", "BR"), held("vidal", "PT"),
        )
    )  # fmt: skip
    (deal,) = deals(told)
    assert deal.sides == ("side:PT", "side:CL", "side:BR")
    assert [sorted(deal.given_by(side)) for side in deal.sides] == [
        ["person:hernan vidal"], ["person:ana duarte"], ["person:elena soto"],
    ]  # fmt: skip


MANY = [
    FIRST,
    report("2031-05-02", offer(gives="rojas", gets="ines"), says("CL", "no_agreement", "munoz")),
    report("2031-05-05", offer(by="leal")),
    report("2031-05-20", offer("CL", "PT", "ana", "vidal soto", status="countered")),
    report("2031-06-01", swap(n_a=20, n_b=20)),
    report("2031-06-03", held("soto", "PT"), offer(gives="soto", gets="vera")),
    report("2031-07-01", swap(by_a="vidal rojas", by_b="ana ines", time="2031-06-30")),
    report("2031-08-01", offer(gives="vidal", gets="ana"), offer(gives="soto", gets="vera rui")),
]


@settings(max_examples=30)
@given(st.permutations(MANY), st.integers(0, len(MANY)))
def test_what_is_added_later_moves_and_renames_nothing(order: list[Reading], size: int) -> None:
    before, after = grown(record(*order[:size])), grown(record(*order))
    for name, thread in before.all.items():
        kept = [terms.fact.id for terms in after.all[name].terms]
        assert kept[: len(thread.terms)] == [terms.fact.id for terms in thread.terms]
    claims = [terms.fact.id for thread in after.all.values() for terms in thread.terms]
    assert len(claims) == len(set(claims)) == 9
    assert all(name == thread.id for name, thread in after.all.items())


@settings(max_examples=30)
@given(st.permutations(MANY), st.dates(date(2031, 4, 1), date(2031, 9, 1)))
def test_an_id_is_the_same_on_every_day(order: list[Reading], day: date) -> None:
    now = {deal.id: {terms.fact.id for terms in deal.terms} for deal in deals(record(*order))}
    then = deals(record(*order, clocks=Clocks(day)))
    assert all({terms.fact.id for terms in deal.terms} <= now[deal.id] for deal in then)


def judge(kind: str, *keys: str, entry: int = 0, about: int | None = None) -> Judgement:
    return Judgement(kind, "somebody", "because", keys=keys, entry=entry, about=about)  # type: ignore[arg-type]


TWO = (FIRST, report("2031-05-02", offer(gives="rojas", gets="ines")))
JOIN = judge("merge", "pt-cl-faria-2031", "pt-cl-duarte-2031", entry=9)


@pytest.mark.parametrize(
    ("judgements", "expected"),
    [
        ((), {"pt-cl-duarte-2031": {"ana", "vidal"}, "pt-cl-faria-2031": {"ines", "rojas"}}),
        ((JOIN,), {"pt-cl-faria-2031": {"ana", "vidal", "ines", "rojas"}}),
        ((JOIN, judge("retract", about=9)),
         {"pt-cl-duarte-2031": {"ana", "vidal"}, "pt-cl-faria-2031": {"ines", "rojas"}}),
        ((JOIN, judge("split", "pt-cl-faria-2031", "pt-cl-duarte-2031")),
         {"pt-cl-duarte-2031": {"ana", "vidal"}, "pt-cl-faria-2031": {"ines", "rojas"}}),
        ((judge("merge", "person:ana duarte", "person:rui salgado"), judge("merge", "pt-cl-duarte-2031", "no")),
         {"pt-cl-duarte-2031": {"ana", "vidal"}, "pt-cl-faria-2031": {"ines", "rojas"}}),
    ],
)  # fmt: skip
def test_people_may_join_and_part_deals(
    judgements: tuple[Judgement, ...], expected: dict[str, set[str]]
) -> None:
    assert threads(record(*TWO, judgements=judgements)) == expected


def test_claims_may_be_parted_from_a_deal() -> None:
    told = (FIRST, report("2031-06-01", offer(gives="vidal", gets="ana rui")))
    claim = deal_of(record(*told), "pt-cl-duarte-2031").terms[1].fact.id
    parted = threads(record(*told, judgements=(judge("split", "pt-cl-duarte-2031", claim),)))
    assert parted == {
        "pt-cl-duarte-2031": {"ana", "vidal"},
        "pt-cl-duarte-2031-part-2": {"ana", "rui", "vidal"},
    }
