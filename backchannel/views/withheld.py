"""What may be published safely about somebody: what was withheld, and what exports leave out.

In: the record and a name. Out: a page that is sensitive as a whole. Always true: it counts what is sensitive
by the rules of the vocabulary and by judgements on record, and repeats none of it in a row that is not marked
so.
"""

from __future__ import annotations

from collections import defaultdict

from backchannel.errors import NotFound
from backchannel.views.cues import holds
from backchannel.views.data import data
from backchannel.views.families import hidden
from backchannel.views.footnotes import Footnotes
from backchannel.views.pages import Page, Row, Says, Section
from backchannel.views.phrases import appeal, position
from backchannel.views.record import Fact, Record, moment
from backchannel.views.reviewed import with_review
from backchannel.views.scope import Scope, scope
from backchannel.views.tables import Table
from backchannel.views.utterances import named_in
from backchannel.views.wording import word

_ROLES = (
    "person",
    "participants",
    "host",
    "by",
    "for",
    "to",
    "gives",
    "gets",
    "released_by_a",
    "released_by_b",
)
# Unnamed sources ask for themselves, not for a family.
_OF_THEMSELVES = ("anonymous_official", "anonymous_source")


@with_review
def withheld(record: Record, name: str) -> Page:
    """The page on what was kept back about `name`, and what is left out of exports and published pages.

    Raises `NotFound` where nothing is.
    """
    about = scope(record, name)
    notes = Footnotes()
    facts = [fact for fact in record.facts if _is_of(record, about, fact)]
    sections = (
        _names(record, notes, about),
        _privacy(record, notes, about),
        _left_out(record, notes, [fact for fact in facts if record.is_sensitive(fact)]),
        _free(record, notes, [fact for fact in facts if not record.is_sensitive(fact)]),
    )
    shown = tuple(section for section in sections if section.rows)
    if not shown:
        raise NotFound(f"nothing about {about.title} is on record: see `backchannel status`")
    return Page(
        "withheld",
        f"What may be published about {about.title} (sensitive)",
        record.today.isoformat() if record.today else None,
        len({fact.number for fact in facts}),
        shown,
        notes.all(),
    )


def _is_of(record: Record, about: Scope, fact: Fact) -> bool:
    keys = set(record.who(fact, *_ROLES))
    return bool(keys & about.circle) or (fact.number in about.live and not keys & about.others)


def _names(record: Record, notes: Footnotes, about: Scope) -> Section:
    table = Table(record, notes)
    for fact in sorted(record.of("position"), key=moment):
        if fact.term("stance") == "withholds_name" and fact.number in about.live:
            table.add(fact, "not named", position(record, fact), key="withholds_name")
    return Section("names", "Names withheld", rows=hidden(table))


def _privacy(record: Record, notes: Footnotes, about: Scope) -> Section:
    table = Table(record, notes)
    phrases = data("families")["privacy"]
    for fact in about.facts("appeal", "by", "for"):
        if holds(fact.term("asks") or "", phrases):
            table.add(fact, "asked", appeal(record, fact), key="privacy")
    for one in about.spoken():
        others = named_in(record, one) & about.others
        if one.statement.source_kind in _OF_THEMSELVES:
            continue
        if one.number in about.live and not others and holds(one.content, phrases):
            table.add(one.fact, "asked", one.content, key="privacy", time=one.told)
    return Section("privacy", "Asked to be kept back", rows=hidden(table))


def _left_out(record: Record, notes: Footnotes, facts: list[Fact]) -> Section:
    rows = _counted(notes, facts)
    headline = f"{len(facts)} claim{'' if len(facts) == 1 else 's'} left out of exports and published pages"
    return Section("left_out", "Sensitive", headline if rows else "", rows)


def _free(record: Record, notes: Footnotes, facts: list[Fact]) -> Section:
    """What is not sensitive by rule; a judgement may still mark it."""
    counts: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        counts[fact.type].append(fact)
    parts = " · ".join(f"{kind} {len(found)}" for kind, found in sorted(counts.items()))
    if not facts:
        return Section("free", "Not sensitive by rule")
    row = Row(
        "free",
        "may be published",
        parts,
        None,
        (_counter(()),),
        (),
        tuple(f.id for f in facts),
        sensitive=True,
    )
    return Section("free", "Not sensitive by rule", rows=(row,))


def _counted(notes: Footnotes, facts: list[Fact]) -> tuple[Row, ...]:
    """A row for each kind of sensitive claim, with where they stand."""
    kinds: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        kinds[fact.type].append(fact)
    rows = []
    for kind, found in sorted(kinds.items()):
        cited = [number for fact in found for number in notes.cite(fact.reading, fact.claim.evidence)]
        numbers = tuple(dict.fromkeys(cited))
        text = f"{len(found)} claim{'' if len(found) == 1 else 's'}"
        ids = tuple(fact.id for fact in found)
        says = (_counter(numbers),)
        rows.append(
            Row("left_out", word("sensitive_claim", kind), text, None, says, numbers, ids, sensitive=True)
        )
    return tuple(rows)


def _counter(notes: tuple[int, ...]) -> Says:
    return Says("record", None, "counted in this record", notes=notes)
