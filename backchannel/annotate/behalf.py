"""Whether somebody called a relative or a lawyer speaks for another, or is only described so.

In: an entity and the words that call it mother, widow or attorney. Out: true where they relate it to somebody else.
Always true: how many children somebody has (`a father of two`), what somebody does for a living (`a human rights
lawyer`) and who prosecutes (`the district attorney`) say nothing of whom the words are spoken for.
"""

from __future__ import annotations

from backchannel.annotate.entities import EntityIndex
from backchannel.annotate.lexicon import Lexicon
from backchannel.tree import Tree

INDEFINITE = ("a", "an")


def relation_words(tree: Tree, lexicon: Lexicon, index: EntityIndex, entity: str) -> list[int]:
    """The words that call an entity a relative or a lawyer, wherever they stand."""
    return [
        i
        for i, t in enumerate(tree.tokens)
        if (lemma := t.lemma.lower()) in lexicon.relatives
        or lexicon.has("lawyers", lemma)
        or lexicon.has("family_groups", lemma)
        if entity in bearers(tree, index, i)
    ]


def bearers(tree: Tree, index: EntityIndex, i: int) -> tuple[str, ...]:
    """Ids of those whom the word `i` describes: by itself, as a title, an apposition or a predicate."""
    head = tree.head(i)
    found = [*index.denotes(i), *([index.titled[i]] if i in index.titled else [])]
    if head is not None and tree[i].dep in ("compound", "appos", "nmod", "flat", "amod"):
        found += index.denotes(head)
    for c in tree.children(i, "appos", "flat", "nsubj"):
        found += index.denotes(c)
    if i + 1 < len(tree.tokens) and tree[i + 1].upos == "PROPN":
        found += index.denotes(i + 1)
    return tuple(found)


def prosecutes(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    """True for a lawyer of the state: `District Attorney`, `state counsel`, `a lawyer for the government`."""
    before = i - 1
    while before >= 0 and tree[before].upos in ("NOUN", "PROPN", "ADJ", "VERB") and i - before < 4:
        if lexicon.has("public_lawyers", tree[before].text.lower()):
            return True
        before -= 1
    if i + 1 < len(tree.tokens) and tree[i + 1].text.lower() == "general":
        return True
    owners = [*tree.children(i, "nmod:poss"), *(c for c in tree.children(i, "nmod") if tree.case(c))]
    return any(lexicon.has("public_lawyers", tree[c].lemma.lower()) for c in owners)


def speaks_for(tree: Tree, lexicon: Lexicon, i: int, index: EntityIndex, named: bool) -> bool:
    """True where the word for a relative or a lawyer tells whose: `his wife`, `a lawyer for the family`.

    Who has no name of their own (`a relative said`) is asked as one.
    """
    lawyer = lexicon.has("lawyers", tree[i].lemma.lower())
    if lawyer and prosecutes(tree, lexicon, i):
        return False
    if tree.child(i, "nmod:poss") is not None:
        return True
    owners = [c for c in tree.children(i, "nmod") if tree.case(c) in ("of", "to", "for")]
    if owners:
        return any(somebody(tree, lexicon, c, index, lawyer) for c in owners)
    if any(tree[c].lemma in ("represent", "defend", "act") for c in tree.children(i, "acl", "acl:relcl")):
        return True
    indefinite = named and (det := tree.child(i, "det")) is not None and tree[det].text.lower() in INDEFINITE
    sides = ("court_sides", "family_groups")
    of_side = any(lexicon.has(s, tree[c].lemma.lower()) for c in tree.children(i, "compound") for s in sides)
    return of_side or not indefinite


def somebody(tree: Tree, lexicon: Lexicon, i: int, index: EntityIndex, lawyer: bool) -> bool:
    """True for an owner who is somebody else: no number, no children without a name, for a lawyer no body."""
    if tree[i].upos == "NUM":
        # the mother of one of the students, and no mother of two
        return any(tree.case(c) == "of" for c in tree.children(i, "nmod"))
    if tree.child(i, "nummod") is not None and tree.child(i, "det", "amod", "acl") is None:
        return False
    if not lawyer:
        return True
    kinds = {e.id: e.kind for e in index.entities}
    return all(kinds[x] in ("person", "group") for x in index.denotes(i))


def on_behalf(tree: Tree, lexicon: Lexicon, index: EntityIndex, entity: str, named: bool) -> bool:
    """True where an entity with the role of a relative or a lawyer is one to or of somebody else."""
    words = relation_words(tree, lexicon, index, entity)
    return not words or any(speaks_for(tree, lexicon, i, index, named) for i in words)


def of_family(tree: Tree, lexicon: Lexicon, index: EntityIndex, entity: str) -> bool:
    """True for who speaks for a family or a client by another word: `family members`, `his legal team`, `loved ones`."""
    mentioned = (i for i in (*index.heads, *index.groups) if entity in index.denotes(i))
    return any(stands_for(tree, lexicon, i) for i in mentioned)


def stands_for(tree: Tree, lexicon: Lexicon, i: int) -> bool:
    """True for a word that its own modifiers make a family's or a lawyer's."""
    lemma = tree[i].lemma.lower()
    before = {tree[c].lemma.lower() for c in tree.children(i, "amod", "compound")}
    if lemma == "one":
        return bool(before & {"loved", "love"})
    if lemma in ("team", "representative") and "legal" in before:
        return True
    if lemma != "member" and not lexicon.has("spokespeople", lemma) and lemma != "representative":
        return False
    owners = {tree[c].lemma.lower() for c in tree.children(i, "nmod") if tree.case(c) in ("of", "for")}
    return any(word in lexicon.relatives or lexicon.has("family_groups", word) for word in before | owners)
