"""Versions of deals, and how they stand by whose word."""

from __future__ import annotations

from datetime import date

import pytest

from backchannel.records import Reading
from backchannel.views import Clocks, deal
from backchannel.views.deals import deals
from backchannel.views.states import side_states, state
from backchannel.views.versions import versions
from tests.deal_stories import PEOPLE, freed, offer, record, report, says, swap

NAMES = {f"person:{name.lower()}": key for key, name in PEOPLE.items()}
FIRST = report("2031-05-01", offer(gives="vidal", gets="ana rui", by="leal"))


def keys(people: frozenset[str]) -> str:
    return " ".join(sorted(NAMES[person] for person in people))


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        pytest.param([FIRST], [("ana rui vidal", "ana rui vidal", "")], id="one"),
        pytest.param(
            [FIRST, report("2031-05-09", offer("CL", "PT", "ana", "vidal soto", status="countered"))],
            [("ana rui vidal", "ana rui vidal", ""), ("ana soto vidal", "soto", "rui")],
            id="a counteroffer adds and strikes",
        ),
        pytest.param(
            [report("2031-05-01", offer(gives="vidal", gets="ana")), FIRST],
            [("ana rui vidal", "ana rui vidal", "")],
            id="a shorter telling of the same day is a part",
        ),
        pytest.param(
            [report("2031-04-01", offer(gives="vidal", gets="ana")), FIRST],
            [("ana vidal", "ana vidal", ""), ("ana rui vidal", "rui", "")],
            id="one more is told later",
        ),
        pytest.param(
            [FIRST, report("2031-05-09", offer(gives="vidal", gets="ana"))],
            [("ana rui vidal", "ana rui vidal", "")],
            id="a later report that names one of two strikes nobody",
        ),
        pytest.param(
            [report("2031-05-01", offer(gets="ana rui")), report("2031-05-02", offer(gives="vidal"))],
            [("ana rui vidal", "ana rui vidal", "")],
            id="what is given is told a day later",
        ),
        pytest.param(
            [FIRST, report("2031-06-30", swap(by_a="vidal", by_b="ana"))],
            [("ana rui vidal", "ana rui vidal", ""), ("ana vidal", "", "rui")],
            id="one of two is exchanged",
        ),
        pytest.param(
            [FIRST, report("2031-06-30", swap(by_a="vidal", by_b="ana")),
             report("2031-07-30", offer(gives="vidal", gets="ana rui"))],
            [("ana rui vidal", "ana rui vidal", ""), ("ana vidal", "", "rui")],
            id="a look back makes no version",
        ),
        pytest.param(
            [FIRST, report("2031-05-05", offer(by="leal"))],
            [("ana rui vidal", "ana rui vidal", "")],
            id="an offer without names makes no version",
        ),
    ],
)  # fmt: skip
def test_versions(reports: list[Reading], expected: list[tuple[str, str, str]]) -> None:
    history = versions(deals(record(*reports))[0])
    told = [(keys(one.everybody), keys(one.added), keys(one.removed)) for one in history]
    assert told == [(who, added if i else "", removed) for i, (who, added, removed) in enumerate(expected)]
    assert [one.superseded for one in history] == [True] * (len(expected) - 1) + [False]
    assert [one.number for one in history] == list(range(1, len(expected) + 1))


def no(holder: str, by: str | None, day: str) -> Reading:
    return report(day, says(holder, "no_agreement", by), names="ana rui")


@pytest.mark.parametrize(
    ("reports", "as_of", "term", "whose", "sides"),
    [
        pytest.param([FIRST], None, "offered", "own", {"PT": ("offered", "own")}, id="offered"),
        pytest.param(
            [report("2031-05-01", offer(gives="vidal", gets="ana", realis="possible"))], None, "considered",
            "told", {"PT": ("considered", "told")}, id="a possible offer is being weighed",
        ),
        pytest.param(
            [FIRST, no("CL", "munoz", "2031-05-03")], None, "no_agreement", "own",
            {"PT": ("offered", "own"), "CL": ("no_agreement", "own")}, id="no agreement, by its own word",
        ),
        pytest.param(
            [FIRST, no("CL", "leal", "2031-05-03")], None, "offered", "own",
            {"PT": ("offered", "own"), "CL": ("no_agreement", "second_hand")},
            id="what one says of the other decides nothing",
        ),
        pytest.param(
            [FIRST, no("CL", "munoz", "2031-05-03"),
             report("2031-05-20", offer(gives="vidal", gets="ana rui", by="leal"))],
            None, "no_agreement", "own", {"PT": ("offered", "own"), "CL": ("no_agreement", "own")},
            id="an offer told again is no news",
        ),
        pytest.param(
            [FIRST, report("2031-05-09", says("PT", "accepts", "leal"), names="ana")], None, "offered", "own",
            {"PT": ("agreed", "own")}, id="who offers agrees to nothing new",
        ),
        pytest.param(
            [FIRST, report("2031-05-09", says("CL", "accepts_in_principle", "munoz"), names="ana")], None,
            "agreed", "own", {"PT": ("offered", "own"), "CL": ("agreed", "own")}, id="agreed",
        ),
        pytest.param(
            [FIRST, report("2031-06-30", swap(by_a="vidal", by_b="ana"))], None, "executed", "told",
            {"PT": ("offered", "own")}, id="executed",
        ),
        pytest.param(
            [FIRST, report("2031-06-30", swap(by_a="vidal", by_b="ana", time="2031-06-29"))],
            date(2031, 6, 1), "offered", "own", {"PT": ("offered", "own")}, id="not yet on that day",
        ),
        pytest.param(
            [FIRST, report("2031-06-30", swap(by_a="vidal", by_b="ana", state="collapsed"))], None,
            "collapsed", "told", {"PT": ("offered", "own")}, id="collapsed",
        ),
        pytest.param(
            [FIRST, report("2031-06-30", freed("ana", "CL"), freed("rui", "CL"))], None, "superseded", "told",
            {"PT": ("offered", "own")}, id="overtaken, since the people are free anyhow",
        ),
        pytest.param(
            [FIRST, report("2031-06-30", freed("ana", "CL"))], None, "offered", "own",
            {"PT": ("offered", "own")}, id="not where one of them is still held",
        ),
    ],
)  # fmt: skip
def test_states(
    reports: list[Reading], as_of: date | None, term: str, whose: str, sides: dict[str, tuple[str, str]]
) -> None:
    told = record(*reports, clocks=Clocks(as_of))
    (one,) = deals(told)
    now = state(told, one, [one])
    assert (now.term, now.whose) == (term, whose)
    found = {(one.side or "").removeprefix("side:"): (one.term, one.whose) for one in side_states(told, one)}
    assert found == sides


def test_a_great_exchange_swallows_the_threads_before_it() -> None:
    people = [f"p{number}" for number in range(20)]
    told = record(
        report("2031-01-01", offer(gives="vidal", gets="ana")),
        report("2031-02-01", offer(gives="rojas", gets="ines")),
        report("2031-03-01", offer(gives="vidal", gets="ana rui")),
        report("2031-08-01", swap(by_a=f"vidal rojas {' '.join(people[:10])}",
                                  by_b=f"ana rui ines {' '.join(people[10:])}")),
    )  # fmt: skip
    found = deals(told)
    now = {one.id: state(told, one, found) for one in found}
    assert {name: (one.term, one.by) for name, one in now.items()} == {
        "pt-cl-duarte-2031": ("executed", None),
        "pt-cl-faria-2031": ("superseded", "pt-cl-duarte-2031"),
    }
    sizes = [len(version.everybody) for version in versions(next(one for one in found if one.outcomes))]
    assert sizes == [2, 3, 25]
    assert "OVERTAKEN by pt-cl-duarte-2031" in str(deal(told, "pt-cl-faria-2031"))
