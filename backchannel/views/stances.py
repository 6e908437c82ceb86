"""Who stood where on a deal, and when: the stances of each side and of voices inside it as points in time.

In: the record, and a deal. Out: a frozen series, which a table and a picture can be made of. Always true: a
side's own words and what others say of it are told apart point by point; a stance that is told for a span of
days keeps both ends; what is sensitive is not in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from backchannel.views.dates import day, first_day, last_day, words
from backchannel.views.deals import Deal
from backchannel.views.encounters import Encounter, encounters, window
from backchannel.views.footnotes import Footnotes, Shown
from backchannel.views.negotiation import deal_title
from backchannel.views.pages import Page, Row, Section
from backchannel.views.phrases import contact, joined, stance
from backchannel.views.record import Fact, Record
from backchannel.views.standing import of_deal, positions, said_on
from backchannel.views.states import OVER, Word, state, words_on
from backchannel.views.tables import Table
from backchannel.views.voices import is_own_word, voice
from backchannel.views.wording import word, wording

OTHERS = "others"
_VOICES = 4  # lanes of voices inside one side
_LONGEST = 60  # days of a contact that is drawn; a plan for "this year" is no day to look at


@dataclass(frozen=True, slots=True)
class Point:
    """One stance: its days, whose it is (`holder`) and who tells it (`source`), and the term of the vocabulary.

    `first_hand` is true where the holder, or somebody who speaks for its side, says so; `holds` is false where
    it is told that it is not so. `claims` are those that tell it.
    """

    first: date
    last: date
    told: str
    holder: str
    source: str
    stance: str
    text: str
    holds: bool
    first_hand: bool
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """The points of one side (`voice` false) or of one voice inside it; `side` is the key of the side."""

    side: str
    label: str
    voice: bool
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A contact or a change of how the deal stands: its days and what it is.

    `kind` is `state`, or the state of a contact: `held`, `planned`, `denied` or another of the vocabulary.
    """

    first: date
    last: date
    kind: str
    text: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """The stances on one deal: lanes, each side before the voices inside it, and what happened meanwhile.

    `documents` is how many tell them, `undated` how many stances carry no day and so are in no lane, `as_of`
    the day of the page.
    """

    deal: str
    title: str
    lanes: tuple[Lane, ...]
    marks: tuple[Mark, ...]
    documents: int
    undated: int = 0
    as_of: date | None = None

    @property
    def points(self) -> tuple[Point, ...]:
        """All points, oldest first."""
        found = [point for lane in self.lanes for point in lane.points]
        return tuple(sorted(found, key=lambda one: (one.last, one.first, one.holder, one.text)))

    @property
    def span(self) -> tuple[date, date] | None:
        """First and last day of all that is in it, `None` where nothing is."""
        days = [(one.first, one.last) for one in self.points] + [(one.first, one.last) for one in self.marks]
        return (min(first for first, _ in days), max(last for _, last in days)) if days else None

    @property
    def sentence(self) -> str:
        """What a picture of it shows, in one sentence."""
        if not self.points:
            return f"No dated stance on {self.title} is on record."
        first, last = min(one.first for one in self.points), max(one.last for one in self.points)
        when = f"on {day(first)}" if first == last else f"from {day(first)} to {day(last)}"
        parts = [_last(lane) for lane in self.lanes if lane.points and not lane.voice and lane.side != OTHERS]
        states = [mark for mark in self.marks if mark.kind == "state"]
        parts += [f"the deal last {states[-1].text}, {day(states[-1].last)}"] if states else []
        return f"Stances on {self.title} {when}: {'; '.join(parts)}."


def series(record: Record, deal: Deal, all_deals: list[Deal]) -> Series:
    """The stances on a deal by the two clocks of the record."""
    facts = [fact for fact in deal.attached if fact.type == "position" and not record.is_sensitive(fact)]
    dated = [fact for fact in facts if said_on(fact) > date.min]
    found = positions(record, deal, dated)
    inside = {id(fact) for listed in found.inside.values() for fact in listed}
    lanes: list[Lane] = []
    for side in deal.sides:
        if side is None:
            continue
        mine = [f for f in dated if side in record.sides(f, "holder") and id(f) not in inside]
        lanes.append(Lane(side, record.cast.name(side), False, _points(record, mine, side)))
        lanes += _voices(record, side, found.inside.get(side, []))
    known = set(deal.sides) - {None}
    aside = [fact for fact in dated if not set(record.sides(fact, "holder")) & known]
    if aside:
        lanes.append(Lane(OTHERS, "Others", False, _points(record, aside, None)))
    marks = (*_states(record, deal, all_deals), *_contacts(record, deal))
    documents = len({fact.number for fact in dated})
    return Series(
        deal.id, deal_title(record, deal), tuple(lanes), tuple(sorted(marks, key=lambda one: one.first)),
        documents, len(facts) - len(dated), record.today,
    )  # fmt: skip


def has_points(record: Record, deal: Deal) -> bool:
    """Whether any stance on a deal has a day, and so is a point of its series."""
    return any(
        fact.type == "position" and said_on(fact) > date.min and not record.is_sensitive(fact)
        for fact in deal.attached
    )


def _last(lane: Lane) -> str:
    own = [point for point in lane.points if point.first_hand]
    point = (own or lane.points)[-1]
    whose = "in its own words" if own else "as others tell it"
    return f"{lane.label}, {whose}, last {_short(point)}, {point.told}"


def _short(point: Point) -> str:
    text = word("stance", point.stance)
    return text if point.holds else f"not: {text}"


def stance_table(record: Record, deal: Deal, shown: Shown | None = None) -> Page:
    """The same stances as rows, newest first, with their sources: the table that goes with a picture.

    `shown` is what will be shown of it, where that is known.
    """
    facts = [fact for fact in deal.attached if fact.type == "position" and not record.is_sensitive(fact)]
    notes = Footnotes(shown)
    table = Table(record, notes)
    for fact in sorted(facts, key=said_on, reverse=True):
        own = is_own_word(record, fact, of_deal(record, fact, deal))
        when = words(fact.told) if fact.told else "date not stated"
        text = joined(_holder(record, fact), stance(fact), by=": ")
        table.add(fact, when, text, key="position" if own else "told_position", time=fact.told)
    today = record.today.isoformat() if record.today else None
    section = Section("stances", "Stances", rows=table.rows())
    return Page("stances", f"Stances on {deal.id}", today, len(deal.documents), (section,), notes.all())


def _points(record: Record, facts: Iterable[Fact], side: str | None) -> tuple[Point, ...]:
    """The points of one lane, oldest first; what several documents tell alike of one day is one point."""
    found: dict[tuple[object, ...], Point] = {}
    for fact in sorted(facts, key=said_on):
        edtf = fact.told or fact.claim.time
        last = said_on(fact)
        first = min(first_day(edtf) or last, last)
        own = is_own_word(record, fact, side)
        who = voice(record, fact)
        one = Point(
            first, last, words(edtf or ""), _holder(record, fact), who.name or who.text,
            fact.term("stance") or "unclear", stance(fact), fact.holds, own, (fact.id,),
        )  # fmt: skip
        # copies of one text are one word, on the day of the first of them
        copy = record.groups[fact.number] if fact.statement is None or not fact.statement.said else edtf
        same = (copy, one.holder, one.text, own, one.source if own else None)
        told = found.get(same)
        found[same] = replace(told, claims=(*told.claims, fact.id)) if told else one
    return tuple(found.values())


def _voices(record: Record, side: str, facts: list[Fact]) -> list[Lane]:
    """A lane for each voice inside a side, those with most to say first; of many the rest share the last."""
    by_holder: dict[str, list[Fact]] = {}
    for fact in facts:
        by_holder.setdefault(_holder(record, fact), []).append(fact)
    ranked = sorted(by_holder, key=lambda name: (-len(by_holder[name]), name))
    lanes = [Lane(side, name, True, _points(record, by_holder[name], None)) for name in ranked[:_VOICES]]
    rest = [fact for name in ranked[_VOICES:] for fact in by_holder[name]]
    if rest:
        count = len(ranked) - _VOICES
        lanes.append(
            Lane(side, f"{count} more voice{'' if count == 1 else 's'}", True, _points(record, rest, None))
        )
    return lanes


def _holder(record: Record, fact: Fact) -> str:
    names = [record.cast.name(key) for key in record.who(fact, "holder")]
    return " · ".join(names) or fact.term("holder") or "not named"


def _states(record: Record, deal: Deal, all_deals: list[Deal]) -> list[Mark]:
    """When the deal came to stand otherwise than before, up to how it stands now."""
    now = state(record, deal, all_deals)
    end = now.day if now.term in OVER else date.max
    found: list[Mark] = []
    for one in words_on(record, deal):
        if one.whose == "second_hand" or one.day == date.min or one.day > end or one.state in OVER:
            continue
        if found and one.state == "considered":  # what is offered is weighed all the time
            continue
        if not found or found[-1].text != word("deal_state", one.state):
            found.append(_changed(one))
    if now.day > date.min and (not found or found[-1].text != word("deal_state", now.term)):
        # what came after the last word stands on the day of the state itself
        found = [mark for mark in found if mark.last <= now.day]
        day_words = [one for one in now.words if one.day == now.day] or list(now.words)
        found.append(replace(_changed(day_words[0]), text=word("deal_state", now.term)))
    return found


def _changed(one: Word) -> Mark:
    first, last = first_day(one.when), last_day(one.when)
    return Mark(
        min(first or one.day, one.day),
        last or one.day,
        "state",
        word("deal_state", one.state),
        (one.fact.id,),
    )


def _contacts(record: Record, deal: Deal) -> list[Mark]:
    facts = [fact for fact in deal.attached if fact.type == "contact" and not record.is_sensitive(fact)]
    found = [mark for one in encounters(record, facts) if (mark := _met(record, one))]
    for fact in facts:
        day_told = last_day(fact.told)
        if not fact.holds and day_told:
            found.append(Mark(day_told, day_told, "denied", contact(record, fact), (fact.id,)))
    return found


def _met(record: Record, one: Encounter) -> Mark | None:
    """A contact on the days that are told for it; one without any day of its own is not drawn."""
    side = one.event or one.plan
    if side is None:
        return None
    if not side.is_dated:
        if side.state != "denied" or side.told is None:
            return None
        first = last = side.told
    else:
        first, last = window(side)
    if (last - first).days > _LONGEST:
        return None
    claims = tuple(fact.id for fact in one.facts)
    return Mark(first, last, side.state, contact(record, side.best), claims)


def family_of(term: str) -> str:
    """What kind of stance a term is, of the few that a picture tells apart."""
    families: dict[str, list[str]] = wording()["stance_families"]
    return next((name for name, terms in families.items() if term in terms), "other")


def marked(row: Row) -> str:
    """`first-hand` or `second-hand`, for a row of the table."""
    return "first-hand" if row.key == "position" else "second-hand"
