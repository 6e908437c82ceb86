"""Who stood where, and when: the series, its picture, and the words beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest

from backchannel import plots
from backchannel.plots.style import DARK, KINDS
from backchannel.records import Reading
from backchannel.views import Record
from backchannel.views.deals import deals
from backchannel.views.stances import OTHERS, Lane, Point, Series, family_of, series, stance_table
from backchannel.views.wording import wording
from tests.deal_stories import Telling, offer, other, record, report, says, swap

SVG = "{http://www.w3.org/2000/svg}"
OFFER = report("2031-05-01", offer(gives="vidal", gets="ana", by="leal"))


def later(day: str | None, *tellings: Telling) -> Reading:
    """A report that names somebody of the deal."""
    return report(day, *tellings, names="ana")


def of(told: Record) -> Series:
    every = deals(told)
    return series(told, every[0], every)


def lanes(*reports: Reading) -> dict[str, list[tuple[str, str, bool]]]:
    found = of(record(OFFER, *reports))
    return {
        lane.label: [(str(point.last), point.text, point.first_hand) for point in lane.points]
        for lane in found.lanes
    }


@pytest.mark.parametrize(
    ("reports", "lane", "expected"),
    [
        # a side speaks for itself, through whoever speaks for it
        ([later("2031-05-04", says("CL", "rejects", "munoz"))], "Chile", [("2031-05-04", "rejects", True)]),
        # the other side, or an outlet, tells of it
        ([later("2031-05-04", says("CL", "not_responsive", "leal"))], "Chile",
         [("2031-05-04", "not responsive", False)]),
        ([later("2031-05-04", says("CL", "considering"))], "Chile", [("2031-05-04", "is weighing it", False)]),
        # the oldest comes first, and a stance that is told again on another day is another point
        ([later("2031-05-09", says("CL", "open", "munoz")), later("2031-05-04", says("CL", "rejects", "munoz")),
          later("2031-05-12", says("CL", "open", "munoz"))], "Chile",
         [("2031-05-04", "rejects", True), ("2031-05-09", "open to it", True), ("2031-05-12", "open to it", True)]),
        # a stance of both sides stands in the lane of each
        ([later("2031-05-04", says("PT CL", "confirms_talks", "leal"))], "Portugal",
         [("2031-05-04", "confirms talks", True)]),
        # what is not so is told as not so
        ([later("2031-05-04", says("CL", "accepts", "munoz", polarity="negative"))], "Chile",
         [("2031-05-04", "not: agrees", True)]),
        # of another side than the two
        ([later("2031-05-04", says("UY", "supports"))], "Others",
         [("2031-05-04", "supports", False)]),
    ],
)  # fmt: skip
def test_a_stance_is_a_point_in_the_lane_of_its_side(
    reports: list[Reading], lane: str, expected: list[tuple[str, str, bool]]
) -> None:
    assert lanes(*reports)[lane] == expected


def test_both_sides_have_a_lane_also_without_a_word_and_in_their_order() -> None:
    assert list(lanes()) == ["Portugal", "Chile"]


def test_a_voice_inside_a_side_has_a_lane_below_it() -> None:
    found = of(record(OFFER, later("2031-05-04", says("munoz", "opposes"))))
    assert [(lane.label, lane.voice) for lane in found.lanes] == [
        ("Portugal", False), ("Chile", False), ("Carla Munoz", True),
    ]  # fmt: skip


def test_of_many_voices_the_last_lane_counts_the_rest() -> None:
    several = [
        replace(says("munoz", "opposes"), roles={"holder": [f"v{n}"], "stance": "opposes"}) for n in range(7)
    ]
    reading = later("2031-05-04", *several)
    people = tuple(
        replace(one, country="CL") if one.name.startswith("Person") else one for one in reading.entities
    )
    found = of(record(OFFER, replace(reading, entities=people)))
    voices = [lane.label for lane in found.lanes if lane.voice]
    assert len(voices) == 5 and voices[-1] == "3 more voices"


def test_copies_of_one_text_are_one_point() -> None:
    first = later("2031-05-04", says("CL", "rejects"))
    again = replace(first, document=replace(first.document, sha256="0" * 64, outlet="Other Post"))
    assert lanes(first, again)["Chile"] == [("2031-05-04", "rejects", False)]


def test_what_is_told_for_a_week_keeps_both_ends() -> None:
    found = of(record(OFFER, later("2031-05", says("CL", "open"))))
    point = found.lanes[1].points[0]
    assert (point.first, point.last) == (date(2031, 5, 1), date(2031, 5, 31))


def test_a_stance_without_any_day_is_counted_and_not_drawn() -> None:
    found = of(record(OFFER, later(None, says("CL", "open"))))
    assert found.undated == 1 and not found.lanes[1].points


def test_changes_of_the_deal_are_marks_and_nothing_comes_after_its_end() -> None:
    found = of(
        record(
            OFFER,
            later("2031-05-04", says("CL", "rejects", "munoz")),
            later("2031-06-01", swap(by_a="vidal", by_b="ana", time="2031-05-30")),
            later("2031-07-01", says("CL", "open", "munoz")),
        )
    )
    states = [(str(mark.last), mark.text) for mark in found.marks if mark.kind == "state"]
    assert states == [
        ("2031-05-01", "offered"),
        ("2031-05-04", "no agreement"),
        ("2031-05-30", "carried out"),
    ]


@pytest.mark.parametrize(
    ("state", "time", "kind"), [("held", "2031-05-03", "held"), ("planned", "2031-05-09", "planned")]
)
def test_contacts_are_marks(state: str, time: str, kind: str) -> None:
    call = other(
        "contact", None, {"participants": ["leal", "munoz"], "medium": "call", "state": state}, time=time
    )
    found = of(record(OFFER, later("2031-05-04", call)))
    assert [(mark.kind, str(mark.last)) for mark in found.marks if mark.kind != "state"] == [(kind, time)]


def test_the_table_has_every_stance_newest_first_with_its_source() -> None:
    told = record(
        OFFER,
        later("2031-05-04", says("CL", "rejects", "munoz")),
        later("2031-05-09", says("CL", "not_responsive", "leal")),
    )
    page = stance_table(told, deals(told)[0])
    rows = page.sections[0].rows
    assert [(row.key, row.label, row.text) for row in rows] == [
        ("told_position", "9 May 2031", "Chile: not responsive"),
        ("position", "4 May 2031", "Chile: rejects"),
    ]
    assert all(row.notes and row.claims for row in rows)


def test_every_stance_of_the_vocabulary_has_a_form() -> None:
    assert {family_of(term) for term in wording()["stance"]} <= KINDS.keys()
    assert family_of("a term of tomorrow") == "other"


# the picture


def point(day: int, term: str = "rejects", own: bool = True, holder: str = "Chile") -> Point:
    when = date(2031, 5, 1 + day % 28)
    return Point(when, when, "May 2031", holder, "Carla Munoz", term, term, True, own, (f"a#{day}",))


def drawn(*points: Point, label: str = "Chile", width: int = plots.WIDE) -> ElementTree.Element:
    made = Series("pt-cl-duarte-2031", "Portugal <-> Chile", (Lane("side:CL", label, False, points),), (), 1)
    return ElementTree.fromstring(plots.stance_picture(made, width))


def symbols(root: ElementTree.Element) -> list[ElementTree.Element]:
    groups = [one for one in root.iter(f"{SVG}g") if "mark-symbol" in one.get("class", "")]
    return [mark for group in groups for mark in group]


def test_first_hand_is_full_and_second_hand_hollow() -> None:
    first, second, *_ = symbols(drawn(point(1), point(9, own=False)))
    assert first.get("fill") == first.get("stroke") == KINDS["refuses"]
    assert second.get("fill") == "#ffffff" and second.get("stroke") == KINDS["refuses"]


def test_kinds_of_stance_differ_by_form() -> None:
    paths = {one.get("d") for one in symbols(drawn(point(1), point(5, "accepts"), point(9, "open")))}
    assert len(paths) >= 3


def test_the_size_is_known_before_it_is_drawn() -> None:
    made = of(record(OFFER, later("2031-05-04", says("CL", "rejects", "munoz"))))
    for width in (plots.WIDE, plots.NARROW):
        root = ElementTree.fromstring(plots.stance_picture(made, width))
        assert (int(root.get("width", 0)), int(root.get("height", 0))) == plots.size(made, width)


def test_a_picture_has_words_and_suits_a_dark_page() -> None:
    root = drawn(point(1))
    assert root.findtext(f"{SVG}title") == "Portugal <-> Chile"
    assert "4 May" not in (root.findtext(f"{SVG}desc") or "") and "Chile" in (
        root.findtext(f"{SVG}desc") or ""
    )
    style = root.findtext(f"{SVG}style") or ""
    assert "prefers-color-scheme: dark" in style
    used = {one.get(name) for one in root.iter() for name in ("fill", "stroke")}
    colours = {one for one in used if one and one.startswith("#")} | {"white"}
    assert colours <= DARK.keys(), "a colour that a dark page does not know"


HOSTILE = ["<script>alert(1)</script>", "\x00\x08\ud800", "a & b ]]>", "محمد", "王小明", "x" * 500, ""]


@pytest.mark.parametrize("width", [plots.WIDE, plots.NARROW])
def test_any_name_may_be_drawn(width: int) -> None:
    lanes = tuple(
        Lane(f"side:{n}", name, False, (point(n + 1, holder=name),)) for n, name in enumerate(HOSTILE)
    )
    series = Series("pt-cl-duarte-2031", "Portugal <-> Chile", lanes, (), 1)
    root = ElementTree.fromstring(plots.stance_picture(series, width))
    assert not list(root.iter(f"{SVG}script"))
    assert len(symbols(root)) >= len(HOSTILE)
    told = " ".join(root.itertext())
    assert all(name in told for name in HOSTILE[3:5])


def test_many_points_stay_within_the_picture() -> None:
    root = drawn(*(point(n, term) for n in range(200) for term in ("rejects", "open")), width=plots.NARROW)
    assert int(root.get("height", 0)) < 600


def test_the_sentence_tells_how_each_side_stood_last() -> None:
    told = of(
        record(
            OFFER,
            later("2031-05-04", says("CL", "rejects", "munoz")),
            later("2031-05-09", says("CL", "not_responsive", "leal")),
        )
    )
    assert told.sentence == (
        "Stances on Portugal <-> Chile from 4 May 2031 to 9 May 2031: Chile, in its own words, last rejects, "
        "4 May 2031; the deal last no agreement, 4 May 2031."
    )
    assert "No dated stance" in of(record(OFFER)).sentence
    assert OTHERS not in {lane.side for lane in told.lanes}
