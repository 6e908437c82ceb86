"""Whom a lawyer calls his client: `Omid Farr, a lawyer for Haddo, said his client would appeal`.

In: annotations. Out: the same, with the word `client` standing for the person whose lawyer the text says its owner to be.
Always true: of a lawyer who is nobody's in particular, or of somebody who is no lawyer, no client is known.
"""

from __future__ import annotations

from dataclasses import replace

from backchannel.claims.frames import Grammar
from backchannel.records import Annotations
from backchannel.tree import Tree

TITLED = ("nmod:desc", "compound", "appos", "flat")
WHOSE = frozenset({"for", "of"})
OWN = frozenset({"my", "our"})


def with_clients(annotations: Annotations, words: Grammar) -> Annotations:
    """`annotations` with the clients of lawyers among the heads of mentions."""
    called = [t.index for t in annotations.syntax.tokens if t.text.lower() == "client"]
    if not called:
        return annotations
    tree = Tree(annotations.syntax, annotations.document.text, frozenset())
    heads = dict(annotations.heads)
    for i in called:
        owners = tree.children(i, "nmod:poss")
        lawyer = owner(annotations, tree, owners[0]) if owners else None
        if i not in heads and lawyer is not None and (one := client_of(annotations, tree, lawyer, words)):
            heads[i] = one
    return replace(annotations, heads=heads) if len(heads) > len(annotations.heads) else annotations


def owner(annotations: Annotations, tree: Tree, i: int) -> str | None:
    """Whom the possessive at word `i` means: for `my` and `our` who speaks."""
    if tree[i].text.lower() not in OWN:
        return annotations.heads.get(i)
    at = tree[i].start
    said = [s for s in annotations.statements if any(c.start <= at < c.end for c in s.content)]
    speaker = said[-1].speaker if said else None
    return speaker if isinstance(speaker, str) else None


def client_of(annotations: Annotations, tree: Tree, lawyer: str, words: Grammar) -> str | None:
    """Whose lawyer the text says somebody to be."""
    people = {e.id for e in annotations.entities if e.kind == "person"}
    for i in [i for i, e in annotations.heads.items() if e == lawyer]:
        for k in (i, *tree.children(i, *TITLED)):
            if tree[k].lemma.lower() not in words.lists["lawyers"]:
                continue
            owners = tree.children(k, "nmod:poss") + tree.children(i, "nmod:poss")
            owners += [c for c in tree.children(k, "nmod") if tree.case(c) in WHOSE]
            found = [e for c in owners if (e := annotations.heads.get(c)) in people and e != lawyer]
            if found:
                return found[0]
    return None
