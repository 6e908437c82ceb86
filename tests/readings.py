"""Short texts of our own read to the end, as tables of tests want them: names in place of ids.

In: a text. Out: its claims as pairs of type and roles, realis and time among the roles. The pipeline is loaded once.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from backchannel.annotate import annotate, load
from backchannel.claims import make_claims
from backchannel.records import Annotations, Document, Span

Told = dict[str, Any]

pipeline = cache(load)


def annotated(text: str) -> Annotations:
    document = Document("made-up", "0" * 64, text, published="2024-08-01", paragraphs=(Span(0, len(text)),))
    return annotate(document, pipeline(threads=1))


def told(found: Annotations) -> list[tuple[str, Told]]:
    """The claims of what is annotated."""
    names = {e.id: e.name for e in found.entities}
    out = []
    for claim in make_claims(found):
        roles = {k: [names[e] for e in v] if isinstance(v, tuple) else v for k, v in claim.roles.items()}
        out.append((claim.type, roles | {"realis": claim.realis, "time": claim.time}))
    return out


def matches(found: tuple[str, Told], kind: str, roles: Told) -> bool:
    """True for a claim of that type which has at least these roles."""
    return found[0] == kind and all(found[1].get(k) == v for k, v in roles.items())


def assert_says(text: str, kind: str, roles: Told) -> None:
    """Fail, showing what was read, where no claim of that type has at least these roles."""
    found = told(annotated(text))
    assert any(matches(one, kind, roles) for one in found), found


def assert_says_nothing_of(text: str, kind: str, roles: Told) -> None:
    """Fail, showing what was read, where a claim of that type has these roles."""
    found = told(annotated(text))
    assert not any(matches(one, kind, roles) for one in found), found


def says(rows: list[tuple[str, str, Told]]) -> Callable[[str, str, Told], None]:
    """A test for each row of a table: that its text says so."""

    @pytest.mark.parametrize(("text", "kind", "roles"), rows)
    def test(text: str, kind: str, roles: Told) -> None:
        assert_says(text, kind, roles)

    return test


def says_nothing_of(rows: list[tuple[str, str, Told]]) -> Callable[[str, str, Told], None]:
    """A test for each row of a table: that its text says nothing of the kind."""

    @pytest.mark.parametrize(("text", "kind", "roles"), rows)
    def test(text: str, kind: str, roles: Told) -> None:
        assert_says_nothing_of(text, kind, roles)

    return test
