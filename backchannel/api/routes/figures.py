"""Figures: the tables of the statistics, and precedents.

In: a visit, the name of a table or of a deal. Out: tables, pages. Always true: a figure stands with what it
counts, what it leaves out and the claims behind it.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import fields
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Response
from starlette.responses import PlainTextResponse

from backchannel import views
from backchannel.api.address import address
from backchannel.api.models import (
    ColumnAnswer,
    FiguresAnswer,
    LeftOutAnswer,
    PrecedentsAnswer,
    TableAnswer,
)
from backchannel.api.responses import reads
from backchannel.api.visits import READS, Asked, Now, Text
from backchannel.errors import NotFound
from backchannel.views import Page

router = APIRouter(tags=["figures"])
_CSV = {"text/csv": {"schema": {"type": "string"}}}
TableName = Annotated[
    str,
    Path(pattern=f"^({'|'.join(views.TABLES)})$", json_schema_extra={"enum": [*views.TABLES]}),
]  # fmt: skip


@router.get("/statistics", dependencies=READS, responses=reads(), operation_id="listTables")
def list_tables(visit: Now) -> tuple[TableAnswer, ...]:
    """The tables that there are, and how each may be grouped."""
    return tuple(
        TableAnswer(name, one.groupings, one.by, address("statistics", name))
        for name, one in views.TABLES.items()
    )


@router.get(
    "/statistics/{table}", dependencies=READS, responses=reads(404, content=_CSV), operation_id="getTable"
)
def get_table(
    visit: Asked,
    table: TableName,
    response: Response,
    by: Annotated[Text | None, Query(description="How to group it, as the list of tables has it.")] = None,
    format: Annotated[Literal["json", "csv"], Query(description="CSV is for a spreadsheet.")] = "json",
) -> FiguresAnswer:
    """One table: who is held, for how long, how people came free; of a large ledger it takes a while."""
    found = views.statistics(visit.record(), table, by)
    if format == "csv":
        headers = {key: value for key, value in response.headers.items() if key != "content-length"}
        made: Any = PlainTextResponse(views.figures_csv(found), headers=headers, media_type="text/csv")
        return made  # type: ignore[no-any-return]
    plain = views.figures_json(found)
    return FiguresAnswer(**{
        **plain,
        "columns": tuple(ColumnAnswer(**one) for one in plain["columns"]),
        "rows": tuple(plain["rows"]),
        "left_out": tuple(LeftOutAnswer(**one) for one in plain["left_out"]),
        "notes": tuple(plain["notes"]),
    })  # fmt: skip


@router.get("/precedents", dependencies=READS, responses=reads(404), operation_id="viewPrecedents")
def precedents(
    visit: Asked,
    name: Annotated[
        Text | None, Query(description="A person in a live deal, a side or two sides, to set rows beside it.")
    ] = None,
    words: Annotated[
        Text | None, Query(description="Only rows of the reference set that hold these.")
    ] = None,
    limit: Annotated[int, Query(ge=0, le=200, description="Rows beside each deal; 0 for all.")] = 8,
) -> PrecedentsAnswer:
    """Earlier exchanges: all of them, those that hold words, or those most like a live deal, with points."""
    clocks = visit.clocks
    until = min((day for day in (clocks.as_of, clocks.known_at) if day), default=None)
    found: views.Precedents | None = None
    if name and not words:
        with suppress(NotFound):
            found = views.precedents_for(visit.record(visit.about(name)), name, limit)
    found = found or views.precedent_list(" ".join(one for one in (name, words) if one), until)
    parts = {field.name: getattr(found.page, field.name) for field in fields(Page)}
    return PrecedentsAnswer(**parts, precedents=tuple(views.precedents_json(found)))
