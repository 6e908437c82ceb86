"""A mention before it is known whom it denotes.

In: nothing. Out: the type that names, nominals and pronouns share until coreference has been resolved.
Always true: `head` lies in `[first, last)`, and the token range is what a person is shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from backchannel.annotate.lexicon import Known, Lexicon
from backchannel.records import EntityKind, MentionForm
from backchannel.tree import Tree


@dataclass(slots=True)
class Candidate:
    """A mention with what its own words tell: kind, gender (`m`, `f` or empty), number, side, roles."""

    head: int
    first: int
    last: int
    form: MentionForm
    kind: EntityKind | None = None
    text: str = ""
    core: str = ""
    gender: str = ""
    plural: bool = False
    definite: bool = False
    country: str | None = None
    known: Known | None = None
    roles: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    nationalities: list[str] = field(default_factory=list)
    title_heads: list[int] = field(default_factory=list)
    organs: list[str] = field(default_factory=list)
    possessor: int | None = None
    count: int | None = None
    pronoun: str = ""
    title: tuple[int, int] = (0, 0)


def head_of(tree: Tree, first: int, last: int) -> int:
    """The word of `[first, last)` that hangs outside it."""
    for i in range(first, last):
        up = tree.head(i)
        if up is None or not first <= up < last:
            return i
    return first


def source_top(tree: Tree, first: int, last: int) -> int:
    """The word of a source that hangs outside it and can name somebody: no date or number that a tree left loose."""
    outside = (i for i in range(first, last) if (up := tree.head(i)) is None or not first <= up < last)
    named = (
        i
        for i in outside
        if tree[i].upos in ("NOUN", "PROPN", "PRON") and not tree[i].dep.endswith("unmarked")
    )
    return next(named, head_of(tree, first, last))


def sides(
    tree: Tree, lexicon: Lexicon, indices: list[int], implied: bool = True
) -> tuple[list[str], list[str]]:
    """Alpha-2 codes and keys of institutions that the words at `indices` name, in text order.

    `implied` admits nouns that mean one country where none is named.
    """
    codes: list[str] = []
    bodies: list[str] = []
    organs: list[str] = []
    for i in indices:
        token = tree[i]
        code = lexicon.adjectives.get(token.text)
        found = lexicon.lookup(tree.text, token.start)
        if found is not None and found.kind != "place":
            if found.kind == "state":
                code = code or found.country
            else:
                organs.append(found.key)
                bodies += [found.country] if found.country else []
        elif i + 1 in indices and (two := f"{token.text} {tree[i + 1].text}") in lexicon.adjectives:
            code = lexicon.adjectives[two]
        if code is None and implied:
            code = lexicon.implied_country.get(token.lemma.lower())
        if code is not None and code not in codes:
            codes.append(code)
    # an adjective of a state decides whose senate it is
    return codes or list(dict.fromkeys(bodies)), organs
