"""A claim in a few words, for a row of a page.

In: a fact of the record. Out: text without who says so. Always true: what is negated, planned or only a legal
possibility is never worded as a thing that happened.
"""

from __future__ import annotations

from datetime import date

from backchannel.views.dates import days_between, start, words
from backchannel.views.record import Fact, Record
from backchannel.views.wording import beside, length, number, stage_words, word, wording

ARROW = "<->"


def joined(*parts: str | None, by: str = ", ") -> str:
    """The parts that are there, joined."""
    return by.join([part for part in parts if part])


def dated(fact: Fact) -> str | None:
    """The time of a claim in words."""
    return words(fact.claim.time) if fact.claim.time else None


def put_off(fact: Fact) -> str | None:
    """The time of a step: what is put off is put off until the day that its time ends on."""
    first, _, until = (fact.claim.time or "").partition("/")
    if fact.term("stage") == "deferred" and first == ".." and until:
        return f"until {words(until)}"
    return dated(fact)


def detention(record: Record, fact: Fact, until: date | None = None) -> str:
    """`since Feb 2022 (150 to 177 days), alleged espionage, in prison`, with days where `until` is given."""
    begun = start(fact.claim.time)
    days = days_between(begun, until) if begun and until and _open(fact.claim.time) else None
    when = joined(dated(fact), f"({days})" if days else None, by=" ")
    lasted = fact.term("length")
    spell = when or (f"for {length(lasted)}" if lasted else "")
    count = fact.count("count")
    return _so(
        fact,
        joined(
            spell or "since when: not stated",
            _ground(fact),
            word("detention_form", fact.term("form") or "unspecified"),
            *_where(record, fact),
            beside(count, record.named(fact, "person")),
        ),
    )


def proceeding(record: Record, fact: Fact) -> str:
    """`sentenced to 9 years for espionage, 2029`."""
    term, kind = fact.term("term"), fact.term("term_kind")
    stage = fact.term("stage") or "case"
    measured = length(term) if term else None
    if measured and kind in ("served", "remaining"):
        measured = f"{measured} {word('term_kind', kind)}"
    route = [f"{way} {name}" for way in ("from", "to") if (name := record.named(fact, way))]
    defence, by = fact.term("defence"), record.named(fact, "by")
    return joined(
        stage_words(stage, measured, fact.term("offence"), fact.holds),
        word("defence", defence) if defence else None,
        f"by {by}" if by else None,
        *route,
        record.named(fact, "forum"),
        put_off(fact),
    )


def stance(fact: Fact) -> str:
    """`no agreement`, with what it is about only where the stance alone does not tell."""
    term = fact.term("stance") or "unclear"
    text = word("stance", term) if fact.holds else f"not: {word('stance', term)}"
    return text if term in wording()["plain"] else joined(text, _named(fact.term("about")), by=": ")


def position(record: Record, fact: Fact) -> str:
    """`Chile: no agreement`."""
    return joined(record.named(fact, "holder"), stance(fact), by=": ")


def contact(record: Record, fact: Fact) -> str:
    """`call between Tomas Leal and Luis Parra, planned, week of 12 May 2031`."""
    people = [record.cast.running(key) for key in record.who(fact, "participants")]
    between = f"between {_listed(people)}" if len(people) > 1 else f"with {people[0]}" if people else None
    topic, host = fact.term("topic"), record.named(fact, "host")
    state = fact.term("state") or "held"
    return _so(
        fact,
        joined(
            joined(word("medium", fact.term("medium") or "unspecified"), between, by=" "),
            word("contact_state", state),
            dated(fact) or ("date not stated" if state == "held" else None),
            f"on {topic}" if topic else None,
            f"host: {host}" if host else None,
            record.named(fact, "place"),
        ),
    )


def condition(record: Record, fact: Fact) -> str:
    """`the trial must end (Ana Duarte), before a deal`."""
    person, by, on = record.named(fact, "person"), record.named(fact, "set_by"), fact.term("on")
    requires = fact.term("requires") or "not stated"
    phase = fact.term("phase")
    return _so(
        fact,
        joined(
            joined(requires, f"({person})" if person and person not in requires else None, by=" "),
            f"for: {on}" if on else None,
            word("condition_phase", phase) if phase in ("between", "after") else None,
            f"set by {by}" if by else None,
        ),
    )


def exchange(record: Record, fact: Fact) -> str:
    """`Portugal gave Pablo Rojas <-> Chile gave Ines Faria, carried out, Jan 2031`."""
    state = fact.term("state") or "executed"
    if state in ("executed", "partial") and fact.claim.realis == "planned":
        state = "planned"
    verb = "gave" if state in ("executed", "partial") else "gives"
    legs = [
        joined(record.named(fact, f"side_{leg}") or "a side", verb, _released(record, fact, leg), by=" ")
        for leg in ("a", "b")
    ]
    total, also = fact.count("count_total"), fact.term("inducements")
    through = record.named(fact, "intermediaries")
    return _so(
        fact,
        joined(
            joined(*legs, by=f" {ARROW} "),
            f"{number(total)} in all" if total else None,
            word("exchange_state", state),
            dated(fact),
            record.named(fact, "place"),
            f"also {also}" if also else None,
            f"through {through}" if through else None,
        ),
    )


def release(record: Record, fact: Fact) -> str:
    """`freed in an exchange, 29 Jun 2031, by Chile`."""
    by, to, asked = (record.named(fact, role) for role in ("by", "to", "at_request_of"))
    count, also = fact.count("count"), fact.term("inducements")
    return _so(
        fact,
        joined(
            word("mechanism", fact.term("mechanism") or "unspecified"),
            dated(fact),
            beside(count, record.named(fact, "person")),
            f"by {by}" if by else None,
            f"to {to}" if to else None,
            f"at the request of {asked}" if asked else None,
            f"for {also}" if also else None,
        ),
    )


def movement(record: Record, fact: Fact) -> str:
    """`arrived, from Santiago, to Lisbon, 30 Jun 2031`."""
    ways = [f"{way} {name}" for way in ("from", "via", "to") if (name := record.named(fact, way))]
    return _so(fact, joined(word("movement_state", fact.term("state") or "arrived"), *ways, dated(fact)))


def designation(record: Record, fact: Fact) -> str:
    """`wrongfully detained, by whom: not stated`."""
    label = word("label", fact.term("label") or "not stated")
    by = record.named(fact, "designator")
    return joined(
        label if fact.holds else f"not {label}", f"by {by}" if by else "by whom: not stated", dated(fact)
    )


def approval(record: Record, fact: Fact) -> str:
    """`the pardon: not decided, parliament, by 3 Jul 2031`."""
    deadline, outcome = fact.term("deadline"), word("approval_outcome", fact.term("outcome") or "pending")
    return _so(
        fact,
        joined(
            joined(fact.term("act") or "approval", outcome, by=": "),
            record.named(fact, "body"),
            dated(fact),
            f"deadline {words(deadline)}" if deadline else None,
        ),
    )


def mediation(record: Record, fact: Fact) -> str:
    """`Uruguay mediated, between Portugal and Chile`."""
    between = _listed([record.cast.running(key) for key in record.who(fact, "between")])
    by = record.named(fact, "by")
    return _so(
        fact,
        joined(
            joined(
                record.named(fact, "mediator"),
                word("mediation_level", fact.term("level") or "mediated"),
                by=" ",
            ),
            f"between {between}" if between else None,
            f"{'by' if fact.term('level') == 'thanked' else 'so'} {by}" if by else None,
            dated(fact),
        ),
    )


def appeal(record: Record, fact: Fact) -> str:
    """`appeal by the families to Portugal: bring both home, for Ana Duarte · Rui Salgado`."""
    who, to, whom = (record.named(fact, role) for role in ("by", "to", "for"))
    asks = fact.term("asks")
    return _so(
        fact,
        joined(
            joined(f"appeal by {who or 'somebody not named'}{f' to {to}' if to else ''}", asks, by=": "),
            f"for {whom}" if whom else None,
            dated(fact),
        ),
    )


def wellbeing(record: Record, fact: Fact) -> str:
    """`Ana Duarte: lost weight`."""
    return _so(fact, joined(record.named(fact, "person"), joined(fact.term("state"), dated(fact)), by=": "))


def relation(record: Record, fact: Fact) -> str:
    """`Jorge Duarte, husband of Ana Duarte`."""
    tie = joined(fact.term("relation") or "related", "of", record.named(fact, "to") or "not stated", by=" ")
    return _so(fact, joined(record.named(fact, "person"), tie))


def _listed(names: list[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _released(record: Record, fact: Fact, leg: str) -> str:
    count = fact.count(f"count_{leg}")
    names = record.named(fact, f"released_by_{leg}")
    return joined(names, beside(count, names)) or "not stated"


def _named(about: str | None) -> str | None:
    """What a stance is about, without words that point to what stands elsewhere: `him`, `that`."""
    parts = (about or "").split("; ")
    return "; ".join(part for part in parts if part.casefold() not in wording()["pointing"]) or None


def _where(record: Record, fact: Fact) -> list[str]:
    """Facility and place, each once, without the country of the custodian."""
    said = {record.named(fact, "custodian")}
    places = dict.fromkeys(record.named(fact, role) for role in ("facility", "place"))
    return [place for place in places if place and place not in said]


def _ground(fact: Fact) -> str | None:
    ground, status = fact.term("ground"), fact.term("ground_status")
    if status == "none_given":
        return word("ground_status", status)
    if not ground or not status or ground.startswith(status):
        return ground
    return word("ground_status", status).format(ground=ground)


def _open(edtf: str | None) -> bool:
    return bool(edtf) and str(edtf).endswith("..")


def _so(fact: Fact, text: str) -> str:
    return text if fact.holds else f"not so: {text}"
