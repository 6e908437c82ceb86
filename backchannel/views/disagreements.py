"""Where documents disagree about one person: since when held, when a step was taken, how long a sentence.

In: the record and the person's key. Out: a section with one row for each thing said, side by side. Always true:
two dates disagree only where no day fits both, so a month and a day in it agree; nobody is said to be right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from backchannel.edtf import is_edtf, overlaps
from backchannel.views.dates import words
from backchannel.views.footnotes import Footnotes
from backchannel.views.pages import Section, under_one_label
from backchannel.views.record import Fact, Record
from backchannel.views.tables import Table
from backchannel.views.wording import length, stage_words, word

Told = tuple[Fact, str, str]
_ONCE = ("arrested", "charged", "convicted", "acquitted", "sentenced", "in_force", "pardoned")
_SURE = ("asserted", "alleged")


def disagreements(record: Record, notes: Footnotes, person: str) -> Section:
    """The section on all that documents tell differently of a person, family and health left out."""
    told: dict[str, list[Told]] = defaultdict(list)
    for fact in record.of("detention", "proceeding", "release"):
        if person not in record.who(fact, "person") or record.is_sensitive(fact) or not fact.holds:
            continue
        if fact.claim.realis in _SURE:
            _sort(fact, told)
    table = Table(record, notes)
    for label, found in told.items():
        if _differ(found):
            for fact, text, _ in found:
                table.add(fact, label, text)
    return Section("disagreements", word("who", "disagree"), rows=under_one_label(table.rows()))


def _sort(fact: Fact, told: dict[str, list[Told]]) -> None:
    """Put what a fact tells under the question that it answers."""
    time, stage = fact.claim.time, fact.term("stage")
    if fact.type == "detention" and time and time.endswith("/.."):
        told[word("who", "held_since")].append((fact, words(time), time.removesuffix("/..")))
    elif fact.type == "release" and time:
        told[word("who", "freed")].append((fact, words(time), time))
    elif fact.type == "proceeding" and stage in _ONCE:
        if time:
            told[stage_words(stage, None, None)].append((fact, words(time), time))
        if fact.term("term") and stage == "sentenced":
            term = length(fact.term("term") or "")
            told[word("who", "sentence")].append((fact, term, f"={term}"))


def _differ(found: Sequence[Told]) -> bool:
    """Whether two of the values cannot both be so."""
    values = list(dict.fromkeys(value for _, _, value in found))
    return any(_apart(one, other) for i, one in enumerate(values) for other in values[i + 1 :])


def _apart(one: str, other: str) -> bool:
    if one.startswith("=") or other.startswith("="):
        return one != other
    return is_edtf(one) and is_edtf(other) and not overlaps(one, other)
