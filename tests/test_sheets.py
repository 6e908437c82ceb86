"""The review as a spreadsheet: what goes out comes back as it was, and what is wrong in it is told by row."""

from __future__ import annotations

import csv
import json
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from backchannel.errors import InputError, UsageError
from backchannel.render import read_sheet, write_sheet
from backchannel.render.sheets import guarded, unguarded
from tests.desk import Run, desk, judged
from tests.reports import offer

SHA = offer().reading().document.sha256[:12]
STANCE, ECHO, HELD, TRIAL, HEALTH = (f"{SHA}#c{number}" for number in (5, 6, 13, 15, 24))
FORMATS = ["review.csv", "review.xlsx"]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command at a desk where the made-up reports have been read."""
    return desk(tmp_path, monkeypatch)


def fill(file: str, cells: dict[str, dict[str, str]]) -> None:
    """Fill in cells of a file, by claim and column."""
    header, rows = read_sheet(file)
    for _, row in rows:
        row.update(cells.get(row["claim"], {}))
    write_sheet(file, header, [row for _, row in rows], {})


@pytest.mark.parametrize("file", FORMATS)
def test_a_file_out_and_in_again(run: Run, file: str) -> None:
    told = run("review", "--export", file)
    assert told.exit_code == 0 and f"claims written to {file}; 4 sensitive left out" in told.stdout
    header, rows = read_sheet(file)
    row = next(row for _, row in rows if row["claim"] == STANCE)
    assert row["quote"].startswith("Santiago said on Thursday that nothing is agreed")
    assert (row["outlet"], row["published"], row["speaker"]) == ("Harbour Post", "2031-05-15", "Chile")
    assert "stance: no_agreement" in row["roles"] and row["source"].endswith("offer.txt")
    assert HEALTH not in {row["claim"] for _, row in rows}
    assert header[14:19] == ["verdict", "note", "by", "new time", "new person"]
    nothing = run("review", "--import", file)
    assert (nothing.exit_code, nothing.stdout) == (0, f"0 judgements written, {len(rows)} not filled in\n")
    fill(
        file,
        {
            STANCE: {"verdict": "Accept"},
            ECHO: {"verdict": "reject", "note": "=not her words", "by": "Rui"},
            TRIAL: {
                "verdict": "correct", "new stage": "charged", "new person": "Ana Duarte; Rui Salgado",
                "note": "x",
            },
            HELD: {"verdict": "correct", "new time": "2031-03/..", "new ground": "none", "note": "par. 7"},
        },
    )  # fmt: skip
    result = run("review", "--import", file)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("4 judgements written, ")
    made = {one.kind: one for one in judged() if one.kind != "correct"}
    assert (made["reject"].who, made["reject"].why, made["accept"].who) == ("Rui", "=not her words", "Ines")
    changes = [one.change for one in judged() if one.change]
    assert {"stage": "charged", "person": ("Ana Duarte", "Rui Salgado")} in [one.roles for one in changes]
    again = run("review", "--import", file)
    assert again.exit_code == 0 and again.stdout.startswith("0 judgements written, 4 known already")
    assert len(judged()) == 4


@pytest.mark.parametrize(
    ("cells", "column", "says"),
    [
        ({"claim": f"{SHA}#c99"}, "claim", "there is no claim"),
        ({"quote": "something else"}, "quote", "restore the cell"),
        ({"assertion": "0"}, "assertion", "export the review again"),
        ({"verdict": "maybe"}, "verdict", "is no verdict"),
        ({"verdict": "reject", "note": ""}, "note", "a reason is needed"),
        ({"verdict": "correct"}, "verdict", "without new values"),
        ({"verdict": "", "new stance": "rejects"}, "verdict", "without a verdict"),
        ({"verdict": "accept", "new stance": "rejects"}, "verdict", "beside 'accept'"),
        ({"verdict": "correct", "new time": "31/12/2031"}, "new time", "is no EDTF date"),
        ({"verdict": "correct", "new stance": "banana"}, "new stance", "none of its terms"),
        ({"verdict": "correct", "new person": "Ana"}, "new person", "has no role 'person'"),
    ],
)
def test_what_is_wrong_is_told_by_row_and_the_good_rows_are_taken(
    run: Run, cells: dict[str, str], column: str, says: str
) -> None:
    file = FORMATS[0]
    run("review", "--export", file)
    _, rows = read_sheet(file)
    number = next(number for number, row in rows if row["claim"] == STANCE)
    fill(file, {STANCE: {"verdict": "accept", "note": "x"} | cells, TRIAL: {"verdict": "accept"}})
    result = run("review", "--import", file)
    assert result.exit_code == 3
    [line] = result.stderr.splitlines()
    assert line.startswith(f"backchannel: {file}, row {number}, {column}: ") and says in line
    assert [one.assertion.type for one in judged() if one.assertion] == ["proceeding"]
    told = json.loads(run("review", "--import", file, "--json").stdout)
    assert (told["written"], told["known"], told["faults"][0]["row"]) == (0, 1, number)


def test_one_claim_with_two_verdicts_is_a_fault(run: Run) -> None:
    run("review", "--export", "review.csv")
    header, rows = read_sheet("review.csv")
    row = next(row for _, row in rows if row["claim"] == STANCE)
    twice = [row | {"verdict": "accept"}, row | {"verdict": "reject", "note": "x"}]
    write_sheet("review.csv", header, twice, {})
    result = run("review", "--import", "review.csv")
    assert result.exit_code == 3 and "has another verdict in row 2" in result.stderr
    assert [one.kind for one in judged()] == ["accept"]


def test_what_a_spreadsheet_program_makes_of_a_file_is_still_read(run: Run, tmp_path: Path) -> None:
    run("review", "--export", "review.csv")
    header, rows = read_sheet("review.csv")
    with open("semicolons.csv", "w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(header)
        writer.writerows([row[name] for name in header] for _, row in rows)
    assert run("review", "--import", "semicolons.csv").exit_code == 0
    run("review", "--export", "review.xlsx")
    book = load_workbook("review.xlsx")
    sheet = book["review"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    line = next(row[0].row for row in sheet.iter_rows(min_row=2) if row[0].value == STANCE)
    sheet.cell(line, columns["verdict"], "correct")
    sheet.cell(line, columns["note"], "x")
    sheet.cell(line, columns["new time"]).value = datetime(2031, 5, 14)
    book.save("review.xlsx")
    assert run("review", "--import", "review.xlsx").exit_code == 0
    assert [one.change.time for one in judged() if one.change] == ["2031-05-14"]


@pytest.mark.parametrize(
    ("name", "content", "code", "says"),
    [
        ("none.csv", None, 3, "there is no file"),
        ("empty.csv", b"", 3, "is empty"),
        ("latin.csv", "claim,ñ\n".encode("latin-1"), 3, "CSV UTF-8"),
        ("other.csv", b"name,age\nx,3\n", 3, "lacks the columns claim, quote, assertion, verdict"),
        ("fake.xlsx", b"no zip", 3, "is no XLSX file"),
        ("review.ods", b"", 2, "neither .xlsx nor .csv"),
    ],
)
def test_files_that_cannot_be_taken(run: Run, name: str, content: bytes | None, code: int, says: str) -> None:
    if content is not None:
        Path(name).write_bytes(content)
    result = run("review", "--import", name)
    assert (result.exit_code, says in result.stderr) == (code, True)


@given(st.text())
def test_no_cell_is_a_formula_and_every_cell_comes_back(text: str) -> None:
    safe = guarded(text)
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r")) and unguarded(safe) == text


@pytest.mark.parametrize("file", FORMATS)
def test_formulas_in_a_document_stay_text(tmp_path: Path, file: str) -> None:
    path = str(tmp_path / file)
    text = '=HYPERLINK("http://example.org")'
    write_sheet(path, ["quote", "verdict"], [{"quote": text}, {"quote": "'=1"}], {"verdict": ["accept"]})
    assert [row["quote"] for _, row in read_sheet(path)[1]] == [text, "'=1"]
    if file.endswith(".xlsx"):
        cell = load_workbook(path)["review"]["A2"]
        assert cell.data_type == "s" and cell.value == f"'{text}"
    else:
        assert "'=HYPERLINK" in Path(path).read_text(encoding="utf-8")


def test_a_file_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        write_sheet(str(tmp_path / "no" / "where.csv"), ["a"], [], {})
    with pytest.raises(InputError, match="no file"):
        read_sheet(str(tmp_path / "no.csv"))
