"""Short made-up articles for tests that need many: each claim a sentence, with words of their own around them.

In: outlet, day and claims in short. Out: readings. Always true: all people are invented, two articles share no words
beyond what their claims share, unless one is asked to copy another.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from random import Random
from typing import Any

from backchannel.records import Claim, Count, Document, Entity, Reading, RoleValue, Span, Statement

WHO: dict[str, tuple[str, str | None]] = {
    "Ana Duarte": ("person", None),
    "Rui Salgado": ("person", None),
    "Hernan Vidal": ("person", None),
    "Tomas Leal": ("person", "PT"),
    "Luis Parra": ("person", "CL"),
    "Portugal": ("state", "PT"),
    "Chile": ("state", "CL"),
    "Uruguay": ("state", "UY"),
    "Montevideo": ("place", None),
    "Montevideo airport": ("place", None),
    "Colonia": ("place", None),
    "Harbour Post": ("outlet", None),
    "Coast Radio": ("outlet", None),
    "Night Wire": ("outlet", None),
}
SYLLABLES = ["ba", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu"]


@dataclass(frozen=True)
class Told:
    """A claim in short: role values that are names of `WHO` are people, the rest is text or a count."""

    type: str
    roles: dict[str, Any]
    more: dict[str, Any] = field(default_factory=dict)
    by: str | None = None
    kind: str = "on_record"


def told(type: str, *, by: str | None = None, kind: str = "on_record", **given: Any) -> Told:
    """A claim; `time`, `polarity`, `realis` and `confidence` are of the claim itself, the rest are roles."""
    own = {name: given.pop(name) for name in ("time", "polarity", "realis", "confidence") if name in given}
    return Told(type, {name.rstrip("_"): value for name, value in given.items()}, own, by, kind)


def article(
    outlet: str, published: str | None, *claims: Told, wire: str | None = None, said: str | None = None
) -> Reading:
    """An article of these claims, with words of its own around them."""
    entities: dict[str, Entity] = {}

    def id_of(name: str) -> str:
        kind, country = WHO[name]
        entities.setdefault(name, Entity(f"e{len(entities)}", kind, name, country=country))  # type: ignore[arg-type]
        return entities[name].id

    text, made, statements = filler(f"{outlet} {published}", 80), [], []
    for number, claim in enumerate(claims):
        sentence = f"\n\nSentence {number}: {claim.type} {' '.join(map(str, claim.roles.values()))}."
        span = Span(len(text) + 2, len(text) + len(sentence))
        text += sentence
        statement = None
        if claim.by:
            statement = f"s{number}"
            statements.append(
                Statement(statement, id_of(claim.by), None, claim.kind, "indirect", None, (span,), said=said)  # type: ignore[arg-type]
            )
        roles = {role: _value(value, id_of) for role, value in claim.roles.items()}
        made.append(Claim(f"c{number}", claim.type, roles, (span,), statement=statement, **claim.more))
    document = Document(
        f"{outlet}-{published}.txt", sha256(text.encode()).hexdigest(), text, outlet=outlet, wire=wire,
        published=published, paragraphs=(Span(0, len(text)),),
    )  # fmt: skip
    return Reading(document, tuple(entities.values()), tuple(statements), (), tuple(made), "by hand/1")


def filler(seed: str, words: int) -> str:
    """So many words that nobody else has written."""
    random = Random(seed)
    return " ".join("".join(random.choices(SYLLABLES, k=4)) for _ in range(words))


def _value(value: Any, id_of: Any) -> RoleValue:
    if isinstance(value, Count):
        return value
    names = value if isinstance(value, list) else [value]
    return tuple(id_of(name) for name in names) if all(name in WHO for name in names) else str(value)
