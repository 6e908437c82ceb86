"""A claim that a person adds by hand, with the words of the document that it rests on.

In: a reading of the document and what the person says. Out: a reading with this one claim, by the reader
`added/NAME`. Always true: the quote stands in the text, types, roles and terms are those of the vocabulary,
and the same addition made twice is the same reading.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import get_args

from backchannel.entries import ADDED
from backchannel.errors import NotFound, UsageError
from backchannel.records import Claim, Entity, EntityKind, Reading, SourceKind, Span, Statement
from backchannel.views.answers import PARTS, change_of
from backchannel.views.assertions import assertion_of, digest
from backchannel.views.corrections import corrected, entity_called
from backchannel.vocabulary import vocabulary

_ALIKE = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "\u00a0": " "}
_SHOWN = 200  # of the nearest passage, this many characters are shown


@dataclass(frozen=True, slots=True)
class Addition:
    """What somebody adds: a type with its parts as `role=value`, the exact words, and whose word it is.

    `speaker` is empty where it is the outlet's own voice.
    """

    type: str
    parts: Mapping[str, str]
    quote: str
    by: str
    why: str
    speaker: str = ""
    source_kind: SourceKind = "on_record"


def added(reading: Reading, addition: Addition) -> Reading:
    """The reading of the document that holds this one claim. Raises `UsageError`, `NotFound` for the quote."""
    if addition.type not in vocabulary().types:
        raise UsageError(f"{addition.type!r} is no type of claim: {', '.join(vocabulary().types)}")
    if not addition.by.strip() or not addition.why.strip():
        raise UsageError("who adds a claim says why: --by NAME --why TEXT")
    if not any(part not in PARTS for part in addition.parts):
        raise UsageError(
            f"a claim takes roles: role=value, of {', '.join(vocabulary().types[addition.type].roles)}"
        )
    change = change_of(addition.type, addition.parts)
    span = find_quote(reading.document.text, addition.quote)
    statement, speaker = _statement(reading, addition, span)
    reader = f"{ADDED}{addition.by.strip()}"
    bare = Claim(
        "new", addition.type, {}, (span,), statement=statement.id if statement else None, confidence=1.0,
        rule=reader, reasons=(addition.why.strip(),),
    )  # fmt: skip
    claim, new = corrected(reading, bare, replace(change, time=change.time or None))
    entities = {entity.id: entity for entity in (*speaker, *new)}
    held = {one for value in claim.roles.values() if isinstance(value, tuple) for one in value}
    entities |= {entity.id: entity for entity in reading.entities if entity.id in held}
    whole = Reading(
        reading.document, tuple(entities.values()), (statement,) if statement else (), (), (claim,), reader
    )
    # Claims of one document have one name each, whoever read them.
    name = digest(assertion_of(whole, claim))[:8]
    return replace(whole, claims=(replace(claim, id=f"a{name}"),))


def find_quote(text: str, quote: str) -> Span:
    """Where the words stand in the text, line breaks aside. Raises `NotFound` with the nearest passage."""
    wanted = quote.strip()
    if not wanted:
        raise UsageError("a claim rests on words of the document: --quote TEXT")
    pattern = r"\s+".join(re.escape(word) for word in wanted.split())
    found = [Span(*match.span()) for match in re.finditer(pattern, text)]
    if not found:
        found = [Span(*match.span()) for match in re.finditer(_plain(pattern), _plain(text))]
    if not found:
        raise NotFound(
            f"the quote does not stand in the text; the nearest words are: {nearest(text, wanted)!r}"
        )
    if len(found) > 1:
        raise UsageError(f"the quote stands {len(found)} times in the text: give more of the words around it")
    return found[0]


def nearest(text: str, wanted: str) -> str:
    """The passage of the text that comes closest to these words."""
    # It is only needed for an error, and slows down the start.
    from rapidfuzz import fuzz

    found = fuzz.partial_ratio_alignment(wanted, text)
    start, end = (found.dest_start, found.dest_end) if found else (0, 0)
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return " ".join(text[start : min(end, start + _SHOWN)].split())


def _plain(text: str) -> str:
    """The text with plain quotation marks and spaces, sign for sign."""
    return "".join(_ALIKE.get(sign, sign) for sign in text)


def _statement(
    reading: Reading, addition: Addition, span: Span
) -> tuple[Statement | None, tuple[Entity, ...]]:
    """The statement that the claim rests on, with its speaker; none where it is the outlet's own voice."""
    if not addition.speaker.strip():
        return None, ()
    kinds = get_args(SourceKind)
    if addition.source_kind not in kinds:
        raise UsageError(f"{addition.source_kind!r} is no kind of source: {', '.join(kinds)}")
    unnamed = addition.source_kind.startswith("anonymous")
    kind: EntityKind = "organisation" if addition.source_kind in ("institution", "document") else "person"
    name = " ".join(addition.speaker.split())
    speaker = entity_called(reading, name, kind)
    if unnamed and speaker not in reading.entities:
        speaker = replace(speaker, anonymous=True)
    told = Statement(
        "s1",
        speaker.id,
        None,
        addition.source_kind,
        "indirect",
        None,
        (span,),
    )
    return told, (speaker,)
