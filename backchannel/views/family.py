"""The sensitive section: families, their contacts and pleas, health.

In: the record and the people whom a page is about. Out: a section of a page, or nothing. Always true: all
that is sensitive stands here and nowhere else on a page, so that leaving it out is leaving out one section.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from backchannel.views.claim_words import in_words
from backchannel.views.footnotes import Footnotes
from backchannel.views.pages import Section, under_one_label
from backchannel.views.phrases import appeal, contact, relation, wellbeing
from backchannel.views.record import Fact, Record, moment
from backchannel.views.tables import Table

_LINES: tuple[tuple[str, str, tuple[str, ...], Callable[[Record, Fact], str]], ...] = (
    ("relation", "relatives", ("person", "to"), relation),
    ("contact", "contacts", ("participants",), contact),
    ("appeal", "asks", ("by", "for"), appeal),
    ("wellbeing", "health", ("person",), wellbeing),
)


def family_section(
    record: Record, notes: Footnotes, people: Collection[str], documents: Collection[int]
) -> Section | None:
    """What is sensitive about these people, and about families without names in these documents."""
    circle = set(people) | _relatives_of(record, people)
    table = Table(record, notes)
    for kind, label, roles, phrase in _LINES:
        for fact in sorted((one for one in record.of(kind) if record.is_sensitive(one)), key=moment):
            named = set(record.who(fact, *roles))
            if named & circle or (fact.number in documents and _is_of_all(record, fact, named, circle)):
                table.add(fact, label, phrase(record, fact))
    marked = filter(_marked, record.facts) if record.judged.verdicts else ()
    for fact in sorted(marked, key=moment):
        if circle & set(record.who(fact, *fact.claim.roles)):
            table.add(fact, "not published", in_words(record, fact))
    rows = under_one_label(table.rows())
    sensitive = "sensitive: left out of what is published"
    return Section("family", "Family and health", sensitive, rows) if rows else None


def _is_of_all(record: Record, fact: Fact, named: Collection[str], circle: Collection[str]) -> bool:
    """Whether it is about families without names, and about nobody else's people."""
    others = set(record.who(fact, "for")).difference(circle)
    return not others and _is_unnamed_family(record, named)


def _marked(fact: Fact) -> bool:
    """Whether somebody decided that it is sensitive, of a type that no rule makes so."""
    kinds = {kind for kind, *_ in _LINES}
    return fact.verdict is not None and bool(fact.verdict.sensitive) and fact.type not in kinds


def _relatives_of(record: Record, people: Collection[str]) -> set[str]:
    return {
        relative
        for fact in record.of("relation")
        if record.is_sensitive(fact) and set(record.who(fact, "to")) & set(people)
        for relative in record.who(fact, "person")
    }


def _is_unnamed_family(record: Record, keys: Collection[str]) -> bool:
    return any(key in record.relatives and record.cast.figure(key).kind == "group" for key in keys)
