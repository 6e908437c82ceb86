"""Whom a pronoun means that goes on with what somebody was saying: `He went on to say`, `She added`.

In: the tree, the pronoun and the words that name those told of before. Out: the word for whoever spoke last, or nothing.
Always true: only the subject of a verb by which one goes on speaking is such a pronoun, and only the subject of a verb
of speaking is whoever spoke.
"""

from __future__ import annotations

from collections.abc import Iterable

from backchannel.tree import Tree, matches

# how many sentences back somebody may have spoken
REACH = 4
ADDING = frozenset({"add", "continue", "conclude"})
SPEAKING = frozenset(
    {"say", "tell", "inform", "argue", "submit", "state", "explain", "add", "note", "contend", "claim", "maintain",
     "insist", "testify", "urge", "ask", "warn", "stress", "recall", "write", "continue"}
)  # fmt: skip


def spoke_last(tree: Tree, pronoun: int, ats: Iterable[int]) -> int | None:
    """The nearest of the words `ats`, the nearest first, that is the subject of a verb of speaking, where the pronoun's verb
    goes on with it."""
    verb = tree.head(pronoun) if matches(tree[pronoun].dep, "nsubj") else None
    if verb is None or not goes_on(tree, verb):
        return None
    here = tree[pronoun].sentence
    for at in ats:
        if here - tree[at].sentence > REACH:
            return None
        if at < pronoun and speaks(tree, at):
            return at
    return None


def goes_on(tree: Tree, verb: int) -> bool:
    """True for `went on to say` and `added that`, as the main verb of a sentence."""
    if not matches(tree[verb].dep, "root") or tree[verb].tag not in {"VBD", "VBZ"}:
        return False
    if tree[verb].lemma.lower() in ADDING:
        return bool(tree.children(verb, "ccomp"))
    on = any(tree[k].text.lower() == "on" for k in tree.children(verb, "compound:prt", "advmod", "obl"))
    said = any(tree[k].lemma.lower() in SPEAKING for k in tree.children(verb, "xcomp", "advcl"))
    return tree[verb].lemma.lower() == "go" and on and said


def speaks(tree: Tree, i: int) -> bool:
    """True for the subject of a verb of speaking, and for a name beside it."""
    top = tree.first_conjunct(i)
    while matches(tree[top].dep, "appos") or matches(tree[top].dep, "nmod:desc"):
        top = tree[top].head
    verb = tree.head(top) if tree[top].dep == "nsubj" else None
    return verb is not None and tree[verb].lemma.lower() in SPEAKING
