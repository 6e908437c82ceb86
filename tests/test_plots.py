"""Pictures of the statistics: the marks that they must have, and the words beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from backchannel import plots, workflow
from backchannel.cli import main
from backchannel.errors import UsageError
from backchannel.views import TABLES, FigureTable, statistics
from tests.reports import offer, outcome, record
from tests.sketches import sketch
from tests.test_statistics import four, swap

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = [name for name, kind in TABLES.items() if kind.plot]


def drawn(name: str, *sketches: Any, by: str | None = None) -> tuple[FigureTable, ElementTree.Element]:
    made = record([one.reading() for one in sketches])
    kind = TABLES[name].plot
    table = statistics(made, "survival" if kind == "curves" else name, by)
    assert kind is not None
    return table, ElementTree.fromstring(plots.render(table, kind, ".svg"))


def texts(root: ElementTree.Element) -> list[str]:
    return ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]


def marks(root: ElementTree.Element, role: str) -> list[ElementTree.Element]:
    groups = [one for one in root.iter(f"{SVG}g") if role in one.get("class", "").split()]
    return [mark for group in groups for mark in group if mark.tag != f"{SVG}g"]


@pytest.mark.parametrize("name", DRAWN)
def test_every_picture_has_title_source_and_words(name: str) -> None:
    table, root = drawn(name, *swap(), four())
    said = " ".join(texts(root))
    assert table.title in said and f"n = {table.n:,}" in said and table.source_line in said
    assert root.findtext(f"{SVG}title") == table.title
    assert (root.findtext(f"{SVG}desc") or "").startswith(table.title)


def test_one_line_a_person_and_an_arrow_for_who_is_still_held() -> None:
    table, root = drawn("lifelines", four())
    said = texts(root)
    for person in table.column("person"):
        assert str(person) in said
    arrows = [mark for mark in marks(root, "mark-symbol") if mark.get("fill") == "#c8553d"]
    assert len(arrows) == 3  # Eva is free
    assert len([one for one in said if one.endswith("still held")]) == 3
    assert said.count("?") == 1  # of Gil no start is told


def test_bars_are_full_to_the_fewest_and_pale_to_the_most() -> None:
    _, root = drawn(
        "held", sketch("2031-12-31").held("ana", "cl", time="2031-12/..").held("rui", "cl", time="2030/..")
    )
    assert "1 to 2" in texts(root) or "2" in texts(root)
    fills = {mark.get("fill") for mark in marks(root, "mark-rect")}
    assert {"#22577a", "#a9c4d6"} <= fills


def test_curves_step_down_and_the_interval_is_a_band() -> None:
    notes = sketch("2031-12-31")
    for person, end in (("ana", "02-11"), ("rui", "03-21"), ("eva", "05-10")):
        notes.held(person, "cl", time="2031-01-01/..").freed(person, time=f"2031-{end}")
    _, root = drawn("custody", notes.held("gil", "cl", time="2031-01-01/.."))
    lines = [mark.get("d", "") for mark in marks(root, "mark-line")]
    assert len(lines) == 2 and all(line.count("L") >= 6 for line in lines)
    assert marks(root, "mark-area")


def test_ratios_of_the_record_have_a_shape_of_their_own() -> None:
    _, root = drawn("ratios", *swap())
    strokes = [mark.get("stroke") for mark in marks(root, "mark-symbol")]
    assert {"#22577a", "#c8553d", "#d9a441"} <= set(strokes)


@pytest.mark.parametrize("suffix", [".svg", ".png"])
def test_the_same_table_gives_the_same_picture(suffix: str) -> None:
    table = statistics(record([four().reading()]), "lifelines")
    one = plots.render(table, "lifelines", suffix)
    assert one == plots.render(table, "lifelines", suffix)
    assert one.startswith(b"\x89PNG" if suffix == ".png" else b"<svg")


@pytest.mark.parametrize(
    ("name", "sketches", "suffix", "says"),
    [("held", [four], ".gif", ".svg or .png"), ("held", [four], "", ".svg or .png"),
     ("lifelines", [], ".svg", "nothing to draw")],
)  # fmt: skip
def test_what_cannot_be_drawn(name: str, sketches: list[Any], suffix: str, says: str) -> None:
    table = statistics(record([one().reading() for one in sketches]), name)
    with pytest.raises(UsageError, match=says):
        plots.render(table, TABLES[name].plot or "", suffix)


def test_the_command_writes_the_file_and_prints_the_table(tmp_path: Path) -> None:
    ledger, picture = str(tmp_path / "made-up.db"), tmp_path / "lines.svg"
    with workflow.open_ledger(ledger, create=True) as made:
        for one in (offer(), outcome()):
            made.append(one.reading(), one.data)
    result = CliRunner().invoke(main, ["stats", "lifelines", "--plot", str(picture), "--ledger", ledger])
    assert result.exit_code == 0 and "LIFELINES" in result.output
    assert picture.read_text(encoding="utf-8").startswith("<svg")
    away = str(tmp_path / "no" / "lines.svg")
    assert CliRunner().invoke(main, ["stats", "held", "--plot", away, "--ledger", ledger]).exit_code == 2
