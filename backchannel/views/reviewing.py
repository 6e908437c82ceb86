"""Pages on the review itself: what waits, what has been judged and why, how far two rounds agree.

In: the record. Out: pages. Always true: a judgement is shown with who made it, when and why, also when it was
taken back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from backchannel.entries import Judgement
from backchannel.errors import NotFound
from backchannel.records import Reading
from backchannel.views.agreement import agreement
from backchannel.views.claim_words import in_words
from backchannel.views.corrections import change_in_words
from backchannel.views.dates import words
from backchannel.views.footnotes import Footnotes
from backchannel.views.pages import Page, Row, Says, Section
from backchannel.views.queue import Item, cite_name, queue, seen_in
from backchannel.views.record import Fact, Record
from backchannel.views.reviewed import NOT, with_review
from backchannel.views.subjects import subject
from backchannel.views.voices import voice
from backchannel.views.wording import word


@with_review
def review(record: Record, round: str | None = None, first: int | None = None) -> Page:
    """The queue as a page: one row for each claim, with the reasons for its place; only the `first` so many."""
    notes = Footnotes()
    rows: list[Row] = []
    items, record = queue(record, round), seen_in(record, round)
    for item in items[:first]:
        rows.append(_asked(record, notes, item))
    states = Counter(record.review(fact) for fact in (*record.facts, *record.rejected))
    told = [f"{states[state]:,} {state}" for state in ("accepted", "corrected", "rejected") if states[state]]
    title = "Review" if round is None else f"Review, round {round}"
    head = f"{len(items):,} to look at"
    head += f", the first {len(rows):,} here" if len(rows) < len(items) else ""
    # A blind round is not to know what others made of it.
    summary = "blind" if round else ", ".join(told) or NOT
    page = _page(record, "review", title, [Section("review", title, head, tuple(rows))], notes)
    return replace(page, review=summary)


@with_review
def judgements(record: Record, name: str | None = None) -> Page:
    """All that people decided, oldest first: by whom, when, why; on somebody, or by somebody, called `name`.

    Raises `NotFound` where there is nothing.
    """
    chosen = [one for one in record.judgements if name is None or one.who.casefold() == name.casefold()]
    if name is not None and not chosen:
        chosen = _about(record, name)
    if not chosen:
        raise NotFound(f"nobody has judged anything{f' about {name!r}' if name else ''} yet")
    notes = Footnotes()
    by_entry = _facts_by_entry(record)
    waiting = {one.entry for one in record.judged.waiting}
    told = [_row(record, notes, one, by_entry.get(one.entry, [])) for one in chosen]
    rows = tuple(row for row, one in zip(told, chosen, strict=True) if one.entry not in waiting)
    late = tuple(row for row, one in zip(told, chosen, strict=True) if one.entry in waiting)
    title = f"Judgements on {name}" if name else "Judgements"
    sections = [
        Section("judgements", title, rows=rows),
        Section("waiting", "Waiting", "no claim says so any more; kept for the next reading", late),
    ]
    page = _page(record, "judgements", title, [one for one in sections if one.rows], notes)
    return replace(page, review=f"{len(chosen):,} judgement{'' if len(chosen) == 1 else 's'}")


@with_review
def agreement_page(record: Record, first: str, second: str) -> Page:
    """How far two rounds or two reviewers agree, and each claim on which they do not. Raises `NotFound`."""
    found = agreement(record, first, second)
    notes = Footnotes()
    percent = f"{found.percent:.0f} %" if found.percent is not None else "none to compare"
    measure = "has no meaning here" if found.kappa is None else f"{found.kappa:.2f}"
    counts = [
        Row("count", "both judged", f"{found.both:,} claims"),
        Row("count", "agree", f"{found.agreed:,} ({percent})"),
        Row("count", "Cohen's kappa", measure),
        Row("count", "only one judged", f"{found.alone:,} claims"),
        *(
            Row("count", f"{one} / {other}", f"{number:,}")
            for (one, other), number in sorted(found.counts.items())
        ),
    ]
    differ = [
        Row(
            "differ", fact.id, in_words(record, fact), fact.claim.time,
            tuple(_says(one, notes.cite(fact.reading, fact.read.evidence)) for one in judged),
            notes.cite(fact.reading, fact.read.evidence), (fact.id,), record.is_sensitive(fact),
            record.review(fact),
        )
        for fact, *judged in found.differ
    ]  # fmt: skip
    title = f"Agreement of {first} and {second}"
    sections = [
        Section("agreement", title, f"{percent}, kappa {measure}", tuple(counts)),
        Section("differ", "They differ on", rows=tuple(differ)),
    ]
    return _page(record, "agreement", title, [one for one in sections if one.rows], notes)


def _asked(record: Record, notes: Footnotes, item: Item) -> Row:
    """One item of the queue as a row."""
    text = f"{item.text}  [{'; '.join(item.reasons)}]" if item.reasons else item.text
    fact = record.find(item.claim)
    if fact is None:
        places = [place for key in item.keys if (place := next(record.cast.places(key), None))]
        cited = tuple(number for place in places for number in cite_name(record, notes, place))
        says = Says("suggestion", None, item.says, notes=cited)
        return Row(item.type, " = ".join(item.keys), text, None, (says,), cited)
    numbers = notes.cite(fact.reading, fact.claim.evidence)
    says = replace(voice(record, fact), notes=numbers)
    return Row(
        item.type, item.claim, text, item.time, (says,), numbers, (item.claim,), item.sensitive,
        record.review(fact),
    )  # fmt: skip


def _page(record: Record, view: str, title: str, sections: list[Section], notes: Footnotes) -> Page:
    as_of = record.today.isoformat() if record.today else None
    return Page(view, title, as_of, len(record.readings), tuple(sections), notes.all())


def _facts_by_entry(record: Record) -> dict[int, list[Fact]]:
    found: dict[int, list[Fact]] = {}
    for fact in (*record.facts, *record.rejected):
        for one in fact.verdict.judgements if fact.verdict else ():
            found.setdefault(one.entry, []).append(fact)
    return found


def _about(record: Record, name: str) -> list[Judgement]:
    """The judgements on claims and figures of somebody, and what took them back."""
    who = subject(record, name)
    keys = {who.figure} if who.figure else set(who.sides)
    entries = set()
    for fact in (*record.facts, *record.rejected):
        roles = tuple(fact.claim.roles)
        if fact.verdict and keys & {*record.who(fact, *roles), *record.sides(fact, *roles)}:
            entries |= {one.entry for one in fact.verdict.judgements}
    entries |= {one.entry for one in record.judgements if keys & set(one.keys)}
    return [one for one in record.judgements if one.entry in entries or one.about in entries]


def judgement_rows(record: Record, notes: Footnotes, judgements: Iterable[Judgement]) -> list[Row]:
    """A row for each of these judgements, in their order, as far as the record holds what they are about."""
    by_entry = _facts_by_entry(record)
    return [_row(record, notes, one, by_entry.get(one.entry, [])) for one in judgements]


def _row(record: Record, notes: Footnotes, one: Judgement, facts: list[Fact]) -> Row:
    reading = _reading_of(record, one)
    numbers = notes.cite(reading, one.assertion.evidence) if reading and one.assertion else ()
    gone = record.judged.taken_back.get(one.entry)
    text = _what(record, one, facts) + (f"  [taken back by {gone.who}, entry {gone.entry}]" if gone else "")
    return Row(
        one.kind, f"entry {one.entry}", text, None, (_says(one, numbers),), numbers,
        tuple(dict.fromkeys(fact.id for fact in facts)),
        any(record.is_sensitive(fact) for fact in facts),
    )  # fmt: skip


def _what(record: Record, one: Judgement, facts: list[Fact]) -> str:
    verb = word("judgement", one.kind)
    if one.kind == "conflict":
        chosen = (
            f" for {in_words(record, facts[0])}"
            if facts
            else f" for {_in_roles(one)}"
            if one.assertion
            else ""
        )
        return f"{verb}: {' '.join(one.keys)}{chosen}"
    if one.assertion:
        said = in_words(record, facts[0]) if facts else _in_roles(one)
        change = f" ({change_in_words(one.change)})" if one.change else ""
        return f"{verb}: {said}{change}"
    if one.keys:
        named = [record.cast.name(key) if key in record.cast.figures else key for key in one.keys]
        return f"{verb}: {' = '.join(named) if one.kind == 'merge' else ' / '.join(named)}"
    if one.document:
        reading = _reading_of(record, one)
        about = reading.document if reading else None
        named_so = about.title or about.source if about else one.document[:12]
        return f"{word('judgement', 'withdraw')}: {named_so}"
    return f"{verb}: entry {one.about}"


def _in_roles(one: Judgement) -> str:
    """A judged claim that nobody makes now, by its roles."""
    roles: Iterable[tuple[str, tuple[str, ...]]] = one.assertion.roles.items() if one.assertion else ()
    kind = one.assertion.type if one.assertion else ""
    told = "; ".join(f"{role}: {', '.join(names)}" for role, names in roles)
    return f"{kind} ({told})"


def _says(one: Judgement, numbers: tuple[int, ...]) -> Says:
    when = words(one.recorded[:10]) if one.recorded else "not written down"
    where = f", round {one.round}" if one.round else ""
    reason = f": {one.why}" if one.why else ""
    return Says("reviewer", one.who, f"{one.who}, {when}{where}{reason}", one.recorded or None, notes=numbers)


def _reading_of(record: Record, one: Judgement) -> Reading | None:
    sha256 = one.assertion.document if one.assertion else one.document
    readings = [reading for reading in record.readings if reading.document.sha256 == sha256]
    return readings[0] if readings else None
