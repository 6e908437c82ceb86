"""The frozen records that stages hand to each other.

`Source` → `Document` → `Annotations` → `Reading` (entities, statements, times, claims) → the ledger.
Always true: a position is a half-open pair of code-point offsets into `Document.text`, and `text[start:end]`
is what a person is shown. Times are EDTF level 1 (ISO 8601-2), durations ISO 8601. Records hold plain
values only, never an object of a library, and compare by value.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

SCHEMA = "backchannel.reading/1"

EntityKind = Literal["person", "state", "organisation", "armed_group", "group", "outlet", "place", "facility"]
MentionForm = Literal["name", "nominal", "pronoun"]
SourceKind = Literal[
    "on_record", "institution", "title_only", "anonymous_official", "anonymous_source", "family_or_lawyer",
    "document", "state_media", "other_outlet", "outlet", "unattributed",
]  # fmt: skip
StatementForm = Literal["direct", "indirect", "mixed"]
TimeKind = Literal["date", "time", "duration", "set"]
Polarity = Literal["positive", "negative"]
Realis = Literal["asserted", "alleged", "planned", "possible", "conditional", "hoped", "demanded", "policy"]


class Span(NamedTuple):
    """Half-open range of code points in `Document.text`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes as they were read. `location` is the path or address as given, `media_type` what they claim to be."""

    location: str
    data: bytes
    media_type: str | None = None
    fetched: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One article: its text exactly as decoded, and what is known of where it comes from.

    `paragraphs` are the spans that are news: no header, byline, sign-off, copyright or contributor line lies
    in them. `published` is EDTF or `None`. `warnings` are one-line notes for the reader.
    """

    source: str
    sha256: str
    text: str
    language: str = "en"
    title: str | None = None
    outlet: str | None = None
    wire: str | None = None
    authors: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    published: str | None = None
    dateline: str | None = None
    paragraphs: tuple[Span, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Token:
    """One word of the tree. `head` is its own index for a root; `dep` a UD relation with its subtype."""

    index: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    tag: str
    dep: str
    head: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the encoder saw it: token range and one of its nine types."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as the encoder saw it, in token ranges `[first, last)`, in the order of the text."""

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Syntax:
    """What the language pipeline yields for one document: words, trees, names, attributions."""

    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    names: tuple[Name, ...]
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is named, described or referred to."""

    start: int
    end: int
    form: MentionForm


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something in one document; see the reading contract for each field."""

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    titles: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    anonymous: bool = False
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody is reported to have said, written or thought."""

    id: str
    speaker: str | tuple[str, ...] | None
    source: Span | None
    source_kind: SourceKind
    form: StatementForm
    cue: Span | None
    content: tuple[Span, ...]
    quotes: tuple[Span, ...] = ()
    said: str | None = None
    occasion: str | None = None
    addressee: str | None = None
    anonymity_reason: str | None = None
    inside: str | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression. `edtf` for points and spells, `duration` for lengths, `reason` when neither resolves."""

    start: int
    end: int
    kind: TimeKind
    edtf: str | None = None
    duration: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many, as claimed: `{"n": 146, "op": "=", "what": "servicemen"}`."""

    n: int
    op: Literal["=", ">=", "<=", "~"] = "="
    what: str | None = None


RoleValue = str | tuple[str, ...] | Count


@dataclass(frozen=True, slots=True)
class Claim:
    """One typed assertion. A role holds entity ids (a tuple), text or a term of a closed vocabulary, or a count.

    `confidence` is the chance that it is right in all its roles, `reasons` what was observed to judge so.
    """

    id: str
    type: str
    roles: dict[str, RoleValue]
    evidence: tuple[Span, ...]
    time: str | None = None
    polarity: Polarity = "positive"
    realis: Realis = "asserted"
    statement: str | None = None
    confidence: float = 0.5
    rule: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotations:
    """What a document holds before claims are made: the syntax, and who, what was said, and when.

    `heads` maps the token index of a mention's head word to the id of the entity it denotes, `groups` to
    several ids where a plural (`they`, `the two`) denotes several; a token is in at most one of them.
    """

    document: Document
    syntax: Syntax
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    heads: dict[int, str] = field(default_factory=dict)
    groups: dict[int, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document says, as `backchannel extract` prints it."""

    document: Document
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    times: tuple[TimeExpression, ...]
    claims: tuple[Claim, ...]
    reader: str = ""
    schema: str = field(default=SCHEMA)
