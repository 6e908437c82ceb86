"""Clauses and phrases that say before, after, until or unless what.

In: the head word of a subordinate clause or a prepositional phrase. Out: a `Predication` whose lemma is the word
that opens it (`before`, `unless`, `as long as`), with the slots `main` (head of the clause that it limits),
`main:subject`, `main:object`, `main:over` (its verb where the clause tells what is past), `main:marks` (auxiliaries, adverbs and negations of that clause, and the verbs
above it that it completes) and `marks` (adverbs of its own). Always true: slots hold words of one sentence.
"""

from __future__ import annotations

from collections.abc import Container

from backchannel.claims.arguments import Predication, subject_of
from backchannel.tree import Tree

PHRASES = frozenset({"obl", "nmod", "advcl", "acl"})
ADVERBIAL = frozenset({("once", "IN"), ("when", "WRB")})
MARKS = ("aux", "advmod", "det", "cc")


def subordination(tree: Tree, i: int, openers: Container[str]) -> Predication | None:
    """The limitation that word `i` heads, or nothing where none of `openers` opens it."""
    if tree[i].dep.partition(":")[0] not in PHRASES or (head := tree.head(i)) is None:
        return None
    opener, inner = tree.mark(i) or tree.case(i) or adverbial(tree, i), i
    if not opener and (clauses := tree.children(i, "ccomp")) and tree[i].dep.startswith("advcl"):
        # a participle that has become a conjunction: `provided that`
        opener, inner = tree[i].text.lower(), clauses[0]
    if not opener:
        return None
    opener, head = as_long_as(tree, i, opener, head)
    if opener not in openers:
        return None
    chain = [head]
    while tree[chain[-1]].dep == "xcomp" and (up := tree.head(chain[-1])) is not None:
        chain.append(up)
    top = chain[-1]
    chain[1:1] = tree.children(top, "xcomp") if top == head else []
    limited = [*chain, *(c for one in chain for c in tree.children(one, "nsubj", "obj"))]
    slots = {
        "self": (inner,),
        "main": (top,),
        "main:clause": tuple(a for a in (head, *tree.ancestors(head)) if tree[a].upos == "VERB")[:1],
        "main:subject": tuple(clause_subject(tree, top)),
        "main:object": tuple(c for one in chain for c in tree.children(one, "obj")),
        "main:marks": (
            *(c for one in limited for c in tree.children(one, *MARKS) if perfective(tree, c)),
            *chain[1:],
        ),
        "main:nobody": tuple(c for c in tree.children(top, "nsubj") if tree[c].upos == "PRON"),
        "marks": tuple(tree.children(i, "advmod", "cc")),
        "subject": tuple(tree.children(inner, "nsubj", "csubj")),
        "main:over": (top,) if tree[inner].upos not in {"VERB", "AUX"} and over_by_then(tree, top) else (),
    }
    return Predication(inner, opener, "MARK", False, {k: v for k, v in slots.items() if v})


def over_by_then(tree: Tree, top: int) -> bool:
    """True for `was held until Friday`: what was so until a time is told and asks for nothing."""
    helpers = {tree[c].text.lower() for c in tree.children(top, "aux", "cop", "advmod")}
    past = tree[top].tag == "VBD" or bool(helpers & {"was", "were", "had"})
    return past and not helpers & {"not", "n't", "n’t", "never", "would", "could"}


def adverbial(tree: Tree, i: int) -> str:
    """`only once they have left`, `when the shelling stops`: a conjunction that is read as an adverb."""
    opens = (tree[c] for c in tree.children(i, "advmod") if c < i)
    return next((t.text.lower() for t in opens if (t.text.lower(), t.tag) in ADVERBIAL), "")


def perfective(tree: Tree, c: int) -> bool:
    """False for the `have` of a perfect, which obliges nobody."""
    return tree[c].upos != "AUX" or tree[c].lemma != "have"


def clause_subject(tree: Tree, top: int) -> list[int]:
    """Who does what the limited clause says; nobody where it is done to its subject."""
    if tree.children(top, "nsubj:pass"):
        return []
    return subject_of(tree, top) if tree[top].upos in {"VERB", "AUX"} else tree.children(top, "nsubj")


def as_long_as(tree: Tree, i: int, opener: str, head: int) -> tuple[str, int]:
    """`as long as he lives` hangs on `long`; the clause that it limits is the one above."""
    if opener == "as" and tree[head].upos == "ADV" and tree[head].dep == "advmod":
        up = tree.head(head)
        return f"as {tree[head].text.lower()} as", up if up is not None else head
    if opener == "as":
        for c in tree.children(i, "advmod"):
            # `as long as he has not ruled`, whose words all hang on the verb
            if (
                c < i
                and tree[c].text.lower() in {"long", "soon"}
                and tree[c - 1].text.lower() in {"as", "so"}
            ):
                return f"as {tree[c].text.lower()} as", head
    return opener, head
