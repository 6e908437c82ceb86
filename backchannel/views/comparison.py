"""Two readings of one document side by side: what both claim, and what only one of them does.

In: two readings of the same text by different readers. Out: a `Page`. Always true: every claim of either
reading stands on the page once, alone or beside one claim of the other.
"""

from __future__ import annotations

from collections.abc import Iterable

from backchannel.records import Claim, Count, Reading, RoleValue
from backchannel.views.footnotes import Footnotes
from backchannel.views.identity import fold
from backchannel.views.pages import Page, Row, Section
from backchannel.views.wording import number
from backchannel.vocabulary import vocabulary

Pair = tuple[Claim, Claim]


def comparison(first: Reading, second: Reading) -> Page:
    """The claims of two readings of one document: told by both, only by the first, only by the second."""
    notes = Footnotes()
    both, mine, theirs = pair(first, second)
    sections = [
        Section(
            "both",
            "Both readers",
            f"{len(both)} claims",
            tuple(_row(notes, first, one, second, other) for one, other in both),
        ),
        Section(
            "first", f"Only {first.reader}", f"{len(mine)} claims", tuple(_row(notes, first, c) for c in mine)
        ),
        Section(
            "second",
            f"Only {second.reader}",
            f"{len(theirs)} claims",
            tuple(_row(notes, second, c) for c in theirs),
        ),
    ]
    document = first.document
    title = document.title or document.source
    return Page("comparison", title, document.published, 1, tuple(sections), notes.all())


def pair(first: Reading, second: Reading) -> tuple[list[Pair], list[Claim], list[Claim]]:
    """Claims that tell the same thing, each used once, then what is left of the first and of the second.

    Two claims tell the same when type and polarity agree, their evidence overlaps and no role that holds
    entities in both names entirely different ones; the pair that shares most roles is taken first.
    """
    scored = [
        (merit, -i, -j)
        for i, one in enumerate(first.claims)
        for j, other in enumerate(second.claims)
        if (merit := _merit(first, one, second, other))
    ]
    left, right = dict(enumerate(first.claims)), dict(enumerate(second.claims))
    pairs = []
    for _, i, j in sorted(scored, reverse=True):
        if -i in left and -j in right:
            pairs.append((left.pop(-i), right.pop(-j)))
    return pairs, list(left.values()), list(right.values())


def _merit(first: Reading, one: Claim, second: Reading, other: Claim) -> int:
    """How well two claims agree, 0 where they tell different things."""
    if (one.type, one.polarity) != (other.type, other.polarity) or not _overlap(one, other):
        return 0
    merit = 1
    for role in one.roles.keys() & other.roles.keys():
        mine, theirs = _values(first, one.roles[role]), _values(second, other.roles[role])
        if mine & theirs:
            merit += 2
        elif vocabulary().types[one.type].roles[role].kind == "entity":
            return 0
    return merit


def _overlap(one: Claim, other: Claim) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.evidence for b in other.evidence)


def _values(reading: Reading, value: RoleValue) -> set[str]:
    """What a role holds, folded; an entity by every form of its name."""
    if isinstance(value, Count):
        return {str(value.n)}
    if isinstance(value, str):
        return {fold(value)}
    entities = {entity.id: entity for entity in reading.entities}
    named = [entities[id] for id in value if id in entities]
    return {fold(form) for entity in named for form in (entity.name, *entity.aliases)}


def _row(
    notes: Footnotes, reading: Reading, claim: Claim, other: Reading | None = None, twin: Claim | None = None
) -> Row:
    text = _words(reading, claim)
    if other and twin:
        differing = _differences(_parts(reading, claim), _parts(other, twin))
        text = f"{text} (differs: {differing})" if differing else text
    return Row(
        claim.type,
        claim.type.replace("_", " "),
        text,
        claim.time,
        notes=notes.cite(reading, claim.evidence),
        claims=(f"{reading.document.sha256[:12]}#{claim.id}",),
    )


def _words(reading: Reading, claim: Claim) -> str:
    return "; ".join(f"{name}: {value}" for name, value in _parts(reading, claim).items())


def _parts(reading: Reading, claim: Claim) -> dict[str, str]:
    """Roles, then time, polarity and realis where they say more than the rule."""
    names = {entity.id: entity.name for entity in reading.entities}

    def text(value: RoleValue) -> str:
        if isinstance(value, Count):
            return number(value)
        return (
            value.replace("_", " ") if isinstance(value, str) else " · ".join(names.get(v, v) for v in value)
        )

    parts = {name.replace("_", " "): text(value) for name, value in claim.roles.items()}
    more = {
        "when": claim.time or "",
        "not so": "" if claim.polarity == "positive" else "yes",
        "realis": "" if claim.realis == "asserted" else claim.realis,
    }
    return parts | {name: value for name, value in more.items() if value}


def _differences(mine: dict[str, str], theirs: dict[str, str]) -> str:
    names: Iterable[str] = dict.fromkeys([*mine, *theirs])
    return "; ".join(
        f"{name}: {theirs.get(name, 'not given')}" for name in names if mine.get(name) != theirs.get(name)
    )
