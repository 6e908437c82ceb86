"""Which documents the record on somebody rests on: which are copies of which, and who repeats whom.

In: the record and a name. Out: a page with a row for each document, oldest first, and one for each outlet that
another takes something from. Always true: what is a copy says of which document and how much of it; outlets are
not graded.
"""

from __future__ import annotations

from collections import defaultdict

from backchannel.copies import Likeness, likeness
from backchannel.errors import NotFound
from backchannel.records import Span
from backchannel.views.dates import last_day, words
from backchannel.views.deals import deals
from backchannel.views.footnotes import Footnotes
from backchannel.views.pages import Page, Row, Says, Section, under_one_label
from backchannel.views.phrases import joined
from backchannel.views.record import Fact, Record
from backchannel.views.reviewed import with_review
from backchannel.views.subjects import Subject, subject
from backchannel.views.support import outlets, quoted
from backchannel.views.wording import word


@with_review
def sources(record: Record, name: str) -> Page:
    """The page on the documents about a person, a side or two sides. Raises `NotFound`."""
    about = subject(record, name)
    title = " <-> ".join(record.cast.name(key) for key in ([about.figure] if about.figure else about.sides))
    numbers = _documents(record, about)
    if not numbers:
        raise NotFound(f"no document on record is about {title}: `backchannel status` lists what there is")
    notes = Footnotes()
    rows = tuple(_row(record, notes, number) for number in numbers)
    independent = {record.groups[number] for number in numbers}
    headline = (
        f"{_counted(len(numbers), 'document')}, {len(independent):,} independent, "
        f"of {_counted(outlets(record, numbers), 'outlet')}"
    )
    repeats = Section("repeats", "Taken from others", rows=_repeats(record, notes, numbers))
    return Page(
        "sources",
        f"Sources on {title}",
        record.today.isoformat() if record.today else None,
        len(numbers),
        (
            Section("sources", f"Sources on {title}", headline, under_one_label(rows)),
            *((repeats,) if repeats.rows else ()),
        ),
        notes.all(),
    )


def _documents(record: Record, about: Subject) -> list[int]:
    """The documents that name the person, or that tell of the deals of the sides; oldest first."""
    if about.figure:
        found = {n for n in range(len(record.readings)) if about.figure in _figures(record, n)}
    else:
        mine = [deal for deal in deals(record) if set(about.sides) <= set(deal.sides)]
        found = {number for deal in mine for number in deal.documents}
    return sorted(found, key=lambda number: (str(last_day(_published(record, number)) or ""), number))


def _figures(record: Record, number: int) -> set[str]:
    return {record.cast.key(number, entity.id) for entity in record.readings[number].entities}


def _row(record: Record, notes: Footnotes, number: int) -> Row:
    document = record.readings[number].document
    told = _published(record, number)
    said = _standing(record, number)
    lead = document.paragraphs[0] if document.paragraphs else Span(0, min(len(document.text), 200))
    cited = notes.cite(record.readings[number], (Span(lead.start, min(lead.start + 1, lead.end)),))
    return Row(
        "document",
        words(told) if told else "date not known",
        joined(document.outlet or "outlet not known", document.title, by=": "),
        told,
        (Says("document", document.outlet, said, told, notes=cited),),
        cited,
        support=int(record.groups[number] == number),
    )


def _standing(record: Record, number: int) -> str:
    """What a document is to the others: its own report, or a copy of one, and why it counts as that."""
    document, first = record.readings[number].document, record.groups[number]
    wire = f"carries {document.wire}" if document.wire else None
    if first == number:
        return joined("its own report" if wire is None else "", wire) or "its own report"
    original = record.readings[first].document
    place = joined(
        original.outlet or original.source,
        words(original.published) if original.published else None,
    )
    return joined(_copy(likeness(document, original), len(document.text) < len(original.text), place), wire)


def _copy(alike: Likeness, shorter: bool, place: str) -> str:
    key: str = alike.reason or "reworked"
    if key == "shortened" and not shorter:
        key = "lengthened"
    return word("copy", key).format(place=place, share=f"{alike.containment:.0%}")


def _repeats(record: Record, notes: Footnotes, numbers: list[int]) -> tuple[Row, ...]:
    taken: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    chosen = set(numbers)
    for fact in record.facts:
        origin = quoted(record, fact) if fact.number in chosen else None
        if origin and not record.is_sensitive(fact):
            document = fact.reading.document
            taken[document.outlet or document.source, origin].append(fact)
    rows = []
    for (outlet, origin), facts in taken.items():
        cited = dict.fromkeys(
            note for fact in facts for note in notes.cite(fact.reading, fact.claim.evidence)
        )
        kinds = dict.fromkeys(fact.type for fact in facts)
        rows.append(
            Row(
                "repeats", outlet, f"{_counted(len(facts), 'point')} after {origin}", None,
                (Says("other_outlet", origin, ", ".join(kinds), notes=tuple(cited)),),
                tuple(cited), tuple(fact.id for fact in facts),
            )
        )  # fmt: skip
    return under_one_label(tuple(rows))


def _published(record: Record, number: int) -> str | None:
    return record.readings[number].document.published


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
