"""Which legal tests of wrongful or arbitrary detention anyone has asserted of a case, and in which words.

In: the record and the scope of a person. Out: sections, one for each set of tests. Always true: they are
matches of words with the sentence beside them, never findings; a match that is negated in its clause is told
as denied.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from backchannel.views.data import data
from backchannel.views.footnotes import Footnotes
from backchannel.views.pages import Section, under_one_label
from backchannel.views.phrases import designation, proceeding
from backchannel.views.record import Fact, Record
from backchannel.views.scope import Scope
from backchannel.views.tables import Table
from backchannel.views.utterances import Utterance, named_in, narrowest, says

SETS = ("levinson", "wgad")
NOTE = "matches of words, not findings"


def factor_sections(record: Record, notes: Footnotes, about: Scope) -> list[Section]:
    """A section for each set of tests, with what has been asserted of each; sets without any are left out."""
    spoken = [one for one in about.spoken() if _concerns(record, about, one)]
    spoken = narrowest(spoken)
    facts = [
        fact
        for fact in record.of("proceeding", "designation")
        if about.people & set(record.who(fact, "person")) and fact.holds
    ]
    sections = []
    for name in SETS:
        table = Table(record, notes)
        asserted = _add(record, table, data("factors")[name]["factors"], spoken, facts)
        if rows := under_one_label(table.rows()):
            entry = data("factors")[name]
            headline = f"{len(asserted)} of {len(entry['factors'])} asserted by somebody: {NOTE}"
            sections.append(Section(name, str(entry["title"]), headline, rows))
    return sections


def _denied(one: Utterance, entry: dict[str, Any]) -> bool | None:
    """Whether the test is denied in an utterance; `None` where it does not speak of it."""
    found = says(one, entry["phrases"])
    return None if not found else all(hit.negated for hit in found)


def _add(
    record: Record, table: Table, factors: dict[str, Any], spoken: list[Utterance], facts: list[Fact]
) -> set[str]:
    asserted = set()
    for factor, entry in factors.items():
        for one in spoken:
            denied = _denied(one, entry)
            if denied is None:
                continue
            asserted |= set() if denied else {factor}
            text = f"denied: {one.content}" if denied else one.content
            table.add(one.fact, str(entry["name"]), text, key=factor, time=one.told)
        for fact, text in _by_claims(record, entry, facts):
            asserted.add(factor)
            table.add(fact, str(entry["name"]), text, key=factor)
    return asserted


def _by_claims(record: Record, entry: dict[str, Any], facts: list[Fact]) -> Iterator[tuple[Fact, str]]:
    for rule in entry.get("claims", ()):
        for fact in facts:
            if fact.type == rule["type"] and fact.term(rule["role"]) in rule["terms"]:
                phrase = designation if fact.type == "designation" else proceeding
                yield fact, phrase(record, fact)


def _concerns(record: Record, about: Scope, one: Utterance) -> bool:
    named = named_in(record, one)
    return bool(named & about.people) or (one.number in about.documents and not named & about.others)
