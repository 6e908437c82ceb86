"""The record itself: claims, statements, and who is who.

In: a visit and filters. Out: parts of lists, newest document first. Always true: of a large ledger a part
reads a bounded number of documents.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Response

from backchannel.api import told
from backchannel.api.lists import Cursor, Limit, by_document, part, read_cursor, sliced
from backchannel.api.models import ClaimAnswer, EntityAnswer, EntityDetail, Part, StatementAnswer
from backchannel.api.responses import leads, reads
from backchannel.api.visits import PLAIN, READS, Asked, Day, Text, Visit
from backchannel.edtf import bounds, is_edtf
from backchannel.entries import ReviewState
from backchannel.errors import NotFound
from backchannel.identity import fold
from backchannel.needs import Documents, Needs
from backchannel.records import EntityKind, SourceKind
from backchannel.views import Fact, Record
from backchannel.views.decisions import fact_called
from backchannel.views.identity import Figure
from backchannel.vocabulary import vocabulary

router = APIRouter(tags=["record"])

ClaimType = Annotated[
    str | None,
    Query(description="Only claims of this type.", json_schema_extra={"enum": [*vocabulary().types]},
          pattern=f"^({'|'.join(vocabulary().types)})$"),
]  # fmt: skip
_SHOWN = 50  # documents of a figure


@router.get("/claims", dependencies=READS, responses=reads(parts=True), operation_id="listClaims")
def list_claims(
    visit: Asked,
    response: Response,
    type: ClaimType = None,
    document: Annotated[
        str | None,
        Query(pattern="^[0-9a-f]{12,64}$", description="Only those of this document, by its hash."),
    ] = None,
    person: Annotated[
        Text | None, Query(description="Only those in which somebody of this name, or with this key, stands.")
    ] = None,
    side: Annotated[Text | None, Query(description="Only those that are the word of this side.")] = None,
    review: Annotated[ReviewState | None, Query(description="Only those in this state of review.")] = None,
    sensitive: Annotated[
        Literal["true", "false"] | None, Query(description="Only sensitive ones, or none of them.")
    ] = None,
    since: Annotated[Day | None, Query(description="Only what may have been so from that day on.")] = None,
    until: Annotated[Day | None, Query(description="Only what may have been so up to that day.")] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Part[ClaimAnswer]:
    """Claims, those of the newest document first; those that people rejected with `review=rejected` alone."""

    def fits(record: Record, fact: Fact) -> bool:
        return (
            (type is None or fact.type == type)
            and (document is None or fact.reading.document.sha256.startswith(document))
            and (person is None or _stands(record, fact, person))
            and (side is None or _is_word_of(record, fact, side))
            and (review is None or record.review(fact) == review)
            and (sensitive is None or record.is_sensitive(fact) == (sensitive == "true"))
            and _within(fact.dated, since, until)
        )

    def of(record: Record, number: int) -> list[ClaimAnswer]:
        facts = [one for one in record.rejected if one.number == number] if review == "rejected" else None
        return [
            told.claim(record, fact)
            for fact in (record.facts_in(number) if facts is None else facts)
            if fits(record, fact)
        ]

    found, go_on = by_document(visit, of, cursor, limit, _needed(document, person))
    return part(visit, response, found, go_on)


@router.get("/claims/{document}/{claim}", dependencies=READS, responses=reads(404), operation_id="getClaim")
def get_claim(
    visit: Asked,
    document: Annotated[
        str, Path(pattern="^[0-9a-f]{12}$", description="First 12 signs of the document's hash.")
    ],
    claim: Annotated[str, Path(pattern="^[A-Za-z0-9_]{1,40}$", description="The claim's id in the reading.")],
) -> ClaimAnswer:
    """One claim: `4f0c2a7be1d9#c3` stands at `/claims/4f0c2a7be1d9/c3`."""
    record = visit.record(_of_document(document))
    return told.claim(record, fact_called(record, f"{document}#{claim}"))


@router.get("/statements", dependencies=READS, responses=reads(parts=True), operation_id="listStatements")
def list_statements(
    visit: Asked,
    response: Response,
    document: Annotated[str | None, Query(pattern="^[0-9a-f]{12,64}$")] = None,
    speaker: Annotated[Text | None, Query(description="Only the words of this person or office.")] = None,
    side: Annotated[Text | None, Query(description="Only the words of this side.")] = None,
    kind: Annotated[
        SourceKind | None, Query(description="Only words of this kind of source, as anonymous_official.")
    ] = None,
    since: Annotated[Day | None, Query(description="Only what may have been said from that day on.")] = None,
    until: Annotated[Day | None, Query(description="Only what may have been said up to that day.")] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Part[StatementAnswer]:
    """What people are reported to have said, that of the newest document first."""

    def of(record: Record, number: int) -> list[StatementAnswer]:
        reading = record.readings[number]
        if document is not None and not reading.document.sha256.startswith(document):
            return []
        answers = (
            told.statement(record, number, one)
            for one in reading.statements
            if (kind is None or one.source_kind == kind)
            and _within(one.said or reading.document.published, since, until)
        )
        return [
            one
            for one in answers
            if (speaker is None or any(_is_called(record, who.key, speaker) for who in one.speakers))
            and (side is None or any(_is_called(record, who.key, side) for who in one.sides))
        ]

    found, go_on = by_document(visit, of, cursor, limit, _needed(document, speaker))
    return part(visit, response, found, go_on)


@router.get(
    "/entities",
    dependencies=READS,
    responses=reads(404, parts=True, links=leads(getEntity=("key", "items/0/key"))),
    operation_id="listEntities",
)
def list_entities(
    visit: Asked,
    response: Response,
    name: Annotated[
        Text | None, Query(description="Only those one of whose names holds these words.")
    ] = None,
    kind: Annotated[EntityKind | None, Query(description="Only figures of this kind.")] = None,
    side: Annotated[Text | None, Query(description="Only those of this side.")] = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> Part[EntityAnswer]:
    """Who and what the record knows, by key; unnamed sources and groups are left out: no two of them are known to be one."""
    if visit.is_large and name is None:
        return _figures_by_key(visit, response, cursor, limit, kind, side)
    record = visit.record(_naming(name) if name else None)
    found = sorted(
        (figure for figure in record.cast.figures.values() if _is_named(figure)),
        key=lambda figure: figure.key,
    )
    chosen = [
        figure
        for figure in found
        if (name is None or _is_called(record, figure.key, name)) and _is_such(record, figure.key, kind, side)
    ]
    shown = sliced(visit, response, chosen, cursor, limit)
    return Part(tuple(told.entity(record, figure) for figure in shown.items), shown.next)


@router.get("/entities/{key:path}", dependencies=READS, responses=reads(404), operation_id="getEntity")
def get_entity(
    visit: Asked,
    key: Annotated[
        str,
        Path(
            min_length=1,
            max_length=300,
            pattern=PLAIN,
            description="The key of a figure, as answers give it, or its name.",
            examples=["person:ana duarte"],
        ),
    ],
) -> EntityDetail:
    """One figure, with the newest documents that name it."""
    record = visit.record(_naming(key))
    figure = record.cast.figures.get(key)
    if figure is None:
        folded = fold(key)
        fits = [one for one in record.cast.figures.values() if fold(one.name) == folded]
        if not fits:
            raise NotFound(f"nobody and nothing on record goes by {key!r}: `entities?name=` looks for parts")
        figure = fits[0]
    numbers = dict.fromkeys(place.number for place in record.cast.places(figure.key))
    newest = sorted(numbers, key=lambda n: (record.readings[n].document.published or "", n), reverse=True)
    bare = told.entity(record, figure)
    documents = tuple(told.origin(record.readings[number].document) for number in newest[:_SHOWN])
    return EntityDetail(
        bare.key, bare.self, bare.kind, bare.name, bare.country, bare.side, bare.anonymous, bare.titles,
        bare.names, documents, len(newest) > _SHOWN,
    )  # fmt: skip


def _figures_by_key(
    visit: Visit, response: Response, cursor: str | None, limit: int, kind: str | None, side: str | None
) -> Part[EntityAnswer]:
    """The next figures of a large ledger, told from the newest documents that name each."""
    with visit.opened() as ledger:
        index = ledger.index()
        keys = index.figures(min(limit, 50), read_cursor(cursor, str) or "")
        documents: Documents = frozenset().union(*(index.documents((key,), "named", 3) for key in keys))
    record = visit.record(lambda index: documents)
    shown = [
        told.entity(record, figure)
        for key in keys
        if (figure := record.cast.figures.get(key))
        and _is_named(figure)
        and _is_such(record, key, kind, side)
    ]
    return part(visit, response, shown, keys[-1] if keys else None)


def _naming(name: str) -> Needs:
    """The newest documents that name somebody, by key or by name."""
    return lambda index: index.documents({name, *index.called(name)}, "named", 2 * _SHOWN)


def _of_document(start: str) -> Needs:
    return lambda index: frozenset(index.with_hash(start))


def _needed(document: str | None, name: str | None) -> Needs | None:
    """Where to look for what is in a document, or bears a name; everywhere where neither is given."""
    if document is not None:
        return _of_document(document)
    if name is None:
        return None

    asked = name
    return lambda index: frozenset().union(
        *(index.documents({asked, *index.called(asked)}, part) for part in ("named", "said"))
    )


def _stands(record: Record, fact: Fact, name: str) -> bool:
    return any(_is_called(record, key, name) for key in record.who(fact, *fact.claim.roles))


def _is_word_of(record: Record, fact: Fact, side: str) -> bool:
    sides = (found for key in record.speakers(fact) if (found := record.cast.figure(key).side))
    return any(_is_called(record, one, side) for one in sides)


def _is_named(figure: Figure) -> bool:
    """Whether it can be known again in another document."""
    # the key of what stands in one document alone begins with its number
    return not (figure.anonymous or figure.kind == "group" or figure.key[:1].isdigit())


def _is_such(record: Record, key: str, kind: str | None, side: str | None) -> bool:
    figure = record.cast.figure(key)
    own = figure.side
    return (kind is None or figure.kind == kind) and (
        side is None or own is not None and _is_called(record, own, side)
    )


def _is_called(record: Record, key: str, name: str) -> bool:
    """Whether a figure has this key, or a name that holds all of these words."""
    if key == name:
        return True
    words = set(fold(name).split())
    figure = record.cast.figure(key)
    return bool(words) and any(words <= set(one.split()) for one in (*figure.names, fold(figure.name)))


def _within(edtf: str | None, since: date | None, until: date | None) -> bool:
    """Whether something may lie between two days; what has no date lies between none."""
    if since is None and until is None:
        return True
    if not edtf or not is_edtf(edtf):
        return False
    first, last = bounds(edtf)
    return (since is None or last is None or last >= since) and (
        until is None or first is None or first <= until
    )
