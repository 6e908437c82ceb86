"""Short made-up reports about deals, for tests: each claim in one line, all people and events invented."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from backchannel.entries import Holding, Judgement
from backchannel.records import Count, Reading
from backchannel.views import Clocks, Record
from backchannel.views.deals import Deal, deals
from tests.reports import Report

STATES = {"PT": "Portugal", "CL": "Chile", "UY": "Uruguay", "BR": "Brazil"}
PEOPLE = {
    "ana": "Ana Duarte", "rui": "Rui Salgado", "ines": "Ines Faria", "vera": "Vera Moura",
    "vidal": "Hernan Vidal", "rojas": "Pablo Rojas", "soto": "Elena Soto",
}  # fmt: skip
SPEAKERS = {
    "leal": ("Tomas Leal", "PT", "on_record"),
    "munoz": ("Carla Munoz", "CL", "on_record"),
    "aide": ("an official in Lisbon", "PT", "anonymous_official"),
    "broker": ("people who know of the talks", None, "anonymous_source"),
}


@dataclass
class Telling:
    """One claim: its type and roles, whose word it is (a key of `SPEAKERS`), and what else it has."""

    type: str
    roles: dict[str, Any]
    by: str | None
    more: dict[str, Any]


@dataclass
class Story(Report):
    """A report whose text is given with it."""

    words: str = "Something happened."

    @property
    def data(self) -> bytes:
        return self.words.encode()


def offer(proposer: str = "PT", to: str = "CL", gives: str = "", gets: str = "", **more: Any) -> Telling:
    """A proposal; `n_gives` and `n_gets` are counts, `by` a speaker, `giver` the giver."""
    roles: dict[str, Any] = {"status": more.pop("status", "offered")}
    lists = {
        "proposer": proposer,
        "recipient": to,
        "giver": more.pop("giver", ""),
        "gives": gives,
        "gets": gets,
    }
    roles |= {role: names.split() for role, names in lists.items() if names}
    roles |= {f"count_{leg}": Count(more.pop(f"n_{leg}")) for leg in ("gives", "gets") if f"n_{leg}" in more}
    if "inducements" in more:
        roles["inducements"] = more.pop("inducements")
    return Telling("proposal", roles, more.pop("by", None), more)


def swap(a: str = "PT", b: str = "CL", by_a: str = "", by_b: str = "", **more: Any) -> Telling:
    """An exchange; `n_a` and `n_b` are counts, `state` is carried out unless given."""
    roles: dict[str, Any] = {"state": more.pop("state", "executed")}
    lists = {"side_a": a, "side_b": b, "released_by_a": by_a, "released_by_b": by_b}
    roles |= {role: names.split() for role, names in lists.items() if names}
    roles |= {f"count_{leg}": Count(more.pop(f"n_{leg}")) for leg in ("a", "b") if f"n_{leg}" in more}
    return Telling("exchange", roles, more.pop("by", None), more)


def says(holder: str, stance: str, by: str | None = None, **more: Any) -> Telling:
    """A stance of a side."""
    return Telling("position", {"holder": holder.split(), "stance": stance}, by, more)


def held(person: str, by: str) -> Telling:
    """That somebody is held."""
    return Telling("detention", {"person": [person], "custodian": [by]}, None, {})


def freed(person: str, by: str, **more: Any) -> Telling:
    """That somebody is freed by the holder alone."""
    roles = {"person": [person], "by": [by], "mechanism": more.pop("mechanism", "unilateral")}
    return Telling("release", roles, None, more)


def other(kind: str, by: str | None = None, roles: dict[str, Any] | None = None, **more: Any) -> Telling:
    """Any other claim."""
    return Telling(kind, roles or {}, by, more)


def report(day: str | None, *tellings: Telling, outlet: str = "Harbour Post", names: str = "") -> Reading:
    """A report published on a day that tells these; `names` are people whom it mentions beside."""
    story = Story("made-up.txt", day, outlet, words=f"{outlet} on {day}: {tellings!r}")
    used = set(names.split())
    for telling in tellings:
        used |= {one for value in telling.roles.values() if isinstance(value, list) for one in value}
        used |= {telling.by} if telling.by else set()
    for code in sorted(used & STATES.keys()):
        story.who(code, "state", STATES[code], country=code)
    for key in (*PEOPLE, *sorted(used - PEOPLE.keys() - STATES.keys() - SPEAKERS.keys())):
        if key in used:
            # numbered people of a long list are called after their keys
            story.who(key, "person", PEOPLE.get(key, f"Person {key.title()}"))
    for key in sorted(used & SPEAKERS.keys()):
        name, country, kind = SPEAKERS[key]
        story.who(key, "person", name, country=country, anonymous=kind.startswith("anonymous"))
        story.said(f"s-{key}", key, kind, story.words[:20], said=day)
    for telling in tellings:
        statement = f"s-{telling.by}" if telling.by else None
        story.claim(telling.type, story.words[:20], telling.roles, statement=statement, **telling.more)
    return story.reading()


def very_much(reports: int) -> list[Reading]:
    """Reports on one deal, each with an offer, stances, a contact and a condition of its own."""
    stories = [report("2031-05-01", offer(gives="vidal", gets="ana", by="leal"))]
    for n in range(reports):
        day = f"2031-{6 + n // 28:02}-{n % 28 + 1:02}"
        stories.append(
            report(day, offer(gives="vidal", gets="ana", by="broker"), says("CL", "rejects", "munoz"),
                   says("PT", "open", "leal"), says("CL", "not_responsive", "leal"),
                   other("contact", "leal", {"participants": ["leal", "munoz"], "medium": "call", "state": "held"},
                         time=day),
                   other("condition", "munoz", {"requires": f"trial {n} must end", "phase": "before"}))
        )  # fmt: skip
    return stories


def record(*reports: Reading, judgements: tuple[Judgement, ...] = (), clocks: Clocks | None = None) -> Record:
    """The record of these reports, in the order of their entries."""
    holdings = [Holding(reading, entry) for entry, reading in enumerate(reports, start=1)]
    return Record(holdings, judgements, clocks or Clocks())


def threads(told: Record) -> dict[str, set[str]]:
    """Ids of all deals with the short keys of their people."""
    keys = {f"person:{name.lower()}": key for key, name in PEOPLE.items()}
    return {deal.id: {keys.get(one, one) for one in deal.people} for deal in deals(told)}


def deal_of(told: Record, name: str) -> Deal:
    """The deal with an id."""
    return next(deal for deal in deals(told) if deal.id == name)


def copy(reading: Reading, sha256: str) -> Reading:
    """The same report under another hash."""
    return replace(reading, document=replace(reading.document, sha256=sha256))
