"""The vocabulary as a page for people.

In: the vocabulary. Out: `docs/vocabulary.md`, which a test compares. Always true: every claim type, role and
term stands on the page with its definition.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from backchannel.vocabulary import ClaimType, Role, Sensitivity, vocabulary

_KINDS = {
    "entity": "entities",
    "text": "text",
    "count": "count",
    "duration": "duration",
    "edtf": "date",
}


def page() -> str:
    """The page as Markdown."""
    words = vocabulary()
    lines = [
        "# Vocabulary",
        "",
        "Written by `make docs` from `backchannel/vocabulary.yaml`; change it there.",
        "",
        "## Types of claim",
    ]
    for kind in words.types.values():
        lines += _type(kind)
    lines += ["", "## Lists of terms"]
    for name, terms in words.terms.items():
        lines += _terms(name, terms)
    return "\n".join(lines) + "\n"


def _type(kind: ClaimType) -> Iterator[str]:
    yield from ("", f"### {kind.name}", "", kind.definition)
    if kind.sensitive:
        yield from ("", f"Left out of what is published {_when(kind.sensitive)}.")
    yield from ("", "| role | holds | meaning |", "|---|---|---|")
    for role in kind.roles.values():
        yield f"| `{role.name}` | {_holds(role)} | {role.definition} |"


def _when(rule: Sensitivity) -> str:
    if rule.always:
        return "unless asked for"
    if rule.relatives_in:
        roles = " or ".join(f"`{role}`" for role in rule.relatives_in)
        return f"unless asked for, where {roles} holds a relative or a group of relatives"
    roles = " or ".join(f"`{role}`" for role in rule.terms_in)
    return f"unless asked for, where {roles} names a relative"


def _holds(role: Role) -> str:
    if role.kind == "term":
        return f"[{role.term_list}](#{role.term_list})"
    return _KINDS[role.kind] + (" or text" if role.or_text else "")


def _terms(name: str, terms: Mapping[str, str]) -> Iterator[str]:
    yield from ("", f"### {name}", "", "| term | meaning |", "|---|---|")
    for term, definition in terms.items():
        yield f"| `{term}` | {definition} |"
