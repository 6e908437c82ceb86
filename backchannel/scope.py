"""Which documents of a large ledger a question needs, so that no other is read.

In: the index of a ledger, and what is asked. Out: ids of documents, `None` for all of them. Always true: a page
told from these documents alone is the page that all of them would give, but for the line of close names under
an unknown one.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from backchannel.identity import fold
from backchannel.ledger import Index
from backchannel.views.subjects import sides_in
from backchannel.views.wording import country_code

Documents = frozenset[int]


def about(index: Index, name: str) -> Documents:
    """What a page about a person, a side or two sides needs: their documents, and those of their deals."""
    sides = sides_in(name, lambda part: _side(index, part))
    if sides:
        return _deals(index, _between(index, sides))
    keys = index.called(name) or index.close(name)
    documents = index.documents(keys, "named")
    return documents | _deals(index, index.documents(keys, "terms"))


def speaking(index: Index, name: str, newest: int | None, since: date | None = None) -> Documents:
    """What a page of somebody's words needs: the newest documents in which they are reported to speak."""
    sides = sides_in(name, lambda part: _side(index, part))
    called = index.called(name)
    keys = [key for side in sides for key in index.of_side(side)] if sides else called or index.close(name)
    documents = index.documents(keys, "said", newest)
    if since:
        documents &= index.published(since.isoformat())
    # who of several is meant is told by who is held
    return documents if sides or len(called) < 2 else documents | index.documents(called, "named")


def arrived(index: Index, since: date) -> Documents:
    """The documents published from a day on."""
    return index.published(since.isoformat())


def _side(index: Index, part: str) -> str | None:
    code = country_code(fold(part))
    return f"side:{code}" if code else index.armed_group(part)


def _between(index: Index, sides: tuple[str, ...]) -> Documents:
    """Documents with terms that these sides may have made: both of them, or one where no other is told."""
    deals = index.deals_of(sides[0])
    for side in sides[1:]:
        deals = frozenset(key for key in deals | index.deals_of(side) if _fits(key, sides))
    return index.documents(deals, "deal")


def _fits(key: str, sides: tuple[str, ...]) -> bool:
    told = set(key.split("|"))
    return told <= set(sides) or set(sides) <= told


def _deals(index: Index, documents: Documents) -> Documents:
    """All that bears on the deals of these documents.

    Threads are told apart among all terms between the same sides; what belongs to a deal stands wherever its
    people are named.
    """
    if not documents:
        return documents
    sides, people = index.parts(documents, "deal"), index.parts(documents, "terms")
    documents |= index.documents(_told(sides), "deal") | index.documents(people, "terms")
    return documents | index.documents(people | index.parts(documents, "terms"), "named")


def _told(deals: Collection[str]) -> list[str]:
    """The pairs of sides that are told; terms without any bear on their own document alone."""
    return sorted(key for key in deals if key)
