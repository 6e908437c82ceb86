"""A deal in short: sides, terms, how it stands and on whose word, each side's last word, what blocks it.

In: the record. Out: frozen outlines, one a deal. Always true: an outline holds nothing that changes from day to
day, so that it can be kept until there is news; ages are worked out when it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from backchannel.views.dates import words
from backchannel.views.deals import Deal, deals
from backchannel.views.negotiation import deal_title
from backchannel.views.phrases import approval, condition, stance
from backchannel.views.record import Fact, Record, moment
from backchannel.views.standing import positions, said_on
from backchannel.views.states import OVER, last_news, state
from backchannel.views.versions import versions
from backchannel.views.voices import voice
from backchannel.views.wording import number, word

_NAMES = 6  # of a side that are spelled out


@dataclass(frozen=True, slots=True)
class LastWord:
    """The last stance of a side: when it was told (EDTF), and whether by the side itself."""

    side: str
    text: str
    told: str | None
    own: bool
    by: str


@dataclass(frozen=True, slots=True)
class Gives:
    """Whom a side would let go by the last version: some of the names, and how many more, or a number alone."""

    side: str
    names: tuple[str, ...]
    more: int = 0
    count: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """One deal in short. `state` is a term, `when` the day of it (EDTF), `by` whose word, `whose` of which kind.

    `sides` are keys of the sides (empty for one not told), `names` what they are called; `news` is the last day on
    which anything was told of it (ISO), `blocks` what must happen first, `more` how many further conditions.
    """

    id: str
    title: str
    sides: tuple[str, ...]
    names: tuple[str, ...]
    state: str
    when: str | None
    whose: str
    by: str
    gives: tuple[Gives, ...]
    last: tuple[LastWord, ...]
    blocks: tuple[str, ...]
    more: int
    news: str

    @property
    def is_over(self) -> bool:
        """Whether it is carried out, fell through, or was overtaken."""
        return self.state in OVER

    def silent(self, today: date | None) -> int | None:
        """Days since the last news on a day, `None` where either is not known."""
        return max((today - date.fromisoformat(self.news)).days, 0) if self.news and today else None


def outlines(record: Record) -> list[Outline]:
    """All deals, open ones first, those with the latest news first."""
    all_deals = deals(record)
    return in_order(outline(record, one, all_deals) for one in all_deals)


def in_order(found: Iterable[Outline]) -> list[Outline]:
    """Open ones first, those with the latest news first."""
    by_news = sorted(found, key=lambda one: (one.news, one.id), reverse=True)
    return sorted(by_news, key=lambda one: one.is_over)


def outline(record: Record, deal: Deal, all_deals: list[Deal]) -> Outline:
    """One deal in short."""
    now = state(record, deal, all_deals)
    facts = [fact for fact in deal.attached if not record.is_sensitive(fact)]
    blocks, more = _blocks(record, facts) if now.term not in OVER else ((), 0)
    first = now.words[0]
    day = last_news(deal)
    return Outline(
        deal.id, deal_title(record, deal), tuple(side or "" for side in deal.sides),
        tuple(record.cast.name(side) if side else "not stated" for side in deal.sides),
        now.term, now.when, now.whose, voice(record, first.fact).text, _gives(record, deal),
        tuple(_last(record, deal, facts)), blocks, more, day.isoformat() if day > date.min else "",
    )  # fmt: skip


def _gives(record: Record, deal: Deal) -> tuple[Gives, ...]:
    history = versions(deal)
    if not history:
        return ()
    last, found = history[-1], []
    for side in dict.fromkeys(deal.sides):
        people = sorted(record.cast.name(key) for key in last.people.get(side, ()))
        counts = last.counts(side)
        told = number(counts[-1][0]) if counts and not people else ""
        name = record.cast.label(side) if side else "other side"
        if people or told:
            found.append(Gives(name, tuple(people[:_NAMES]), max(len(people) - _NAMES, 0), told))
    return tuple(found)


def _last(record: Record, deal: Deal, facts: list[Fact]) -> Iterable[LastWord]:
    found = positions(record, deal, facts)
    for side in deal.sides:
        own = found.own.get(side or "", [])
        told = sorted(found.told.get(side or "", []), key=said_on)
        fact = own[-1] if own else told[-1] if told else None
        if fact and side:
            yield LastWord(
                record.cast.label(side), stance(fact), fact.told, bool(own), voice(record, fact).text
            )


def _blocks(record: Record, facts: list[Fact]) -> tuple[tuple[str, ...], int]:
    first = [fact for fact in facts if fact.type == "condition" and fact.holds and fact.term("phase") in (None, "before")]  # fmt: skip
    texts = [condition(record, fact) for fact in sorted(first, key=moment, reverse=True)]
    texts += [
        approval(record, fact)
        for fact in facts
        if fact.type == "approval" and fact.term("outcome") != "approved"
    ]
    each = tuple(dict.fromkeys(texts))
    return each[:2], max(len(each) - 2, 0)


def headline(one: Outline) -> str:
    """`carried out, 8 Dec 2022`."""
    when = f", {words(one.when)}" if one.when else ""
    return f"{word('deal_state', one.state)}{when}"
