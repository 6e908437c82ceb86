"""What is left out of what is published."""

from __future__ import annotations

import pytest

from backchannel.records import Claim, Document, Entity, Reading, RoleValue, Span
from backchannel.sensitivity import relatives, sensitive_claims

DETAINEE = Entity("e1", "person", "Ana Rey")
SISTER = Entity("e2", "person", "Mar Rey")
FAMILIES = Entity("e3", "group", "the detainees' families")
MINISTER = Entity("e4", "person", "Jo Park")
NEGOTIATORS = Entity("e5", "group", "US negotiators")

KINSHIP = {"person": ("e2",), "relation": "sister", "to": ("e1",)}


def read(*claims: tuple[str, dict[str, RoleValue]]) -> Reading:
    """A reading with these claims, `c0`, `c1` and so on."""
    return Reading(
        document=Document("a.txt", "0" * 64, "text"),
        entities=(DETAINEE, SISTER, FAMILIES, MINISTER, NEGOTIATORS),
        statements=(),
        times=(),
        claims=tuple(Claim(f"c{i}", kind, roles, (Span(0, 4),)) for i, (kind, roles) in enumerate(claims)),
    )


@pytest.mark.parametrize(
    ("kind", "roles", "sensitive"),
    [
        ("wellbeing", {"person": ("e1",), "state": "ill"}, True),
        ("contact", {"participants": ("e4", "e2")}, True),
        ("contact", {"participants": ("e4", "e3")}, True),
        ("contact", {"participants": ("e4", "e5")}, False),
        ("appeal", {"by": ("e2",), "asks": "help"}, True),
        ("appeal", {"by": ("e4",), "asks": "help"}, False),
        ("relation", {"person": ("e2",), "relation": "twin sister", "to": ("e1",)}, True),
        ("relation", {"person": ("e2",), "relation": "Brother-in-law", "to": ("e1",)}, True),
        ("relation", {"person": ("e2",), "relation": "fiancée", "to": ("e1",)}, True),
        ("relation", {"person": ("e4",), "relation": "lawyer", "to": ("e1",)}, False),
        ("detention", {"person": ("e1",)}, False),
        ("unheard_of", {"person": ("e1",)}, False),
    ],
)
def test_a_claim_is_sensitive(kind: str, roles: dict[str, RoleValue], sensitive: bool) -> None:
    reading = read((kind, roles), ("relation", KINSHIP))
    assert ("c0" in sensitive_claims(reading)) is sensitive


def test_relatives_are_those_named_as_such_and_groups_of_them() -> None:
    assert relatives(read(("relation", KINSHIP))) == {"e2", "e3"}
    assert relatives(read()) == {"e3"}
