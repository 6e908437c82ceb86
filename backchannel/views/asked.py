"""One claim, or one question of identity, as it is put before a person: its parts, its words, where it stands.

In: the record and a fact or a suggestion. Out: frozen records for whatever shows them. Always true: every
passage is a slice of the document's text with what grounds the claim marked in it; the parts hold all roles
that the type of claim may have, the filled ones first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from backchannel.entries import Judgement
from backchannel.identity import Suggestion
from backchannel.records import Claim, Document, Reading, Span
from backchannel.views.answers import PARTS
from backchannel.views.dates import last_day, words
from backchannel.views.queue import Item, Waiting, asked, item_of, settings
from backchannel.views.record import Fact, Record
from backchannel.views.sameness import keys_of
from backchannel.views.wording import country, length, number, wording
from backchannel.vocabulary import Role, vocabulary

_AROUND, _BEFORE = 700, 320  # characters kept around what is marked, and of the paragraph before
_AROUND_NAME = 220
_FIRST = 3  # passages for each of two figures


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text, `marked` where the claim rests on it."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with marks in it, of document `sha256`, and the end of the paragraph `before` it.

    `start` is the offset of the first mark; `paragraph` its number, `None` where it stands outside of them.
    """

    sha256: str
    title: str | None
    outlet: str
    published: str | None
    paragraph: int | None
    start: int
    runs: tuple[Run, ...]
    before: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a claim. `value` is what somebody would type, `read` the same as it was read, `shown` in words.

    `options` are the terms that it may hold, each with its words, empty where it is no list.
    """

    name: str
    label: str
    kind: str
    value: str
    read: str
    shown: str
    definition: str
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody needs to judge a claim; `judged` are the judgements on it that are in force, oldest first.

    `names` are those whom the document knows, `observed` what the reader was sure or unsure by, `people` the
    names of those on whose pages it stands.
    """

    item: Item
    definition: str
    parts: tuple[Part, ...]
    passages: tuple[Passage, ...]
    observed: tuple[str, ...]
    names: tuple[str, ...]
    people: tuple[str, ...]
    judged: tuple[Judgement, ...]
    withdrawn: Judgement | None
    told_before: bool | None


@dataclass(frozen=True, slots=True)
class Alike:
    """One of two figures that may be one: what is known of it, and the places that name it first."""

    key: str
    name: str
    kind: str
    known: tuple[tuple[str, str], ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class AskedWho:
    """The question whether two figures are one, with the reasons for the likeness."""

    item: Item
    reasons: tuple[str, ...]
    figures: tuple[Alike, ...]


def put(record: Record, fact: Fact) -> Asked:
    """A claim as it is put before somebody."""
    people = dict.fromkeys(
        key
        for key in record.who(fact, *fact.claim.roles)
        if record.cast.figure(key).kind == "person" and not record.cast.figure(key).anonymous
    )
    return Asked(
        item_of(record, fact),
        vocabulary().types[fact.type].definition,
        parts(fact),
        passages(fact.reading.document, fact.claim.evidence),
        tuple(map(_observed, fact.claim.reasons)),
        tuple(dict.fromkeys(entity.name for entity in fact.reading.entities if not entity.anonymous)),
        tuple(map(record.cast.name, people)),
        fact.verdict.judgements if fact.verdict else (),
        fact.withdrawn,
        _told_before(record, fact),
    )


def put_who(record: Record, suggestion: Suggestion) -> AskedWho:
    """A question of identity as it is put before somebody."""
    figures = tuple(_alike(record, key) for key in suggestion.keys)
    item = asked(record, Waiting(suggestion=suggestion))
    return AskedWho(item, tuple(reason.text for reason in suggestion.reasons), figures)


def parts(fact: Fact) -> tuple[Part, ...]:
    """All parts that the claim has or may have, in the order of the vocabulary, the filled ones first."""
    kind = vocabulary().types[fact.type]
    roles = [_part(fact, role) for role in kind.roles.values()]
    roles.sort(key=lambda part: not part.value)
    return (*roles, *(_beside(fact, name) for name in PARTS))


def passages(document: Document, spans: Iterable[Span], around: int = _AROUND) -> tuple[Passage, ...]:
    """The paragraphs in which these spans lie, each with its spans marked."""
    by_paragraph: dict[int, list[Span]] = {}
    for span in sorted(spans):
        number = next((n for n, p in enumerate(document.paragraphs) if p.start <= span.start < p.end), -1)
        by_paragraph.setdefault(number, []).append(span)
    return tuple(_passage(document, number, held, around) for number, held in by_paragraph.items())


def _passage(document: Document, number: int, spans: list[Span], around: int) -> Passage:
    whole = document.paragraphs[number] if number >= 0 else Span(0, len(document.text))
    first, last = spans[0].start, max(span.end for span in spans)
    low, high = max(whole.start, first - around), min(max(whole.end, last), last + around)
    text, runs, place = document.text, [], low
    for span in spans:
        if span.end > place:
            runs += [
                Run(text[place : max(span.start, place)], False),
                Run(text[max(span.start, place) : span.end], True),
            ]
            place = span.end
    runs.append(Run(text[place:high], False))
    if low > whole.start:
        runs.insert(0, Run("… ", False))
    if high < whole.end:
        runs.append(Run(" …", False))
    before = document.paragraphs[number - 1] if number > 0 else Span(0, 0)
    told = text[max(before.start, before.end - _BEFORE) : before.end].strip()
    return Passage(
        document.sha256, document.title, document.outlet or document.source, document.published,
        number + 1 if number >= 0 else None, first, tuple(run for run in runs if run.text),
        f"… {told}" if before.end - before.start > _BEFORE else told,
    )  # fmt: skip


def _part(fact: Fact, role: Role) -> Part:
    names = {entity.id: entity.name for entity in fact.reading.entities}
    family = role.term_list
    options = tuple((term, in_terms(family, term)) for term in role.terms) if family else ()
    value, read = (_typed(claim, role.name, names) for claim in (fact.claim, fact.read))
    shown = value
    if family and value:
        shown = in_terms(family, value)
    elif role.kind == "duration":
        shown = length(value)
    elif role.kind == "edtf" and value:
        shown = words(value)
    elif role.kind == "entity":
        shown = value.replace("; ", " · ")
    return Part(
        role.name, role.name.replace("_", " "), role.kind, value, read, shown, role.definition, options
    )


def _beside(fact: Fact, name: str) -> Part:
    value, read = (str(getattr(claim, name) or "") for claim in (fact.claim, fact.read))
    if name == "time":
        shown = words(value) if value else ""
        return Part(name, name, "edtf", value, read, shown, "When it was so, or is to be.")
    terms = vocabulary().terms[name]
    options = tuple((term, definition.rstrip(".")) for term, definition in terms.items())
    return Part(name, name, "term", value, read, terms.get(value, value).rstrip("."), "", options)


def _typed(claim: Claim, role: str, names: Mapping[str, str]) -> str:
    """What stands in a role, as somebody would type it."""
    value = claim.roles.get(role)
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, tuple):
        return "; ".join(names.get(one, one) for one in value)
    return number(value)


def in_terms(family: str, term: str) -> str:
    """A term as pages word it, or by itself where its wording needs more than the term."""
    said = wording().get(family, {}).get(term, "")
    text = str(said.get("words", "") if isinstance(said, dict) else said)
    return text if text and "{" not in text else term.replace("_", " ")


def _observed(reason: str) -> str:
    name, _, value = reason.partition(" ")
    said = settings()["observed"].get(name)
    if said is None or (value and name != "prior"):
        return reason
    try:
        return str(said).format(percent=round(100 * float(value or 0)))
    except ValueError:
        return reason


def _told_before(record: Record, fact: Fact) -> bool | None:
    """Whether earlier documents on record say all of it; `None` where that cannot be told."""
    keys, day = keys_of(record, fact), last_day(fact.reading.document.published)
    if record.beyond is None or not keys or day is None:
        return None
    return record.beyond.told_before(keys, day).issuperset(keys)


def _alike(record: Record, key: str) -> Alike:
    figure, places = record.cast.figure(key), list(record.cast.places(key))
    known = [
        ("names", " · ".join(dict.fromkeys(place.entity.name for place in places))),
        ("titles", " · ".join(figure.titles[:_FIRST])),
        ("side", country(figure.country) if figure.country else ""),
    ]
    found: list[Passage] = []
    for place in places[:_FIRST]:
        mentions = sorted(place.entity.mentions, key=lambda mention: (mention.form != "name", mention.start))
        spans = [Span(mention.start, mention.end) for mention in mentions[:1]]
        reading: Reading = record.readings[place.number]
        found += passages(reading.document, spans, _AROUND_NAME)
    return Alike(key, figure.name, figure.kind, tuple(pair for pair in known if pair[1]), tuple(found))
