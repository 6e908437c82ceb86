"""What contradicts what, and what does not; how a conflict is listed, corrected and settled."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backchannel.entries import Judgement
from backchannel.records import Count, Reading
from backchannel.views import conflicts, to_json
from backchannel.views.contradictions import conflicts as found
from tests.articles import Told, article, told
from tests.reports import offer, outcome, record

ANA, POST, RADIO, HERALD = "Ana Duarte", "Harbour Post", "Coast Radio", "Hill Herald"


def arrested(time: str, **more: str) -> Told:
    return told("proceeding", person=ANA, stage="arrested", time=time, **more)


def sentenced(term: str, time: str = "2031-05-02", **more: str) -> Told:
    return told("proceeding", person=ANA, stage="sentenced", term=term, time=time, **more)


def freed(count: Count, time: str = "2031-06-29", **more: str) -> Told:
    return told("release", by_="Chile", count=count, time=time, **more)


def stance(holder: str, term: str, *, by: str | None = None, **more: str) -> list[Told]:
    """A stance in an article that is about Ana Duarte's case."""
    return [told("position", holder=holder, stance=term, by=by, **more), told("detention", person=ANA)]


def swap(place: str, time: str = "2031-06-29") -> Told:
    return told(
        "exchange", side_a="Portugal", side_b="Chile", released_by_a="Hernan Vidal", released_by_b=ANA,
        state="executed", place=place, time=time,
    )  # fmt: skip


def call(state: str, time: str, **more: str) -> Told:
    return told(
        "contact", participants=["Tomas Leal", "Luis Parra"], medium="call", state=state, time=time, **more
    )


def n(number: int, op: str = "=", what: str | None = None) -> Count:
    return Count(number, op, what)  # type: ignore[arg-type]


MAY, JUNE = "2031-05-15", "2031-06-30"


def two(
    one: Told | list[Told], other: Told | list[Told], days: tuple[str, str] = (MAY, "2031-05-16")
) -> list[Reading]:
    """Two articles of two outlets, each with one claim and what goes with it."""
    first, second = (part if isinstance(part, list) else [part] for part in (one, other))
    return [article(POST, days[0], *first), article(RADIO, days[1], *second)]


@pytest.mark.parametrize(
    ("one", "other", "key"),
    [
        # dates of one event, by their bounds
        (arrested("2031-02-17"), arrested("2031-02-20"), "date:arrest:ana-duarte"),
        (arrested("2031-02"), arrested("2031-03-01"), "date:arrest:ana-duarte"),
        (arrested("2030"), told("detention", person=ANA, time="2031-02/.."), "date:arrest:ana-duarte"),
        (sentenced("P9Y"), sentenced("P9Y", "2031-05-03"), "date:sentence:ana-duarte"),
        (told("release", person=ANA, time="2031-06-29"), told("release", person=ANA, time="2031-06-27"),
         "date:release:ana-duarte"),
        (call("held", "2031-05-14"), call("held", "2031-05-13"), "date:call:luis-parra:tomas-leal"),
        # whether it took place
        (call("held", "2031-05-14"), call("denied", "2031-05-14"), "contact:call:luis-parra:tomas-leal"),
        # lengths of one sentence
        (sentenced("P9Y"), sentenced("P8Y"), "term:sentence:ana-duarte"),
        (sentenced("P9Y"), told("proceeding", person=ANA, stage="serving", term="life"), "term:sentence:ana-duarte"),
        # counts, with their operators
        (freed(n(105)), freed(n(103)), "count:freed:cl:people:2031-06-29"),
        (freed(n(110, ">=")), freed(n(103)), "count:freed:cl:people:2031-06-29"),
        (freed(n(100, "~")), freed(n(120)), "count:freed:cl:people:2031-06-29"),
        (freed(n(9, what="prisoners")), freed(n(8, what="detainees")), "count:freed:cl:people:2031-06-29"),
        # places
        (swap("Montevideo"), swap("Colonia"), "place:exchange:ana-duarte"),
        # one holder, told differently
        (stance("Chile", "rejects", by="Tomas Leal"), stance("Chile", "open", by="Luis Parra"),
         "stance:cl:it-refuses:2031-05"),
        (stance("Chile", "not_responsive", by="Tomas Leal"), stance("Chile", "rejects", by="Luis Parra"),
         "stance:cl:it-has-answered:2031-05"),
        # two parties
        (stance("Chile", "confirms_talks", by="Luis Parra"), stance("Portugal", "denies_talks", by="Tomas Leal"),
         "parties:ana-duarte:there-are-talks:2031-05"),
        # credit, custody, label
        (told("mediation", mediator="Uruguay", level="mediated", between=["Chile", "Portugal"]),
         told("mediation", mediator="Uruguay", level="denied", between=["Chile", "Portugal"], by="Tomas Leal"), None),
        (told("detention", person=ANA, custodian="Chile"),
         told("position", holder="Chile", stance="denies_holding", about="Ana Duarte", by="Luis Parra"),
         "holding:ana-duarte:cl"),
        (told("detention", person=ANA, custodian="Chile"), told("detention", person=ANA, custodian="Uruguay"),
         "custodian:ana-duarte"),
        (told("designation", person=ANA, label="spy", designator="Chile"),
         told("designation", person=ANA, label="spy", designator="Chile", polarity="negative"),
         "designation:ana-duarte:cl:spy"),
    ],
)  # fmt: skip
def test_what_contradicts(one: Told | list[Told], other: Told | list[Told], key: str | None) -> None:
    if key is None:
        one, other, key = [one, arrested("2031")], [other, arrested("2031")], "mediation:uy:2031-05"  # type: ignore[list-item]
    assert [conflict.key for conflict in found(record(two(one, other)))] == [key]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (arrested("2031-02"), arrested("2031-02-17")),
        (arrested("2031-02-17"), told("detention", person=ANA, time="2031/..")),
        (arrested("2031-02~"), arrested("2031-03-02")),
        (arrested("2031-02-17"), arrested("2031-02-20", realis="planned")),
        (arrested("2031-02-17"), arrested("2031-02-20", polarity="negative")),
        (arrested("2031-02-17"), told("proceeding", person="Rui Salgado", stage="arrested", time="2031-02-20")),
        # moved into house arrest later: another spell
        (arrested("2031-02-17"), told("detention", person=ANA, time="2031-04/..", form="house_arrest")),
        # another sentence on another day
        (sentenced("P9Y"), sentenced("P2Y", "2031-05-30")),
        (sentenced("P18M"), sentenced("P1Y6M")),
        # an appeal changes the length
        ([sentenced("P9Y", "2031"), told("proceeding", person=ANA, stage="appeal")],
         [told("proceeding", person=ANA, stage="serving", term="P9Y")]),
        # operators, and other people or another day
        (freed(n(100, ">=")), freed(n(120))),
        (freed(n(100, "~")), freed(n(105))),
        (freed(n(100, "<=")), freed(n(90))),
        (freed(n(100, what="soldiers")), freed(n(120, what="civilians"))),
        (freed(n(100)), freed(n(120), "2031-06-20")),
        (told("detention", custodian="Chile", count=n(9)), told("detention", custodian="Portugal", count=n(8))),
        # a place in a place
        (swap("Montevideo"), swap("Montevideo airport")),
        # no agreement so far, and no answer: both may be so
        (stance("Chile", "no_agreement", by="Luis Parra"), stance("Chile", "not_responsive", by="Tomas Leal")),
        # the holder's own word of two days is a change of mind
        (stance("Chile", "open", by="Luis Parra"), stance("Chile", "rejects", by="Luis Parra")),
        # each of itself
        (stance("Chile", "rejects", by="Luis Parra"), stance("Portugal", "open", by="Tomas Leal")),
        # thanked is less than mediated, and no contradiction
        ([told("mediation", mediator="Uruguay", level="mediated"), arrested("2031")],
         [told("mediation", mediator="Uruguay", level="thanked"), arrested("2031")]),
        # a plan denied is no denial of what came later
        (stance("Chile", "denies_exchange", by="Luis Parra"), swap("Colonia")),
        (call("planned", "2031-05-14", realis="planned"), call("cancelled", "2031-05-14")),
        (call("held", "2031-05-14"), call("held", "2031-05-04")),
    ],
)  # fmt: skip
def test_what_does_not_contradict(one: Told | list[Told], other: Told | list[Told]) -> None:
    assert found(record(two(one, other))) == ()


def test_a_stance_told_long_after_is_a_change() -> None:
    told_by_other = two(
        stance("Chile", "rejects", by="Tomas Leal"), stance("Chile", "open", by="Luis Parra"), (MAY, JUNE)
    )
    assert found(record(told_by_other)) == ()


def test_stances_of_two_times_are_two_conflicts() -> None:
    days = ["2031-05-15", "2031-05-17", "2031-09-15", "2031-09-17"]
    told_by = ["Tomas Leal", "Luis Parra"] * 2
    articles = [
        article(f"Outlet {i}", day, *stance("Chile", "rejects" if by == "Tomas Leal" else "open", by=by))
        for i, (day, by) in enumerate(zip(days, told_by, strict=True))
    ]
    conflicts_found = found(record(articles))
    assert [one.key for one in conflicts_found] == [
        "stance:cl:it-refuses:2031-05", "stance:cl:it-refuses:2031-09",
    ]  # fmt: skip
    assert [len(one.facts) for one in conflicts_found] == [2, 2]


def test_what_one_document_tells_of_both_is_two_events() -> None:
    """A second arrest is known from whoever tells of both."""
    apart = two(arrested("2029-03-01"), arrested("2031-02-17"))
    assert len(found(record(apart))) == 1
    both = article(HERALD, "2031-05-20", arrested("2029-03-01"), arrested("2031-02-17"))
    assert found(record([*apart, both])) == ()


def test_two_claimants_in_one_document_contradict_each_other() -> None:
    one = article(POST, JUNE, freed(n(105), by="Luis Parra"), freed(n(103), by="Tomas Leal"))
    (conflict,) = found(record([one]))
    assert [position.text for position in conflict.positions] == ["105 people", "103 people"]
    assert found(record([article(POST, JUNE, freed(n(105)), freed(n(103)))])) == ()


def test_a_denial_is_its_holders_word_also_where_the_outlet_tells_it() -> None:
    one = article(
        POST, MAY, told("detention", person=ANA, custodian="Chile", by="Tomas Leal"),
        told("position", holder="Chile", stance="denies_holding", about="Ana Duarte"),
    )  # fmt: skip
    (conflict,) = found(record([one]))
    assert [position.text for position in conflict.positions] == ["holds", "does not hold"]


def test_an_exchange_or_not() -> None:
    articles = [
        article(POST, JUNE, swap("Colonia")),
        article(
            RADIO, JUNE, told("release", person=ANA, mechanism="unilateral", by_="Chile", time="2031-06-29")
        ),
        article(HERALD, "2031-07-01", *stance("Portugal", "denies_exchange", by="Tomas Leal")),
    ]
    (conflict,) = found(record(articles))
    assert (conflict.kind, conflict.key) == ("characterisation", "exchange:ana-duarte")
    assert {(p.text, len(p.facts)) for p in conflict.positions} == {("an exchange", 1), ("no exchange", 2)}


def test_the_same_outlet_corrects_itself() -> None:
    articles = [article(POST, MAY, sentenced("P9Y")), article(POST, "2031-05-17", sentenced("P8Y"))]
    (conflict,) = found(record(articles))
    assert conflict.correction
    assert [(p.text, p.corrected) for p in conflict.positions] == [("9 years", True), ("8 years", False)]
    page = conflicts(record(articles))
    assert page.sections[0].headline.startswith("told otherwise later by the same outlet · key term:")
    # another outlet that agrees with the first word still contradicts the later one
    (conflict,) = found(record([*articles, article(RADIO, MAY, sentenced("P9Y"))]))
    assert not conflict.correction


def test_the_page_names_claimants_days_support_and_key() -> None:
    articles = [
        article(POST, MAY, freed(n(105), "2031-05-14", by="Luis Parra")),
        article(RADIO, "2031-05-16", freed(n(105), "2031-05-14", by="Luis Parra")),
        article(HERALD, MAY, freed(n(103), "2031-05-14", by="Tomas Leal")),
    ]
    (section,) = conflicts(record(articles), "Chile").sections
    assert section.key == "count:freed:cl:people:2031-05-14"
    assert (section.title, section.headline) == (
        "Chile: number of people freed", f"counts differ · key {section.key}"
    )  # fmt: skip
    assert [(row.label, row.text, [who.text for who in row.says], row.support) for row in section.rows] == [
        ("105 people", "told 15 May 2031 to 16 May 2031", ["on record: Luis Parra"], 2),
        ("103 people", "told 15 May 2031", ["on record: Tomas Leal"], 1),
    ]
    assert [one.key for one in conflicts(record(articles), "Portugal").sections] == [section.key]
    assert [
        one.key for one in conflicts(record([*articles, article(RADIO, MAY, arrested("2031"))]), ANA).sections
    ] == ["none"]


SETTLED = Judgement(
    "conflict", "Desk", "the court's own record says nine", keys=("term:sentence:ana-duarte",),
    recorded="2031-07-03T10:00:00Z", entry=7,
)  # fmt: skip


def test_a_settled_conflict_is_kept() -> None:
    articles = two(sentenced("P9Y"), sentenced("P8Y"))
    settled = record(articles, judgements=[SETTLED])
    (section,) = conflicts(settled).sections
    assert (section.key, section.headline) == ("settled", "1 more: --all shows them")
    (section,) = conflicts(settled, everything=True).sections
    assert section.headline == (
        "settled by Desk, 3 Jul 2031: the court's own record says nine · key term:sentence:ana-duarte"
    )
    assert [row.label for row in section.rows] == ["9 years", "8 years"]
    taken_back = Judgement("retract", "Desk", "too soon", about=7, entry=8)
    assert found(record(articles, judgements=[SETTLED, taken_back]))[0].settled is None


def test_nothing_to_show_is_said() -> None:
    page = conflicts(record([offer().reading(), outcome().reading()]))
    assert [section.title for section in page.sections] == ["No conflicts"]


CLAIMS = st.sampled_from([
    arrested("2031-02-17"), arrested("2031-02-20"), sentenced("P9Y"), sentenced("P8Y"), freed(n(105)), freed(n(103)),
    swap("Montevideo"), swap("Colonia"), call("held", "2031-05-14"), call("denied", "2031-05-14"),
    told("position", holder="Chile", stance="rejects", by="Tomas Leal"),
    told("position", holder="Chile", stance="open", by="Luis Parra"),
    told("detention", person=ANA, custodian="Chile"), told("detention", person=ANA, custodian="Uruguay"),
])  # fmt: skip


@st.composite
def archives(draw: st.DrawFn) -> list[Reading]:
    parts = draw(st.lists(st.lists(CLAIMS, min_size=1, max_size=3), min_size=1, max_size=4))
    return [article(f"Outlet {i}", f"2031-05-{10 + i}", *claims) for i, claims in enumerate(parts)]


def summary(readings: Sequence[Reading]) -> dict[str, list[tuple[str, set[str]]]]:
    """Conflicts by key, each position with the claims that it rests on."""
    return {
        conflict.key: sorted((p.text, {fact.id for fact in p.facts}) for p in conflict.positions)
        for conflict in found(record(readings))
    }


@given(st.lists(CLAIMS, min_size=1, max_size=4), st.integers(2, 4))
def test_a_document_repeated_contradicts_nothing_more(claims: list[Told], times: int) -> None:
    one = article(POST, MAY, *claims)
    assert summary([one] * times).keys() == summary([one]).keys()


@given(archives(), st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(readings: list[Reading], random: st.DataObject) -> None:
    shuffled = list(readings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert summary(shuffled) == summary(readings)


@given(archives())
def test_every_position_has_its_footnotes(readings: list[Reading]) -> None:
    page = conflicts(record(readings))
    assert all(row.notes and row.support for section in page.sections for row in section.rows)
    assert to_json(page)["view"] == "conflicts"
