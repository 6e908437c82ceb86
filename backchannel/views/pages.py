"""What a view is made of: pages of sections of rows, each row with who says so and where it is written.

In: nothing. Out: the frozen records that every surface shows, whether as text, as JSON or as a web page.
Always true: a row that states a fact has a footnote, and `quote` is a slice of the document's text.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import Any

from backchannel.entries import ReviewState

SCHEMA = "backchannel.page/1"
FILLER = "█"  # stands for each letter that may not be published, so that places in the text stay true


@dataclass(frozen=True, slots=True)
class Says:
    """Whose word something is: the kind of source, its name, when it was said, and all of it in words.

    `notes` are the footnotes that show it. `kind` is a `source_kind` of the vocabulary, or `own_voice` for
    the outlet's own words, `reference` for a row of the reference set of precedents, or `more` for the count of
    sources that only the page of the deal shows. `realis` is how sure the words are; `source` tells unnamed sources apart.
    `second_hand` is true where somebody speaks of another's stance.
    """

    kind: str
    name: str | None
    text: str
    said: str | None = None
    realis: str = "asserted"
    second_hand: bool = False
    source: str | None = None
    notes: tuple[int, ...] = ()

    def __hash__(self) -> int:
        # looked up for each source of each row: its words tell most of them apart
        return hash(self.text)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a page. `key` says what kind of line, `label` and `text` are for people, `time` is EDTF.

    `notes` are all its footnotes, `claims` ids of the claims that it rests on (start of the document's
    hash, `#`, the claim's id). `sensitive` rows are left out of what is published. `review` is what people
    have judged of it, `support` how many independent documents say so, copies of one text counted once.
    """

    key: str
    label: str
    text: str
    time: str | None = None
    says: tuple[Says, ...] = ()
    notes: tuple[int, ...] = ()
    claims: tuple[str, ...] = ()
    sensitive: bool = False
    review: ReviewState = "unreviewed"
    support: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading; `headline` is the one thing to know, `id` that of the deal it is about."""

    key: str
    title: str
    headline: str = ""
    rows: tuple[Row, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    """Where it is written: the document, the number of the paragraph, and the words at `[start, end)`."""

    number: int
    outlet: str | None
    published: str | None
    source: str
    sha256: str
    paragraph: int | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Page:
    """One answer. `as_of` is the day that it is told for, `documents` how many the record holds for it.

    `known_at` is the day by which it had to be published, `None` for no limit.
    """

    view: str
    title: str
    as_of: str | None
    documents: int
    sections: tuple[Section, ...]
    footnotes: tuple[Footnote, ...] = ()
    review: str = "not reviewed"
    known_at: str | None = None


def to_json(page: Page) -> dict[str, Any]:
    """A page as plain JSON values."""
    return {"schema": SCHEMA, **asdict(page)}


def under_one_label(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows with a label that repeats the one above left blank, as people read a table."""
    labels = ["", *(row.label for row in rows)]
    return tuple(
        replace(row, label="") if row.label == above else row
        for row, above in zip(rows, labels, strict=False)
    )
