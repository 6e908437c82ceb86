"""Pages of people: who is held and for how long, the sheet of one person, its picture, and whom a name means."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest

from backchannel import workflow
from backchannel.plots import lifeline, lifeline_size
from backchannel.views.deals import deals
from backchannel.views.footnotes import Footnotes
from backchannel.views.ladder import Ladder, Step, custody_section, ladder, span_words, steps_section, when
from backchannel.views.people import own_spells, people, withheld_names
from backchannel.views.statistics.people import People
from backchannel.views.subjects import subject
from tests import reports
from tests.pages import kept, served, tree, words
from tests.sketches import Sketch, sketch

SVG = "{http://www.w3.org/2000/svg}"


def ladder_of(name: str, *sketches: Sketch, sensitive: bool = True) -> Ladder:
    record = reports.record([one.reading() for one in sketches])
    key = subject(record, name).figure
    assert key
    known = People(record)
    return ladder(record, key, own_spells(known, key), known.deals, sensitive=sensitive)


def ana() -> tuple[Sketch, ...]:
    """Taken in February, charged by March, sentenced in May, freed on a day in June."""
    return (
        sketch("2031-03-01").held("ana", "cl", time="2031-02/..").tell(
            "proceeding", {"person": ["ana"], "stage": "charged"}
        ),
        sketch("2031-05-20").tell(
            "proceeding", {"person": ["ana"], "stage": "sentenced", "term": "P9Y", "term_kind": "imposed"},
            time="2031-05-12",
        ),
        sketch("2031-06-30").freed("ana", "exchange", time="2031-06-29"),
    )  # fmt: skip


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    return kept(tmp_path_factory.mktemp("people"), [reports.offer(), reports.outcome()])


def page(ledger: str, path: str, **desk: Any) -> Any:
    with served(ledger, **desk) as client:
        answer = client.get(path)
    assert answer.status_code == 200, path
    return tree(answer.text)


def text_of(node: Any) -> str:
    return " ".join(node.text_content().split())


# the ladder


def test_a_spell_is_drawn_within_its_bounds() -> None:
    (span,) = ladder_of("Ana Duarte", *ana()).spans
    assert (span.start.first, span.start.last) == (date(2031, 2, 1), date(2031, 2, 28))
    assert span.end and (span.end.first, span.end.last) == (date(2031, 6, 29), date(2031, 6, 29))
    assert span_words(span) == "in custody from Feb 2031 to 29 Jun 2031, 121 to 148 days, by Chile, exchange"


def test_steps_stand_on_their_rungs_the_first_first() -> None:
    drawn = ladder_of("Ana Duarte", *ana())
    assert drawn.rungs == ("charge", "verdict", "release")
    assert [(one.rung, when(one)) for one in drawn.steps] == [
        ("charge", "by 1 Mar 2031"), ("verdict", "12 May 2031"), ("release", "29 Jun 2031"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("stage", "more", "rung"),
    [
        ("arrested", {}, "arrest"),
        ("plea_guilty", {}, "trial"),
        ("acquitted", {}, "verdict"),
        ("appeal", {"polarity": "negative"}, "appeal"),
        ("pardoned", {}, "clemency"),
        ("exposure", {}, None),
        ("sentenced", {"realis": "possible"}, None),
        ("sentenced", {"polarity": "negative"}, None),
    ],
)
def test_what_is_only_possible_is_no_step(stage: str, more: dict[str, Any], rung: str | None) -> None:
    one = sketch("2031-03-01").held("ana", "cl", time="2031-02/..")
    one.tell("proceeding", {"person": ["ana"], "stage": stage}, time="2031-02-20", **more)
    assert [step.rung for step in ladder_of("Ana Duarte", one).steps] == ([rung] if rung else [])


def test_a_step_told_to_the_day_stands_for_one_told_by_the_month() -> None:
    told = [
        sketch("2031-03-01").tell("proceeding", {"person": ["ana"], "stage": "arrested"}, time=time)
        for time in ("2031-02", "2031-02-17", None)
    ]
    assert [when(one) for one in ladder_of("Ana Duarte", *told).steps] == ["17 Feb 2031"]


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        (None, "2031-02-17", "by 17 Feb 2031"),
        ("2031-02-17", "2031-02-17", "17 Feb 2031"),
        ("2031-02-01", "2031-02-28", "Feb 2031"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("2031-02-03", "2031-02-09", "week of 3 Feb 2031"),
    ],
)
def test_days_in_words(first: str | None, last: str, told: str) -> None:
    step = Step("arrest", date.fromisoformat(first) if first else None, date.fromisoformat(last))
    assert when(step) == told


def test_rows_beside_the_picture_hold_what_it_shows() -> None:
    record = reports.record([one.reading() for one in ana()])
    key = str(subject(record, "Ana Duarte").figure)
    known, notes = People(record), Footnotes()
    (row,) = custody_section(record, notes, own_spells(known, key)).rows
    assert row.label == "121 to 148 days" and row.says and row.notes
    steps = steps_section(record, notes, key, deals(record)).rows
    assert [one.label for one in steps] == ["12 May 2031", "29 Jun 2031", "date not stated"]
    assert all(one.notes for one in steps)


# the picture


def test_the_picture_says_what_it_shows_and_has_the_size_that_the_page_names() -> None:
    drawn = ladder_of("Ana Duarte", *ana())
    root = ElementTree.fromstring(lifeline(drawn))
    assert root.findtext(f"{SVG}title") == "Custody and case of Ana Duarte"
    assert root.findtext(f"{SVG}desc") == drawn.spoken
    assert (int(root.get("width", 0)), int(root.get("height", 0))) == lifeline_size(drawn)
    said = ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]
    assert {"in custody", "charge", "verdict", "release", "12 May 2031", "by 1 Mar 2031"} <= set(said)


@pytest.mark.parametrize(
    ("sketches", "arrows"),
    [
        (ana(), 0),
        ((sketch("2031-03-01").held("ana", "cl", time="2031-02/.."), sketch("2031-05-01")), 1),
    ],
)
def test_an_arrow_stands_for_no_end_on_record(sketches: tuple[Sketch, ...], arrows: int) -> None:
    root = ElementTree.fromstring(lifeline(ladder_of("Ana Duarte", *sketches)))
    assert sum(one.get("fill") == "#c8553d" for one in root.iter(f"{SVG}path")) == arrows


def test_nothing_to_draw_is_a_picture_all_the_same() -> None:
    assert lifeline(Ladder("Nobody", date(2031, 1, 1))).startswith(b"<svg")


def test_the_picture_stands_at_an_address_that_changes_with_it(ledger: str) -> None:
    image = page(ledger, "/people/Ana%20Duarte").xpath("//img[contains(@class, 'picture')]")[0]
    assert image.get("alt").startswith("Ana Duarte: in custody from Feb 2031")
    with served(ledger) as client:
        answer = client.get(image.get("src"))
        plain = client.get("/people/Ana%20Duarte/custody.svg")
    assert answer.headers["content-type"] == "image/svg+xml"
    assert "immutable" in answer.headers["cache-control"] and plain.headers["cache-control"] == "no-cache"
    assert (image.get("width"), image.get("height")) == tuple(
        re.findall(r'(?:width|height)="(\d+)"', answer.text[:400])[:2]
    )


# the list


def test_who_is_held_and_who_came_free(ledger: str) -> None:
    rows = page(ledger, "/people").xpath("//table//tbody/tr")
    told = {text_of(row[0]).split(" 1 designation")[0]: text_of(row) for row in rows}
    assert list(told) == ["Ana Duarte", "Hernan Vidal", "Ines Faria", "Pablo Rojas", "Rui Salgado"]
    assert "Came free 29 Jun 2031 · exchange 121 to 148 Chile Portugal" in told["Ana Duarte"]
    assert "Held since 2028" in told["Rui Salgado"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("state=held", ["Rui Salgado"]),
        ("state=free&captor=Chile", ["Ana Duarte", "Ines Faria"]),
        ("captor=Portugal", ["Hernan Vidal", "Pablo Rojas"]),
        ("home=Portugal&sort=days", ["Rui Salgado", "Ana Duarte"]),
        ("designator=nobody", ["Hernan Vidal", "Ines Faria", "Pablo Rojas"]),
        ("name=salgado", ["Rui Salgado"]),
        ("name=zz", []),
        ("captor=%3Cscript%3E", []),
        (
            "page=99&state=nonsense",
            ["Ana Duarte", "Hernan Vidal", "Ines Faria", "Pablo Rojas", "Rui Salgado"],
        ),
    ],
)
def test_filters(ledger: str, query: str, names: list[str]) -> None:
    links = page(ledger, f"/people?{query}").xpath("//table//tbody//th/a")
    assert [text_of(one) for one in links] == names


def test_a_description_is_no_person() -> None:
    one = sketch("2031-03-01")
    for key, name in (
        ("a", "fifth Chilean"),
        ("b", "Soviet employee of the United Nations"),
        ("c", "Eva van der Berg"),
    ):
        one.who(key, "person", name)
        one.held(key, "cl", time="2031-02/..")
    assert [each.name for each in people(reports.record([one.reading()]))] == ["Eva van der Berg"]


# the sheet


def test_the_sheet_tells_how_the_case_stands_and_why(ledger: str) -> None:
    shown = page(ledger, "/people/Ana%20Duarte")
    assert text_of(shown.xpath("//dl")[0]).startswith(
        "Came free 121 to 148 days in custody, until 29 Jun 2031"
    )
    heads = [text_of(one) for one in shown.xpath("//main//h2")]
    for wanted in ("Custody and case", "Called", "Deals", "Sources"):
        assert wanted in heads
    assert len(shown.xpath("//h1")) == 1
    called = {link.removeprefix("#n") for link in shown.xpath("//a[@class='ref']/@href")}
    assert called and called == {note.removeprefix("n") for note in shown.xpath("//li/@id")}


def test_who_was_left_out_of_a_deal(ledger: str) -> None:
    told = text_of(page(ledger, "/people/Rui%20Salgado"))
    assert "named in it" in told and "left out" in told and "no release on record by 30 Jun 2031" in told


def test_each_list_of_the_sheet_is_short(tmp_path: Path) -> None:
    made = [sketch(f"2031-03-{day:02}").held("ana", "cl", time="2031-02/..") for day in range(1, 29)]
    for day, one in enumerate(made, 1):
        one.tell("proceeding", {"person": ["ana"], "stage": "trial"}, time=f"2031-03-{day:02}")
    location = kept(tmp_path, made)
    rows = page(location, "/people/Ana%20Duarte").xpath("//tr[contains(@class, 'row-proceeding')]")
    assert len(rows) == 24


@pytest.mark.parametrize(
    "part",
    ["timeline", "said", "deals", "contacts", "conditions", "promises", "designations", "conflicts",
     "names", "sources", "family", "withheld"],
)  # fmt: skip
def test_every_part_has_a_page(ledger: str, part: str) -> None:
    shown = page(ledger, f"/people/Ana%20Duarte/{part}")
    assert shown.xpath(f"//nav//a[@aria-current='page' and contains(@href, '/{part}')]")


def test_a_long_part_is_paged(tmp_path: Path) -> None:
    made = [
        sketch(f"20{year}-03-01", f"Outlet {n}").tell("proceeding", {"person": ["ana"], "stage": "trial"}, time=f"20{year}-02-0{n}")
        for year in range(31, 60) for n in (1, 2, 3)
    ]  # fmt: skip
    location = kept(tmp_path, made)
    first = page(location, "/people/Ana%20Duarte/timeline")
    second = page(location, "/people/Ana%20Duarte/timeline?page=2")
    assert [len(one.xpath("//tbody/tr")) for one in (first, second)] == [60, 27]
    assert "61 to 87 of 87" in text_of(second)
    assert len(second.xpath("//section[contains(@class, 'footnotes')]//li")) == 27


# whom a name means


def test_a_name_that_fits_several_lists_them(tmp_path: Path) -> None:
    one = sketch("2031-03-01").held("ana", "cl", time="2031-02/..")
    one.who("bea", "person", "Bea Duarte")
    one.held("bea", "cl", time="2031-02/..")
    links = page(kept(tmp_path, [one]), "/people/Duarte").xpath("//main//li/a")
    assert [text_of(link) for link in links] == ["Ana Duarte", "Bea Duarte"]


def test_an_unknown_name_is_answered_with_near_ones(ledger: str) -> None:
    with served(ledger) as client:
        answer = client.get("/people/Anna%20Duarta")
    assert answer.status_code == 404
    assert [text_of(link) for link in tree(answer.text).xpath("//main//li/a")] == ["Ana Duarte"]


@pytest.mark.parametrize("name", ["Portugal", "Luis Parra", "Carla Munoz"])
def test_who_has_no_case_is_found_under_voices(ledger: str, name: str) -> None:
    with served(ledger) as client:
        answer = client.get(f"/people/{quote(name)}", follow_redirects=False)
    assert answer.status_code in (303, 404)
    assert answer.headers.get("location", "/voices").startswith("/voices")


@pytest.mark.parametrize(
    "name", ["محمد الصالح", "李明华", "<script>alert(1)</script>", "A/B C", "{{ 7 * 7 }}", "O'Hara & Söhne"]
)
def test_any_text_may_be_a_name(tmp_path: Path, name: str) -> None:
    one = sketch("2031-03-01")
    one.who("x", "person", name)
    one.held("x", "cl", time="2031-02/..").tell(
        "proceeding", {"person": ["x"], "stage": "trial"}, time="2031-02-20"
    )
    location = kept(tmp_path, [one])
    shown = page(location, f"/people/{quote(name, safe='')}")
    assert text_of(shown.xpath("//h1")[0]) == name
    assert not shown.xpath("//script[not(@src)] | //*[@style]")
    with served(location) as client:
        assert client.get(f"/people/{quote(name, safe='')}/custody.svg").status_code == 200
        assert name in words(client.get("/people").text)


# what visitors see


def test_families_are_told_at_the_desk_only(ledger: str) -> None:
    with served(ledger, password="open sesame") as client:
        for part in ("family", "withheld"):
            assert client.get(f"/people/Ana%20Duarte/{part}").status_code == 403
        answer = client.get("/people/Ana%20Duarte")
    assert "Jorge Duarte" not in answer.text and "lost weight" not in answer.text


def died() -> tuple[Sketch, ...]:
    return (
        sketch("2031-03-01").held("ana", "cl", time="2031-02-03/.."),
        sketch("2031-04-01").tell(
            "wellbeing", {"person": ["ana"], "state": "died in prison"}, time="2031-03-30"
        ),
    )


def test_a_death_is_told_at_the_desk(tmp_path: Path) -> None:
    told = text_of(page(kept(tmp_path, died()), "/people/Ana%20Duarte"))
    assert "Died 55 days in custody, until 30 Mar 2031" in told


def test_visitors_are_not_told_that_somebody_is_held_whose_death_is_withheld(tmp_path: Path) -> None:
    location = kept(tmp_path, died())
    with workflow.open_ledger(location) as ledger:
        record = workflow.record(ledger)
        assert withheld_names(record) == {"Ana Duarte"}
        judged = [one for one in record.facts if one.type == "detention"]
        accept(ledger, judged)
    told = text_of(page(location, "/people", public=True))
    assert "Ana Duarte Not clear" in told and "Held since" not in told
    sheet = text_of(page(location, "/people/Ana%20Duarte", public=True))
    assert "days in custody not known" in sheet and "died" not in sheet and "no end on record" not in sheet


def accept(ledger: workflow.Ledger, facts: list[Any]) -> None:
    """Accept these facts, so that visitors see them."""
    from backchannel.views.decisions import about_claim

    for fact in facts:
        ledger.judge(about_claim(fact, "accept", "desk", ""))
