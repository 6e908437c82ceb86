"""Made-up coverage for tests: readings built by hand, with every span looked up in the text.

All people and events are invented; the texts are in `made_up/`. `Report` turns short notes into a `Reading`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from backchannel.entries import Holding
from backchannel.records import (
    Claim,
    Document,
    Entity,
    Mention,
    Reading,
    RoleValue,
    Span,
    Statement,
    TimeExpression,
)
from backchannel.views import Clocks, Record

READER = "by hand/1"
FOLDER = Path(__file__).parent / "made_up"


@dataclass
class Report:
    """One article and what is read in it; each method adds a part, `reading()` gives the whole."""

    source: str
    published: str | None
    outlet: str
    entities: list[Entity] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    @property
    def data(self) -> bytes:
        return (FOLDER / self.source).read_bytes()

    @property
    def text(self) -> str:
        return self.data.decode()

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def who(self, key: str, kind: str, name: str, **more: Any) -> Report:
        spot = self.text.find(name)
        mentions = (Mention(spot, spot + len(name), "name"),) if spot >= 0 else ()
        self.entities.append(Entity(key, kind, name, mentions=mentions, **more))  # type: ignore[arg-type]
        return self

    def said(self, key: str, speaker: Any, source_kind: str, content: str, **more: Any) -> Report:
        span = self.span(content)
        form = more.pop("form", "indirect")
        statement = Statement(key, speaker, None, source_kind, form, None, (span,), **more)  # type: ignore[arg-type]
        self.statements.append(statement)
        return self

    def when(self, words: str, **more: Any) -> Report:
        span = self.span(words)
        self.times.append(TimeExpression(span.start, span.end, "date", **more))
        return self

    def claim(self, kind: str, evidence: str, roles: dict[str, Any], **more: Any) -> Report:
        values: dict[str, RoleValue] = {
            role: tuple(value) if isinstance(value, list) else value for role, value in roles.items()
        }
        self.claims.append(
            Claim(f"c{len(self.claims) + 1}", kind, values, (self.span(evidence),), rule="by hand/1", **more)
        )
        return self

    def reading(self) -> Reading:
        spans, start = [], 0
        for paragraph in self.text.split("\n\n"):
            spans.append(Span(start, start + len(paragraph)))
            start += len(paragraph) + 2
        document = Document(
            self.source, sha256(self.data).hexdigest(), self.text, outlet=self.outlet,
            published=self.published, paragraphs=tuple(spans),
        )  # fmt: skip
        return Reading(
            document,
            tuple(self.entities),
            tuple(self.statements),
            tuple(self.times),
            tuple(self.claims),
            READER,
        )


def record(
    readings: Iterable[Reading], as_of: date | None = None, known_at: date | None = None, **more: Any
) -> Record:
    """The record that these readings make."""
    return Record((Holding(reading) for reading in readings), clocks=Clocks(as_of, known_at), **more)


def offer(kind: type[Report] = Report) -> Report:
    """A two-sided deal with no agreement, and the rest that one long report may hold."""
    report = kind(
        "offer.txt",
        "2031-05-15",
        "Harbour Post",
    )
    _cast(report)
    _words(report)
    _deal(report)
    _cases(report)
    _family(report)
    return report


def _cast(report: Report) -> None:
    report.who("pt", "state", "Portugal", country="PT", aliases=("Lisbon", "Portuguese"))
    report.who("cl", "state", "Chile", country="CL", aliases=("Santiago",))
    report.who("ana", "person", "Ana Duarte", aliases=("Duarte",), nationalities=("PT",))
    report.who("rui", "person", "Rui Salgado", aliases=("Salgado",), nationalities=("PT",))
    report.who("vidal", "person", "Hernan Vidal", aliases=("Vidal",), nationalities=("CL",))
    report.who("munoz", "person", "Carla Munoz", country="CL", titles=("government spokeswoman",))
    report.who("leal", "person", "Tomas Leal", country="PT", titles=("foreign minister",), aliases=("Leal",))
    report.who("parra", "person", "Luis Parra", country="CL")
    report.who("reis", "person", "Marta Reis", country="PT", titles=("President",))
    report.who("ps", "organisation", "prosecution service", country="PT")
    report.who("two", "person", "two people who know of the talks", anonymous=True)
    report.who("senior", "person", "A senior official in Lisbon", country="PT", anonymous=True)
    report.who("courts", "person", "officials who know the courts", anonymous=True)
    report.who("post", "outlet", "Harbour Post")
    report.who("faria", "person", "Ines Faria")
    report.who("rojas", "person", "Pablo Rojas")
    report.who("jorge", "person", "Jorge Duarte")
    report.who("pires", "person", "Nuno Pires")
    report.who("families", "group", "The families")


def _words(report: Report) -> None:
    report.said("s1", "cl", "institution", "nothing is agreed on a Portuguese offer", said="2031-05-15")
    report.said(
        "s2",
        "munoz",
        "on_record",
        "“Nothing is agreed,”",
        said="2031-05-15",
        form="direct",
        occasion="briefing",
    )
    report.said("s3", "leal", "on_record", "the offer to bring home Duarte and Salgado", said="2031-05-14")
    report.said("s4", "post", "outlet", "The offer of Vidal was approved by President Marta Reis")
    report.said("s5", "two", "anonymous_source", "The offer of Vidal was approved", inside="s4")
    report.said("s6", "senior", "anonymous_official", "Chile had not answered the offer, first made in April")
    report.said("s7", "pires", "family_or_lawyer", "Duarte has lost weight")
    report.said("s8", "courts", "anonymous_official", "The trial must end before a deal")
    report.when("some time ago", reason="no length given")
    report.when("April", edtf="2031-04")


def _deal(report: Report) -> None:
    both = ["ana", "rui"]
    sides = {"proposer": ["pt"], "recipient": ["cl"]}
    report.claim(
        "proposal", "a Portuguese offer to free Hernan Vidal for two teachers, Ana Duarte and Rui Salgado",
        {**sides, "gives": ["vidal"], "gets": both, "status": "offered"}, realis="possible",
    )  # fmt: skip
    report.claim(
        "proposal", "the offer to bring home Duarte and Salgado was handed over some time ago",
        {**sides, "gets": both, "status": "offered"}, statement="s3",
    )  # fmt: skip
    report.claim("proposal", "The offer of Vidal", {**sides, "gives": ["vidal"]}, statement="s5")
    report.claim(
        "proposal",
        "the offer, first made in April",
        {**sides, "status": "offered"},
        statement="s6",
        time="2031-04",
    )
    report.claim(
        "position", "nothing is agreed", {"holder": ["cl"], "about": "offer", "stance": "no_agreement"},
        statement="s1", time="2031-05-15",
    )  # fmt: skip
    report.claim(
        "position", "Nothing is agreed", {"holder": ["munoz"], "stance": "no_agreement"}, statement="s2",
        time="2031-05-15",
    )  # fmt: skip
    report.claim(
        "position", "Chile had not answered the offer", {"holder": ["cl"], "stance": "not_responsive"},
        statement="s6",
    )  # fmt: skip
    report.claim(
        "position",
        "approved by President Marta Reis",
        {"holder": ["reis"], "stance": "supports"},
        statement="s5",
    )
    report.claim(
        "position", "The prosecution service is opposed to such trades as a rule",
        {"holder": ["ps"], "about": "such trades", "stance": "opposes"}, realis="policy",
    )  # fmt: skip
    report.claim(
        "contact", "he would call his counterpart Luis Parra this week",
        {"participants": ["leal", "parra"], "medium": "call", "state": "planned"},
        statement="s3", realis="planned", time="2031-05-12/2031-05-18",
    )  # fmt: skip
    report.claim(
        "condition", "The trial must end before a deal",
        {"requires": "The trial must end", "on": "a deal", "person": ["ana"], "phase": "before"},
        statement="s8",
    )  # fmt: skip
    report.claim(
        "exchange", "Ines Faria came home in January, exchanged for Pablo Rojas",
        {"side_a": ["pt"], "side_b": ["cl"], "released_by_a": ["rojas"], "released_by_b": ["faria"],
         "state": "executed"}, time="2031-01",
    )  # fmt: skip


def _cases(report: Report) -> None:
    report.claim(
        "detention", "jailed in Chile since February for alleged espionage",
        {"person": ["ana"], "custodian": ["cl"], "ground": "espionage", "ground_status": "alleged",
         "form": "unspecified"}, time="2031-02/..",
    )  # fmt: skip
    report.claim(
        "proceeding", "pleaded not guilty on 2 May", {"person": ["ana"], "stage": "plea_not_guilty"},
        time="2031-05-02",
    )  # fmt: skip
    report.claim("proceeding", "She is on trial", {"person": ["ana"], "stage": "trial"})
    report.claim(
        "proceeding", "faces up to 15 years",
        {"person": ["ana"], "stage": "exposure", "term": "P15Y", "term_kind": "maximum"},
    )  # fmt: skip
    report.claim(
        "designation", "Both teachers are classified as wrongfully detained",
        {"person": ["ana", "rui"], "label": "wrongfully_detained"},
    )  # fmt: skip
    report.claim(
        "detention", "held by Chile since 2028", {"person": ["rui"], "custodian": ["cl"]}, time="2028/.."
    )
    report.claim(
        "proceeding", "sentenced to nine years in 2029",
        {"person": ["rui"], "stage": "sentenced", "term": "P9Y", "term_kind": "imposed"}, time="2029",
    )  # fmt: skip


def _family(report: Report) -> None:
    report.claim(
        "relation",
        "Duarte's husband, Jorge Duarte",
        {"person": ["jorge"], "relation": "husband", "to": ["ana"]},
    )
    report.claim(
        "relation", "her lawyer Nuno Pires", {"person": ["pires"], "relation": "lawyer", "to": ["ana"]}
    )
    report.claim(
        "contact", "Jorge Duarte, spoke with Leal by phone",
        {"participants": ["leal", "jorge"], "medium": "call", "state": "held"},
    )  # fmt: skip
    report.claim(
        "appeal", "The families begged Lisbon to bring both home",
        {"by": ["families"], "to": ["pt"], "for": ["ana", "rui"], "asks": "bring both home"},
    )  # fmt: skip
    report.claim(
        "wellbeing", "Duarte has lost weight", {"person": ["ana"], "state": "lost weight"}, statement="s7"
    )


def outcome() -> Report:
    """Six weeks later: one of the two comes home, the other is left behind."""
    report = Report(
        "outcome.txt",
        "2031-06-30",
        "Coast Radio",
    )
    report.who("pt", "state", "Portugal", country="PT", aliases=("Lisbon",))
    report.who("cl", "state", "Chile", country="CL")
    report.who("uy", "state", "Uruguay", country="UY")
    report.who("ana", "person", "Ana Duarte")
    report.who("rui", "person", "Rui Salgado", aliases=("Salgado",))
    report.who("vidal", "person", "Hernan Vidal")
    report.who("munoz", "person", "C. Munoz", country="CL", titles=("spokeswoman",))
    report.who("place", "place", "Montevideo airport")
    report.who("parliament", "organisation", "parliament in Lisbon", country="PT")
    report.said(
        "s1", "munoz", "on_record", "We are still talking about Salgado", form="direct", said="2031-06-30"
    )
    report.claim(
        "exchange", "Portugal and Chile exchanged her on Sunday for Hernan Vidal",
        {"side_a": ["pt"], "side_b": ["cl"], "released_by_a": ["vidal"], "released_by_b": ["ana"],
         "state": "executed", "place": ["place"], "intermediaries": ["uy"]}, time="2031-06-29",
    )  # fmt: skip
    report.claim(
        "release", "Ana Duarte is free", {"person": ["ana"], "by": ["cl"], "mechanism": "exchange"},
        time="2031-06-29",
    )  # fmt: skip
    report.claim(
        "mediation", "Uruguay mediated", {"mediator": ["uy"], "between": ["pt", "cl"], "level": "mediated"}
    )
    report.claim(
        "position", "still talking about Salgado", {"holder": ["munoz"], "stance": "confirms_talks"},
        statement="s1", time="2031-06-30",
    )  # fmt: skip
    report.claim(
        "proceeding",
        "upheld on appeal on 20 June",
        {"person": ["rui"], "stage": "in_force"},
        time="2031-06-20",
    )
    report.claim(
        "approval", "has yet to approve the pardon of Vidal",
        {"act": "the pardon of Vidal", "body": ["parliament"], "outcome": "pending"},
    )  # fmt: skip
    return report
