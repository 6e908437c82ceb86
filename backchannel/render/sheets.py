"""Tables in files: spreadsheets (XLSX) and comma-separated text (CSV), written and read back.

In: a path, columns and rows of text. Out: a file, or numbered rows of text. Always true: no cell is taken for
a formula, by us or by a spreadsheet program; what is written comes back as it was.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from backchannel.errors import InputError, MissingInput, Unreadable, UsageError

FORMATS = (".xlsx", ".csv")
# openpyxl writes down when a file is made
_MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</)")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_WIDE = {"in words": 50, "quote": 70, "roles": 40, "says": 30, "source": 30, "note": 40}

Rows = Sequence[Mapping[str, str]]


def guarded(text: str) -> str:
    """Text that no spreadsheet program takes for a formula: an apostrophe stands before what looks like one."""
    return f"'{text}" if text.lstrip("'").startswith(_FORMULA) else text


def unguarded(text: str) -> str:
    """The text without the apostrophe that guards it."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_FORMULA) else text


def cells(row: Mapping[str, object]) -> dict[str, str]:
    """A row of plain values as a row of text: nothing is empty, lists and roles are JSON."""
    return {name: _cell(value) for name, value in row.items()}


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Iterable) and not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def write_csv(stream: IO[str], columns: Sequence[str], rows: Rows) -> None:
    """Write rows as CSV, guarded against formulas."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([guarded(row.get(name, "")) for name in columns] for row in rows)


def write_sheet(path: str, columns: Sequence[str], rows: Rows, choices: Mapping[str, Sequence[str]]) -> None:
    """Write a file that can be filled in; `choices` are the words that a column takes. Raises `UsageError`."""
    _format(path)
    try:
        if path.lower().endswith(".csv"):
            # With the mark of UTF-8, without which Excel takes the letters of other scripts for something else.
            with open(path, "w", encoding="utf-8-sig", newline="") as stream:
                write_csv(stream, columns, rows)
        else:
            _write_xlsx(path, columns, rows, choices)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}; name another file") from error


def read_sheet(path: str) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    """The columns and the rows of a file, each row with its number there. Raises `InputError`, `UsageError`."""
    _format(path)
    if not Path(path).is_file():
        raise MissingInput(f"there is no file {path}: name the spreadsheet that was filled in")
    try:
        table = list(_csv_rows(path) if path.lower().endswith(".csv") else _xlsx_rows(path))
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error
    if not table:
        raise Unreadable(f"{path} is empty: export the review again")
    header = [name.strip() for name in table[0][1]]
    rows = [
        (number, {name: unguarded(cell) for name, cell in zip(header, cells, strict=False) if name})
        for number, cells in table[1:]
        if any(cell.strip() for cell in cells)
    ]
    whole = [(number, {name: row.get(name, "") for name in header if name}) for number, row in rows]
    return header, whole


def _format(path: str) -> None:
    if not path.lower().endswith(FORMATS):
        raise UsageError(f"{path} is neither .xlsx nor .csv: name the file with one of these endings")


def _csv_rows(path: str) -> Iterator[tuple[int, list[str]]]:
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(f"{path} is not UTF-8: save it as `CSV UTF-8` and import it again") from error
    # Spreadsheet programs write semicolons where the comma parts decimals.
    first = text.partition("\n")[0]
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ","
    )
    yield from enumerate(reader, 1)


def _write_xlsx(path: str, columns: Sequence[str], rows: Rows, choices: Mapping[str, Sequence[str]]) -> None:
    # The library is slow to load, and only spreadsheets need it.
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook()
    sheet: Any = book.active
    sheet.title = "review"
    to_fill = columns.index(next(iter(choices))) if choices else len(columns)
    for number, name in enumerate(columns, 1):
        cell = sheet.cell(1, number, name)
        cell.font = Font(bold=True)
        if number > to_fill:
            cell.fill = PatternFill("solid", fgColor="FFF2CC")
        sheet.column_dimensions[get_column_letter(number)].width = _WIDE.get(name, 16)
    for line, row in enumerate(rows, 2):
        for number, name in enumerate(columns, 1):
            text = guarded(ILLEGAL_CHARACTERS_RE.sub(" ", row.get(name, "")))
            if text:
                cell = sheet.cell(line, number)
                cell.value, cell.data_type = text, "s"
                cell.alignment = Alignment(wrap_text=name in _WIDE, vertical="top")
    for name, words in choices.items():
        listed = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
        sheet.add_data_validation(listed)
        letter = get_column_letter(columns.index(name) + 1)
        listed.add(f"{letter}2:{letter}{max(len(rows) + 1, 2)}")
    sheet.freeze_panes = "B2"
    made = io.BytesIO()
    book.save(made)
    Path(path).write_bytes(_undated(made.getvalue()))


def _undated(data: bytes) -> bytes:
    """The file without the time at which it was made, so that the same rows give the same bytes."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _MOMENT.sub(rb"\g<1>2000-01-01T00:00:00Z\g<2>", part)
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), part, zipfile.ZIP_DEFLATED)
    return kept.getvalue()


def _xlsx_rows(path: str) -> Iterator[tuple[int, list[str]]]:
    from zipfile import BadZipFile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, InvalidFileException, KeyError, ValueError) as error:
        raise Unreadable(f"{path} is no XLSX file: save it as one and import it again") from error
    try:
        sheet = book["review"] if "review" in book.sheetnames else book.worksheets[0]
        for number, cells in enumerate(sheet.iter_rows(values_only=True), 1):
            yield number, [_text(cell) for cell in cells]
    finally:
        book.close()


def _text(cell: object) -> str:
    """A cell as text; what a spreadsheet program made into a date becomes a day again."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
