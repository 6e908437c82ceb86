"""Which documents of a large ledger a question needs, so that no other is read.

In: what is asked. Out: a function from the index of a ledger to ids of documents. Always true: a page told from
these documents alone is the page that all of them would give, but for close names under an unknown one and for
contradictions with documents that are about something else.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Collection, Iterable
from datetime import date, timedelta
from itertools import islice

from backchannel.identity import fold
from backchannel.ledger import Hit, Index
from backchannel.views import KEPT, Beyond
from backchannel.views.subjects import sides_in
from backchannel.views.wording import country_code

Documents = frozenset[int]
Needs = Callable[[Index], Documents]

_IDENTIFIED = re.compile(r"[a-z]{2}-[a-z]{2}-")  # how the id of a deal between two states begins
_ALWAYS = "9999-12-31"
# How many documents a stance or a list is followed back, to say what it was before.
_STANCES, _LISTS = 3, 5


def about(name: str | None) -> Needs | None:
    """What a page about a person, a side or two sides needs: their documents, and those of their deals.

    `None`, which is all of them, for a page about nobody.
    """
    if not name:
        return None

    def needed(index: Index) -> Documents:
        sides = _sides(index, name)
        if sides:
            return _deals(index, _between(index, sides))
        unit = index.unit_of(name)
        if unit is not None:
            kept = _kept(index, (name.strip().casefold(),))
            return kept or _deals(index, index.documents((unit,), "deal"))
        keys = index.called(name)
        if not keys and (codes := _IDENTIFIED.match(fold(name).replace(" ", "-"))):
            return _deals(index, _between(index, tuple(codes[0].upper().split("-")[:2])))
        keys = keys or index.close(name)
        named, told = index.documents(keys, "named"), index.documents(keys, "terms")
        kept = _kept(index, index.told_in(told)) if told else None
        return named | (_deals(index, told) if kept is None else kept)

    return needed


def anew(needed: Needs | None) -> Needs | None:
    """The same where a part of the claims is left out and deals are told anew from the others, as for visitors.

    What bounds a deal may be among what is left out, and then other terms of it tell which deal is meant: so that
    all that tells terms of the deals that are told of comes along.
    """
    if needed is None:
        return None

    def all_terms(index: Index) -> Documents:
        documents = needed(index)
        return documents | index.telling(index.told_in(documents))

    return all_terms


def speaking(name: str, newest: int | None, since: date | None = None) -> Needs:
    """What a page of somebody's words needs: the newest documents in which they are reported to speak."""

    def needed(index: Index) -> Documents:
        sides, called = _sides(index, name), index.called(name)
        own = [key for side in sides for key in index.of_side(side)]
        documents = index.documents(own or called or index.close(name), "said", newest)
        if since:
            documents &= index.published(since.isoformat())
        # who of several is meant is told by who is held
        return documents if sides or len(called) < 2 else documents | index.documents(called, "named")

    return needed


def arrived(since: date) -> Needs:
    """What a page of news needs: the documents from a day on, and the last ones before that tell how it stood."""

    def needed(index: Index) -> Documents:
        fresh = index.published(since.isoformat())
        before = (since - timedelta(1)).isoformat()
        found = set(fresh)
        found |= index.recent(index.parts(fresh, "holds"), "holds", _STANCES, before)
        # a list that was told before is no news, and so need not be followed back
        lists = index.parts(index.with_new_terms(fresh, since.isoformat()), "terms")
        found |= index.recent(lists, "terms", _LISTS, before)
        return frozenset(found)

    return needed


def moved(first: date, last: date | None = None) -> Needs:
    """What the deals need of which documents published after one day, up to another, tell anything."""

    def needed(index: Index) -> Documents:
        fresh = index.published((first + timedelta(1)).isoformat(), last.isoformat() if last else "9999")
        return fresh | _deals(index, fresh)

    return needed


def called(start: str) -> Needs:
    """What the page of a document needs, whose hash begins so: itself, and the copies of its text."""

    def needed(index: Index) -> Documents:
        documents = frozenset(index.with_hash(start))
        return documents.union(*index.copies(documents).values())

    return needed


def newest(number: int, until: date | None = None) -> Needs:
    """The newest documents, by publication, up to a day; told from them alone, a page knows nothing older."""
    upto = (until.isoformat(), sys.maxsize) if until else None
    return lambda index: frozenset(document for _, document in index.newest(number, upto))


def these(documents: Iterable[int]) -> Needs:
    """What a list of documents needs: them."""
    chosen = frozenset(documents)
    return lambda index: chosen


def brought(hashes: Iterable[str]) -> Needs:
    """What a page of news needs that is told of certain documents, by their hashes."""
    chosen = frozenset(hashes)

    def needed(index: Index) -> Documents:
        fresh = frozenset(one for start in chosen for one in index.with_hash(start))
        found = set(fresh)
        found |= index.recent(index.parts(fresh, "holds"), "holds", _STANCES, _ALWAYS)
        found |= index.recent(index.parts(fresh, "terms"), "terms", _LISTS, _ALWAYS)
        return frozenset(found)

    return needed


def naming(name: str, many: int) -> Needs:
    """The newest documents that name somebody or a side; of two sides those that name both."""

    def needed(index: Index) -> Documents:
        sides = _sides(index, name)
        keys = [index.of_side(side) for side in sides] or [index.called(name) or index.close(name)]
        found = frozenset.intersection(*(index.documents(some, "named") for some in keys))
        return _newest_of(index, found, many)

    return needed


def holding(claims: Iterable[str], figures: Iterable[str] = (), many: int = 3) -> Needs:
    """The documents of these claims, and the first places of these figures, so many for each."""

    def needed(index: Index) -> Documents:
        hashes = {claim.partition("#")[0] for claim in claims}
        found = {document for one in hashes if one for document in index.with_hash(one)}
        for figure in figures:
            found |= set(sorted(index.documents((figure,), "named"))[:many])
            # what has no name of its own is known by its document
            document = figure.partition(":")[0]
            found |= {int(document)} if document.isascii() and document.isdigit() else set()
        return frozenset(found)

    return needed


def contradicting(key: str, many: int) -> Needs:
    """The newest documents that name all whom the key of a conflict names."""

    def needed(index: Index) -> Documents:
        found: Documents = frozenset()
        for part in key.split(":")[1:]:
            sides = index.of_side(f"side:{part.upper()}") if len(part) == 2 else ()
            keys = sides or index.called(part.replace("-", " "))
            documents = index.documents(keys, "named") if keys else frozenset()
            # a word of the key may be somebody's name by chance
            found = (found or documents) & documents or found or documents
        return _newest_of(index, found, many)

    return needed


def _newest_of(index: Index, documents: Documents, many: int) -> Documents:
    if len(documents) <= many:
        return documents
    return frozenset(document for _, document in index.newest(many, among=documents))


def dealing(unit: str) -> Needs:
    """What the deals of some sides need, where `unit` is their key in the index."""
    return lambda index: _deals(index, index.documents((unit,), "deal"))


def hits(
    index: Index,
    words: str,
    kinds: Iterable[str],
    published: tuple[date | None, date | None],
    most: int,
) -> list[Hit]:
    """The newest hits of each kind, so many, of documents published from a day to a day. Raises `UsageError`."""
    first, last = published
    begin, end = first.isoformat() if first else "", last.isoformat() if last else "9999"
    return [
        hit
        for kind in kinds
        for hit in islice(
            (one for one in index.search(words, kind) if begin <= (one.known or "") <= end), most
        )
    ]


def beyond(index: Index, documents: Documents = frozenset()) -> Beyond:
    """What a record of some documents may know of the others; of deals, where all that is kept of them stands."""
    newest = index.newest_day()
    stands = bool(documents) and _stands(index, documents)
    return Beyond(
        newest=date.fromisoformat(newest) if newest else None,
        known=index.known,
        told_before=lambda keys, day: index.told_before(keys, day.isoformat()),
        named_before=lambda keys, day: index.named_before(keys, day.isoformat()),
        threads=index.threads if stands else None,
    )


def _sides(index: Index, name: str) -> tuple[str, ...]:
    return sides_in(name, lambda part: _side(index, part))


def _side(index: Index, part: str) -> str | None:
    code = country_code(fold(part))
    return f"side:{code}" if code else index.armed_group(part)


def _between(index: Index, sides: tuple[str, ...]) -> Documents:
    """Documents with terms that these sides may have made: both of them, or one where no other is told."""
    codes = [side.removeprefix("side:") for side in sides]
    told = frozenset(key for code in codes for key in index.deals_of(code))
    return index.documents([key for key in told if _fits(set(key.split("|")), set(codes))], "deal")


def _fits(told: set[str], sides: set[str]) -> bool:
    return told <= sides or sides <= told


def _kept(index: Index, deals: Collection[str]) -> Documents | None:
    """All that bears on these deals, as which terms are theirs is kept; `None` where there is news of any.

    What belongs to a deal stands wherever its people are named, unless it belongs to a deal of somebody else who
    is named there; and other deals of its people tell what became of it.
    """
    documents = index.telling(deals)
    people = index.parts(documents, "terms")
    documents |= index.telling(index.told_in(index.documents(people, "terms")))
    documents |= index.documents(people, "named")
    documents |= index.last_of_each(index.parts(documents, "named"), "terms")
    documents |= index.telling(index.told_in(documents), bounds=True)
    return documents if documents and _stands(index, documents) else None


def _stands(index: Index, documents: Documents) -> bool:
    """Whether what is kept of the deals that these documents tell of stands."""
    return index.is_fresh("status", index.parts(documents, "deal"), KEPT)


def _deals(index: Index, documents: Documents) -> Documents:
    """All that bears on the deals of these documents.

    Threads are told apart among all terms between the same sides; what belongs to a deal stands wherever its
    people are named, unless it belongs to a deal of somebody else who is named there. Terms without sides bear
    on their own document alone.
    """
    if not documents:
        return documents
    sides, people = index.parts(documents, "deal"), index.parts(documents, "terms")
    documents |= index.documents([key for key in sides if key], "deal") | index.documents(people, "terms")
    documents |= index.documents(people | index.parts(documents, "terms"), "named")
    return documents | index.last_of_each(index.parts(documents, "named"), "terms")
