"""Atom feeds (RFC 4287): what is new in the record, on a person, on a deal.

In: the record, facts, and links to where they stand. Out: XML. Always true: an entry has one id as long as the
document says the same, also when it is read again; it is dated by when it was known; the same record gives the
same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as XML

from backchannel import __version__
from backchannel.views import Fact, Record, assertion_of
from backchannel.views.assertions import digest
from backchannel.views.claim_words import in_words
from backchannel.views.clocks import known_on
from backchannel.views.dates import words
from backchannel.views.sameness import keys_of
from backchannel.views.voices import voice
from backchannel.views.wording import word

ATOM = "http://www.w3.org/2005/Atom"
NEWEST = 100
# what no XML may hold
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed. `name` tells it from the others of a ledger for good, `page` and `own` are links to its page and itself."""

    name: str
    title: str
    subtitle: str
    author: str
    page: str
    own: str


def first_told(record: Record) -> list[Fact]:
    """The facts that no earlier document told, newest first."""
    known: set[str] = set()
    found = []
    by_day = sorted(record.facts, key=lambda fact: (day_of(record, fact) or date.min, fact.number))
    for fact in by_day:
        keys = keys_of(record, fact)
        if not keys or not known.issuperset(keys):
            found.append(fact)
        known.update(keys)
    return found[::-1]


def day_of(record: Record, fact: Fact) -> date | None:
    """The day by which a fact was known."""
    return known_on(record.holdings[fact.number])


def atom(
    record: Record, ledger: str, feed: Feed, facts: Iterable[Fact], link: Callable[[Fact], str]
) -> bytes:
    """The feed of these facts, the newest `NEWEST` of them. `ledger` is the hash of the ledger's first entry."""
    chosen = list(facts)[:NEWEST]
    root = XML.Element("feed", xmlns=ATOM)
    _add(root, "id", _id(ledger, "feed", feed.name))
    _add(root, "title", feed.title)
    _add(root, "subtitle", feed.subtitle)
    days = [day for fact in chosen if (day := day_of(record, fact))]
    _add(root, "updated", _moment(max(days, default=record.today)))
    _add(XML.SubElement(root, "author"), "name", feed.author)
    XML.SubElement(root, "link", rel="self", type="application/atom+xml", href=feed.own)
    XML.SubElement(root, "link", rel="alternate", type="text/html", href=feed.page)
    _add(root, "generator", "Backchannel", version=__version__)
    seen: set[str] = set()
    for fact in chosen:
        name = digest(assertion_of(fact.reading, fact.read))
        if name not in seen:
            seen.add(name)
            _entry(root, record, _id(ledger, "claim", name), fact, link(fact))
    XML.indent(root, " ")
    written: bytes = XML.tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + written + b"\n"


def _entry(root: XML.Element, record: Record, name: str, fact: Fact, link: str) -> None:
    entry = XML.SubElement(root, "entry")
    document = fact.reading.document
    told = in_words(record, fact)
    kind = fact.type.replace("_", " ")
    _add(entry, "id", name)
    _add(entry, "title", f"{kind}: {told}" if told else kind)
    _add(entry, "updated", _moment(day_of(record, fact)))
    XML.SubElement(entry, "link", rel="alternate", type="text/html", href=link)
    review = record.review(fact)
    place = ", ".join(
        part
        for part in (
            document.outlet or document.source,
            words(document.published) if document.published else "date not known",
            word("review_state", review) if review != "unreviewed" else "not reviewed",
        )
        if part
    )
    _add(entry, "summary", f"{voice(record, fact).text} ({place})", type="text")
    XML.SubElement(entry, "category", term=fact.type)


def _id(ledger: str, kind: str, name: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'backchannel:{ledger}:{kind}:{name}')}"


def _moment(day: date | None) -> str:
    return f"{(day or date(1970, 1, 1)).isoformat()}T00:00:00Z"


def _add(parent: XML.Element, name: str, text: str, **attributes: str) -> None:
    made = XML.SubElement(parent, name, attributes)
    made.text = " ".join(_ILLEGAL.sub("�", text).split())
