"""Who is who as documents come: joined, apart or a question, and people's judgement over it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backchannel.entries import Holding, Judgement
from backchannel.errors import BackchannelError, NotFound, UsageError
from backchannel.identity import Decisions, MemoryFigures, Register, check_merge, own_key
from backchannel.records import Entity
from backchannel.views.identity import Cast
from tests.reports import Report

GIVEN = ["Ana", "Jorge", "Rui", "Marta", "Tomas", "Hernan", "Nuno", "Pablo", "Siamak", "Babak", "Xenia"]
SURNAMES = ["Duarte", "Salgado", "Velkov", "Haddar", "Yarovenko", "Kim"]


def people(*names: str, **more: Any) -> list[tuple[int, Entity]]:
    """One entity a document."""
    return [(number, Entity("e1", "person", name, **more)) for number, name in enumerate(names, 1)]


def keys(entities: list[tuple[int, Entity]], register: Register | None = None) -> list[str]:
    register = register or Register()
    return [register.add(number, entity) for number, entity in entities]


names = st.one_of(
    st.builds("{} {}".format, st.sampled_from(GIVEN), st.sampled_from(SURNAMES)),
    st.builds(lambda g, s: f"{g[0]}. {s}", st.sampled_from(GIVEN), st.sampled_from(SURNAMES)),
    st.sampled_from(SURNAMES),
    st.text(max_size=12),
)
kinds = st.sampled_from(["person", "person", "person", "group", "organisation", "state", "armed_group"])
entities = st.builds(
    Entity,
    st.sampled_from(["e1", "e2", "e3"]),
    kinds,
    names,
    st.lists(names, max_size=1).map(tuple),
    st.sampled_from([None, "PT", "CL"]),
    st.lists(st.sampled_from(["minister", "envoy"]), max_size=1).map(tuple),
    anonymous=st.booleans(),
)
records = st.lists(st.tuples(st.integers(1, 6), entities), max_size=14).map(
    lambda found: sorted(found, key=lambda one: one[0])
)


@given(records, records)
def test_a_key_does_not_change_when_later_documents_come(
    early: list[tuple[int, Entity]], late: list[tuple[int, Entity]]
) -> None:
    whole = [*early, *((number + 6, entity) for number, entity in late)]
    assert keys(whole)[: len(early)] == keys(early)
    assert keys(whole) == keys(whole)


@given(st.lists(st.sampled_from(GIVEN), min_size=2, max_size=6, unique=True), st.sampled_from(SURNAMES))
def test_relatives_of_one_surname_never_become_one(given_names: list[str], surname: str) -> None:
    register = Register()
    found = keys(people(*(f"{one} {surname}" for one in given_names)), register)
    assert len(set(found)) == len(given_names)
    again = keys(
        [(9, entity) for _, entity in people(*(f"{one} {surname}" for one in given_names))], register
    )
    assert again == found


@given(records)
def test_unnamed_sources_and_groups_are_never_joined(found: list[tuple[int, Entity]]) -> None:
    for (number, entity), key in zip(found, keys(found), strict=True):
        if entity.anonymous or entity.kind == "group":
            assert key == f"{number}:{entity.id}"


@given(records)
def test_a_surname_alone_is_joined_only_by_a_title(found: list[tuple[int, Entity]]) -> None:
    register = Register()
    for number, entity in found:
        key = register.add(number, entity)
        if entity.kind == "person" and entity.name in SURNAMES and not entity.titles:
            assert key == f"{number}:{entity.id}"


@pytest.mark.parametrize(
    ("given_names", "groups"),
    [
        (["Sergei Ladrov", "Sergey Ladrov", "S. Ladrov", "Сергей Ладров"], [0, 0, 0, 0]),
        # initials go to the one whom they fit, and to nobody where they fit two
        (["Carla Munoz", "C. Munoz"], [0, 0]),
        (["Carla Munoz", "Carlos Munoz", "C. Munoz"], [0, 1, 2]),
        (["C. Munoz", "Carla Munoz", "Carlos Munoz"], [0, 0, 2]),
        (["Carla Munoz", "Carlos Munoz", "C. Munoz", "Carmen Munoz"], [0, 1, 2, 3]),
        (["Ana Duarte", "Duarte", "Duarte"], [0, 1, 2]),
        (["John Harte", "John Harte Jr.", "John Harte Sr."], [0, 1, 2]),
        (["Xu Renjun", "Renjun Xu", "徐仁军"], [0, 0, 0]),
        (["American basketball player", "American basketball player"], [0, 1]),
        (["Dr. Ana Duarte", "DUARTE, Ana", "Ana Duarte"], [0, 0, 0]),
    ],
)  # fmt: skip
def test_spellings_are_joined(given_names: list[str], groups: list[int]) -> None:
    found = keys(people(*given_names))
    assert [found.index(key) for key in found] == groups


def test_a_surname_with_the_same_title_is_the_one_who_holds_it() -> None:
    register = Register()
    first = register.add(1, Entity("e1", "person", "Tomas Leal", country="PT", titles=("Foreign Minister",)))
    register.add(1, Entity("e2", "person", "Rita Leal"))
    title = ("Portuguese foreign minister",)
    assert register.add(2, Entity("e1", "person", "Leal", country="PT", titles=title)) == first
    assert register.links["2:e1"].reasons[-1].name == "only_one"
    assert register.add(3, Entity("e1", "person", "Leal", country="CL", titles=title)) == "3:e1"
    assert register.add(4, Entity("e1", "person", "Leal", titles=("deputy foreign minister",))) == "4:e1"


def test_one_document_says_that_somebody_has_another_name() -> None:
    register = Register()
    first = register.add(1, Entity("e1", "person", "Rolf Abben", aliases=("William Fischbach", "Abben")))
    assert register.add(2, Entity("e1", "person", "William Fischbach")) == first
    assert "also called William Fischbach" in register.links["person:william fischbach"].reasons[0].text
    # a relative who was taken for the same person is not joined
    register.add(3, Entity("e1", "person", "Ana Duarte", aliases=("Jorge Duarte",)))
    assert register.add(4, Entity("e1", "person", "Jorge Duarte")) == "person:jorge duarte"
    # two who were on record before only raise a question
    register.add(5, Entity("e1", "person", "Nuno Pires"))
    register.add(6, Entity("e1", "person", "Nuno Pires", aliases=("Jorge Duarte",)))
    assert register.suggestions[-1].reasons[-1].name == "both_known"


def test_what_is_likely_and_not_sure_waits() -> None:
    register = Register()
    keys(people("Konstantin Yarovenko", "Konstantin Yaroveno"), register)
    (one,) = register.suggestions
    assert one.keys == ("person:konstantin yarovenko", "person:konstantin yaroveno")
    assert one.score == 0.8 and "differ by a letter" in one.text


@pytest.mark.parametrize(
    ("given_entities", "groups"),
    [
        ([("state", "Russia", "RU"), ("state", "Moscow", None), ("state", "the Kremlin", None)], [0, 0, 0]),
        ([("organisation", "Foreign Ministry", "RU"), ("organisation", "Foreign Ministry", "CN"),
          ("organisation", "Chinese Foreign Ministry", None), ("organisation", "Foreign Ministry", None)],
         [0, 1, 1, 3]),
        ([("organisation", "the US State Department", None), ("organisation", "Department of State", "US")], [0, 0]),
        ([("organisation", "Harbour Watch", None), ("organisation", "Harbour Watch", "PT"),
          ("organisation", "Harbour Watch", "CL")], [0, 0, 2]),
        ([("organisation", "court", None), ("organisation", "court", None)], [0, 1]),
        ([("armed_group", "Hamas", "PS"), ("armed_group", "Islamic Resistance Movement", None),
          ("armed_group", "al-Qassam Brigades", None)], [0, 0, 2]),
    ],
)  # fmt: skip
def test_sides_and_offices(given_entities: list[Any], groups: list[int]) -> None:
    found = keys(
        [(n, Entity("e1", kind, name, country=code)) for n, (kind, name, code) in enumerate(given_entities)]
    )
    assert [found.index(key) for key in found] == groups


def test_initials_of_an_organisation_are_its_name() -> None:
    register = Register()
    body = Entity("e1", "organisation", "Harbour Safety Service", ("HSS", "the service"), "PT")
    assert register.add(1, body) == register.add(2, Entity("e1", "organisation", "HSS", country="PT"))


def test_the_store_of_figures_is_small_and_can_be_another() -> None:
    store = MemoryFigures()
    assert keys(people("Ana Duarte"), Register(store)) == ["person:ana duarte"]
    assert keys(people("Ana  DUARTE"), Register(store)) == ["person:ana duarte"]
    known = store.get("person:ana duarte")
    assert known and known.name == "Ana Duarte" and store.find("=person:ana duarte", 1)


def holdings(*found: str, **more: Any) -> list[Holding]:
    """A holding for each name, with entry numbers from 11."""
    reports = [Report("offer.txt", "2031-05-15", "Post").who("e1", "person", name, **more) for name in found]
    return [Holding(report.reading(), number) for number, report in enumerate(reports, 11)]


def judgement(kind: Any, *given_keys: str, entry: int = 1, about: int | None = None) -> Judgement:
    return Judgement(kind, "mira", "seen the file", keys=given_keys, entry=entry, about=about)


def groups(cast: Cast, count: int) -> list[str]:
    return [cast.key(number, "e1") for number in range(count)]


TWO = ("Sergei Ladrov", "Sergey Ladrov", "Ana Duarte", "Konstantin Yaroveno", "Sergey Ladrov")
FIRST, OTHER, ANA, KOSTYA = (
    "person:sergei ladrov", "person:sergey ladrov", "person:ana duarte", "person:konstantin yaroveno",
)  # fmt: skip


@pytest.mark.parametrize(
    ("judged", "expected"),
    [
        ([], [FIRST, FIRST, ANA, KOSTYA, FIRST]),
        # a spelling joined by the register is parted, and one entity of one document
        ([judgement("split", FIRST, OTHER)], [FIRST, OTHER, ANA, KOSTYA, OTHER]),
        ([judgement("split", OTHER, FIRST)], [FIRST, OTHER, ANA, KOSTYA, OTHER]),
        ([judgement("split", FIRST, "15:e1")], [FIRST, FIRST, ANA, KOSTYA, "15:e1"]),
        # the first name stays; taken back, all is as before
        ([judgement("merge", ANA, KOSTYA)], [FIRST, FIRST, ANA, ANA, FIRST]),
        ([judgement("merge", KOSTYA, ANA)], [FIRST, FIRST, KOSTYA, KOSTYA, FIRST]),
        ([judgement("merge", ANA, KOSTYA, entry=1), judgement("retract", about=1, entry=2)],
         [FIRST, FIRST, ANA, KOSTYA, FIRST]),
        ([judgement("split", FIRST, OTHER, entry=1), judgement("retract", about=1, entry=2)],
         [FIRST, FIRST, ANA, KOSTYA, FIRST]),
        ([judgement("split", FIRST, OTHER, entry=1), judgement("retract", about=1, entry=2),
          judgement("retract", about=2, entry=3)], [FIRST, OTHER, ANA, KOSTYA, OTHER]),
        # what was merged is parted again, and then not joined by a third
        ([judgement("merge", ANA, KOSTYA, entry=1), judgement("split", ANA, KOSTYA, entry=2)],
         [FIRST, FIRST, ANA, KOSTYA, FIRST]),
        ([judgement("split", ANA, KOSTYA, entry=1), judgement("merge", FIRST, ANA, entry=2),
          judgement("merge", FIRST, KOSTYA, entry=3)], [FIRST, FIRST, FIRST, KOSTYA, FIRST]),
        # keys that are not on record are let pass
        ([judgement("merge", "person:nobody", ANA)], [FIRST, FIRST, ANA, KOSTYA, FIRST]),
    ],
)  # fmt: skip
def test_judgements_stand_over_names(judged: list[Judgement], expected: list[str]) -> None:
    assert groups(Cast(holdings(*TWO), judged), 5) == expected


def test_the_first_of_a_merge_gives_its_name() -> None:
    cast = Cast(holdings("Ana Duarte", "Anamaria Duarte de Salgado"), [judgement("merge", ANA, "12:e1")])
    assert cast.name(cast.key(1, "e1")) == "Ana Duarte"


@pytest.mark.parametrize(
    ("judged", "asked", "error", "says"),
    [
        ([], (ANA,), UsageError, "needs two"),
        ([], (ANA, "person:nobody"), NotFound, "person:nobody"),
        ([], (FIRST, OTHER), UsageError, "one figure already"),
        ([judgement("merge", ANA, KOSTYA)], (KOSTYA, ANA), UsageError, "one figure already"),
        ([judgement("split", FIRST, OTHER, entry=7)], (FIRST, OTHER), UsageError, "mira \\(entry 7\\)"),
        ([judgement("split", FIRST, OTHER), judgement("merge", ANA, OTHER)], (FIRST, ANA), UsageError, "parted"),
    ],
)  # fmt: skip
def test_a_merge_that_cannot_be_meant(
    judged: list[Judgement], asked: tuple[str, ...], error: type[BackchannelError], says: str
) -> None:
    cast = Cast(holdings(*TWO), judged)
    with pytest.raises(error, match=says):
        check_merge(cast.decisions, asked)


def test_keys_that_a_holding_brings_are_used() -> None:
    (one, two) = holdings("Ana Duarte", "A. M. Duarte")
    given_keys = {"e1": "person:ana duarte"}
    cast = Cast([one, Holding(two.reading, 12, figures=given_keys)])
    assert groups(cast, 2) == [ANA, ANA]
    parted = Cast(
        [one, Holding(two.reading, 12, figures=given_keys)], [judgement("split", ANA, "person:a m duarte")]
    )
    assert groups(parted, 2) == [ANA, "person:a m duarte"]


judgements = st.lists(
    st.builds(
        judgement,
        st.sampled_from(["merge", "split"]),
        st.sampled_from([FIRST, OTHER, ANA, KOSTYA, "15:e1", "13:e1", "person:nobody"]),
        st.sampled_from([FIRST, OTHER, ANA, KOSTYA, "15:e1", "13:e1"]),
        entry=st.integers(1, 9),
        about=st.none(),
    ),
    max_size=5,
)


def test_one_entity_merged_where_it_was_already_may_be_parted_again() -> None:
    judged = [judgement("merge", FIRST, "15:e1"), judgement("split", FIRST, "15:e1", entry=2)]
    decisions = Cast(holdings(*TWO), judged).decisions
    assert decisions.of(FIRST) == FIRST and decisions.of("15:e1") != FIRST


@settings(max_examples=60)
@given(judgements)
def test_any_judgements_give_one_key_each_and_keep_apart_what_was_parted(judged: list[Judgement]) -> None:
    cast = Cast(holdings(*TWO), judged)
    assert groups(cast, 5) == groups(Cast(holdings(*TWO), judged), 5)
    assert set(groups(cast, 5)) == cast.figures.keys()
    for one in judged:
        first, second = one.keys
        known = cast.decisions.knows(first) and first != second
        spelling = {"15:e1": OTHER, "13:e1": ANA}
        if one.kind == "split" and known and spelling.get(first) != second != spelling.get(second, second):
            assert cast.decisions.of(first) != cast.decisions.of(second)


def test_decisions_without_judgements_are_the_links() -> None:
    register = Register()
    found = people("Sergei Ladrov", "Sergey Ladrov")
    made = keys(found, register)
    own = {f"{number}:{entity.id}": own_key(number, entity) for number, entity in found}
    decisions = Decisions(register.links, own)
    assert [decisions.key(one) for one in own.values()] == made
