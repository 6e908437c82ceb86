"""Which documents are copies of one text: syndicated, shortened, reprinted under another headline.

In: documents, one after the other. Out: for each the number of its group, and how alike two texts are, with
the reason. Always true: a group goes by the number of its first document and never changes once given, so
that the same documents in the same order make the same groups; only the news counts, no byline and no credit.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, Protocol
from zlib import crc32

from backchannel.records import Document

if TYPE_CHECKING:
    from datasketch import MinHash

Reason = Literal["same", "shortened", "reworked", "wire"]

SHINGLE = 4  # words that are compared at a time
PERMUTATIONS, BANDS = 64, 16  # four rows a band: half of all pairs that share half of their words meet
SAMPLED, COARSE = 2, 8  # one shingle in so many is compared, one in so many is looked up
COPY, SAME, OF_ONE_WIRE = (
    0.5,
    0.8,
    0.3,
)  # least likeness of a copy, of the same text, of texts with one credit
FEWEST = 6  # sampled shingles that must be shared, so that one long quotation makes no copy
CROWDED, LIKELIEST = 200, 8  # texts under one key from which on it tells nothing; texts that are compared

_WORD = re.compile(r"\w+")
_MULTIPLIER = 0x9E3779B97F4A7C15
_MIXER = 0xD6E8FEB86659FD93
_WHOLE = (1 << 64) - 1


@dataclass(frozen=True, slots=True)
class Sketch:
    """A text in short: `keys` to find it by, and `sample`, the hashes by which two texts are compared."""

    keys: tuple[int, ...]
    sample: frozenset[int]


@dataclass(frozen=True, slots=True)
class Kept:
    """A document that later ones are compared with."""

    number: int
    group: int
    wire: str | None
    sketch: Sketch


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two texts are: shared of all their words (Jaccard), and shared of the shorter one's.

    `reason` is `same` for one text, `shortened` where one holds most of the other, `reworked` where they
    share at least half, `wire` where both carry one credit and share less; `None` where neither is a copy.
    """

    jaccard: float
    containment: float
    reason: Reason | None


class Bands(Protocol):
    """Where sketches are kept: in memory, or in the tables of a ledger."""

    def find(self, keys: Sequence[int]) -> Iterable[Kept]:
        """The documents that were put under a negative key of these, or under two of the others."""

    def put(self, kept: Kept) -> None:
        """Keep a document under its keys."""


class Memory:
    """Bands in memory."""

    def __init__(self) -> None:
        self._kept: list[Kept] = []
        self._places: dict[int, list[int]] = defaultdict(list)

    def find(self, keys: Sequence[int]) -> Iterator[Kept]:
        """The documents that were put under these keys, those met most often first."""
        met: Counter[int] = Counter()
        for key in keys:
            places = self._places.get(key, ())
            if len(places) <= CROWDED:
                # one band is enough, one shingle may be a turn of phrase
                met.update(places if key >= 0 else (*places, *places))
        likely = (one for one in met.items() if one[1] > 1)
        most = sorted(likely, key=lambda one: (-one[1], one[0]))[:LIKELIEST]
        return (self._kept[place] for place, _ in most)

    def put(self, kept: Kept) -> None:
        """Keep a document under its keys."""
        for key in kept.sketch.keys:
            self._places[key].append(len(self._kept))
        self._kept.append(kept)


class Copies:
    """Groups documents as they come."""

    def __init__(self, bands: Bands | None = None) -> None:
        self._bands = bands or Memory()

    def add(self, number: int, document: Document) -> int:
        """The group of a new document: its own number, or that of the document that it is a copy of."""
        sketch, wire = sketch_of(document), _plain(document.wire)
        best: tuple[float, float, int] | None = None
        group, alike = number, None
        for other in self._bands.find(sketch.keys):
            likeness = compared(sketch, other.sketch, one_wire=wire is not None and wire == other.wire)
            rank = (likeness.containment, likeness.jaccard, -other.number)
            if likeness.reason and (best is None or rank > best):
                best, group, alike = rank, other.group, likeness
        # what is the same text over again is found by the first of its kind
        if alike is None or alike.reason != "same":
            self._bands.put(Kept(number, group, wire, sketch))
        return group


def groups(documents: Iterable[Document]) -> tuple[int, ...]:
    """The group of each document, by the place of its first."""
    copies = Copies()
    return tuple(copies.add(number, document) for number, document in enumerate(documents))


def likeness(one: Document, other: Document) -> Likeness:
    """How alike two documents are, and whether one is a copy of the other."""
    wire = _plain(one.wire)
    return compared(
        sketch_of(one), sketch_of(other), one_wire=wire is not None and wire == _plain(other.wire)
    )


def compared(one: Sketch, other: Sketch, *, one_wire: bool = False) -> Likeness:
    """How alike two texts are, by their sketches."""
    a, b = one.sample, other.sample
    shared = len(a & b)
    union, shorter = len(a) + len(b) - shared, min(len(a), len(b))
    if not shared:
        return Likeness(0.0, 0.0, None)
    jaccard, containment = shared / union, shared / shorter
    return Likeness(jaccard, containment, _reason(jaccard, containment, shared, one_wire))


def _reason(jaccard: float, containment: float, shared: int, one_wire: bool) -> Reason | None:
    if jaccard >= SAME:
        return "same"
    if shared < FEWEST:
        return None
    if containment >= SAME:
        return "shortened"
    if containment >= COPY:
        return "reworked"
    return "wire" if one_wire and containment >= OF_ONE_WIRE else None


def sketch_of(document: Document) -> Sketch:
    """The sketch of the news in a document; of all its text where no part is known to be news."""
    text = document.text
    news = " ".join(text[span.start : span.end] for span in document.paragraphs) or text
    # The libraries for arrays take a second to load: only who compares texts waits for them.
    import numpy

    words = _WORD.findall(news.casefold())
    hashes = numpy.array([crc32(word.encode()) for word in words] or [0], dtype=numpy.uint64)
    width = min(SHINGLE, len(hashes))
    mixed = numpy.zeros(len(hashes) - width + 1, dtype=numpy.uint64)
    for place in range(width):
        mixed = mixed * numpy.uint64(_MULTIPLIER) + hashes[place : place + len(mixed)]
    mixed = (mixed ^ (mixed >> numpy.uint64(32))) * numpy.uint64(_MIXER)
    shingles: list[int] = numpy.unique(mixed >> numpy.uint64(32)).tolist()
    sample = [shingle for shingle in shingles if shingle % SAMPLED == 0] or shingles
    coarse = [shingle for shingle in sample if shingle % COARSE == 0]
    return Sketch((*_bands(shingles), *coarse), frozenset(sample))


def _bands(shingles: list[int]) -> Iterator[int]:
    """A key for each band of the signature, apart from all keys that are shingles."""
    signature = _blank().copy()
    signature.update_batch(shingles)
    values = signature.hashvalues.tolist()
    rows = PERMUTATIONS // BANDS
    for band in range(BANDS):
        key = band + 1
        for value in values[band * rows : (band + 1) * rows]:
            key = (key * _MULTIPLIER + int(value)) & _WHOLE
        yield -1 - (key >> 2)


@cache
def _blank() -> MinHash:
    """An empty signature; its permutations are dear to make and are shared by all its copies."""
    from datasketch import MinHash

    return MinHash(num_perm=PERMUTATIONS, hashfunc=int)


def _plain(name: str | None) -> str | None:
    return " ".join(_WORD.findall(name.casefold())) or None if name else None
