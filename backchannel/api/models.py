"""What answers hold, as frozen records that the description is made from.

In: nothing. Out: the shapes of all answers but pages, readings and precedents, which have their own. Always
true: an answer is made of these records and nothing else, so that the description and the answer agree; what
the ledger does not say is `null`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import Field

from backchannel.entries import ReviewState
from backchannel.jobs import Job
from backchannel.records import Count, EntityKind
from backchannel.views import Footnote, Page, Says

T = TypeVar("T")

Hash = Annotated[str, Field(description="Hash of the document's bytes (SHA-256).", pattern="^[0-9a-f]{64}$")]
Edtf = Annotated[str | None, Field(description="A date in EDTF level 1, `null` where it is not told.")]


@dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """A part of a list. `next` is the address of the part that follows, `null` at the end."""

    items: tuple[T, ...]
    next: Annotated[
        str | None, Field(description="Address of the next part; it may be empty before the end.")
    ] = None


@dataclass(frozen=True, slots=True)
class DocumentAnswer:
    """What is known of an article, without its text; `reading` and `text` are addresses."""

    sha256: Hash
    source: str
    title: str | None
    outlet: str | None
    wire: str | None
    authors: tuple[str, ...]
    published: Edtf
    dateline: str | None
    language: str
    characters: Annotated[int, Field(description="Length of the text in code points.")]
    entities: int
    statements: int
    claims: int
    recorded: Annotated[str, Field(description="When it was entered (UTC, ISO 8601).")]
    withdrawn: Annotated[str | None, Field(description="Why its outlet took it back, where it did.")]
    warnings: tuple[str, ...]
    reading: str
    text: Annotated[str | None, Field(description="Address of the text, for the desk alone.")]


@dataclass(frozen=True, slots=True)
class TextAnswer:
    """The text of an article exactly as decoded; spans of readings and footnotes are offsets into it."""

    sha256: Hash
    source: str
    language: str
    title: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Named:
    """A figure by its key, with the name that pages show; `key` leads to `/entities/{key}`."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The article in which something stands."""

    sha256: Hash
    outlet: str | None
    title: str | None
    published: Edtf
    source: str


@dataclass(frozen=True, slots=True)
class RoleAnswer:
    """What fills a role: words to show, and the figures or the count behind them."""

    text: str
    figures: tuple[Named, ...] = ()
    count: Count | None = None


@dataclass(frozen=True, slots=True)
class ClaimAnswer:
    """One typed assertion, whose word it is, and the words of the article that it rests on.

    `confidence` is the reader's own, `review` what people judged; the two are never one figure.
    """

    id: Annotated[str, Field(examples=["4f0c2a7be1d9#c3"])]
    self: Annotated[str, Field(description="Address of this claim.")]
    type: str
    text: Annotated[str, Field(description="The claim in words.")]
    roles: dict[str, RoleAnswer]
    time: Edtf
    polarity: Literal["positive", "negative"]
    realis: str
    says: Says
    speakers: tuple[Named, ...]
    sides: Annotated[tuple[Named, ...], Field(description="Sides of those whose word it is.")]
    confidence: Annotated[float, Field(ge=0, le=1)]
    reasons: tuple[str, ...]
    review: ReviewState
    sensitive: bool
    withdrawn: bool
    document: Origin
    evidence: tuple[Footnote, ...]


@dataclass(frozen=True, slots=True)
class StatementAnswer:
    """What somebody is reported to have said. `kind` is that of the source; `quotes` are word for word."""

    id: Annotated[str, Field(examples=["4f0c2a7be1d9#s2"])]
    kind: str
    form: Literal["direct", "indirect", "mixed"]
    speakers: tuple[Named, ...]
    source: Annotated[str | None, Field(description="The words that stand for the source.")]
    sides: tuple[Named, ...]
    said: Edtf
    occasion: str | None
    addressee: str | None
    content: tuple[str, ...]
    quotes: tuple[str, ...]
    claims: Annotated[tuple[str, ...], Field(description="Ids of the claims that rest on it.")]
    document: Origin
    evidence: tuple[Footnote, ...]


@dataclass(frozen=True, slots=True)
class EntityAnswer:
    """Somebody or something across documents. `names` are the spellings, as far as the record holds them."""

    key: str
    self: Annotated[str, Field(description="Address of this figure.")]
    kind: EntityKind
    name: str
    country: Annotated[str | None, Field(description="ISO 3166 code.")]
    side: Annotated[Named | None, Field(description="The side that it is, belongs to or acts for.")]
    anonymous: bool
    titles: tuple[str, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntityDetail(EntityAnswer):
    """A figure with the newest articles that name it."""

    documents: tuple[Origin, ...] = ()
    more_documents: bool = False


@dataclass(frozen=True, slots=True)
class DealAnswer:
    """One deal and how it stands. `state` is a term of the vocabulary, `headline` says it in a line."""

    id: Annotated[str, Field(examples=["pt-cl-duarte-2031"])]
    self: Annotated[str, Field(description="Address of this deal.")]
    title: str
    state: str
    headline: str
    open: bool
    overtaken_by: Annotated[str | None, Field(description="Id of the deal that has overtaken it.")]
    sides: tuple[Named | None, ...]
    people: tuple[Named, ...]
    begun: Annotated[str, Field(description="Day on which it was told first.")]
    last_news: Annotated[str, Field(description="Day of its last news.")]
    versions: int
    documents: int


@dataclass(frozen=True, slots=True)
class PageAnswer(Page):
    """One page of a view: sections of rows, each row with whose word it is and its footnotes."""

    schema: Literal["backchannel.page/1"] = "backchannel.page/1"


@dataclass(frozen=True, slots=True)
class DealDetail(DealAnswer):
    """A deal with its page: versions, terms, stances of each side, people."""

    page: PageAnswer | None = None


@dataclass(frozen=True, slots=True)
class PrecedentsAnswer(PageAnswer):
    """The page of precedents, and each row of the reference set with its points beside a deal."""

    precedents: Annotated[
        tuple[dict[str, Any], ...],
        Field(json_schema_extra={"items": {"$ref": "#/components/schemas/precedent.Precedent"}}),
    ] = ()


@dataclass(frozen=True, slots=True)
class ColumnAnswer:
    """A column of a table; a cell of one that is `ranged` is a list of the lowest and the highest."""

    key: str
    label: str
    kind: str
    ranged: bool


@dataclass(frozen=True, slots=True)
class LeftOutAnswer:
    """How many are not counted, and why."""

    n: int
    why: str


@dataclass(frozen=True, slots=True)
class FiguresAnswer:
    """A table of figures with what they rest on; each row has a value for each column, and `claims`."""

    schema: str
    table: str
    by: str | None
    title: str
    counts: str
    unit: str
    n: int
    as_of: str | None
    known_at: str | None
    documents: int
    review: str
    columns: tuple[ColumnAnswer, ...]
    rows: tuple[dict[str, Any], ...]
    left_out: tuple[LeftOutAnswer, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableAnswer:
    """A table that there is: how it may be grouped, how it is unless asked, and where it stands."""

    name: str
    groupings: tuple[str, ...]
    by: str | None
    self: str


@dataclass(frozen=True, slots=True)
class FaultAnswer:
    """One thing that is wrong with the ledger."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class VerdictAnswer:
    """What a check of the whole ledger found; `head` vouches for all entries: note it down elsewhere."""

    whole: bool
    entries: int
    head: str
    faults: tuple[FaultAnswer, ...]


@dataclass(frozen=True, slots=True)
class AboutAnswer:
    """What this server is and holds."""

    name: str
    version: str
    reader: str
    access: Literal["desk", "public"]
    documents: int
    entries: int
    head: str
    newest: Annotated[str | None, Field(description="Day of the newest document.")]
    description: Annotated[str, Field(description="Address of the OpenAPI description.")]


@dataclass(frozen=True, slots=True)
class JobAnswer(Job):
    """Something that was given to be read, and how far it is."""

    self: str = ""
    readings: Annotated[tuple[str, ...], Field(description="Addresses of the readings made or known.")] = ()
