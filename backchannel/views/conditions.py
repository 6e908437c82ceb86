"""What must happen before, between and after; and which later fact shows that it has.

In: the record and a name. Out: a page. Always true: a condition is met only by a fact that names it as its
ground, told with its own sources; nothing is taken as met because a deal went through; how long it has been
open is counted from when it was first told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from backchannel.errors import NotFound
from backchannel.views import phrases
from backchannel.views.cues import holds
from backchannel.views.data import data
from backchannel.views.dates import days_between, first_day, last_day, words
from backchannel.views.folding import add_folded
from backchannel.views.footnotes import Footnotes, Shown
from backchannel.views.pages import Page, Row, Section, under_one_label
from backchannel.views.phrases import condition, joined
from backchannel.views.record import Fact, Record, moment
from backchannel.views.reviewed import with_review
from backchannel.views.scope import Scope, scope
from backchannel.views.tables import Table
from backchannel.views.terms import Terms
from backchannel.views.wording import word

_PEOPLE = ("person", "released_by_a", "released_by_b", "participants")
_PHRASES: dict[str, Callable[[Record, Fact], str]] = {
    "proceeding": phrases.proceeding,
    "release": phrases.release,
    "approval": phrases.approval,
    "exchange": phrases.exchange,
    "wellbeing": phrases.wellbeing,
    "contact": phrases.contact,
}


@dataclass(frozen=True, eq=False)
class Condition:
    """One condition as all facts tell it, with the facts that meet it, refuse it or open it again.

    `kinds` are names of `conditions.yaml`, `assumed` tells that it names nobody and is taken for the people
    of the page.
    """

    text: str
    facts: tuple[Fact, ...]
    kinds: tuple[str, ...]
    met: tuple[Fact, ...] = ()
    against: tuple[Fact, ...] = ()
    undone: tuple[Fact, ...] = ()
    closed: tuple[Fact, ...] = ()
    assumed: bool = False

    @property
    def phase(self) -> str:
        """Before, between or after."""
        return next((phase for fact in self.facts if (phase := fact.term("phase"))), "before")

    @property
    def state(self) -> str:
        """`met`, `refused`, `reopened` or `open`."""
        if self.met and self.undone and not self.closed:
            return "reopened"
        return "met" if self.met else "refused" if self.against else "open"


@with_review
def conditions(record: Record, name: str, shown: Shown | None = None) -> Page:
    """The page of conditions about `name`; `shown` is what will be shown of each section, where that is known.

    Raises `NotFound` where none is on record.
    """
    about = scope(record, name)
    notes = Footnotes(shown)
    found = of_scope(record, about)
    tables = {state: Table(record, notes) for state in ("open", "met", "set_aside")}
    for one in sorted(found, key=lambda each: each.state == "met"):
        _add(record, about, tables, one)
    for fact in _stances(record, about):
        tables["open"].add(fact, "only if", phrases.position(record, fact), key="stance")
    sections = (
        Section("open", "Open", _count(found, ("open", "refused", "reopened")), _rows(tables["open"])),
        Section("met", "Met", _count(found, ("met",)), _rows(tables["met"])),
        Section("set_aside", "Said not to be asked", rows=_rows(tables["set_aside"])),
    )
    kept = tuple(section for section in sections if section.rows)
    if not kept:
        raise NotFound(f"no condition about {about.title} is on record: see `backchannel brief`")
    return Page(
        "conditions",
        f"Conditions about {about.title}",
        record.today.isoformat() if record.today else None,
        len({fact.number for one in found for fact in one.facts}),
        kept,
        notes.all(),
    )


def of_scope(record: Record, about: Scope) -> list[Condition]:
    """The conditions that belong to a scope, first told first, approvals that are still pending with them."""
    facts = [*about.facts("condition", "person"), *_pending(about)]
    grouped: dict[str, list[Fact]] = {}
    for fact in sorted(facts, key=lambda one: (first_day(one.told) or date.min, one.number)):
        grouped.setdefault(_text(record, fact), []).append(fact)
    return [_checked(record, about, text, tuple(group)) for text, group in grouped.items()]


def _pending(about: Scope) -> list[Fact]:
    return [fact for fact in about.facts("approval") if fact.term("outcome") == "pending"]


def _stances(record: Record, about: Scope) -> list[Fact]:
    found = [fact for fact in record.of("position") if fact.claim.roles.get("stance") == "conditions"]
    return [fact for fact in found if not record.is_sensitive(fact) and about.has(fact, "holder")]


def _text(record: Record, fact: Fact) -> str:
    return condition(record, fact) if fact.type == "condition" else phrases.approval(record, fact)


def _asked(fact: Fact) -> str:
    return fact.term("requires") or fact.term("act") or ""


def kinds_of(text: str) -> tuple[str, ...]:
    """Which kinds of condition the words ask for, the first in the list first."""
    return tuple(kind for kind, entry in data("conditions").items() if holds(text, entry["words"]))


def _checked(record: Record, about: Scope, text: str, facts: tuple[Fact, ...]) -> Condition:
    kinds = kinds_of(_asked(facts[0]))[:1]
    if facts[0].type == "approval":
        kinds = kinds or ("vote",)
    entry = data("conditions")[kinds[0]] if kinds else {}
    named = {key for fact in facts for key in record.who(fact, "person")}
    people = named or about.people
    since = min((day for fact in facts if (day := first_day(fact.told))), default=date.min)
    asked = facts[0] if facts[0].type == "approval" else None

    def later(rules: Iterable[dict[str, Any]]) -> tuple[Fact, ...]:
        whose = people if entry.get("whose") == "person" else frozenset()
        return tuple(_later(record, about, list(rules), whose, since, asked))

    return Condition(
        text, facts, kinds, later(entry.get("met", ())), later(entry.get("against", ())),
        later(entry.get("undone", ())), later(entry.get("closed", ())), entry.get("whose") == "person" and not named,
    )  # fmt: skip


def _later(
    record: Record,
    about: Scope,
    rules: list[dict[str, Any]],
    whose: Iterable[str],
    since: date,
    asked: Fact | None,
) -> list[Fact]:
    """The facts that a rule fits, of these people, not before the condition was first told, by date."""
    found = []
    wanted = set(whose)
    for rule in rules:
        for fact in record.of(str(rule["type"])):
            if fact.claim.realis not in ("asserted", "alleged") or not _fits(fact, rule):
                continue
            people = set(record.who(fact, *_PEOPLE))
            if wanted and people and not people & wanted:
                continue
            if not people & (wanted | about.people) and fact.number not in about.documents:
                continue
            if asked and fact.type == "approval" and not _same_act(asked, fact):
                continue
            if (last_day(fact.dated) or date.max) >= since:
                found.append(fact)
    return sorted(dict.fromkeys(found), key=moment)


def _fits(fact: Fact, rule: dict[str, Any]) -> bool:
    if fact.holds != rule.get("holds", True):
        return False
    if "role" in rule and (fact.term(str(rule["role"])) or _usual(fact)) not in rule["terms"]:
        return False
    values = " ".join(value for value in fact.claim.roles.values() if isinstance(value, str))
    return "words" not in rule or holds(values, rule["words"])


def _usual(fact: Fact) -> str:
    return {"exchange": "executed", "contact": "held"}.get(fact.type, "")


def _same_act(asked: Fact, fact: Fact) -> bool:
    one, other = (set((each.term("act") or "").casefold().split()) for each in (asked, fact))
    return bool(one & other - {"the", "a", "an", "of"}) or not one or not other


def _add(record: Record, about: Scope, tables: dict[str, Table], one: Condition) -> None:
    if not one.facts[0].holds:
        for fact in one.facts:
            tables["set_aside"].add(fact, "not asked", one.text, key="condition")
        return
    table = tables["met" if one.state == "met" else "open"]
    label = word("condition_phase", one.phase)
    text = joined(one.text, _note(about, one), _length(record, about, one), by="; ")
    for fact in one.facts:
        table.add(fact, label, text, key="condition")
    for fact in one.met:
        table.add(fact, "met by", _shows(record, fact), key="met")
    for fact in one.undone:
        table.add(fact, "but since then", _shows(record, fact), key="undone")
    for fact in one.closed if one.undone else ():
        table.add(fact, "and then", _shows(record, fact), key="closed")
    for fact in one.against:
        table.add(fact, "refused", _shows(record, fact), key="refused")
    if one.state != "met":
        done = [terms.fact for terms in _overtaken(about)]
        add_folded(record, table, "all the same", done, partial(phrases.exchange, record), "overtaken")


def _overtaken(about: Scope) -> list[Terms]:
    """The exchanges that freed the people of the page, whatever became of the condition."""
    done = [terms for deal in about.deals for terms in deal.outcomes]
    return [terms for terms in done if terms.people & about.people]


def _note(about: Scope, one: Condition) -> str | None:
    if not (one.met and one.assumed):
        return None
    whom = about.title if about.figure else "the people of the deal"
    return f"the words name nobody: taken for {whom}"


def _shows(record: Record, fact: Fact) -> str:
    text = _PHRASES[fact.type](record, fact)
    person = record.named(fact, "person")
    return joined(person, text, by=": ") if fact.type in ("proceeding", "release") else text


def _length(record: Record, about: Scope, one: Condition) -> str | None:
    """How long it has been open, or was open until it was met or an exchange was carried out without it."""
    told = [day for fact in one.facts if (day := first_day(fact.told))]
    if not told or record.today is None:
        return None
    since = min(told)
    if one.state == "met":
        low, high = first_day(one.met[0].dated), last_day(one.met[0].dated)
        if low is None or high is None:
            return "met, date not stated"
        days = days_between((since, since), max(high, since))
        return f"met {words(one.met[0].dated or '')}, {days} after it was first told"
    ended = [day for terms in _overtaken(about) if (day := last_day(terms.fact.dated))]
    days = days_between((since, since), min(ended, default=record.today)) if since < record.today else None
    state = {"refused": "refused", "reopened": "met, then opened again"}.get(one.state)
    until = "until an exchange went through all the same" if ended else "since it was first told"
    return joined(state, f"open for {days} {until}" if days else None)


def _count(found: list[Condition], states: tuple[str, ...]) -> str:
    number = sum(one.state in states and one.facts[0].holds for one in found)
    return f"{number} condition{'' if number == 1 else 's'}" if number else ""


def _rows(table: Table) -> tuple[Row, ...]:
    return under_one_label(table.rows())
