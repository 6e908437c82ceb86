"""Who says so, in words that keep apart what is on record, unnamed, an institution's and the outlet's own.

In: a fact of the record. Out: whose word it is. Always true: what one party says of another is marked as
such, and an unnamed source is named with the outlet that it spoke to, since two of them are never the same.
"""

from __future__ import annotations

from dataclasses import replace

from backchannel.records import Statement
from backchannel.views.corrections import what_was_read
from backchannel.views.dates import words
from backchannel.views.pages import Says
from backchannel.views.record import Fact, Record, speakers
from backchannel.views.wording import word

UNNAMED = {"anonymous_official", "anonymous_source"}
_NO_OUTLET = "the outlet"


def voice(record: Record, fact: Fact, beside: str = "") -> Says:
    """Whose word a fact is. How sure it is goes unsaid where the text `beside` it has the word already."""
    # a page tells the same fact under several headings
    known: dict[Fact, Says] = record.kept.setdefault("voices", {})
    says = known.get(fact)
    if says is None:
        says = known[fact] = _source(record, fact)
    realis = word("realis", fact.claim.realis)
    sure = f" ({realis})" if realis and realis not in beside else ""
    if fact.verdict or fact.withdrawn:
        sure += _judged(fact, fact.reading.document.outlet or _NO_OUTLET)
    return replace(says, text=says.text + sure) if sure else says


def _source(record: Record, fact: Fact) -> Says:
    """Whose word a fact is, without how sure it is and what people made of it."""
    statement = fact.statement
    if statement is None:
        outlet = fact.reading.document.outlet or _NO_OUTLET
        text = word("source_kind", "own_voice").format(name=outlet)
        return Says("own_voice", outlet, text, realis=fact.claim.realis)
    name = speaker_name(record, fact.number, statement)
    text = word("source_kind", statement.source_kind).format(name=name or "not named")
    text = _join(text, _channel(record, fact))
    about = _of_another(record, fact)
    if about:
        text = f"so says {about[0]}, not {about[1]} ({text})"
    when = words(statement.said) if statement.said else None
    return Says(
        statement.source_kind,
        name,
        _join(text, when),
        statement.said,
        fact.claim.realis,
        about is not None,
        f"{fact.reading.document.sha256[:12]}#{statement.speaker}"
        if statement.source_kind in UNNAMED
        else None,
    )


def speaker_name(record: Record, number: int, statement: Statement) -> str | None:
    """Who made a statement: names, or the words that stand for the source."""
    keys = speakers(record.cast, number, statement)
    if keys:
        return " and ".join(record.cast.name(key) for key in keys)
    span = statement.source
    return record.readings[number].document.text[span.start : span.end] if span else None


def is_own_word(record: Record, fact: Fact, side: str | None = None) -> bool:
    """Whether a stance is told by its holder, or by somebody who speaks for the holder's side.

    Of a stance that several hold, `side` asks for the word of one of them.
    """
    known: dict[tuple[Fact, str | None], bool] = record.kept.setdefault("own words", {})
    found = known.get((fact, side))
    if found is None:
        found = known[fact, side] = _is_own(record, fact, side)
    return found


def _is_own(record: Record, fact: Fact, side: str | None) -> bool:
    speaking = record.speakers(fact)
    sides = [record.cast.side(key) for key in speaking]
    if side is not None:
        return side in sides
    if set(speaking) & set(record.who(fact, "holder")):
        return True
    return not set(record.sides(fact, "holder")).isdisjoint(sides)


def _of_another(record: Record, fact: Fact) -> tuple[str, str] | None:
    """Side of the speaker and side of the holder, where a stance is told by the other party."""
    if fact.type != "position" or is_own_word(record, fact):
        return None
    theirs = [record.cast.side(key) for key in record.speakers(fact)]
    holders = record.sides(fact, "holder")
    if not holders or not theirs or theirs[0] is None:
        return None
    return record.cast.running(theirs[0]), record.cast.running(holders[0])


def _channel(record: Record, fact: Fact) -> str | None:
    """Through whom it comes: the one who relays it, or the outlet that an unnamed source spoke to."""
    statement = fact.statement
    if statement is None:
        return None
    inside = statement.inside
    outer = next((s for s in fact.reading.statements if s.id == inside), None) if inside else None
    relay = speaker_name(record, fact.number, outer) if outer else None
    if relay and outer and outer.source_kind != "outlet":
        return f"says {relay}"
    outlet = relay or fact.reading.document.outlet
    return f"to {outlet}" if statement.source_kind in UNNAMED and outlet else None


def _judged(fact: Fact, outlet: str) -> str:
    """What people made of it: put right, with what was read; in dispute; withdrawn by its outlet."""
    notes = []
    verdict = fact.verdict
    if verdict and verdict.decided and verdict.state == "corrected":
        was = what_was_read(fact.reading.entities, verdict.read, fact.claim)
        who = verdict.decided.who
        notes.append(word("judged", "corrected").format(who=who, was=was or "nothing changed"))
    if verdict and verdict.disputed:
        notes.append(word("judged", "disputed"))
    if fact.withdrawn:
        notes.append(word("judged", "withdrawn").format(outlet=outlet))
    return f" [{'; '.join(notes)}]" if notes else ""


def _join(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)
