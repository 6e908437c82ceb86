"""Made-up ledgers in which every sentence and every relative carries a word of its own, to see where it shows.

`ledger` draws documents of sentences that make claims, some sensitive, and what people judged of them;
`all_told` is all that any view tells of a record, as one string.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from hashlib import sha256
from typing import Any

from hypothesis import strategies as st

from backchannel import views, workflow
from backchannel.entries import Change, Holding, Judgement
from backchannel.errors import NotFound, UsageError
from backchannel.records import Claim, Document, Entity, Mention, Reading, RoleValue, Span, Statement
from backchannel.views import Clocks, Record
from backchannel.views.agreement import agreement
from backchannel.views.assertions import assertion_of
from backchannel.views.search import Found

HELD, FREED = "Ana Duarte", "Hernan Vidal"
MINISTER, HUSBAND = "Tomas Leal", "Jorge"
# what a sentence says, and the claim that it makes; {w} is its own word
KINDS: dict[str, tuple[str, str, dict[str, Any], str | None]] = {
    "offer": ("Portugal offered {freed} for {held} in a {w} note.", "proposal",
              {"proposer": ["pt"], "recipient": ["cl"], "gives": ["vidal"], "gets": ["ana"], "status": "offered"},
              None),
    "held": ("Chile has held {held} since February over {w} papers.", "detention",
             {"person": ["ana"], "custodian": ["cl"], "ground": "{w} papers"}, None),
    "stance": ("{minister} said nothing is agreed on {w}.", "position",
               {"holder": ["leal"], "stance": "no_agreement", "about": "{w}"}, "leal"),
    "condition": ("The {w} trial must end before a deal, {minister} said.", "condition",
                  {"requires": "The {w} trial must end", "on": "a deal", "person": ["ana"], "phase": "before"},
                  "leal"),
    "kin": ("The {w} husband of {held} is {husband}.", "relation",
            {"person": ["jorge"], "relation": "husband", "to": ["ana"]}, None),
    "call": ("{husband} spoke with {minister} about {w}.", "contact",
             {"participants": ["leal", "jorge"], "medium": "call", "state": "held"}, None),
    "plea": ("{husband} asks for a {w} pardon, he said.", "appeal",
             {"by": ["jorge"], "for": ["ana"], "asks": "a {w} pardon"}, "jorge"),
    "health": ("{held} has lost {w} weight, {minister} said.", "wellbeing",
               {"person": ["ana"], "state": "lost {w} weight"}, "leal"),
}  # fmt: skip
JUDGED = ("accept", "correct", "reject", "sensitive", "public")


@dataclass
class Sentence:
    """A sentence of a document with its own word and the id of its claim."""

    kind: str
    word: str
    span: Span
    claim: str


@dataclass
class Marked:
    """A record, and the sentences of each of its documents."""

    record: Record
    sentences: list[list[Sentence]]
    husbands: list[str]
    readings: list[Reading] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)

    def hidden(self, *, unreviewed: bool, sensitive: bool) -> list[str]:
        """The words of all sentences that may not be shown, by what the full record says of their claims."""
        found = []
        for number, sentences in enumerate(self.sentences):
            sha = self.record.readings[number].document.sha256[:12]
            for one in sentences:
                fact = self.record.find(f"{sha}#{one.claim}")
                assert fact
                secret = self.record.is_sensitive(fact) and not sensitive
                if secret or (not unreviewed and fact.review not in ("accepted", "corrected")):
                    found.append(one.word)
        return found


def _word(document: int, place: int) -> str:
    """A word that no other text holds."""
    return f"zq{'bcdfghjkl'[document]}{'mnprstvwxz'[place]}zq"


def document(number: int, kinds: list[str], gap: str = " ") -> tuple[Reading, list[Sentence], str]:
    """One document that says these things, with its reading."""
    husband = f"{HUSBAND} Husband{'bcdfghjkl'[number]}zq"
    names = {"held": HELD, "freed": FREED, "minister": MINISTER, "husband": husband}
    text, sentences, claims, statements = f"Post {number}.{gap}", [], [], []
    for place, kind in enumerate(kinds):
        pattern, type_, roles, speaker = KINDS[kind]
        words = pattern.format(w=_word(number, place), **names)
        start = len(text)
        text += words + gap
        span = Span(start, start + len(words))
        sentences.append(Sentence(kind, _word(number, place), span, f"c{place + 1}"))
        statement = f"s{place + 1}" if speaker else None
        if speaker:
            source = "on_record" if speaker == "leal" else "family_or_lawyer"
            statements.append(
                Statement(f"s{place + 1}", speaker, None, source, "indirect", None, (span,))  # type: ignore[arg-type]
            )
        values: dict[str, RoleValue] = {
            role: tuple(v) if isinstance(v, list) else v.format(w=_word(number, place))
            for role, v in roles.items()
        }
        evidence = (Span(span.start, span.end - 1),)
        claims.append(Claim(f"c{place + 1}", type_, values, evidence, statement=statement, rule="by hand/1"))
    found = Document(
        f"https://post.example/{number}", sha256(text.encode()).hexdigest(), text,
        title=f"Report {number}", outlet=f"Post {number}", published=f"2031-05-{10 + number}",
        paragraphs=tuple(_paragraphs(text)),
    )  # fmt: skip
    entities = (
        Entity("pt", "state", "Portugal", country="PT"), Entity("cl", "state", "Chile", country="CL"),
        _person(text, "ana", HELD), _person(text, "vidal", FREED),
        _person(text, "leal", MINISTER, country="PT", titles=("minister",)), _person(text, "jorge", husband),
    )  # fmt: skip
    return Reading(found, entities, tuple(statements), (), tuple(claims), "by hand/1"), sentences, husband


def _person(text: str, key: str, name: str, **more: Any) -> Entity:
    spot = text.find(name)
    return Entity(key, "person", name, mentions=(Mention(spot, spot + len(name), "name"),) if spot >= 0 else (),
                  **more)  # fmt: skip


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield Span(start, start + len(line.rstrip()))
        start += len(line)


def marked(documents: list[list[str]], verdicts: dict[tuple[int, int], str], gap: str = " ") -> Marked:
    """The record of these documents, with what people judged: by document and place of the sentence."""
    made = [document(number, kinds, gap) for number, kinds in enumerate(documents)]
    judgements = []
    for (number, place), kind in sorted(verdicts.items()):
        reading = made[number][0] if number < len(made) else None
        if reading and place < len(reading.claims):
            claim = reading.claims[place]
            change = Change(time="2031-04") if kind == "correct" else None
            why = f"{_word(number, place)} secret reason of zqwhyzq"
            judgements.append(
                Judgement(kind, "zqwhozq", why, assertion_of(reading, claim), change, entry=50 + len(judgements),
                          recorded="2031-06-01T10:00:00Z")  # type: ignore[arg-type]
            )  # fmt: skip
    readings = [one[0] for one in made]
    record = Record((Holding(one, n + 1) for n, one in enumerate(readings)), judgements)
    return Marked(record, [one[1] for one in made], [one[2] for one in made], readings, judgements)


def kept(one: Marked, location: str) -> str:
    """A ledger with what a marked record is made of; its location."""
    with workflow.open_ledger(location, create=True) as ledger:
        for reading in one.readings:
            ledger.append(reading, reading.document.text.encode())
        for judgement in one.judgements:
            ledger.judge(replace(judgement, entry=0, recorded=""))
    return location


_kinds = st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=5)
ledgers = st.builds(
    marked,
    st.lists(_kinds, min_size=1, max_size=3),
    st.dictionaries(st.tuples(st.integers(0, 2), st.integers(0, 4)), st.sampled_from(JUDGED), max_size=8),
    st.sampled_from([" ", "\n\n", "\r\n"]),
)


def all_told(record: Record, names: tuple[str, ...] = ()) -> str:
    """All that any view tells of a record, and of everybody in it, also by way of an error."""
    return "\n".join(json.dumps(one, ensure_ascii=False, default=str) for one in _told(record, names))


def _told(record: Record, names: tuple[str, ...]) -> Iterator[Any]:
    day = date(2031, 5, 1)
    everybody = [*{figure.name: None for figure in record.cast.figures.values()}, "Portugal, Chile", *names]
    whole: list[Callable[[], Any]] = [
        lambda: views.status(record, everything=True), lambda: views.deal_list(record),
        lambda: views.conflicts(record, everything=True), lambda: views.designations(record),
        lambda: views.mediators(record), lambda: views.who(record), lambda: views.new_since(record, day),
        lambda: views.new_since(record, day, recorded=True), lambda: views.review(record),
        lambda: views.judgements(record), lambda: views.arrivals(record), lambda: views.diff(record, record),
    ]  # fmt: skip
    whole += [lambda round=round: views.review(record, round) for round in ("second",)]  # type: ignore[misc]
    for name in everybody:
        whole += [
            lambda view=view, name=name: view(record, name)  # type: ignore[misc]
            for view in (
                views.brief, views.deal, views.timeline, views.said, views.who, views.conflicts, views.contacts,
                views.conditions, views.designations, views.family, views.withheld, views.mediators,
                views.promises, views.called, views.sources, views.judgements,
            )
        ]  # fmt: skip
    for make in whole:
        try:
            yield views.to_json(make())
        except (NotFound, UsageError) as error:
            yield str(error)
    hits = [
        Found(number, kind, one.id)
        for number, reading in enumerate(record.readings)
        for kind, of in (("claim", reading.claims), ("statement", reading.statements))
        for one in of
    ] + [Found(number, "document", None) for number in range(len(record.readings))]
    try:
        yield views.to_json(views.found(record, "words", hits, views.Filters()))
    except NotFound as error:
        yield str(error)
    for table in views.TABLES:
        yield views.figures_json(views.statistics(record, table))
    yield from views.panel(record, sensitive=True, rejected=True)
    yield [asdict(item) for item in views.queue(record)]
    try:
        yield asdict(agreement(record, "first", "second"))
    except (NotFound, UsageError) as error:
        yield str(error)
    for figure in record.cast.figures.values():
        yield asdict(figure) | {"names": sorted(figure.names)}
    yield [asdict(reading) for reading in record.readings]


def again(one: Marked, **clocks: date | None) -> Record:
    """The same record by other clocks."""
    holdings = (Holding(reading, n + 1) for n, reading in enumerate(one.readings))
    return Record(holdings, one.judgements, Clocks(**clocks))
