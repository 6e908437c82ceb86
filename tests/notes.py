"""Short made-up reports for tests: a text in a line or two, the usual people, and what is read in it.

All people and events are invented. A `Note` is a `Report` whose text stands in the test.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from backchannel.records import Span
from tests.reports import Report


@dataclass
class Note(Report):
    """A report whose text is `words`."""

    words: str = ""

    @property
    def data(self) -> bytes:
        return self.words.encode()

    def told(
        self, key: str, speaker: Any, source_kind: str, content: str, cue: str = "", **more: Any
    ) -> Note:
        """A statement with the word that attributes it."""
        self.said(key, speaker, source_kind, content, **more)
        if cue:
            start = self.text.index(cue)
            self.statements[-1] = replace(self.statements[-1], cue=Span(start, start + len(cue)))
        return self


def note(words: str, published: str | None = "2031-05-20", outlet: str = "Harbour Post") -> Note:
    """A note with the people of the made-up deal between Portugal and Chile."""
    one = Note(f"{published}.txt", published, outlet, words=words)
    one.who("pt", "state", "Portugal", country="PT", aliases=("Lisbon",))
    one.who("cl", "state", "Chile", country="CL", aliases=("Santiago",))
    one.who("uy", "state", "Uruguay", country="UY")
    one.who("leal", "person", "Tomas Leal", country="PT", titles=("foreign minister",))
    one.who("parra", "person", "Luis Parra", country="CL", titles=("foreign minister",))
    one.who("munoz", "person", "Carla Munoz", country="CL", titles=("government spokeswoman",))
    one.who("reis", "person", "Marta Reis", country="PT", titles=("President",))
    for key, name in (("ana", "Ana Duarte"), ("rui", "Rui Salgado")):
        if name in words:
            one.who(key, "person", name, nationalities=("PT",))
    if "Hernan Vidal" in words:
        one.who("vidal", "person", "Hernan Vidal", nationalities=("CL",))
    return one


def held(one: Note, person: str = "ana", since: str = "2031-02/..") -> Note:
    """The note with the word that somebody is held by Chile."""
    one.claim("detention", one.words[:10], {"person": [person], "custodian": ["cl"]}, time=since)
    return one


def offered(one: Note, gets: str = "ana") -> Note:
    """The note with an offer of Portugal to Chile for somebody."""
    roles = {"proposer": ["pt"], "recipient": ["cl"], "gets": [gets], "status": "offered"}
    one.claim("proposal", one.words[:10], roles)
    return one


def contact(
    one: Note, people: list[str], medium: str, state: str, time: str | None = None, **more: Any
) -> Note:
    """The note with a contact."""
    roles = {"participants": people, "medium": medium, "state": state}
    one.claim("contact", one.words[:12], roles | more.pop("roles", {}), time=time, **more)
    return one
