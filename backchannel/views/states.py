"""How a deal stands, and how it stands by the word of each side: worked out anew, never stored.

In: the record, a deal, all deals. Out: states, each with the facts that it rests on and how old they are.
Always true: a side's own word goes before what others say of it, a retelling is no news, and what is only
possible or hoped for settles nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from backchannel.views.dates import days_between, first_day, last_day, words
from backchannel.views.deals import Deal
from backchannel.views.record import Fact, Record, moment
from backchannel.views.standing import Positions, headline, said_on
from backchannel.views.terms import REAL
from backchannel.views.versions import versions
from backchannel.views.voices import is_own_word
from backchannel.views.wording import word, wording

Whose = Literal["own", "second_hand", "told"]
OVER = ("executed", "collapsed", "superseded")
# On one day the word that binds more counts more.
RANK = ("considered", "offered", "agreed", "no_agreement", "collapsed", "superseded", "executed")


@dataclass(frozen=True, eq=False)
class Word:
    """One fact that tells how a deal stands: the state, whose word, of which side, and the day it was told.

    `whose` is `own` for a side of itself, `second_hand` for another of it, `told` for terms as reported;
    `when` is the day as told (EDTF).
    """

    fact: Fact
    state: str
    whose: Whose
    side: str | None
    day: date
    when: str | None


@dataclass(frozen=True, eq=False)
class State:
    """How a deal stands, or how it stands by the word of one `side`, and the words that it rests on.

    `by` is the id of the deal that has overtaken it. `age` is in days on the clock, the fewest that
    may be, `None` without dates.
    """

    term: str
    words: tuple[Word, ...]
    day: date
    age: int | None
    side: str | None = None
    by: str | None = None

    @property
    def when(self) -> str | None:
        """The day of the state as told (EDTF)."""
        return next((word.when for word in self.words if word.day == self.day), None)

    @property
    def whose(self) -> Whose:
        """Whose word the state is: a side's own where one of the words is."""
        kinds = {word.whose for word in self.words}
        return "own" if "own" in kinds else "second_hand" if kinds == {"second_hand"} else "told"


def state(record: Record, deal: Deal, all_deals: Iterable[Deal]) -> State:
    """How a deal stands on the day of the page."""
    if deal.outcomes:
        day = deal.done_on[1] if deal.done_on else date.min
        narrow = [one.fact.claim.time for one in deal.outcomes if one.when == deal.done_on]
        when = next((time for time in narrow if time), deal.outcomes[0].fact.told)
        done = [Word(terms.fact, "executed", "told", None, day, when) for terms in deal.outcomes]
        return _state(record, "executed", done)
    told = words_on(record, deal)
    newer = overtaken_by(deal, all_deals)
    if newer:
        fact = max((terms.fact for terms in newer.terms if terms.people & deal.people), key=moment)
        return _state(record, "superseded", [_overtaken(fact)], newer.id)
    free = freed_beside(record, deal)
    if free:
        return _state(record, "superseded", [_overtaken(fact) for fact in free])
    deciding = [word for word in told if word.whose != "second_hand"] or told
    deciding = [word for word in deciding if not _waits_for_other(word, deal, deciding)] or deciding
    if not deciding:
        first = deal.terms[0]
        fact = first.fact
        return _state(
            record, "considered", [Word(fact, "considered", "told", None, first.told_on, fact.told)]
        )
    best = max(deciding, key=lambda one: (one.day, RANK.index(one.state)))
    same = [word for word in deciding if word.day == best.day and word.state == best.state]
    return _state(record, best.state, same)


def stands(record: Record, deal: Deal, all_deals: Iterable[Deal], stances: Positions) -> str:
    """How a deal stands in one line: its last word, or what has overtaken or ended it."""
    now = state(record, deal, all_deals)
    if now.term not in ("superseded", "collapsed"):
        return headline(record, deal, stances)
    by = f" by {now.by}" if now.by else " by releases" if now.term == "superseded" else ""
    when = f", {words(now.when)}" if now.when else ""
    return f"{word('deal_state', now.term).upper()}{by}{when}"


def side_states(record: Record, deal: Deal) -> list[State]:
    """How the deal stands by each side's last word, its own where there is one."""
    told = words_on(record, deal)
    found = []
    for side in deal.sides:
        mine = [word for word in told if side and word.side == side]
        mine = [word for word in mine if word.whose == "own"] or mine
        if mine:
            best = max(mine, key=lambda one: (one.day, RANK.index(one.state)))
            same = [word for word in mine if word.day == best.day and word.state == best.state]
            found.append(_state(record, best.state, same, side=side))
    return found


def words_on(record: Record, deal: Deal) -> list[Word]:
    """All words that tell how a deal stands, oldest first; of each version only the first telling."""
    if "words" not in deal.kept:
        found = [*_of_terms(record, deal), *_of_positions(record, deal)]
        deal.kept["words"] = sorted(found, key=lambda one: one.day)
    return list(deal.kept["words"])


def overtaken_by(deal: Deal, all_deals: Iterable[Deal]) -> Deal | None:
    """The deal that has swallowed one that is open: newer, and it frees some of the same people.

    Newer terms that are only offered must name all that one side would have given.
    """
    if deal.outcomes or not deal.people:
        return None
    last = max(terms.told_on for terms in deal.terms)
    lists = [deal.given_by(side) & deal.people for side in deal.sides]
    lists = [people for people in lists if people]
    for other in all_deals:
        if other is deal or not other.people & deal.people:
            continue
        for terms in other.terms:
            done = terms.done and terms.people & deal.people
            named = any(people <= terms.people for people in lists)
            if terms.told_on > last and terms.fact.holds and (done or named):
                return other
    return None


def freed_beside(record: Record, deal: Deal) -> list[Fact]:
    """The releases, after the deal was first told, by which all whom one side would give are free anyhow."""
    begun = min(terms.when[0] for terms in deal.terms)
    free: dict[str, Fact] = {}
    for fact in deal.releases:
        if (last_day(fact.claim.time) or said_on(fact)) >= begun:
            free |= dict.fromkeys(record.who(fact, "person"), fact)
    for side in deal.sides:
        people = deal.given_by(side) & deal.people
        if people and people <= free.keys():
            return list(dict.fromkeys(free[person] for person in sorted(people)))
    return []


def last_news(deal: Deal) -> date:
    """The last day on which anything was told of the deal."""
    days = [terms.told_on for terms in deal.terms] + [said_on(fact) for fact in deal.attached]
    return max(days, default=date.min)


def age(record: Record, day: date) -> int | None:
    """Days from a day to the day of the page."""
    if record.today is None or day == date.min:
        return None
    return max((record.today - day).days, 0)


def how_old(edtf: str | None, today: date | None) -> str | None:
    """How long ago something was told: `5 days`, `5 to 35 days` for a month; `today` on the day."""
    first, last = first_day(edtf) or last_day(edtf), last_day(edtf) or first_day(edtf)
    if today is None or first is None or last is None:
        return None
    length = days_between((first, min(last, today)), today)
    return "today" if length == "0 days" else length


def _overtaken(fact: Fact) -> Word:
    return Word(fact, "superseded", "told", None, said_on(fact), fact.claim.time or fact.told)


def _of_terms(record: Record, deal: Deal) -> list[Word]:
    found: list[Word] = []
    for version in versions(deal):
        first: dict[str, Word] = {}
        for terms in (*version.terms, *version.parts):
            fact = terms.fact
            term = wording()[f"state_of_{fact.type}"].get(terms.status, "considered")
            if fact.claim.realis not in REAL and not (term == "agreed" and fact.claim.realis == "planned"):
                term = "considered"
            own = [side for side in record.sides(fact, "proposer") if side in deal.sides]
            speaking = {record.cast.side(key) for key in record.speakers(fact)}
            whose: Whose = "own" if set(own) & speaking else "told"
            told = last_day(fact.claim.time) if fact.claim.time else None
            dated = fact.claim.time if told and told <= terms.told_on else fact.told
            day = min(told or terms.told_on, terms.told_on)
            word = Word(fact, term, whose, own[0] if own else None, day, dated)
            if term not in first or (word.day, word.whose) < (first[term].day, first[term].whose):
                first[term] = word
        found += first.values()
    return found


def _of_positions(record: Record, deal: Deal) -> list[Word]:
    found = []
    for fact in deal.attached:
        term = wording()["state_of_stance"].get(fact.term("stance")) if fact.type == "position" else None
        if term is None or fact.claim.realis not in REAL or record.is_sensitive(fact):
            continue
        if not fact.holds:
            if term != "agreed":
                continue
            term = "no_agreement"
        for side in record.sides(fact, "holder"):
            if side in deal.sides:
                whose: Whose = "own" if is_own_word(record, fact, side) else "second_hand"
                found.append(Word(fact, term, whose, side, said_on(fact), fact.told or fact.claim.time))
    return found


def _waits_for_other(word: Word, deal: Deal, words: list[Word]) -> bool:
    """Whether a side only agrees to what it has offered itself, with no such word from another side."""
    if word.state != "agreed" or word.side is None or word.side != deal.sides[0]:
        return False
    return not any(other.state == "agreed" and other.side != word.side for other in words)


def _state(
    record: Record, term: str, words: list[Word], by: str | None = None, side: str | None = None
) -> State:
    day = max(word.day for word in words)
    return State(term, tuple(words), day, age(record, day), side, by)
