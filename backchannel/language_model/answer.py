"""A model's answer, checked word for word against the text.

In: answers to the pieces of one document. Out: records of the contract. Always true: a span is where its words
stand in the piece, letter by letter; ids, terms, dates and lengths are of the contract; what fails any of this
is refused with all that rests on it, and counted by reason.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from backchannel.edtf import is_duration, is_edtf
from backchannel.language_model.pinning import Piece, Refused, quoted
from backchannel.records import (
    Claim,
    Count,
    Entity,
    MentionForm,
    Reading,
    RoleValue,
    Statement,
    TimeExpression,
)
from backchannel.vocabulary import Role, vocabulary

Raw = Mapping[str, Any]
OPERATORS = ("=", ">=", "<=", "~")


@dataclass
class Ids:
    """What the answer to one piece calls things, and what they are called here; `relays` is still its own ids."""

    piece: Piece
    people: dict[str, str] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    relays: dict[str, str] = field(default_factory=dict)


@dataclass
class Answers:
    """What the answers of one document hold so far; `refused` counts what was not taken, by reason."""

    rule: str
    entities: dict[str, Entity] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)

    def add(self, answer: Raw, piece: Piece) -> None:
        """Take what holds of the answer to one piece."""
        ids = Ids(piece)
        takers: dict[str, Callable[[Raw, Ids], None]] = {
            "entities": self._entity,
            "statements": self._statement,
            "times": self._time,
            "claims": self._claim,
        }
        for name, take in takers.items():
            found = answer.get(name)
            for raw in found if isinstance(found, list) else ():
                try:
                    take(raw, ids)
                except Refused as error:
                    self.refused[str(error)] += 1
                except (KeyError, TypeError, AttributeError, ValueError):
                    self.refused["of no known shape"] += 1
        self._relay(ids)

    def reading(self, reading: Reading) -> Reading:
        """The reading with all that was taken, in the order of the text, and a warning on what was not."""
        document = reading.document
        if self.refused:
            reasons = ", ".join(f"{n} {reason}" for reason, n in self.refused.most_common())
            note = f"{self.rule}: {self.refused.total()} items of its answer refused ({reasons})"
            document = replace(document, warnings=(*document.warnings, note))
        claims = sorted(self.claims, key=lambda claim: claim.evidence[0])
        return replace(
            reading,
            document=document,
            entities=tuple(self.entities.values()),
            statements=tuple(self.statements),
            times=tuple(sorted(self.times, key=lambda time: time.start)),
            claims=tuple(replace(claim, id=f"c{n}") for n, claim in enumerate(claims, start=1)),
        )

    def _entity(self, raw: Raw, ids: Ids) -> None:
        piece = ids.piece
        name, anonymous = str(raw["name"]), bool(raw.get("anonymous"))
        form: MentionForm = "nominal" if anonymous else "name"
        others = tuple(str(one) for one in raw.get("others") or () if piece.holds(str(one)))
        mentions = piece.mentions((name, *others), form)
        if not mentions:
            raise Refused("with words that are not in the text")
        kind = _term(raw["kind"], "entity_kind")
        country = raw.get("country")
        titles = tuple(str(one) for one in raw.get("titles") or () if piece.holds(str(one)))
        known = None if anonymous else self._same(kind, {name, *others})
        if known:
            old = self.entities[known]
            aliases = dict.fromkeys((*old.aliases, *(one for one in (name, *others) if one != old.name)))
            more = tuple(dict.fromkeys((*old.titles, *titles)))
            seen = (*old.mentions, *mentions)
            self.entities[known] = replace(old, aliases=tuple(aliases), titles=more, mentions=seen)
            ids.people[str(raw["id"])] = known
            return
        id = f"e{len(self.entities) + 1}"
        code = country if isinstance(country, str) and re.fullmatch("[A-Z]{2}", country) else None
        found = Entity(id, kind, name, others, code, titles, anonymous=anonymous, mentions=mentions)
        self.entities[id] = found
        ids.people[str(raw["id"])] = id

    def _same(self, kind: str, forms: set[str]) -> str | None:
        for id, entity in self.entities.items():
            if entity.kind == kind and not entity.anonymous and forms & {entity.name, *entity.aliases}:
                return id
        return None

    def _statement(self, raw: Raw, ids: Ids) -> None:
        piece = ids.piece
        content = piece.spans(raw["content"])
        speakers = tuple(_known(one, ids.people) for one in raw.get("speaker") or ())
        near = content[0]
        day = raw.get("said")
        statement = Statement(
            f"s{len(self.statements) + 1}",
            speakers[0] if len(speakers) == 1 else speakers or None,
            piece.near(raw.get("source"), near),
            _term(raw["source_kind"], "source_kind"),
            _term(raw["form"], "statement_form"),
            piece.near(raw.get("cue"), near),
            content,
            quotes=quoted(piece, content),
            said=day if isinstance(day, str) and is_edtf(day) else None,
        )
        self.statements.append(statement)
        ids.said[str(raw["id"])] = statement.id
        if raw.get("inside"):
            ids.relays[statement.id] = str(raw["inside"])

    def _relay(self, ids: Ids) -> None:
        """Put statements inside those that relay them, never in a circle."""
        inside: dict[str, str] = {}
        for inner, raw in ids.relays.items():
            outer = ids.said.get(raw)
            at = outer
            while at and at != inner:
                at = inside.get(at)
            if outer and at != inner:
                inside[inner] = outer
        self.statements = [
            replace(one, inside=inside[one.id]) if one.id in inside else one for one in self.statements
        ]

    def _time(self, raw: Raw, ids: Ids) -> None:
        self.times.append(_time(raw, ids.piece))

    def _claim(self, raw: Raw, ids: Ids) -> None:
        kind = vocabulary().types.get(str(raw["type"]))
        if kind is None:
            raise Refused("of an unknown type")
        roles: dict[str, RoleValue] = {}
        for name, value in raw["roles"].items():
            if value not in (None, [], ""):
                if name not in kind.roles:
                    raise Refused("with an unknown role")
                roles[name] = _role(kind.roles[name], value, ids)
        if not roles:
            raise Refused("of no known shape")
        time = raw.get("time")
        if time is not None and not (isinstance(time, str) and is_edtf(time)):
            raise Refused("with a date that is none")
        statement = raw.get("statement")
        self.claims.append(
            Claim(
                "",
                kind.name,
                roles,
                ids.piece.spans(raw["evidence"]),
                time,
                _term(raw.get("polarity", "positive"), "polarity"),
                _term(raw.get("realis", "asserted"), "realis"),
                _known(statement, ids.said) if statement else None,
                rule=self.rule,
            )
        )


def _time(raw: Raw, piece: Piece) -> TimeExpression:
    span = piece.next(str(raw["words"]))
    kind, value = _term(raw["kind"], "time_kind"), raw.get("value")
    if isinstance(value, str) and kind == "duration" and is_duration(value):
        return TimeExpression(span.start, span.end, kind, duration=value)
    if isinstance(value, str) and kind != "duration" and is_edtf(value):
        return TimeExpression(span.start, span.end, kind, edtf=value)
    return TimeExpression(span.start, span.end, kind, reason="the model gave no value")


def _role(role: Role, value: Any, ids: Ids) -> RoleValue:
    if role.kind == "entity":
        return tuple(_known(one, ids.people) for one in (value if isinstance(value, list) else [value]))
    if role.kind == "count":
        n, op = value["n"], value.get("op", "=")
        if not isinstance(n, int) or isinstance(n, bool) or n < 0 or op not in OPERATORS:
            raise Refused("with a count that is none")
        return Count(n, op)
    text = str(value)
    if role.kind == "term":
        if text not in role.terms:
            raise Refused("with an unknown term")
        return text
    if role.kind == "edtf" and is_edtf(text) or role.kind == "duration" and is_duration(text):
        return text
    if (role.kind == "text" or role.or_text) and ids.piece.holds(text):
        return text
    raise Refused("with words that are not in the text")


def _term(value: Any, family: str) -> Any:
    if value not in vocabulary().terms[family]:
        raise Refused("with an unknown term")
    return value


def _known(id: Any, ids: Mapping[str, str]) -> str:
    try:
        return ids[str(id)]
    except KeyError:
        raise Refused("resting on what was refused or never given") from None
