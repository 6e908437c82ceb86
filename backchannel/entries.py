"""What the ledger is made of: entries, each a document, a reading or a judgement, with who, when and why.

In: nothing. Out: the frozen records that the ledger keeps and that views are told from. Always true: an entry
is never changed; a judgement is about an assertion, that is, about what a document says, and not about the
row in which one reader happened to put it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from backchannel.records import Reading, RoleValue, Span

ADDED = "added/"  # how the names of readers begin who are people that add a claim by hand

EntryKind = Literal["document", "reading", "judgement", "tombstone"]
JudgementKind = Literal[
    "accept", "correct", "reject", "conflict", "merge", "split", "retract", "sensitive", "public",
]  # fmt: skip
ReviewState = Literal["unreviewed", "accepted", "corrected", "rejected", "conflict"]


@dataclass(frozen=True, slots=True)
class Assertion:
    """What one document says in one place: a claim without the names that a reader gave to its parts.

    `document` is the hash of the bytes, `roles` hold names, text or counts in words, each role's values
    sorted; `speaker` is the name of whose word it is. Two readings of one document make the same assertion
    where type, polarity and roles agree, or where type and people agree and the evidence overlaps.
    """

    document: str
    type: str
    roles: dict[str, tuple[str, ...]]
    evidence: tuple[Span, ...]
    polarity: str = "positive"
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """What a correction puts in the place of what was read; `None` leaves a part as it is, an empty role goes.

    Names in `roles` are given as names (a tuple of them), text as text.
    """

    roles: dict[str, RoleValue] = field(default_factory=dict)
    time: str | None = None
    polarity: str | None = None
    realis: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person decided, with who and why. `recorded` is the time of the entry (UTC), `entry` its number.

    `accept`, `correct` (with `change`), `reject`, `sensitive` and `public` are about an `assertion`.
    `merge` makes the figures or deals in `keys` one (the first gives the name), `split` parts them again.
    `conflict` settles the conflict named by `keys` in favour of `assertion`, or of none, with a public `why`.
    `retract` takes back the judgement of entry `about`, or where `document` is given says that its outlet
    has withdrawn or corrected it.
    """

    kind: JudgementKind
    who: str
    why: str
    assertion: Assertion | None = None
    change: Change | None = None
    keys: tuple[str, ...] = ()
    document: str | None = None
    about: int | None = None
    round: str | None = None
    recorded: str = ""
    entry: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One link of the chain: `body` is the hash of what it holds, `hash` that of all fields and `previous`."""

    number: int
    kind: EntryKind
    subject: int
    who: str
    recorded: str
    why: str
    body: str
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Holding:
    """A reading as the ledger holds it: the number of its entry and when the record was made (UTC).

    `group` tells copies of one text: documents with one number are no independent support. `figures` maps
    entity ids to the keys of who they are across documents; `None` in both where it has not been worked out.
    `document` is the number of the document in the ledger, 0 outside of one.
    """

    reading: Reading
    entry: int = 0
    recorded: str = ""
    group: int | None = None
    figures: dict[str, str] | None = None
    document: int = 0
